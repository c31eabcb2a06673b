package org.axonmark.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskCard;

/**
 * Boards as they stand, held for as long as nothing changes that they follow from: results, flags, rounds, the task's card, and the time, for an embargo or a round may
 * end. Those that were not asked for lately give way when all together are too large. For many threads; a board is made once at a time.
 */
final class HeldBoards {

    /** Numbers in all results held; a number with its names takes some 100 bytes. */
    private static final long MOST_NUMBERS = 1_000_000;
    private static final int NUMBERS_OF_A_RESULT = 50;
    private static final int NUMBERS_OF_A_PICTURE = 500;

    private final Map<String, Entry> boards = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private long numbers;

    /**
     * What else than the time a board follows from.
     *
     * @param version counts results and flags, read before them
     */
    record Source(TaskCard card, List<Told.Term> terms, long version) {}

    /**
     * A board.
     *
     * @param known what it was made of
     * @param at when
     */
    record Held(TaskBoard board, Board.Known known, Instant at) {

        /** Returns the next instant at which the board is another, though nobody does anything. */
        Instant until() {
            List<Instant> turns = new ArrayList<>();
            known.results().forEach(kept -> kept.publicFrom().ifPresent(turns::add));
            known.terms().forEach(term -> {
                turns.add(term.opened());
                term.card().ended().ifPresent(turns::add);
                term.card().sealedUntil().ifPresent(turns::add);
            });
            return turns.stream().filter(at::isBefore).min(Instant::compareTo).orElse(Instant.MAX);
        }

        long numbers() {
            return known.results().stream().map(Kept::result).mapToLong(Held::numbers).sum();
        }

        private static long numbers(Result result) {
            return NUMBERS_OF_A_RESULT + result.itemScores().size() + result.unitFacts().size()
                    + (long) NUMBERS_OF_A_PICTURE * (result.exhibits().size() + result.charts().size());
        }
    }

    private record Entry(Source source, Held held, Instant until, long numbers) {

        boolean holds(Source asked, Instant now) {
            return source.equals(asked) && now.isBefore(until) && !now.isBefore(held.at());
        }
    }

    /**
     * Returns a board.
     *
     * @param make makes it anew; it is given the results that were held of it before
     */
    Held find(Source source, Instant now, Function<List<Kept>, Held> make) {
        String task = source.card().id().toString();
        Optional<Entry> before = find(task);
        if (before.isPresent() && before.orElseThrow().holds(source, now)) {
            return before.orElseThrow().held();
        }
        synchronized (locks.computeIfAbsent(task, key -> new Object())) {
            before = find(task);
            if (before.isPresent() && before.orElseThrow().holds(source, now)) {
                return before.orElseThrow().held();
            }
            Held held = make.apply(before.map(kept -> kept.held().known().results()).orElse(List.of()));
            keep(task, new Entry(source, held, held.until(), held.numbers()));
            return held;
        }
    }

    private synchronized Optional<Entry> find(String task) {
        return Optional.ofNullable(boards.get(task));
    }

    private synchronized void keep(String task, Entry kept) {
        Entry before = boards.put(task, kept);
        numbers += kept.numbers() - (before == null ? 0 : before.numbers());
        Iterator<Entry> eldest = boards.values().iterator();
        while (numbers > MOST_NUMBERS && eldest.hasNext()) {
            numbers -= eldest.next().numbers();
            eldest.remove();
        }
    }
}
