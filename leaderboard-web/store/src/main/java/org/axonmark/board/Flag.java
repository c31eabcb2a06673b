package org.axonmark.board;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reader should know of a row before believing it.
 *
 * @param id by which it is lifted, 26 characters; empty if it follows from the result itself
 * @param kind what it says
 * @param coordinates id and version of the submission
 * @param evaluation the only result that it is of; absent if it is of all results of the version
 * @param reason one sentence, untrusted text
 * @param since when it was set, or when the result came
 * @param lifted when it was lifted, absent while it holds
 */
public record Flag(String id, Kind kind, String coordinates, Optional<String> evaluation, String reason, Instant since,
        Optional<Instant> lifted) {

    /** Creates a flag that holds. */
    public Flag(String id, Kind kind, String coordinates, Optional<String> evaluation, String reason, Instant since) {
        this(id, kind, coordinates, evaluation, reason, since, Optional.empty());
    }

    /** What a flag says. */
    public enum Kind {
        /** Its owner took the version back. */
        WITHDRAWN(true),
        /** A moderator thinks that the score says nothing of the task. */
        SUSPECTED_GAMING(true),
        /** It used all items of the test at once. */
        TRANSDUCTIVE(false),
        /** It was trained on data that the task uses. */
        TRAINING_OVERLAP(false),
        /** No agent of the board signed it, or its score is a claim for another reason. */
        SELF_REPORTED(false),
        /** It ran without a sandbox. */
        UNSANDBOXED(false),
        /** The task's scorer is newer than the one that made its score. */
        OLDER_SCORER(false);

        private final boolean out;

        Kind(boolean out) {
            this.out = out;
        }

        /** Tells whether rows with this flag leave the ranking. */
        public boolean isOut() {
            return out;
        }

        /** Tells whether it is set by people; the others follow from the result. */
        public boolean isSet() {
            return this != SELF_REPORTED && this != UNSANDBOXED && this != OLDER_SCORER;
        }

        /** Returns its name in forms and JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns its name for people. */
        public String title() {
            return id().replace('-', ' ');
        }

        /** Returns the kind of a name. */
        public static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findAny();
        }
    }

    /** Tells whether it held at an instant. */
    boolean holds(Instant at) {
        return !since.isAfter(at) && (lifted.isEmpty() || lifted.orElseThrow().isAfter(at));
    }

    /** Tells whether it is of a result. What is said of an evaluation is said of all that newer scorers made of it. */
    boolean isOf(Kept kept) {
        return coordinates.equals(kept.result().evaluation().submission().coordinates())
                && evaluation.filter(id -> !id.equals(kept.result().evaluation().id()) && !id.equals(kept.evaluation())).isEmpty();
    }
}
