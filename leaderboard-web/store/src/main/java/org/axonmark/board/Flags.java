package org.axonmark.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.TaskCard;

/** All flags of a result: those that people set, and those that follow from it. */
public final class Flags {

    private Flags() {}

    /**
     * Returns a result's flags, those that take it out of the ranking first.
     *
     * @param card its task, if the board has it
     */
    public static List<Flag> of(Kept kept, Optional<TaskCard> card) {
        List<Flag> flags = new ArrayList<>(kept.flags());
        EvaluationCard evaluation = kept.result().evaluation();
        if (kept.standing() == Standing.SELF_REPORTED) {
            flags.add(derived(kept, Flag.Kind.SELF_REPORTED, kept.why()));
        }
        if (evaluation.host().isolation() == Isolation.NONE) {
            flags.add(derived(kept, Flag.Kind.UNSANDBOXED, "evaluated without a sandbox"));
        }
        List<String> overlap = card.map(task -> evaluation.submission().trainingData().stream()
                .filter(data -> task.datasets().stream().anyMatch(used -> isSame(data, used))).toList()).orElse(List.of());
        if (!overlap.isEmpty() && flags.stream().noneMatch(flag -> flag.kind() == Flag.Kind.TRAINING_OVERLAP)) {
            flags.add(derived(kept, Flag.Kind.TRAINING_OVERLAP,
                    "declares as training data what the task uses: " + String.join(", ", overlap)));
        }
        card.filter(_ -> kept.isOfAgent()).filter(task -> evaluation.scorerVersion() < task.scorerVersion())
                .ifPresent(task -> flags.add(derived(kept, Flag.Kind.OLDER_SCORER, "scored by version " + evaluation.scorerVersion()
                        + " of the scorer, the task's is " + task.scorerVersion())));
        flags.sort((one, other) -> Boolean.compare(other.kind().isOut(), one.kind().isOut()));
        return flags;
    }

    /** With or without the version, and whatever the case. */
    private static boolean isSame(String declared, String used) {
        return declared.equalsIgnoreCase(used) || declared.equalsIgnoreCase(used.replaceFirst("@.*", ""));
    }

    private static Flag derived(Kept kept, Flag.Kind kind, String reason) {
        EvaluationCard evaluation = kept.result().evaluation();
        return new Flag("", kind, evaluation.submission().coordinates(), Optional.of(evaluation.id()), reason, kept.received());
    }
}
