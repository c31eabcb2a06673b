package org.axonmark.functions.operators;

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

/** {@code functions/operators@1}. */
public final class OperatorTask {

    static final String PASS = "pass";
    static final String LENIENT_PASS = "lenient-pass";
    static final String KERNEL = "kernel";
    static final String PARAMETERS = "parameters";
    static final List<Integer> BUDGETS = List.of(4, 16, 64, 256);
    static final int BLOCKS = 40;

    private static final List<String> CONTROLS = List.of("operators-identity", "operators-battery");

    private OperatorTask() {}

    /** Returns the id of the metric of one budget. */
    static String passAt(int budget) {
        return "pass-at-" + budget;
    }

    /** Returns the task. */
    public static FunctionTask task() {
        List<Metric> metrics = new ArrayList<>(List.of(
                FunctionTask.share(PASS, "pass at 0.01",
                        "Share of operators whose hypothesis has a relative L2 error of at most 0.01: the root of the summed squared differences"
                                + " over the operator's summed squares, on 10 hidden functions at 256 points, a grid four times finer than may"
                                + " be asked. Mean over the four budgets, which lie evenly in log2, then over blocks."),
                FunctionTask.share(LENIENT_PASS, "pass at 0.1",
                        "Share of operators whose hypothesis has a relative L2 error of at most 0.1."),
                FunctionTask.share(KERNEL, "kernel identified",
                        "Share of operators whose hypothesis names the kernel, those that do the same being one: a heat step is a convolution"
                                + " with a normal density."),
                FunctionTask.share(PARAMETERS, "parameters recovered",
                        "Share of operators whose hypothesis names the kernel, with its parameter within half a step of the lattice (shift and"
                                + " width 0.01, deviation 0.002) or 1 %.")));
        metrics.addAll(Descriptions.metrics("a relative L2 error of at most 0.01"));
        for (int budget : BUDGETS) {
            metrics.add(FunctionTask.share(passAt(budget), "pass at 0.01, %d queries".formatted(budget),
                    "The main metric on the operators that %d queries may be asked of.".formatted(budget)));
        }
        TaskCard card = new TaskCard(new TaskId("functions", "operators", 1), "Operators on functions",
                "Find out which operator maps one periodic function to another within 4, 16, 64 or 256 queries.",
                FunctionInterpreter.class.getName(), "block", BLOCKS, Labels.ROUND, true, metrics,
                "the law of " + Seed.GENERATOR,
                List.of("An operator takes a function on [0, 1) that goes on from its beginning after its end, sampled at 64 points, and answers the"
                        + " result's samples. It is, each as likely: a shift (by 0.01-0.99), the derivative, the integral from 0, the mean over a"
                        + " window (width 0.05-0.5), or a convolution with a normal density, half of them stated as a deviation (0.01-0.1),"
                        + " half as a time of the heat equation (0.0001-0.005). It acts exactly on the trigonometric polynomial through the samples."
                        + " Parameters are drawn again until no operator of another class, and not the identity, is within a relative L2 distance"
                        + " of 0.03. A third of operators answer exactly, the others with normal noise on each sample, of 0.1 or 1 times the"
                        + " answer's root mean square. There are 40 blocks of four operators, one for each budget, every operator drawn by itself."
                        + " All follows from the round's secret seed.",
                        "The interpreter is given a black box with its domain and budget, asks batches of functions, each a query, and returns a"
                                + " hypothesis such as operator(shift, by = 0.25). Each budget's operators come to a fresh worker in an order fixed"
                                + " by the evaluation's secret. Over budget is refused and costs nothing; a repeated query is answered with new"
                                + " noise and is paid for.",
                        "The host parses its own copy of the hypothesis and runs it, as the operator without noise, on hidden functions at 256 points:"
                                + " sums of a constant and 20 waves of 1-20 turns with normal amplitudes that fall off as 1 / (1 + (k / 4)^2). A"
                                + " text that is no operator, or has no finite value, misses. A description in"
                                + " controlled English is run likewise; free text is shown, not ranked."),
                List.of(), List.of("J. He, X. Liu, J. Xu, MgNO: Efficient Parameterization of Linear Operators via Multigrid, ICLR 2024"),
                CONTROLS, FunctionTask.LIMITS, 1);
        return new FunctionTask(card, OperatorQuestion::of);
    }
}
