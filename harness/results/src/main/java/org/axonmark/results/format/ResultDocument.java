package org.axonmark.results.format;

import java.util.ArrayList;
import java.util.List;

/** The JSON form of a {@link Result}; its schema is {@code result-1.schema.json}. */
public final class ResultDocument {

    private static final String VERSION = "formatVersion";
    private static final int MAX_ITEM_SCORES = 200_000;

    private ResultDocument() {}

    /** Returns the document of a result. */
    public static Json.Obj toJson(Result result) {
        List<Json.Member> members = new ArrayList<>();
        members.add(new Json.Member(VERSION, new Json.Num(Result.FORMAT_VERSION)));
        members.addAll(RecordJson.write(result).members());
        return new Json.Obj(members);
    }

    /**
     * Reads a document.
     *
     * @throws org.axonmark.results.AxonmarkException with code {@code document-invalid} that names all problems
     */
    public static Result fromJson(Json json) {
        if (!(json instanceof Json.Obj object) || !(object.get(VERSION) instanceof Json.Num version)) {
            throw RecordJson.invalid("result", List.of("it is no object with a 'formatVersion'"));
        }
        if (version.value() != Result.FORMAT_VERSION) {
            throw RecordJson.invalid("result", List.of(
                    "its 'formatVersion' is " + version.value() + ", this is " + Result.FORMAT_VERSION));
        }
        List<Json.Member> members =
                object.members().stream().filter(member -> !member.name().equals(VERSION)).toList();
        Result result = RecordJson.read(Result.class, new Json.Obj(members), "result");
        if (result.itemScores().size() > MAX_ITEM_SCORES) {
            throw RecordJson.invalid("result", List.of("it has " + result.itemScores().size()
                    + " item scores, at most " + MAX_ITEM_SCORES + " are read"));
        }
        return result;
    }
}
