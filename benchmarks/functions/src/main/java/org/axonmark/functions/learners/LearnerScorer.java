package org.axonmark.functions.learners;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.generator.LearnerGenerator;
import org.axonmark.functions.generator.LearnerItem;
import org.axonmark.functions.generator.LearnerItem.Context;
import org.axonmark.functions.generator.NormalisedError;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.hypothesis.Hypothesis.Learner;
import org.axonmark.hypothesis.LearnerFunction;
import org.axonmark.results.format.ItemScore;

/** Scores one hypothesis about a learner. A hypothesis that cannot be parsed, or has no finite prediction in a test context, misses. */
final class LearnerScorer {

    /** nMSE at or below this is a pass of the main metric. */
    static final double STRICT = 1e-3;

    /** nMSE at or below this is a pass of the lenient metric. */
    static final double LENIENT = 0.1;

    private static final int CONTEXTS = 200;
    private static final double RELATIVE = 0.01;

    private final LearnerQuestion question;
    private final LearnerItem item;
    private final List<Context> contexts;

    LearnerScorer(LearnerQuestion question) {
        this.question = question;
        this.item = question.item();
        this.contexts = item.testContexts(CONTEXTS);
    }

    /** Returns one score for each metric of the task that the item has a share in. */
    List<ItemScore> score(Answered answered) {
        Optional<Learner> hypothesis = answered.hypothesis(Learner.class);
        double error = hypothesis.map(this::nmse).orElse(Double.NaN);
        Learner truth = item.truth().canonical();
        Optional<Learner> canonical = hypothesis.map(Learner::canonical);
        boolean named = canonical.map(learner -> learner.rule() == truth.rule()).orElse(false);
        List<ItemScore> scores = new ArrayList<>();
        scores.add(question.passed(LearnerTask.PASS, error <= STRICT));
        scores.add(question.passed(LearnerTask.LENIENT_PASS, error <= LENIENT));
        scores.add(question.passed(LearnerTask.RULE, named));
        scores.add(question.passed(LearnerTask.PARAMETERS,
                named && canonical.map(learner -> near(learner.values(), truth)).orElse(false)));
        scores.add(question.passed(LearnerTask.passAt(question.budget()), error <= STRICT));
        scores.addAll(Descriptions.of(question, answered.interpretation(), Learner.class, said -> nmse(said) <= STRICT,
                (claimed, said) -> NormalisedError.of(predictions(claimed, contexts), predictions(said, contexts)) <= STRICT));
        return scores;
    }

    private double nmse(Learner hypothesis) {
        return NormalisedError.of(predictions(item.truth(), contexts), predictions(hypothesis, contexts));
    }

    /** Returns what a learner predicts in each context. */
    static double[] predictions(Learner learner, List<Context> contexts) {
        LearnerFunction function = LearnerFunction.of(learner);
        return contexts.stream().mapToDouble(context -> function.at(context.examples(), context.point())).toArray();
    }

    /** Tells whether each value is within half a step of the truth's lattice or 1 %. */
    private static boolean near(List<Double> values, Learner truth) {
        List<Double> lattice = LearnerGenerator.lattice(truth.rule());
        for (int i = 0; i < lattice.size(); i++) {
            double right = truth.values().get(i);
            if (!(Math.abs(values.get(i) - right) <= Math.max(lattice.get(i) / 2, RELATIVE * Math.abs(right)))) {
                return false;
            }
        }
        return true;
    }
}
