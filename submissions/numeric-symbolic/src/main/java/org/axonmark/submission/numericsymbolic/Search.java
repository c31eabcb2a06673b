package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Searches all kinds of laws, with and without a patch, and hands back the best, the least costly first. */
final class Search {

    private static final int SNAPPED = 8;

    private final Answers answers;
    private final double low;
    private final double high;

    Search(Answers answers, double low, double high) {
        this.answers = answers;
        this.low = low;
        this.high = high;
    }

    List<Found> best() {
        Judge exact = new Judge(answers, false);
        List<Found> found = new ArrayList<>();
        collect(found, exact, null, new SimpleLaws(answers, low, high).search());
        if (found.stream().noneMatch(exact::isSettled)) {
            List<Patch> patches = Patch.of(answers, low, high);
            for (Patch patch : patches) {
                collect(found, exact, patch, new SimpleLaws(outside(patch), low, high).search());
            }
            // Two steps may look like a patch, so what needs no patch is searched all the same.
            collect(found, exact, null, new Compounds(answers, low, high).search());
            for (Patch patch : patches) {
                if (found.stream().noneMatch(exact::isSettled)) {
                    collect(found, exact, patch, new Compounds(outside(patch), low, high).search());
                }
            }
        }
        if (!answers.isNoisy() && found.stream().noneMatch(exact::isExact)) {
            Judge judge = new Judge(answers, true);
            found.replaceAll(one -> judge.weigh(one.law(), one.patch()));
            return sorted(found, judge);
        }
        return sorted(found, exact);
    }

    private Answers outside(@Nullable Patch patch) {
        return patch == null ? answers : answers.where(x -> !patch.contains(x));
    }

    private static void collect(List<Found> found, Judge judge, @Nullable Patch patch, List<Law> laws) {
        laws.forEach(law -> found.add(judge.weigh(law, patch)));
    }

    private List<Found> sorted(List<Found> found, Judge judge) {
        List<Found> best = found.stream().sorted(Comparator.comparingDouble(Found::cost)).limit(SNAPPED).toList();
        Map<String, Found> byText = new LinkedHashMap<>();
        for (Found one : best) {
            Found snapped = one.law() instanceof Combined combined
                    ? judge.weigh(new Lattice(outside(one.patch())).snap(combined), one.patch()) : one;
            byText.putIfAbsent(snapped.text(), snapped);
        }
        return byText.values().stream().sorted(Comparator.comparingDouble(Found::cost)).toList();
    }
}
