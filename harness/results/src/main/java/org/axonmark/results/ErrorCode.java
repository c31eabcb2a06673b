package org.axonmark.results;

/**
 * What kind of thing went wrong, for programs; the message is for people.
 *
 * @param id kebab-case, unique and stable, such as {@code dataset-checksum}
 * @param type whose fault it is
 */
public record ErrorCode(String id, ErrorType type) {

    /** Checks the id. */
    public ErrorCode {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("error id '" + id + "' is not kebab-case");
        }
    }

    /** Returns a code for a fault of the caller. */
    public static ErrorCode user(String id) {
        return new ErrorCode(id, ErrorType.USER);
    }

    /** Returns a code for a fault of the submission. */
    public static ErrorCode submission(String id) {
        return new ErrorCode(id, ErrorType.SUBMISSION);
    }

    /** Returns a code for something that the machine lacks. */
    public static ErrorCode resources(String id) {
        return new ErrorCode(id, ErrorType.RESOURCES);
    }

    /** Returns a code for a fault of Axonmark. */
    public static ErrorCode internal(String id) {
        return new ErrorCode(id, ErrorType.INTERNAL);
    }
}
