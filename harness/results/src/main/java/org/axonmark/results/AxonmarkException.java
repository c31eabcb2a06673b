package org.axonmark.results;

import org.jspecify.annotations.Nullable;

/**
 * The one family of errors. A message names the culprit, the value seen and the next step.
 */
public class AxonmarkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /** Creates an error. */
    public AxonmarkException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** Creates an error with the failure that led to it. */
    public AxonmarkException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Returns what kind of thing went wrong. */
    public ErrorCode code() {
        return code;
    }
}
