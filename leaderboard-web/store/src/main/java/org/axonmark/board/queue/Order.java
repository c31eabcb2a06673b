package org.axonmark.board.queue;

import java.time.Instant;
import java.util.Optional;

import org.axonmark.results.format.Sha256;

/**
 * What somebody asked for: one submission on one task, and how far it is.
 *
 * @param id 26 characters, made by the board
 * @param account who asked
 * @param key what makes the same request twice the same order, unique within the account
 * @param coordinates id and version of the submission
 * @param sha256 of its JAR
 * @param task id of the task
 * @param received when it was asked for
 * @param publicFrom until when its owner alone sees more of it than its state and the sum of its result; absent if everybody does
 * @param state waiting, running or ended
 * @param attempt how many times it was given to an agent; the number of an attempt fences it against those before
 * @param lease who works on it, absent unless it runs
 * @param progress what the agent last said, untrusted text
 * @param end how it ended, absent until then
 * @param rederives which evaluation's result a newer scorer is to make anew; absent if somebody asked for an evaluation
 */
public record Order(
        String id,
        String account,
        String key,
        String coordinates,
        Sha256 sha256,
        String task,
        Instant received,
        Optional<Instant> publicFrom,
        State state,
        int attempt,
        Optional<Lease> lease,
        String progress,
        Optional<End> end,
        Optional<Rederives> rederives) {

    /** The account of what the board itself asks for: none that anybody can have. */
    public static final String BOARD = "";

    /** How far an order is. */
    public enum State {
        /** No agent has it. */
        WAITING,
        /** An agent has it, until its lease ends. */
        RUNNING,
        /** It ended, for good. */
        ENDED
    }

    /**
     * An agent's right to an order.
     *
     * @param agent its name
     * @param begun when it took the order
     * @param until when the right ends unless it is renewed
     * @param deadline when it ends in any case
     */
    public record Lease(String agent, Instant begun, Instant until, Instant deadline) {}

    /**
     * How an order ended.
     *
     * @param at when
     * @param state name of the evaluation's end state, such as {@code scored} or {@code abandoned}
     * @param detail one sentence, untrusted text
     * @param evaluation the evaluation whose result is kept, absent if there is none
     */
    public record End(Instant at, String state, String detail, Optional<String> evaluation) {}

    /**
     * What the board asks for when a task's scorer is newer than the one that made a row.
     *
     * @param evaluation id of the evaluation, one of its own
     * @param scorer version of the scorer that is to score it
     */
    public record Rederives(String evaluation, int scorer) {}

    /** How an order of the board ended whose result can be made nowhere; the row stays as it is. */
    public static final String UNDERIVABLE = "underivable";

    /** Tells whether others than its owner see it whole. */
    public boolean isPublic(Instant now) {
        return publicFrom.isEmpty() || !publicFrom.orElseThrow().isAfter(now);
    }

    /** Returns this order in an agent's hands, as its next attempt. */
    Order taken(Lease by) {
        return new Order(id, account, key, coordinates, sha256, task, received, publicFrom, State.RUNNING, attempt + 1, Optional.of(by), "",
                Optional.empty(), rederives);
    }

    /** Returns this order with its lease renewed. */
    Order renewed(Instant until, String said) {
        Lease held = lease.orElseThrow();
        return new Order(id, account, key, coordinates, sha256, task, received, publicFrom, state, attempt,
                Optional.of(new Lease(held.agent(), held.begun(), until, held.deadline())), said, end, rederives);
    }

    /** Returns this order waiting again. */
    Order returned() {
        return new Order(id, account, key, coordinates, sha256, task, received, publicFrom, State.WAITING, attempt, Optional.empty(), "",
                Optional.empty(), rederives);
    }

    /** Returns this order ended. */
    Order ended(End how) {
        return new Order(id, account, key, coordinates, sha256, task, received, publicFrom, State.ENDED, attempt, Optional.empty(),
                progress, Optional.of(how), rederives);
    }
}
