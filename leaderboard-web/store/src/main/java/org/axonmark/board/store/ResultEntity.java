package org.axonmark.board.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.axonmark.board.Kept;
import org.axonmark.board.Standing;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.ResultDocument;

/** A result as received. */
@Entity
@Table(name = "result")
class ResultEntity {

    @Id
    String evaluation = "";

    String task = "";
    String coordinates = "";
    OffsetDateTime received = OffsetDateTime.MIN;
    String standing = "";
    String why = "";

    String document = "";

    /** For Hibernate. */
    protected ResultEntity() {}

    ResultEntity(Kept kept) {
        evaluation = kept.result().evaluation().id();
        task = kept.result().evaluation().task().toString();
        coordinates = kept.result().evaluation().submission().coordinates();
        received = kept.received().atOffset(ZoneOffset.UTC);
        standing = kept.standing().name();
        why = kept.why();
        document = ResultDocument.toJson(kept.result()).compact();
    }

    Kept toKept() {
        byte[] bytes = document.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Kept(ResultDocument.fromJson(Json.parse(bytes, Json.Limits.document())), Standing.valueOf(standing), why,
                received.toInstant());
    }
}
