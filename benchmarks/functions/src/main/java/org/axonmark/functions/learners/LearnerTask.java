package org.axonmark.functions.learners;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.functions.protocol.FunctionTask;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.functions.FunctionInterpreter;

/** {@code functions/learners@1}. */
public final class LearnerTask {

    static final String PASS = "pass";
    static final String LENIENT_PASS = "lenient-pass";
    static final String RULE = "rule";
    static final String PARAMETERS = "parameters";
    static final List<Integer> BUDGETS = List.of(1, 2, 4, 8);
    static final int BLOCKS = 40;

    private static final List<String> CONTROLS = List.of("learners-mean", "learners-battery");

    private LearnerTask() {}

    /** Returns the id of the metric of one budget. */
    static String passAt(int budget) {
        return "pass-at-" + budget;
    }

    /** Returns the task. */
    public static FunctionTask task() {
        List<Metric> metrics = new ArrayList<>(List.of(
                FunctionTask.share(PASS, "pass at 0.001",
                        "Share of learners whose hypothesis predicts with an nMSE of at most 0.001: the mean squared difference of the two"
                                + " predictions over the variance of the learner's, in 200 hidden contexts. Mean over the four budgets,"
                                + " which lie evenly in log2, then over blocks."),
                FunctionTask.share(LENIENT_PASS, "pass at 0.1", "Share of learners whose hypothesis predicts with an nMSE of at most 0.1."),
                FunctionTask.share(RULE, "algorithm identified",
                        "Share of learners whose hypothesis names the algorithm, those that predict the same being one: a Bayes rule under"
                                + " one normal prior is a ridge."),
                FunctionTask.share(PARAMETERS, "parameters recovered",
                        "Share of learners whose hypothesis names the algorithm, with every parameter within half a step of the lattice it"
                                + " was drawn on or 1 %.")));
        metrics.addAll(Descriptions.metrics("an nMSE of at most 0.001"));
        for (int budget : BUDGETS) {
            metrics.add(FunctionTask.share(passAt(budget), "pass at 0.001, %d queries".formatted(budget),
                    "The main metric on the learners that %d queries may be asked of.".formatted(budget)));
        }
        TaskCard card = new TaskCard(new TaskId("functions", "learners", 1), "Learning algorithms",
                "Name the algorithm behind a learner within 1, 2, 4 or 8 queries.",
                FunctionInterpreter.class.getName(), "block", BLOCKS, Labels.ROUND, true, metrics,
                "the law of " + Seed.GENERATOR,
                List.of("A learner takes 1 to 16 labelled points of three coordinates and a point to predict, all within 10 of 0, and answers"
                        + " its prediction, without noise. It is, each as likely: least squares (of least norm), a ridge (strength 0.5-10), 1-8"
                        + " steps of gradient descent from zero (rate 0.02-0.15), the mean of the 1-6 nearest labels, the mean of all, or the"
                        + " posterior mean under a prior: all weights plus or minus one size (0.5-1.5), or one weight alone normal (variance"
                        + " 0.2-2), with noise on labels of variance 0.1-3. Parameters are drawn again until no algorithm of another rule"
                        + " predicts with an nMSE below 0.01. There are 40 blocks of four learners, one for each budget, every learner drawn"
                        + " by itself. All follows from the round's secret seed.",
                        "The interpreter is given a black box with its domain and budget, asks batches of contexts of one length, each a query, and"
                                + " returns a hypothesis such as learner(ridge, strength = 0.5). Each budget's learners come to a fresh worker in"
                                + " an order fixed by the evaluation's secret. Over budget is refused and costs nothing.",
                        "The host parses its own copy of the hypothesis and runs it in 200 contexts: 1-16 examples with coordinates uniform within"
                                + " 2 of 0 and labels w x plus noise uniform within 0, 0.25 or 1 of 0, w uniform within 1.5 of 0, or all plus or"
                                + " minus 1, or 0 but for one. A text that is no learner, or has no finite prediction, misses. A description in"
                                + " controlled English is run likewise; free text is shown, not ranked."),
                List.of(),
                List.of("E. Akyurek et al., What learning algorithm is in-context learning? Investigations with linear models, ICLR 2023,"
                        + " arXiv 2211.15661",
                        "M. Panwar, K. Ahuja, N. Goyal, In-Context Learning through the Bayesian Prism, ICLR 2024"),
                CONTROLS, FunctionTask.LIMITS, 1);
        return new FunctionTask(card, LearnerQuestion::of);
    }
}
