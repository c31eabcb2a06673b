package org.axonmark.hypothesis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.axonmark.hypothesis.Hypothesis.Kernel;
import org.axonmark.hypothesis.Hypothesis.Learner;
import org.axonmark.hypothesis.Phrases.Filled;

/** Phrases for learning algorithms and for operators on functions, the values of their parameters in order. */
final class NamedPhrases {

    static final Map<Learner.Rule, String> RULES = rules();
    static final Map<Kernel.Shape, String> SHAPES = shapes();

    static final Phrases<Hypothesis> LEARNERS = learners();
    static final Phrases<Hypothesis> KERNELS = kernels();

    private NamedPhrases() {}

    private static Map<Learner.Rule, String> rules() {
        Map<Learner.Rule, String> rules = new EnumMap<>(Learner.Rule.class);
        rules.put(Learner.Rule.OLS, "ordinary least squares");
        rules.put(Learner.Rule.RIDGE, "ridge regression of strength #");
        rules.put(Learner.Rule.DESCENT, "gradient descent of # steps at rate #");
        rules.put(Learner.Rule.NEAREST, "mean of # nearest");
        rules.put(Learner.Rule.BAYES, "bayesian regression with prior # and noise #");
        rules.put(Learner.Rule.SIGNS, "bayesian regression with signs of size # and noise #");
        rules.put(Learner.Rule.SPARSE, "bayesian regression with one weight of prior # and noise #");
        rules.put(Learner.Rule.MEAN, "mean of all answers");
        return rules;
    }

    private static Map<Kernel.Shape, String> shapes() {
        Map<Kernel.Shape, String> shapes = new EnumMap<>(Kernel.Shape.class);
        shapes.put(Kernel.Shape.SHIFT, "shift by #");
        shapes.put(Kernel.Shape.DERIVATIVE, "derivative");
        shapes.put(Kernel.Shape.INTEGRAL, "integral");
        shapes.put(Kernel.Shape.BOX, "mean over window of width #");
        shapes.put(Kernel.Shape.SMOOTH, "normal smoothing of deviation #");
        shapes.put(Kernel.Shape.HEAT, "heat step of time #");
        return shapes;
    }

    private static Phrases<Hypothesis> learners() {
        Phrases<Hypothesis> learners = new Phrases<>();
        RULES.forEach((rule, words) -> learners.add(words, filled -> new Learner(rule, numbers(filled))));
        return learners;
    }

    private static Phrases<Hypothesis> kernels() {
        Phrases<Hypothesis> kernels = new Phrases<>();
        SHAPES.forEach((shape, words) -> kernels.add(words, filled -> new Kernel(shape, numbers(filled))));
        return kernels;
    }

    private static List<Double> numbers(Filled filled) {
        return filled.values().stream().map(Double.class::cast).toList();
    }
}
