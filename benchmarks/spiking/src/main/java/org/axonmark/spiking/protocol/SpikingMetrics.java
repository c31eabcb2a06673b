package org.axonmark.spiking.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Metric;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.energy.EnergyProfile;

/** What the suite's tasks report: how well stimuli are answered, and what an answer costs inside the network. */
public final class SpikingMetrics {

    static final String DENSE = "dense-pairs";
    static final String POINTWISE = "pointwise-operations";
    static final String UPDATES = "neuron-updates";
    static final String SPIKES = "spikes";
    static final String UNCOUNTED = "uncounted-share";
    static final String ACTIVATION_SPARSITY = "activation-sparsity";
    static final String CONNECTION_SPARSITY = "connection-sparsity";
    static final String TEMPORAL_SPARSITY = "temporal-sparsity";
    static final String PARAMETERS = "parameters";
    static final String FOOTPRINT = "footprint";
    static final String STATE = "state-memory";

    /** Shares of the steps after which a decision is asked for. */
    static final List<Double> CUTS = List.of(0.25, 0.5, 0.75);

    /** More of a network's work than this share in no product, and operations say nothing of it. */
    static final double MOST_UNCOUNTED = 0.05;

    private static final Optional<String> INSIDE = Optional.of("the submission is a graph whose every operator is accounted for");
    private static final Optional<String> COUNTED =
            Optional.of("the submission is a graph whose every operator is accounted for, and at most 5 % of its work is uncounted");

    /**
     * A profile's prices of the operations that a rule counts.
     *
     * @param profile the prices
     * @param rule the rule whose operations its authors price
     */
    record Priced(EnergyProfile profile, CountingRule rule) {

        String metric() {
            return "energy-" + profile.id() + "-" + rule.id();
        }

        /** Returns all that figures are published by. */
        static List<Priced> all() {
            List<Priced> all = new ArrayList<>();
            for (EnergyProfile profile : EnergyProfile.published()) {
                switch (profile) {
                    case EnergyProfile.OperationsOnly _ -> {
                        all.add(new Priced(profile, CountingRule.TEXTBOOK));
                        all.add(new Priced(profile, CountingRule.SYOPS));
                    }
                    case EnergyProfile.Composite _, EnergyProfile.Lemaire _ -> all.add(new Priced(profile, CountingRule.SPIKINGJELLY));
                }
            }
            return List.copyOf(all);
        }
    }

    private SpikingMetrics() {}

    /** Returns the metrics of a task, the marking's main one first. */
    public static List<Metric> all(Marking<?> marking, List<Corruption> corruptions) {
        List<Metric> metrics = new ArrayList<>();
        Metric main = marking.metrics().getFirst();
        metrics.add(main);
        for (Corruption corruption : corruptions) {
            metrics.add(new Metric(corruption.of(main.id()), main.title() + " under " + corruption.id(), main.unitOfMeasure(),
                    main.direction(), main.lowest(), main.highest(), main.chance(), false, "The same on the same stimuli, each "
                            + corruption.definition()));
        }
        for (double cut : CUTS) {
            metrics.add(new Metric(cut(main.id(), cut), main.title() + " after %.0f %% of the steps".formatted(100 * cut),
                    main.unitOfMeasure(), main.direction(), main.lowest(), main.highest(), main.chance(), false,
                    "The same by the mean answer over the first steps, rounded up, with the same weights.",
                    Optional.of("the network answers at more than one step")));
        }
        metrics.addAll(marking.metrics().subList(1, marking.metrics().size()));
        for (CountingRule rule : CountingRule.values()) {
            metrics.add(cost(additions(rule), "additions by " + rule.id(), "operations", "Additions (AC) an item by the rule.", COUNTED));
            metrics.add(cost(multiplications(rule), "multiplications by " + rule.id(), "operations",
                    "Multiplications with addition (MAC) an item by the rule.", COUNTED));
        }
        for (Priced priced : Priced.all()) {
            metrics.add(cost(priced.metric(), "energy by " + priced.profile().id() + " of " + priced.rule().id(), "mJ", String.join(", ",
                    priced.profile().constants().stream()
                            .map(constant -> "%s %s %s".formatted(constant.name(), constant.value(), constant.unit())).toList())
                    + "; a computed figure, not a measurement of a machine.", COUNTED));
        }
        metrics.add(cost(DENSE, "dense pairs", "operations", "Pairs of entries that products multiply in an item, zeros too.", INSIDE));
        metrics.add(cost(POINTWISE, "pointwise operations", "operations", "Sums, thresholds, decays, normalisations and pools of an item,"
                + " entry by entry; in no rule's number.", INSIDE));
        metrics.add(cost(UPDATES, "neuron updates", "updates", "Entries of the outputs of comparisons and roundings in an item.", INSIDE));
        metrics.add(cost(SPIKES, SPIKES, SPIKES, "Of these, entries that are not 0.", INSIDE));
        metrics.add(pooled(UNCOUNTED, "uncounted work", "share", Direction.LOWER, 1,
                "Work written in other operators than products, beyond what"
                        + " neurons need, as a share of it and the pairs of active entries in products."));
        metrics.add(
                pooled(ACTIVATION_SPARSITY, "activation sparsity", "share", Direction.HIGHER, 1, "Share of zeros among neurons' outputs."));
        metrics.add(pooled(CONNECTION_SPARSITY, "connection sparsity", "share", Direction.HIGHER, 1,
                "Share of zeros among products' weights, folded constants evaluated, biases left out."));
        metrics.add(new Metric(TEMPORAL_SPARSITY, "temporal sparsity", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), true,
                "Share of entries of products' inputs that are what they were a step before.",
                Optional.of("time is seen inside the graph")));
        metrics.add(pooled(PARAMETERS, PARAMETERS, PARAMETERS, Direction.LOWER, Double.POSITIVE_INFINITY, "Numbers stored with an axis."));
        metrics.add(pooled(FOOTPRINT, FOOTPRINT, "bytes", Direction.LOWER, Double.POSITIVE_INFINITY, "Bytes of all stored numbers."));
        metrics.add(pooled(STATE, "state memory", "bytes", Direction.LOWER, Double.POSITIVE_INFINITY,
                "4 bytes for each neuron that fires: updates of an item by its steps."));
        return MetricGroups.parted(metrics, marking.metrics());
    }

    /** Returns the numbers of steps after which a decision is asked for, of all steps last: each share of them, rounded up. */
    static List<Integer> cuts(int steps) {
        List<Integer> cuts = new ArrayList<>();
        CUTS.forEach(share -> cuts.add((int) Math.ceil(share * steps)));
        cuts.add(steps);
        return List.copyOf(cuts);
    }

    /** Returns how many decisions are asked for after one: 0 after that of all steps. */
    static int after(double share) {
        int place = CUTS.indexOf(share);
        return place < 0 ? 0 : CUTS.size() - place;
    }

    static String cut(String metric, double share) {
        return metric + "-at-" + String.format(Locale.ROOT, "%.0f", 100 * share);
    }

    static String additions(CountingRule rule) {
        return rule.id() + "-ac";
    }

    static String multiplications(CountingRule rule) {
        return rule.id() + "-mac";
    }

    private static Metric cost(String id, String title, String unit, String definition, Optional<String> condition) {
        return new Metric(id, title, unit, Direction.LOWER, 0, Double.POSITIVE_INFINITY, OptionalDouble.empty(), false, definition,
                condition);
    }

    private static Metric pooled(String id, String title, String unit, Direction direction, double highest, String definition) {
        return new Metric(id, title, unit, direction, 0, highest, OptionalDouble.empty(), true, definition, INSIDE);
    }
}
