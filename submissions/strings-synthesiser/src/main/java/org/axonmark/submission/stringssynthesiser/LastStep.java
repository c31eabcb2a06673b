package org.axonmark.submission.stringssynthesiser;

import java.util.ArrayList;
import java.util.List;

/** Finds the steps that turn one row of texts into another: listed ones are tried, the rest is read off the texts. */
final class LastStep {

    private final List<Step> listed;

    LastStep(Primitives primitives) {
        this.listed = primitives.few();
    }

    /** Returns all steps found; the rows have the same length, at least 1. */
    List<Step> between(String[] from, String[] to) {
        List<Step> found = new ArrayList<>();
        int longest = 0;
        for (int i = 1; i < from.length; i++) {
            longest = from[i].length() > from[longest].length() ? i : longest;
        }
        for (Step step : listed) {
            if (step.of(from[longest]).equals(to[longest]) && step.turns(from, to)) {
                found.add(step);
            }
        }
        int changed = longest;
        for (int i = from.length - 1; i >= 0 && from[changed].equals(to[changed]); i--) {
            changed = i;
        }
        for (Step step : readOff(from[changed], to[changed])) {
            if (step.turns(from, to)) {
                found.add(step);
            }
        }
        Letters.of(from, to).ifPresent(letters -> {
            letters.permutation().filter(step -> step.turns(from, to)).ifPresent(found::add);
            Step change = letters.change();
            if (change.turns(from, to)) {
                found.add(change);
            }
        });
        return found;
    }

    private static List<Step> readOff(String from, String to) {
        List<Step> steps = new ArrayList<>();
        int more = to.length() - from.length();
        if (more > 0 && more <= 10) {
            if (to.startsWith(from)) {
                steps.add(Primitives.append(to.substring(from.length())));
            }
            if (to.endsWith(from)) {
                steps.add(Primitives.prepend(to.substring(0, more)));
            }
        }
        if (more == 1) {
            for (int i = 0; i < 10; i++) {
                int at = Math.min(i, from.length());
                if (to.startsWith(from.substring(0, at)) && to.endsWith(from.substring(at))) {
                    steps.add(Primitives.insert(i, to.substring(at, at + 1)));
                }
            }
        }
        int same = 0;
        while (same < from.length() && same < to.length() && from.charAt(same) == to.charAt(same)) {
            same++;
        }
        if (more == 0 && same < from.length()) {
            steps.add(Primitives.replace(from.charAt(same), to.charAt(same)));
        }
        if (more < 0 && same < from.length()) {
            steps.add(Primitives.remove(from.charAt(same)));
        }
        return steps;
    }
}
