package org.axonmark.board.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.axonmark.board.Board;
import org.axonmark.board.Flag;
import org.axonmark.board.Kept;
import org.axonmark.board.accounts.Role;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;

/**
 * Takes rows out of the ranking without losing them: owners withdraw, moderators flag, administrators re-instate. Nothing is deleted, and each act is a line
 * of the public log.
 */
public final class Moderation {

    /** Most characters of a reason. */
    public static final int MOST_REASON = 1000;

    private final Board board;
    private final KeptModeration kept;
    private final InstantSource clock;

    /** Moderates a board. */
    public Moderation(Board board, KeptModeration kept, InstantSource clock) {
        this.board = board;
        this.kept = kept;
        this.clock = clock;
    }

    /** Returns an account's roles. */
    public Set<Role> roles(String account) {
        return kept.roles(account);
    }

    /** Tells whether an account may do what a role may. */
    public boolean is(String account, Role role) {
        Set<Role> roles = kept.roles(account);
        return roles.contains(role) || roles.contains(Role.ADMINISTRATOR);
    }

    /**
     * Refuses whoever may not do what a role may.
     *
     * @return as what the account acts
     * @throws AxonmarkException with code {@code role-missing}
     */
    public String require(String account, Role role) {
        if (!is(account, role)) {
            throw new AxonmarkException(ErrorCode.user("role-missing"), "account '" + account + "' is no " + role.id()
                    + " of this board; an administrator gives that role on the page /admin");
        }
        return is(account, Role.ADMINISTRATOR) ? Role.ADMINISTRATOR.id() : role.id();
    }

    /** Returns the versions of an account's submissions, as {@code id:version}. */
    public List<String> versionsOf(String account) {
        return kept.versionsOf(account);
    }

    /**
     * Withdraws a version. Its rows leave the ranking and stay readable; its id and version stay taken. Once more changes nothing.
     *
     * @param account whoever owns the submission
     * @param coordinates id and version
     * @param reason 1 to {@value #MOST_REASON} characters, shown to all
     * @throws AxonmarkException if the account owns no such submission
     */
    public Flag withdraw(String account, String coordinates, String reason) {
        String submission = coordinates.replaceFirst(":.*", "");
        if (!kept.owner(submission).equals(Optional.of(account)) || !kept.versionsOf(account).contains(coordinates)) {
            throw new AxonmarkException(ErrorCode.user("submission-unknown"), "account '" + account + "' owns no submission '"
                    + new Untrusted(coordinates).forTerminal() + "'; the page /account/withdraw lists those that it owns");
        }
        return board.withdrawal(coordinates).orElseGet(() -> set(account, "owner", Act.WITHDRAWN,
                new Flag(Words.id(), Flag.Kind.WITHDRAWN, coordinates, Optional.empty(),
                        Words.checked("reason", reason, MOST_REASON), now())));
    }

    /**
     * Flags all results of a version, or one result.
     *
     * @param moderator who does it
     * @param coordinates id and version of a submission with public results
     * @param evaluation the one result, with all that newer scorers make of it; absent for all
     * @throws AxonmarkException if the account is no moderator, or there is no such row, or it has this flag
     */
    public Flag flag(String moderator, Flag.Kind kind, String coordinates, Optional<String> evaluation, String reason) {
        String capacity = require(moderator, Role.MODERATOR);
        List<Kept> rows = board.submission(coordinates).stream()
                .filter(row -> evaluation.filter(id -> !id.equals(row.result().evaluation().id())).isEmpty()).toList();
        if (!kind.isSet() || rows.isEmpty()) {
            throw new AxonmarkException(ErrorCode.user("flag-invalid"), "'" + kind.id() + "' cannot be set on '"
                    + new Untrusted(coordinates).forTerminal() + "'" + evaluation.map(id -> ", result '" + new Untrusted(id).forTerminal()
                            + "'").orElse("")
                    + ": flags that people set are of public results; copy the address of the row");
        }
        Optional<String> evaluated = evaluation.map(_ -> rows.getFirst().evaluation());
        Flag flag = new Flag(Words.id(), kind, coordinates, evaluated, Words.checked("reason", reason, MOST_REASON), now());
        if (kept.flags().stream().anyMatch(one -> one.kind() == kind && one.coordinates().equals(coordinates)
                && (one.evaluation().isEmpty() || one.evaluation().equals(evaluated)))) {
            throw new AxonmarkException(ErrorCode.user("flag-set"), "'" + coordinates + "' is flagged as " + kind.title()
                    + " already; lift that flag first to give another reason");
        }
        return set(moderator, capacity, kind == Flag.Kind.WITHDRAWN ? Act.WITHDRAWN : Act.FLAGGED, flag);
    }

    /**
     * Lifts a flag. A withdrawal is lifted by an administrator alone; a moderator lifts no other flag of an own submission.
     *
     * @throws AxonmarkException if there is no such flag, or the account may not
     */
    public void lift(String moderator, String id, String reason) {
        require(moderator, Role.MODERATOR);
        Flag flag = kept.flags().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Moderation::unset);
        boolean withdrawal = flag.kind() == Flag.Kind.WITHDRAWN;
        String capacity = require(moderator, withdrawal ? Role.ADMINISTRATOR : Role.MODERATOR);
        if (!withdrawal) {
            requireApart(moderator, flag.coordinates());
        }
        if (!kept.lift(id, new Entry.Done(now(), moderator, capacity, withdrawal ? Act.REINSTATED : Act.UNFLAGGED, subject(flag),
                flag.kind().id(), Words.checked("reason", reason, MOST_REASON), shownFrom(flag.coordinates())))) {
            throw unset();
        }
    }

    /** Nobody judges what is the own. */
    void requireApart(String moderator, String coordinates) {
        if (kept.owner(coordinates.replaceFirst(":.*", "")).equals(Optional.of(moderator))) {
            throw new AxonmarkException(ErrorCode.user("judge-own"), "'" + coordinates + "' is a submission of '" + moderator
                    + "' itself; another moderator decides");
        }
    }

    /** Returns all flags that are set, oldest first. */
    public List<Flag> flags() {
        return kept.flags();
    }

    /** Returns lines of the log below a number, the newest first. Those that are not shown to all are among them. */
    public List<Entry> log(int below, int most) {
        return kept.log(below, most);
    }

    /** Tells whether all see a line by now. */
    public boolean isShown(Entry entry) {
        return entry.isShown(now());
    }

    private Flag set(String who, String capacity, Act act, Flag flag) {
        kept.set(flag, new Entry.Done(flag.since(), who, capacity, act, subject(flag), flag.kind().id(), flag.reason(),
                shownFrom(flag.coordinates())));
        return flag;
    }

    private static String subject(Flag flag) {
        return flag.evaluation().map(id -> "result/" + id).orElse("submission/" + flag.coordinates());
    }

    /** The log must not tell of a submission that is private. */
    private Instant shownFrom(String coordinates) {
        return kept.publicFrom(coordinates).orElse(Entry.NEVER);
    }

    private static AxonmarkException unset() {
        return new AxonmarkException(ErrorCode.user("flag-unknown"), "there is no such flag, or it was lifted; load the page anew");
    }

    /** As exactly as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
