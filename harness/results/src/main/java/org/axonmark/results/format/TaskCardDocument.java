package org.axonmark.results.format;

/** The JSON form of a {@link TaskCard}. */
public final class TaskCardDocument {

    private TaskCardDocument() {}

    /** Returns the document of a card. */
    public static Json.Obj toJson(TaskCard card) {
        return RecordJson.write(card);
    }

    /**
     * Reads a document.
     *
     * @throws org.axonmark.results.AxonmarkException with code {@code document-invalid} that names all problems
     */
    public static TaskCard fromJson(Json json) {
        return RecordJson.read(TaskCard.class, json, "task card");
    }
}
