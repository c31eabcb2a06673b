package org.axonmark.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.TaskCard;
import org.jspecify.annotations.Nullable;

/**
 * How the board of a task came to be as it stood at the end of a day. Nothing of it is written down: it is ranked again, by the rule by which boards are ranked,
 * from the results that stood on either side of each change.
 *
 * @param board as it stood
 * @param on the day, of UTC
 * @param isToday whether that is the day on which it was asked for
 * @param dates days up to today on which the ranked entries changed, rising
 * @param before the ranked entries before the first of the steps
 * @param steps the last changes up to the end of the day, at most {@value #MOST_STEPS}, rising
 * @param earlier how many changes came before them
 */
public record History(TaskBoard board, LocalDate on, boolean isToday, List<LocalDate> dates, State before, List<Step> steps, int earlier) {

    /** Most changes that are told at once. */
    public static final int MOST_STEPS = 30;

    /** Copies the lists. */
    public History {
        dates = List.copyOf(dates);
        steps = List.copyOf(steps);
    }

    /**
     * What was ranked.
     *
     * @param eligible entries made in the sandbox
     * @param unsandboxed entries made without; empty unless the board is local
     */
    public record State(Ranked eligible, Ranked unsandboxed) {}

    /**
     * A change of what is ranked.
     *
     * @param at when
     * @param causes what happened, at least one
     * @param moves entries that stood before and after, and elsewhere after
     * @param after what was ranked from then on
     */
    public record Step(Instant at, List<Cause> causes, List<Move> moves, State after) {

        /** Copies the lists. */
        public Step {
            causes = List.copyOf(causes);
            moves = List.copyOf(moves);
        }
    }

    /**
     * Why something changed.
     *
     * @param kind what happened
     * @param kept the result it happened to, absent if it concerns the whole board
     * @param detail a number that goes with it: of the round, or the version of scorer or task; 0 if there is none
     */
    public record Cause(Kind kind, Optional<Kept> kept, int detail) {}

    /** What can happen. */
    public enum Kind {
        /** A result came. */
        NEW_ENTRY,
        /** A result that only its owner saw became public. */
        EMBARGO_ENDED,
        /** An evaluation of the version that came earlier became public, and so counts instead. */
        EARLIER_EVALUATION,
        /** A result that had been taken from the ranking stands in it again. */
        STANDS_AGAIN,
        /** A result was taken from the ranking. */
        NO_LONGER_STANDS,
        /** A round was opened: its entries alone count. */
        ROUND_OPENED,
        /** A round ended: its entries stay until another is opened. */
        ROUND_ENDED,
        /** A newer scorer made a result anew of the same evaluation. */
        REDERIVED,
        /** The first entry by a newer version of the scorer. */
        NEW_SCORER,
        /** The first entry on other data than the entry before. */
        NEW_DATA,
        /** The first entry of a task's version after the first. */
        NEW_TASK_VERSION
    }

    /**
     * An entry that stands elsewhere after a change.
     *
     * @param from before
     * @param to after
     * @param unsandboxed whether it stands among the entries made without a sandbox
     */
    public record Move(Row from, Row to, boolean unsandboxed) {}

    /** A day on which the board changed before the one shown. */
    public Optional<LocalDate> previous() {
        return dates.reversed().stream().filter(date -> date.isBefore(on)).findFirst();
    }

    /** A day on which the board changed after the one shown. */
    public Optional<LocalDate> next() {
        return dates.stream().filter(date -> date.isAfter(on)).findFirst();
    }

    /** Reads a day as an address asks for it; what is none is as if it were not asked. */
    public static Optional<LocalDate> day(@Nullable String asked) {
        try {
            return Optional.ofNullable(asked).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static History of(Board board, TaskCard card, Optional<LocalDate> asked, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate on = asked.filter(today::isAfter).orElse(today);
        Instant end = on.equals(today) ? now : on.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1);
        Board.Known known = board.known(card);
        List<Change> changes = changes(board, card, known, now);
        List<Change> past = changes.stream().filter(change -> !change.at().isAfter(end)).toList();
        int earlier = Math.max(0, past.size() - MOST_STEPS);
        State before = state(earlier == 0 ? new TaskBoard(card, Optional.empty(), Ranked.NONE, Ranked.NONE, List.of(), List.of(), List.of())
                : board.stood(card, known, past.get(earlier - 1).at()));
        List<Step> steps = new ArrayList<>();
        State last = before;
        for (Change change : past.subList(earlier, past.size())) {
            State after = state(board.stood(card, known, change.at()));
            List<Move> moves = new ArrayList<>(moves(card, last.eligible(), after.eligible(), false));
            moves.addAll(moves(card, last.unsandboxed(), after.unsandboxed(), true));
            steps.add(new Step(change.at(), change.causes(), moves, after));
            last = after;
        }
        return new History(board.stood(card, known, end), on, on.equals(today),
                changes.stream().map(change -> change.at().atOffset(ZoneOffset.UTC).toLocalDate()).distinct().toList(), before, steps,
                earlier);
    }

    private static State state(TaskBoard board) {
        return new State(board.eligible(), board.unsandboxed());
    }

    private record Change(Instant at, List<Cause> causes) {}

    /** Every instant at which other entries count than before; nothing is ranked for this. */
    private static List<Change> changes(Board board, TaskCard card, Board.Known known, Instant now) {
        TreeSet<Instant> turns = new TreeSet<>();
        known.results().forEach(kept -> turns.addAll(kept.turns()));
        known.terms().forEach(term -> Stream.concat(Stream.of(term.opened()), term.card().ended().stream()).forEach(turns::add));
        known.flags().stream().filter(flag -> flag.kind().isOut() && known.results().stream().anyMatch(flag::isOf))
                .forEach(flag -> Stream.concat(Stream.of(flag.since()), flag.lifted().stream()).forEach(turns::add));
        List<Change> changes = new ArrayList<>();
        Board.Entrants before = new Board.Entrants(Optional.empty(), Map.of(), Map.of(), List.of(), Map.of());
        for (Instant at : turns.headSet(now, true)) {
            Board.Entrants after = board.entrants(card, known, at);
            List<Cause> causes = causes(card, before, after, at, changes.isEmpty());
            if (!causes.isEmpty()) {
                changes.add(new Change(at, causes));
            }
            before = after;
        }
        return changes;
    }

    private static List<Cause> causes(TaskCard card, Board.Entrants before, Board.Entrants after, Instant at, boolean first) {
        List<Cause> causes = new ArrayList<>();
        if (!before.round().equals(after.round())) {
            before.round().filter(round -> !round.hasEnded())
                    .ifPresent(round -> causes.add(new Cause(Kind.ROUND_ENDED, Optional.empty(), round.number())));
            after.round().filter(round -> !round.hasEnded())
                    .ifPresent(round -> causes.add(new Cause(Kind.ROUND_OPENED, Optional.empty(), round.number())));
        }
        causes.addAll(ofEntries(before.eligible(), after.eligible(), at, !causes.isEmpty()));
        causes.addAll(ofEntries(before.unsandboxed(), after.unsandboxed(), at, !causes.isEmpty()));
        List<Kept> known = Stream.concat(before.eligible().values().stream(), before.unsandboxed().values().stream()).toList();
        Set<String> ids = known.stream().map(kept -> kept.result().evaluation().id()).collect(Collectors.toSet());
        List<Kept> entered = causes.stream().flatMap(cause -> cause.kept().stream())
                .filter(kept -> !ids.contains(kept.result().evaluation().id())).toList();
        if (first && !entered.isEmpty() && card.id().version() > 1) {
            causes.addFirst(new Cause(Kind.NEW_TASK_VERSION, Optional.empty(), card.id().version()));
        }
        if (!known.isEmpty() && !entered.isEmpty()) {
            int scorer = known.stream().mapToInt(kept -> kept.result().evaluation().scorerVersion()).max().orElseThrow();
            entered.stream().map(kept -> kept.result().evaluation()).mapToInt(EvaluationCard::scorerVersion)
                    .filter(version -> version > scorer).max()
                    .ifPresent(version -> causes.addFirst(new Cause(Kind.NEW_SCORER, Optional.empty(), version)));
            boolean data = entered.stream().anyMatch(kept -> known.stream()
                    .noneMatch(one -> one.result().evaluation().dataset().equals(kept.result().evaluation().dataset())));
            if (data && card.labels() == Labels.OPEN) {
                causes.addFirst(new Cause(Kind.NEW_DATA, Optional.empty(), 0));
            }
        }
        return causes;
    }

    /** Whose evaluation counts now, or no longer; a round that begins or ends takes all along, and needs no words for each. */
    private static List<Cause> ofEntries(Map<String, Kept> before, Map<String, Kept> after, Instant at, boolean ofRound) {
        List<Cause> causes = new ArrayList<>();
        after.forEach((version, kept) -> {
            Kept was = before.get(version);
            boolean came = kept.received().equals(at);
            boolean shown = kept.publicFrom().filter(at::equals).isPresent();
            if (was == null) {
                Kind kind = came ? Kind.NEW_ENTRY : shown ? Kind.EMBARGO_ENDED : Kind.STANDS_AGAIN;
                if (!ofRound || kind != Kind.STANDS_AGAIN) {
                    causes.add(new Cause(kind, Optional.of(kept), 0));
                }
            } else if (!was.result().evaluation().id().equals(kept.result().evaluation().id())) {
                Kind kind = kept.takesThePlaceOf(was) ? Kind.REDERIVED : was.stoodAt(at) ? Kind.EARLIER_EVALUATION : Kind.STANDS_AGAIN;
                causes.add(new Cause(kind, Optional.of(kept), kind == Kind.REDERIVED ? kept.result().evaluation().scorerVersion() : 0));
            }
        });
        if (!ofRound) {
            before.forEach((version, kept) -> {
                if (!after.containsKey(version)) {
                    causes.add(new Cause(Kind.NO_LONGER_STANDS, Optional.of(kept), 0));
                }
            });
        }
        return causes;
    }

    private static List<Move> moves(TaskCard card, Ranked before, Ranked after, boolean unsandboxed) {
        Map<String, Row> rows = new HashMap<>();
        before.rows().forEach(row -> rows.put(row.kept().result().evaluation().submission().coordinates(), row));
        List<Move> moves = new ArrayList<>();
        for (Row to : after.rows()) {
            Row from = rows.get(to.kept().result().evaluation().submission().coordinates());
            if (from != null && isElsewhere(card, from, to)) {
                moves.add(new Move(from, to, unsandboxed));
            }
        }
        return moves;
    }

    /** Where labels are open there are no ranks, only tie groups. */
    private static boolean isElsewhere(TaskCard card, Row from, Row to) {
        if (card.labels() == Labels.OPEN) {
            return !from.standing().map(standing -> standing.tieGroup()).equals(to.standing().map(standing -> standing.tieGroup()));
        }
        return !from.standing().equals(to.standing());
    }
}
