package org.axonmark.board.store;

import java.io.Serializable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.axonmark.board.moderation.Dispute;
import org.jspecify.annotations.Nullable;

/** What somebody said in a dispute. */
@Entity
@Table(name = "dispute_message")
@IdClass(MessageEntity.Key.class)
class MessageEntity {

    @Id
    String dispute = "";

    @Id
    int number;

    OffsetDateTime at = OffsetDateTime.MIN;
    String account = "";
    String capacity = "";
    String text = "";

    /** For Hibernate. */
    protected MessageEntity() {}

    MessageEntity(String dispute, int number, Dispute.Message message) {
        this.dispute = dispute;
        this.number = number;
        at = message.at().atOffset(ZoneOffset.UTC);
        account = message.account();
        capacity = message.capacity();
        text = message.text();
    }

    Dispute.Message toMessage() {
        return new Dispute.Message(at.toInstant(), account, capacity, text);
    }

    /** Dispute and number. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String dispute = "";
        int number;

        /** For Hibernate. */
        protected Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.dispute.equals(dispute) && key.number == number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(dispute, number);
        }
    }
}
