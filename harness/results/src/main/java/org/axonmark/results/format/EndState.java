package org.axonmark.results.format;

/** How an evaluation ended; every evaluation ends in one of these. The detail is one sentence, observed by the host, untrusted text escaped. */
public sealed interface EndState {

    /** Returns the one sentence that says what was seen. */
    String detail();

    /** Returns the state's name as shown and stored: {@code scored}, {@code failed}, {@code timed-out}, … */
    default String name() {
        return switch (this) {
            case Scored _ -> "scored";
            case Failed _ -> "failed";
            case TimedOut _ -> "timed-out";
            case Refused _ -> "refused";
            case Cancelled _ -> "cancelled";
            case Abandoned _ -> "abandoned";
        };
    }

    /** All items were asked and scored. */
    record Scored() implements EndState {
        @Override
        public String detail() {
            return "scored";
        }
    }

    /** The submission's fault. */
    record Failed(Failure failure, String detail) implements EndState {}

    /** A deadline of the task passed. */
    record TimedOut(String detail) implements EndState {}

    /** Not started, and why: the JAR was refused by inspect, or the host cannot keep the task's limits. */
    record Refused(Refusal refusal, String detail) implements EndState {}

    /** Somebody stopped it. */
    record Cancelled(String detail) implements EndState {}

    /** Our fault: disk full, sandbox not started, agent lost. */
    record Abandoned(String detail) implements EndState {}

    /** What a submission failed by. */
    enum Failure {
        /** The provider threw. */
        EXCEPTION("exception"),
        /** The worker process ended by itself or by a signal. */
        CRASHED("crashed"),
        /** A memory limit was hit, as the host saw it. */
        OUT_OF_MEMORY("out of memory"),
        /** A frame that was not the one answer asked for. */
        PROTOCOL("protocol"),
        /** An answer of the wrong shape or type. */
        WRONG_SHAPE("wrong shape"),
        /** An answer with a value that is not finite. */
        NOT_FINITE("not finite"),
        /** An item's answer depended on other items. */
        NOT_INDUCTIVE("not inductive"),
        /** The answers together exceed the task's cap. */
        TOO_LARGE("too large"),
        /** The provider could not be loaded or constructed. */
        NOT_LOADED("not loaded");

        private final String title;

        Failure(String title) {
            this.title = title;
        }

        /** Returns the name for people. */
        public String title() {
            return title;
        }
    }

    /** Why an evaluation was refused. */
    enum Refusal {
        /** Inspect found a problem in the JAR. */
        JAR("jar"),
        /** This host cannot keep the task's limits. */
        HOST("host");

        private final String title;

        Refusal(String title) {
            this.title = title;
        }

        /** Returns the name for people. */
        public String title() {
            return title;
        }
    }
}
