package org.axonmark.results.format;

/** The JSON form of a {@link SubmissionCard}. */
public final class SubmissionCardDocument {

    private SubmissionCardDocument() {}

    /** Returns the document of a card. */
    public static Json.Obj toJson(SubmissionCard card) {
        return RecordJson.write(card);
    }

    /**
     * Reads a document.
     *
     * @throws org.axonmark.results.AxonmarkException with code {@code document-invalid} that names all problems
     */
    public static SubmissionCard fromJson(Json json) {
        return RecordJson.read(SubmissionCard.class, json, "submission card");
    }
}
