package org.axonmark.submission.stringssynthesiser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds programs of one or two published primitives that agree with all answers. */
final class Search {

    private static final int MOST = 256;

    private final Primitives primitives = new Primitives();
    private final LastStep last = new LastStep(primitives);
    private final Undo undo = new Undo(primitives);

    /** Returns programs, the likeliest first, at most 256. */
    List<Program> programs(String[] inputs, String[] answers) {
        List<Program> found = new ArrayList<>();
        last.between(inputs, answers).forEach(step -> found.add(Program.of(step.bits(), List.of(step.expression()))));
        Set<List<String>> seen = new HashSet<>();
        seen.add(List.of(inputs));
        Stream.concat(primitives.few().stream(), primitives.lettered().stream())
                .forEach(first -> extend(first, inputs, answers, seen, found));
        for (String letters : undo.affixes(inputs, answers)) {
            extend(Primitives.append(letters), inputs, answers, seen, found);
            extend(Primitives.prepend(letters), inputs, answers, seen, found);
        }
        found.addAll(undo.permuted(inputs, answers));
        found.sort(Comparator.comparingDouble(Program::bits));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    /** Adds the programs that begin with a step; not if a step before it gave the same texts. */
    private void extend(Step first, String[] inputs, String[] answers, Set<List<String>> seen, List<Program> found) {
        String[] between = new String[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            between[i] = first.of(inputs[i]);
        }
        if (seen.add(List.of(between))) {
            last.between(between, answers).forEach(step -> found.add(Program.of(first, step)));
        }
    }
}
