package org.axonmark.board.store;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.Kept;
import org.axonmark.board.Standing;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.ResultDocument;
import org.jspecify.annotations.Nullable;

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
    String agent = "";

    @Nullable @Column(name = "public_from")
    OffsetDateTime publicFrom;

    @Column(name = "ended_by")
    String endedBy = "";

    String rederives = "";
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
        agent = kept.agent().orElse("");
        publicFrom = kept.publicFrom().map(from -> from.atOffset(ZoneOffset.UTC)).orElse(null);
        endedBy = switch (kept.result().state()) {
            case EndState.Failed failed -> failed.failure().title();
            case EndState.Refused refused -> refused.refusal().title();
            default -> "";
        };
        rederives = kept.result().rederives().map(Rederivation::evaluation).orElse("");
        document = document(kept);
    }

    /** Tells whether this is the same document, down to the last digit. */
    boolean holds(Kept kept) {
        return document.equals(document(kept));
    }

    Kept toKept() {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return new Kept(ResultDocument.fromJson(Json.parse(bytes, Json.Limits.document())), Standing.valueOf(standing), why,
                Optional.of(agent).filter(key -> !key.isEmpty()), received.toInstant(),
                Optional.ofNullable(publicFrom).map(OffsetDateTime::toInstant));
    }

    private static String document(Kept kept) {
        return ResultDocument.toJson(kept.result()).compact();
    }
}
