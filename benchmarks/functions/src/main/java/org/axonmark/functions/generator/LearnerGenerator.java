package org.axonmark.functions.generator;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.functions.generator.LearnerItem.Context;
import org.axonmark.hypothesis.Hypothesis.Learner;
import org.axonmark.hypothesis.Hypothesis.Learner.Rule;
import org.axonmark.hypothesis.LearnerFunction;
import org.axonmark.results.statistics.Means;

/**
 * Draws learners. The rule is drawn once, so that each is equally likely; its parameters, on a lattice, are drawn again until no algorithm of
 * another rule predicts nearly the same. A Bayes rule under one normal prior is not drawn: it predicts what a ridge does.
 */
public final class LearnerGenerator {

    /** Least nMSE between a drawn learner and those of every other rule, ten times what passes. */
    public static final double MIN_DIFFERENCE = 0.01;

    static final String KIND = "learners";

    private static final List<Rule> RULES =
            List.of(Rule.OLS, Rule.RIDGE, Rule.DESCENT, Rule.NEAREST, Rule.SIGNS, Rule.SPARSE, Rule.MEAN);
    private static final int MAX_DRAWS = 1_000;
    private static final int DRAWS_OF_A_RULE = 100;
    private static final int PROBES = 48;

    private final Seed seed;
    private final List<Context> probes;
    private final List<Rival> rivals;

    /** An algorithm that others must differ from, with its predictions. */
    @SuppressWarnings("ArrayRecordComponent") // of this class alone
    private record Rival(Rule rule, double[] predictions) {}

    /** Creates a generator. */
    public LearnerGenerator(Seed seed) {
        this.seed = seed;
        this.probes = LearnerItem.contexts(seed.stream(KIND, -1, "probes"), PROBES);
        this.rivals = rivals().stream().map(learner -> new Rival(learner.rule(), predictions(learner))).toList();
    }

    /** Returns the item of a number; equal for equal seeds on every host. */
    public LearnerItem item(int index) {
        LatticeStream lattice = new LatticeStream(seed.stream(KIND, index, "parameters"));
        Rule rule = RULES.get(lattice.stream().nextInt(RULES.size()));
        for (int i = 1; i <= MAX_DRAWS; i++) {
            Learner truth = draw(rule, lattice);
            if (admitted(truth)) {
                return new LearnerItem(seed, index, truth);
            }
            // On some seeds' probes a rule cannot be told from another, whatever its parameters; it is one class with that one there.
            if (lattice(rule).isEmpty() || i % DRAWS_OF_A_RULE == 0) {
                rule = RULES.get(lattice.stream().nextInt(RULES.size()));
            }
        }
        throw new IllegalStateException("learner item " + index + " was not admitted in " + MAX_DRAWS + " draws; mend the ranges");
    }

    /** Returns the step of the lattice that a rule's parameters are drawn on, in their order. */
    public static List<Double> lattice(Rule rule) {
        return switch (rule) {
            case OLS, MEAN -> List.of();
            case RIDGE -> List.of(0.1);
            case DESCENT -> List.of(1.0, 0.01);
            case NEAREST -> List.of(1.0);
            case BAYES, SIGNS, SPARSE -> List.of(0.1, 0.1);
        };
    }

    private static Learner draw(Rule rule, LatticeStream lattice) {
        return new Learner(rule, switch (rule) {
            case OLS, MEAN -> List.of();
            case RIDGE -> List.of(lattice.between(5, 100, 10));
            case DESCENT -> List.of(lattice.between(1, 8, 1), lattice.between(2, 15, 100));
            case NEAREST -> List.of(lattice.between(1, 6, 1));
            case SIGNS -> List.of(lattice.between(5, 15, 10), lattice.between(1, 30, 10));
            case SPARSE -> List.of(lattice.between(2, 20, 10), lattice.between(1, 30, 10));
            case BAYES -> throw new IllegalArgumentException("a Bayes rule under one normal prior is drawn as a ridge");
        });
    }

    private boolean admitted(Learner truth) {
        double[] predictions = predictions(truth);
        double variance = 0;
        double mean = Means.mean(predictions);
        for (double prediction : predictions) {
            variance += (prediction - mean) * (prediction - mean);
        }
        for (Rival rival : rivals) {
            double error = 0;
            for (int i = 0; i < PROBES; i++) {
                error += (predictions[i] - rival.predictions()[i]) * (predictions[i] - rival.predictions()[i]);
            }
            if (rival.rule() != truth.rule() && error < MIN_DIFFERENCE * variance) {
                return false;
            }
        }
        return true;
    }

    /** Algorithms over the whole range that each rule is drawn from. */
    private static List<Learner> rivals() {
        List<Learner> rivals = new ArrayList<>(List.of(new Learner(Rule.OLS, List.of()), new Learner(Rule.MEAN, List.of())));
        for (int i = 1; i <= 20; i++) {
            rivals.add(new Learner(Rule.RIDGE, List.of(i / 2.0)));
        }
        for (int steps = 1; steps <= 8; steps++) {
            for (int i = 2; i <= 15; i++) {
                rivals.add(new Learner(Rule.DESCENT, List.of((double) steps, i / 100.0)));
            }
        }
        for (int k = 1; k <= 6; k++) {
            rivals.add(new Learner(Rule.NEAREST, List.of((double) k)));
        }
        for (double noise : new double[] {0.1, 0.2, 0.4, 0.8, 1.5, 3}) {
            for (int i = 0; i <= 5; i++) {
                rivals.add(new Learner(Rule.SIGNS, List.of(0.5 + i / 5.0, noise)));
                rivals.add(new Learner(Rule.SPARSE, List.of(StrictMath.pow(2, i / 1.5) / 5, noise)));
            }
        }
        return rivals;
    }

    private double[] predictions(Learner learner) {
        LearnerFunction function = LearnerFunction.of(learner);
        return probes.stream().mapToDouble(probe -> function.at(probe.examples(), probe.point())).toArray();
    }
}
