package org.axonmark.link;

import org.jspecify.annotations.Nullable;

/** How a call over the link can fail. Messages may hold text of the candidate: the host shows them escaped. */
public abstract sealed class LinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The worker sent what is not the one answer asked for. */
    public static final class ProtocolViolation extends LinkException {
        private static final long serialVersionUID = 1L;

        /** Creates a violation. */
        public ProtocolViolation(String message) {
            super(message, null);
        }
    }

    /** The provider threw. */
    public static final class CandidateThrew extends LinkException {
        private static final long serialVersionUID = 1L;

        private final String exception;

        /** Creates a failure. */
        public CandidateThrew(String method, String exception, String message) {
            super("'" + method + "' threw " + exception + ": " + message, null);
            this.exception = exception;
        }

        /** Returns the class that the candidate says it threw. */
        public String exception() {
            return exception;
        }
    }

    /** The provider could not be loaded or constructed. */
    public static final class NotLoaded extends LinkException {
        private static final long serialVersionUID = 1L;

        /** Creates a failure. */
        public NotLoaded(String exception, String message) {
            super("the provider could not be constructed: " + exception + ": " + message, null);
        }
    }

    /** The worker's end of the pipe is closed: it crashed, exited or was killed. */
    public static final class WorkerGone extends LinkException {
        private static final long serialVersionUID = 1L;

        /** Creates a failure. */
        public WorkerGone(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** An answer is larger than the task allows. */
    public static final class TooLarge extends LinkException {
        private static final long serialVersionUID = 1L;

        /** Creates a failure. */
        public TooLarge(String message) {
            super(message, null);
        }
    }
}
