package org.axonmark.board.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.Flag;
import org.jspecify.annotations.Nullable;

/** A flag that somebody set. */
@Entity
@Table(name = "row_flag")
class FlagEntity {

    @Id
    String id = "";

    String kind = "";
    String coordinates = "";
    String evaluation = "";
    String reason = "";
    OffsetDateTime since = OffsetDateTime.MIN;

    @Nullable OffsetDateTime lifted;

    /** For Hibernate. */
    protected FlagEntity() {}

    FlagEntity(Flag flag) {
        id = flag.id();
        kind = flag.kind().name();
        coordinates = flag.coordinates();
        evaluation = flag.evaluation().orElse("");
        reason = flag.reason();
        since = flag.since().atOffset(ZoneOffset.UTC);
    }

    Flag toFlag() {
        return new Flag(id, Flag.Kind.valueOf(kind), coordinates, Optional.of(evaluation).filter(one -> !one.isEmpty()), reason,
                since.toInstant(), Optional.ofNullable(lifted).map(OffsetDateTime::toInstant));
    }
}
