package org.axonmark.board.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.Kept;
import org.axonmark.board.Told;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;

/**
 * Who can read what decides a task's truth, derived from the task's own card and the rounds of the board: never written by hand for a task. The submission's
 * worker never holds any of it.
 */
public final class Custody {

    private Custody() {}

    /** Who could read something. */
    public enum Reader {
        /** Everybody. */
        PUBLIC,
        /** The board's server, its database and home. */
        BOARD,
        /** Machines that evaluate. */
        AGENTS,
        /** The process in which a submission runs. */
        WORKER
    }

    /**
     * Something that decides the truth, and who can read it.
     *
     * @param what in words
     * @param readers who can read it
     * @param why in one sentence
     */
    public record Secret(String what, List<Reader> readers, String why) {

        /** Copies the list. */
        public Secret {
            readers = List.copyOf(readers);
        }
    }

    /**
     * A task with all that decides its truth.
     *
     * @param card the task
     * @param secrets what there is
     */
    public record OfTask(TaskCard card, List<Secret> secrets) {

        /** Copies the list. */
        public OfTask {
            secrets = List.copyOf(secrets);
        }
    }

    /** Something that was done with what decides a truth. */
    public enum Access {
        /** The commitment was published; the seed went to the agents' side. */
        OPENED,
        /** An agent made the round's items from the seed, to evaluate a submission. */
        USED,
        /** The round ended and the seed was published. */
        REVEALED
    }

    /**
     * A line of the log of accesses.
     *
     * @param at when
     * @param task id of the task
     * @param number of the round
     * @param commitment of its seed
     * @param access what was done
     * @param by id of the agent's key; empty if it was no agent
     * @param evaluation for which it was used; absent if for none or for a private one
     */
    public record Line(Instant at, String task, int number, Sha256 commitment, Access access, String by, Optional<String> evaluation) {}

    /** Returns all tasks with who can read their truth. */
    public static List<OfTask> tasks(Board board) {
        List<Told.RoundCard> rounds = board.rounds();
        return board.tasks().stream().map(card -> new OfTask(card, card.labels() == Labels.OPEN ? open(card)
                : byRounds(rounds.stream().filter(round -> round.task().equals(card.id().toString())).toList()))).toList();
    }

    private static List<Secret> open(TaskCard card) {
        String what = card.datasets().isEmpty() ? "labels: published with the task"
                : "labels: part of the published data " + String.join(", ", card.datasets());
        return List.of(new Secret(what, List.of(Reader.PUBLIC, Reader.BOARD, Reader.AGENTS),
                "Open labels: anybody could have looked them up, so the board gives no ranks. Agents load them to score; the worker"
                        + " never holds them."));
    }

    private static List<Secret> byRounds(List<Told.RoundCard> rounds) {
        List<Secret> secrets = new ArrayList<>();
        secrets.add(new Secret("practice seed", List.of(Reader.PUBLIC, Reader.BOARD, Reader.AGENTS),
                "Published with the task: practice rows are shown and never ranked."));
        for (Told.RoundCard round : rounds) {
            boolean open = round.ended().isEmpty();
            secrets.add(new Secret("seed of round " + round.number(),
                    open || round.seed().isEmpty() ? List.of(Reader.AGENTS) : List.of(Reader.PUBLIC, Reader.BOARD, Reader.AGENTS),
                    open ? "The board has the commitment alone until the round ends."
                            : round.seed().isEmpty() ? "The round has ended; its seed is not on this board."
                            : "Revealed when the round ended: anybody can make its items again."));
        }
        return secrets;
    }

    /** Returns what was done with the seeds of rounds, the newest first, as far as signed results and the board's rounds tell. */
    public static List<Line> log(Board board, int most) {
        List<Line> lines = new ArrayList<>();
        Map<String, List<Kept>> results = new HashMap<>();
        for (Told.RoundCard round : board.rounds()) {
            round.opened().ifPresent(at -> lines.add(line(round, at, Access.OPENED, "", Optional.empty())));
            round.ended().filter(_ -> round.seed().isPresent())
                    .ifPresent(at -> lines.add(line(round, at, Access.REVEALED, "", Optional.empty())));
            for (Kept kept : results.computeIfAbsent(round.task(), board::ofRounds)) {
                kept.agent().filter(_ -> kept.result().evaluation().round().equals(Optional.of(round.commitment())))
                        .ifPresent(agent -> lines.add(line(round, kept.result().evaluation().started(), Access.USED, agent,
                                Optional.of(kept.result().evaluation().id()).filter(_ -> board.isShown(kept)))));
            }
        }
        lines.sort((one, other) -> other.at().compareTo(one.at()));
        return lines.subList(0, Math.min(most, lines.size()));
    }

    private static Line line(Told.RoundCard round, Instant at, Access access, String by, Optional<String> evaluation) {
        return new Line(at, round.task(), round.number(), round.commitment(), access, by, evaluation);
    }
}
