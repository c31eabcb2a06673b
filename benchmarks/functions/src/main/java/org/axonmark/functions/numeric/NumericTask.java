package org.axonmark.functions.numeric;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.FunctionTask;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.functions.FunctionInterpreter;

/** {@code functions/numeric@1}. */
public final class NumericTask {

    static final String PASS = "pass";
    static final String LENIENT_PASS = "lenient-pass";
    static final String COMPACT_PASS = "compact-pass";
    static final String FIND_PASS = "find-pass";
    static final String OUTSIDE_PASS = "outside-pass";
    static final String BREAKPOINT_PASS = "breakpoint-pass";
    static final String NOISE = "noise";
    static final String NO_NOISE = "no-noise";
    static final String AGREEMENT = "agreement";
    static final String FAMILY = "family";
    static final String PARAMETERS = "parameters";
    static final String CORRUPTION_IOU = "corruption-iou";
    static final List<Integer> BUDGETS = List.of(16, 64, 256, 1_024);
    static final List<Integer> RATIOS = List.of(0, 30, 10, 3);
    static final int BLOCKS = 40;

    private static final List<String> CONTROLS = List.of(
            "numeric-constant", "numeric-line", "numeric-polynomial", "numeric-interpolation", "numeric-bisection");
    private static final String ERROR = "the mean squared error over max(Var f, 1e-12 max(1, mean f^2)) against the noise-free"
            + " function at 2 000 points uniform on the declared domain";

    private NumericTask() {}

    /** Returns the id of the metric of one budget. */
    static String passAt(int budget) {
        return "pass-at-" + budget;
    }

    /** Returns the id of the metric of the functions of one signal-to-noise ratio; 0 is for no noise. */
    static String passAtRatio(int ratio) {
        return ratio == 0 ? "pass-without-noise" : "pass-at-noise-" + ratio;
    }

    /** Returns the task. */
    public static FunctionTask task() {
        List<Metric> metrics = new ArrayList<>(List.of(
                FunctionTask.share(PASS, "pass at 0.001", "Share of functions whose hypothesis has an nMSE of at most 0.001: " + ERROR
                        + ". Mean over the four budgets, which lie evenly in log2, then over blocks."),
                FunctionTask.share(LENIENT_PASS, "pass at 0.1", "Share of functions whose hypothesis has an nMSE of at most 0.1."),
                FunctionTask.share(COMPACT_PASS, "compact pass",
                        "Share of functions passed at 0.001 by a hypothesis of at most twice the truth's"
                                + " nodes and eight more."),
                FunctionTask.share(FIND_PASS, "FIND's rule",
                        "Share of functions with sum (f - g)^2 / sum f^2 below 0.1 at i + 0.5 for i from -128"
                                + " to 127, the truth without noise; for comparison with FIND (Schwettmann et al. 2023)."),
                FunctionTask.share(OUTSIDE_PASS, "pass outside the domain",
                        "Share of functions with an nMSE of at most 0.1 on a quarter of the"
                                + " domain's width on either side of it."),
                FunctionTask.share(BREAKPOINT_PASS, "pass at breakpoints",
                        "Share of functions, of those that jump or turn a corner inside the domain, with an nMSE of at most 0.001 at 200"
                                + " points within 1 % of the domain's width of a breakpoint. Blocks without such a function have no share."),
                FunctionTask.share(FAMILY, "family recovered",
                        "Share of functions whose hypothesis has the truth's family in canonical form, outside"
                                + " of any interval on which either is replaced."),
                FunctionTask.share(PARAMETERS, "parameters recovered",
                        "Share of functions whose hypothesis has the truth's family and every parameter"
                                + " within 0.05 or 1 %."),
                FunctionTask.share(CORRUPTION_IOU, "corruption IoU",
                        "Intersection over union, on the domain, of the interval named as corrupted and"
                                + " the true one; both empty 1, one empty 0, and 0 beside a text that is no hypothesis."),
                FunctionTask.share(NOISE, "noise recovered",
                        "Share of noisy functions whose hypothesis states the noise's family, and its scale within 10 %. Blocks without"
                                + " such a function have no share."),
                FunctionTask.share(NO_NOISE, "no noise claimed", "Share of noise-free functions whose hypothesis states no noise."),
                FunctionTask.share(AGREEMENT, "agreement with itself",
                        "Share of the functions of %d queries, which are asked about twice, in fresh workers and with other noise, whose two"
                                .formatted(NumericRepeat.BUDGET)
                                + " hypotheses differ by an nMSE of at most 0.001, right or wrong.")));
        for (int budget : BUDGETS) {
            metrics.add(FunctionTask.share(passAt(budget), "pass at 0.001, %d queries".formatted(budget),
                    "The main metric on the functions that %d queries may be asked of.".formatted(budget)));
        }
        for (int ratio : RATIOS) {
            metrics.add(FunctionTask.share(passAtRatio(ratio),
                    ratio == 0 ? "pass at 0.001, no noise" : "pass at 0.001, noise at 1/" + ratio,
                    "The main metric on the functions " + (ratio == 0 ? "without noise."
                            : "whose noise has 1/" + ratio
                                    + " of their standard deviation. Blocks without such a function have no share.")));
        }
        TaskCard card = new TaskCard(new TaskId("functions", "numeric", 1), "Functions of a number",
                "Find out what a numeric black box computes within 16, 64, 256 or 1 024 queries.",
                FunctionInterpreter.class.getName(), "block", BLOCKS, Labels.ROUND, true, metrics,
                "the law of " + Seed.GENERATOR,
                List.of("Functions follow FIND, with what was broken there mended: 85 % are single families (linear, polynomial, absolute"
                        + " value, root, logarithm, step, relu, tanh, constant, sine, cosine, reciprocal, Gaussian, rational,"
                        + " rectangle, square wave, volcano), 15 % the sum or product of two; 48.3 % are clean, 19.1 % corrupted on an"
                        + " interval, 17.6 % noisy at a signal-to-noise ratio of 3, 10 or 30, and 15 % answered by a ReLU network within an"
                        + " nMSE of 0.0001 of the function, which stays the truth; of 40 functions in a row, so many are each. A function is finite, varies and stays"
                        + " within a million on its domain. There are 40 blocks of four functions, one for each budget, every"
                        + " function drawn by itself. All follows from the round's secret seed.",
                        "The interpreter is given a black box with its domain and budget, asks batches of numbers, each number a query, and"
                                + " returns a hypothesis in the hypothesis language, a description, and the interval it believes"
                                + " corrupted. Each budget's functions come to a fresh worker in an order fixed by the evaluation's secret."
                                + " The functions of 64 queries come once more, to another worker, with other noise."
                                + " Over budget is refused and costs nothing; a repeated query is answered with new noise and is paid for.",
                        "The host parses its own copy of the hypothesis and runs it; a text that is no hypothesis, or has no finite value at"
                                + " a test point, misses. Descriptions are shown, not ranked."),
                List.of(), List.of("S. Schwettmann et al., FIND: A Function Description Benchmark for Evaluating Interpretability"
                        + " Methods, NeurIPS 2023 Datasets and Benchmarks, arXiv 2309.03886"),
                CONTROLS, FunctionTask.LIMITS, 1);
        return new FunctionTask(card, seed -> NumericRepeat.added(NumericQuestion.of(seed)));
    }
}
