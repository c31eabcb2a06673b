package org.axonmark.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Ladder;
import org.axonmark.results.statistics.Summaries;

/**
 * All that is told of an account's results in a round that is sealed: the mean of the main metric that a {@link Ladder} released last. Each account has one ladder, on
 * which its scored results of the round stand in the order in which they came. It is worked out from the results that are kept, and nothing else is kept of it.
 *
 * @param account whose submissions they are; a submission that belongs to no account stands for itself
 * @param submission id and version of the submission whose mean is told
 * @param value the mean as released, a multiple of the scale's width by the number of units
 * @param at when that submission's result came
 * @param evaluations how many results stand on the ladder, the first of each version: this and those that released nothing
 */
public record Released(String account, String submission, double value, Instant at, int evaluations) {

    /** An account's ladder as it is climbed. */
    private static final class Climb {
        private final Ladder ladder = new Ladder();
        private Optional<Kept> told = Optional.empty();
        private int evaluations;
    }

    /**
     * Returns what is released, the best first.
     *
     * @param results of the round, in the order in which they came
     * @param owner the account of a submission's id
     */
    static List<Released> of(TaskCard card, List<Kept> results, Function<String, Optional<String>> owner) {
        if (!Ladder.against(card).isEmpty()) {
            return List.of();
        }
        Metric main = card.mainMetric();
        Map<String, Climb> climbs = new LinkedHashMap<>();
        Set<String> versions = new HashSet<>();
        for (Kept kept : results) {
            double[] losses = losses(main, kept);
            if (kept.standing() != Standing.ELIGIBLE || kept.result().rederives().isPresent() || losses.length != card.units()
                    || !versions.add(kept.result().evaluation().submission().coordinates())) {
                continue;
            }
            String id = kept.result().evaluation().submission().id();
            Climb climb = climbs.computeIfAbsent(owner.apply(id).orElse(id), _ -> new Climb());
            climb.evaluations++;
            if (climb.ladder.offer(losses)) {
                climb.told = Optional.of(kept);
            }
        }
        Comparator<Released> byValue = Comparator.comparingDouble(Released::value);
        return climbs.entrySet().stream().map(one -> of(main, one.getKey(), one.getValue()))
                .sorted(main.direction() == Direction.HIGHER ? byValue.reversed() : byValue).toList();
    }

    private static Released of(Metric main, String account, Climb climb) {
        Kept told = climb.told.orElseThrow();
        double width = main.highest() - main.lowest();
        double best = climb.ladder.best();
        return new Released(account, told.result().evaluation().submission().coordinates(),
                main.direction() == Direction.HIGHER ? main.highest() - width * best : main.lowest() + width * best, told.received(),
                climb.evaluations);
    }

    /** Returns a loss from 0 to 1 for each unit, in the order of the units' ids. */
    private static double[] losses(Metric main, Kept kept) {
        double width = main.highest() - main.lowest();
        return new TreeMap<>(Summaries.byUnit(kept.result().itemScores(), main.id())).values().stream()
                .mapToDouble(value -> (main.direction() == Direction.HIGHER ? main.highest() - value : value - main.lowest()) / width)
                .map(loss -> Math.clamp(loss, 0, 1)).toArray();
    }
}
