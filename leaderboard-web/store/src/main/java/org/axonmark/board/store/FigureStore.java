package org.axonmark.board.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Tuple;

import org.axonmark.board.Standing;
import org.axonmark.board.operation.KeptFigures;
import org.axonmark.board.queue.Order;
import org.jspecify.annotations.Nullable;

/** Counts in the board's database. */
final class FigureStore implements KeptFigures {

    private final Transactions transactions;

    FigureStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Results> results() {
        return transactions.of(entities -> entities.createQuery("""
                select substring(task, 1, locate('/', task) - 1), standing, endedBy, count(*) from ResultEntity
                group by 1, 2, 3 order by 1, 2, 3""", Tuple.class).getResultList().stream()
                .map(row -> new Results(row.get(0, String.class), Standing.valueOf(row.get(1, String.class)), row.get(2, String.class),
                        row.get(3, Long.class)))
                .toList());
    }

    @Override
    public List<Ends> ends() {
        return transactions.of(entities -> entities.createQuery("""
                select endState, count(*) from OrderEntity where state = ?1 group by endState order by endState""", Tuple.class)
                .setParameter(1, Order.State.ENDED.name()).getResultList().stream()
                .map(row -> new Ends(row.get(0, String.class), row.get(1, Long.class))).toList());
    }

    @Override
    public List<Ended> ended(Instant after, int most) {
        return transactions.of(entities -> entities.createQuery("""
                select o.received, o.firstBegun, o.lastBegun, o.ended, o.endState, r.endedBy, o.evaluation
                from OrderEntity o left join ResultEntity r on r.evaluation = o.evaluation
                where o.ended > ?1 and o.rederives = '' order by o.ended desc""", Tuple.class)
                .setParameter(1, after.atOffset(ZoneOffset.UTC)).setMaxResults(most).getResultList().stream().map(FigureStore::ended)
                .toList());
    }

    private static Ended ended(Tuple row) {
        return new Ended(time(row, 0).orElseThrow(), time(row, 1), time(row, 2), time(row, 3).orElseThrow(), row.get(4, String.class),
                Objects.requireNonNullElse(text(row), ""), Optional.of(row.get(6, String.class)).filter(id -> !id.isEmpty()));
    }

    private static @Nullable String text(Tuple row) {
        return row.get(5, String.class);
    }

    private static Optional<Instant> time(Tuple row, int column) {
        return Optional.ofNullable(row.get(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
