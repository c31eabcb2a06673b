package org.axonmark.results;

/** Whose fault an error is. The command line's exit code follows it. */
public enum ErrorType {
    /** The person who called asked for something that cannot be: a wrong option, an unknown task. */
    USER(2),
    /** The submission is at fault: a bad JAR, a crash, a wrong answer. */
    SUBMISSION(3),
    /** The machine lacks something: memory, disk, a download, a sandbox. */
    RESOURCES(4),
    /** Axonmark itself is at fault. */
    INTERNAL(5);

    private final int exitCode;

    ErrorType(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Returns the exit code of a command that ends with an error of this type. */
    public int exitCode() {
        return exitCode;
    }
}
