package org.axonmark.results.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The JSON Schemas (draft 2020-12) of the published documents. */
public enum Schema {
    /** What a JAR says of itself, with its sum: {@link SubmissionCard}. */
    SUBMISSION_CARD("submission-card-1", null),
    /** A task: {@link TaskCard}. */
    TASK_CARD("task-card-1", null),
    /** An evaluation: {@link Result}. */
    RESULT("result-1", SUBMISSION_CARD),
    /** What a board is sent: {@link SignedResult}. */
    SIGNED_RESULT("signed-result-1", RESULT);

    private final String id;
    private final @Nullable Schema part;

    Schema(String id, @Nullable Schema part) {
        this.id = id;
        this.part = part;
    }

    /** Returns the whole schema: the one that it refers to is bundled in its {@code $defs}, so that a validator needs no other file. */
    public Json.Obj document() {
        List<Json.Member> members = new ArrayList<>();
        List<Json.Member> definitions = new ArrayList<>();
        for (Json.Member member : alone().members()) {
            if (member.name().equals("$defs") && member.value() instanceof Json.Obj own) {
                definitions.addAll(own.members());
            } else {
                members.add(member);
            }
        }
        for (Schema inner = part; inner != null; inner = inner.part) {
            definitions.add(new Json.Member(inner.id, inner.alone()));
        }
        if (!definitions.isEmpty()) {
            members.add(new Json.Member("$defs", new Json.Obj(definitions)));
        }
        return new Json.Obj(members);
    }

    private Json.Obj alone() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(id + ".schema.json"))) {
            return (Json.Obj) Json.parse(in.readAllBytes(), Json.Limits.document());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
