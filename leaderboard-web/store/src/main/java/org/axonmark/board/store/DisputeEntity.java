package org.axonmark.board.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.moderation.Dispute;

/** A problem that somebody reported. */
@Entity
@Table(name = "dispute")
class DisputeEntity {

    @Id
    String id = "";

    String evaluation = "";
    String coordinates = "";
    String task = "";
    String account = "";
    OffsetDateTime opened = OffsetDateTime.MIN;
    String state = "";

    /** For Hibernate. */
    protected DisputeEntity() {}

    DisputeEntity(Dispute dispute) {
        id = dispute.id();
        evaluation = dispute.evaluation();
        coordinates = dispute.coordinates();
        task = dispute.task();
        account = dispute.account();
        opened = dispute.opened().atOffset(ZoneOffset.UTC);
        state = dispute.state().name();
    }

    Dispute toDispute(List<Dispute.Message> messages) {
        return new Dispute(id, evaluation, coordinates, task, account, opened.toInstant(), Dispute.State.valueOf(state), messages);
    }
}
