package org.axonmark.board.store;

import java.io.Serializable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.axonmark.board.queue.Line;
import org.jspecify.annotations.Nullable;

/** A line of an order's log. */
@Entity
@Table(name = "order_line")
@IdClass(LineEntity.Key.class)
class LineEntity {

    @Id
    @Column(name = "order_id")
    String orderId = "";

    @Id
    int number;

    int attempt;
    OffsetDateTime at = OffsetDateTime.MIN;
    String text = "";

    /** For Hibernate. */
    protected LineEntity() {}

    LineEntity(String orderId, Line line) {
        this.orderId = orderId;
        number = line.number();
        attempt = line.attempt();
        at = line.at().atOffset(ZoneOffset.UTC);
        text = line.text();
    }

    Line toLine() {
        return new Line(number, attempt, at.toInstant(), text);
    }

    /** Order and number. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String orderId = "";
        int number;

        /** For Hibernate. */
        protected Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.orderId.equals(orderId) && key.number == number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(orderId, number);
        }
    }
}
