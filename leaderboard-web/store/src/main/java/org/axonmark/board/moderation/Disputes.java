package org.axonmark.board.moderation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.Kept;
import org.axonmark.board.accounts.Role;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/**
 * Problems that readers report with rows: each is public, is answered by who reported it, the owner and moderators, and ends upheld or rejected, with a
 * reason.
 */
public final class Disputes {

    /** Most characters of a report or an answer. */
    public static final int MOST_TEXT = 2000;
    /** Most disputes that an account opens in a day. */
    public static final int MOST_OPENED = 5;
    /** Most texts that an account writes in a day, reports among them. */
    public static final int MOST_SAID = 30;
    /** Most texts of a dispute; its decision may follow. */
    public static final int MOST_MESSAGES = 200;

    private final Board board;
    private final Moderation moderation;
    private final KeptModeration kept;
    private final InstantSource clock;

    /** Keeps the disputes of a board. */
    public Disputes(Board board, Moderation moderation, KeptModeration kept, InstantSource clock) {
        this.board = board;
        this.moderation = moderation;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Opens a dispute on a result that all see, with all that newer scorers make of it.
     *
     * @param text 1 to {@value #MOST_TEXT} characters of plain text
     * @throws AxonmarkException if there is no such result, the account has an open dispute on it, or wrote too much lately
     */
    public synchronized Dispute open(String account, String evaluation, String text) {
        Kept row = board.result(evaluation).orElseThrow(() -> new AxonmarkException(ErrorCode.user("result-unknown"),
                "this board shows no result of this id; open a dispute from the page of a result"));
        checkRate(account);
        Instant now = now();
        if (kept.opened(account, now.minus(Duration.ofDays(1))) >= MOST_OPENED) {
            throw tooMany(MOST_OPENED + " disputes");
        }
        if (kept.disputes(Optional.of(row.evaluation()), Integer.MAX_VALUE).stream()
                .anyMatch(one -> one.account().equals(account) && one.state() == Dispute.State.OPEN)) {
            throw new AxonmarkException(ErrorCode.user("dispute-open"), "account '" + account
                    + "' has an open dispute on this result; add to that one");
        }
        String coordinates = row.result().evaluation().submission().coordinates();
        Dispute dispute = new Dispute(Words.id(), row.evaluation(), coordinates, row.result().evaluation().task().toString(), account, now,
                Dispute.State.OPEN, List.of(new Dispute.Message(now, account, "reporter", Words.checked("report", text, MOST_TEXT))));
        kept.open(dispute, line(account, "reporter", Act.DISPUTE_OPENED, dispute, ""));
        return dispute;
    }

    /** Returns a dispute. */
    public Dispute find(String id) {
        return kept.dispute(id).orElseThrow(() -> new AxonmarkException(ErrorCode.user("dispute-unknown"),
                "there is no dispute of this id; /disputes lists the newest"));
    }

    /** Returns the newest disputes, of one result if it is named, each with its report alone. */
    public List<Dispute> newest(Optional<String> evaluation, int most) {
        return kept.disputes(evaluation.map(id -> board.result(id).map(Kept::evaluation).orElse(id)), most);
    }

    /** Returns as what an account speaks in a dispute: reporter, owner, moderator, administrator; absent if it may not. */
    public Optional<String> capacity(String account, Dispute dispute) {
        if (account.equals(dispute.account())) {
            return Optional.of("reporter");
        }
        if (kept.owner(dispute.coordinates().replaceFirst(":.*", "")).equals(Optional.of(account))) {
            return Optional.of("owner");
        }
        return moderation.is(account, Role.MODERATOR) ? Optional.of(moderation.require(account, Role.MODERATOR)) : Optional.empty();
    }

    /** Tells whether an account may decide a dispute: a moderator who neither reported it nor owns the row. */
    public boolean mayDecide(String account, Dispute dispute) {
        return dispute.state() == Dispute.State.OPEN && moderation.is(account, Role.MODERATOR)
                && capacity(account, dispute).filter(as -> as.equals("reporter") || as.equals("owner")).isEmpty();
    }

    /**
     * Adds to an open dispute.
     *
     * @throws AxonmarkException if the account has no part in it, it is decided, or too much was written
     */
    public synchronized void answer(String account, String id, String text) {
        Dispute dispute = find(id);
        String capacity = capacity(account, dispute).orElseThrow(() -> new AxonmarkException(ErrorCode.user("dispute-foreign"),
                "only who reported it, the submission's owner and moderators add to a dispute; open one of your own"));
        checkRate(account);
        if (dispute.state() != Dispute.State.OPEN || dispute.messages().size() >= MOST_MESSAGES) {
            throw decided(dispute);
        }
        kept.say(id, new Dispute.Message(now(), account, capacity, Words.checked("answer", text, MOST_TEXT)));
    }

    /**
     * Ends a dispute.
     *
     * @param upheld whether the problem is one
     * @throws AxonmarkException if the account is no moderator, reported it or owns the row, or it is decided
     */
    public synchronized void decide(String moderator, String id, boolean upheld, String reason) {
        String capacity = moderation.require(moderator, Role.MODERATOR);
        Dispute dispute = find(id);
        moderation.requireApart(moderator, dispute.coordinates());
        if (dispute.account().equals(moderator)) {
            throw new AxonmarkException(ErrorCode.user("judge-own"), "'" + moderator + "' reported this itself; another moderator decides");
        }
        String why = Words.checked("reason", reason, Moderation.MOST_REASON);
        if (!kept.decide(id, upheld ? Dispute.State.UPHELD : Dispute.State.REJECTED,
                new Dispute.Message(now(), moderator, capacity, why),
                line(moderator, capacity, upheld ? Act.DISPUTE_UPHELD : Act.DISPUTE_REJECTED, dispute, why))) {
            throw decided(dispute);
        }
    }

    private Entry.Done line(String who, String capacity, Act act, Dispute dispute, String reason) {
        return new Entry.Done(now(), who, capacity, act, "result/" + dispute.evaluation(), "dispute/" + dispute.id(), reason,
                Instant.EPOCH);
    }

    private void checkRate(String account) {
        if (kept.said(account, now().minus(Duration.ofDays(1))) >= MOST_SAID) {
            throw tooMany(MOST_SAID + " texts");
        }
    }

    private static AxonmarkException tooMany(String what) {
        return new AxonmarkException(ErrorCode.user("too-many-disputes"),
                "an account writes at most " + what + " a day; wait until the day is over");
    }

    private static AxonmarkException decided(Dispute dispute) {
        return new AxonmarkException(ErrorCode.user("dispute-decided"), "the dispute is " + dispute.state().id() + ", or has "
                + MOST_MESSAGES + " texts already; nothing can be added: open another one if there is something new");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
