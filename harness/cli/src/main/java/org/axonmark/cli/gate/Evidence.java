package org.axonmark.cli.gate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskCard;

/**
 * What a gate saw of one task.
 *
 * @param card the task
 * @param candidate the candidate's result
 * @param baseline the baseline's result; absent in a first run
 * @param measures what both have in common
 * @param sessions pairs of workers that were timed; absent where nothing was timed
 * @param notes what a reader must know, such as why nothing was timed
 */
public record Evidence(TaskCard card, Result candidate, Optional<Result> baseline, List<Measure> measures, OptionalInt sessions,
        List<String> notes) {

    /** Copies the lists. */
    public Evidence {
        measures = List.copyOf(measures);
        notes = List.copyOf(notes);
    }

    /** Returns true if all that was run was scored. */
    public boolean isScored() {
        return isScored(candidate) && baseline.map(Evidence::isScored).orElse(true);
    }

    /** Returns true if an evaluation was scored. */
    public static boolean isScored(Result result) {
        return result.state().name().equals("scored");
    }
}
