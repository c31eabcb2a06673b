package org.axonmark.board.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.moderation.Act;
import org.axonmark.board.moderation.Entry;
import org.axonmark.results.format.Sha256;

/** A line of the moderation log. */
@Entity
@Table(name = "moderation_line")
class EntryEntity {

    @Id
    int number;

    OffsetDateTime at = OffsetDateTime.MIN;
    String who = "";
    String capacity = "";
    String act = "";
    String subject = "";
    String detail = "";
    String reason = "";
    String salt = "";

    @Column(name = "shown_from")
    OffsetDateTime shownFrom = OffsetDateTime.MIN;

    @Column(name = "body_sum")
    String bodySum = "";

    String sum = "";

    /** For Hibernate. */
    protected EntryEntity() {}

    EntryEntity(Entry entry) {
        number = entry.number();
        at = entry.act().at().atOffset(ZoneOffset.UTC);
        who = entry.act().who();
        capacity = entry.act().capacity();
        act = entry.act().act().name();
        subject = entry.act().subject();
        detail = entry.act().detail();
        reason = entry.act().reason();
        salt = entry.salt();
        shownFrom = entry.act().shownFrom().atOffset(ZoneOffset.UTC);
        bodySum = entry.bodySum().hex();
        sum = entry.sum().hex();
    }

    Entry toEntry() {
        return new Entry(number, new Entry.Done(at.toInstant(), who, capacity, Act.valueOf(act), subject, detail, reason,
                shownFrom.toInstant()), salt, new Sha256(bodySum), new Sha256(sum));
    }
}
