package org.axonmark.functions.sequences;

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

/** {@code functions/sequences@1}. */
public final class SequenceTask {

    static final String EXACT = "exact";
    static final String EXACT_LONGER = "exact-longer";
    static final String MATCHES = "matches";
    static final List<Integer> BUDGETS = List.of(1, 2, 4, 8);
    static final int BLOCKS = 40;

    private static final List<String> CONTROLS = List.of("sequences-identity", "sequences-battery");

    private SequenceTask() {}

    /** Returns the id of the metric of one budget. */
    static String exactAt(int budget) {
        return "exact-at-" + budget;
    }

    /** Returns the task. */
    public static FunctionTask task() {
        List<Metric> metrics = new ArrayList<>(List.of(
                FunctionTask.share(EXACT, "exact",
                        "Share of rules whose hypothesis gives every position right on all of 100 hidden sequences of 2-12 points. Mean over the"
                                + " four budgets, which lie evenly in log2, then over blocks."),
                FunctionTask.share(EXACT_LONGER, "exact on longer sequences",
                        "Share of rules whose hypothesis gives every position right on all of 50 hidden sequences of 13-40 points, longer than"
                                + " any that may be asked."),
                FunctionTask.share(MATCHES, "sequences matched",
                        "Share of the 100 hidden sequences of 2-12 points on which the hypothesis gives every position right.")));
        metrics.addAll(Descriptions.metrics("every position right on all of the 100 hidden sequences of 2-12 points"));
        for (int budget : BUDGETS) {
            metrics.add(FunctionTask.share(exactAt(budget), "exact, %d queries".formatted(budget),
                    "The main metric on the rules that %d queries may be asked of.".formatted(budget)));
        }
        TaskCard card = new TaskCard(new TaskId("functions", "sequences", 1), "Rules over sequences of points",
                "Find out which points a rule picks, and in which order, within 1, 2, 4 or 8 queries.",
                FunctionInterpreter.class.getName(), "block", BLOCKS, Labels.ROUND, true, metrics,
                "the law of " + Seed.GENERATOR,
                List.of("A rule takes a sequence of 2 to 12 points of a square and answers positions in it. 20 % of rules are one step, 40 % two, 40 %"
                        + " three, one after the other: sort, reverse, the n largest, the first n, all but the first n, turn by n (n 1-5), convex hull, walk"
                        + " to the nearest point left. A rule is drawn again if it is the identity, if a step can be left out, if it answers half"
                        + " of sequences with nothing, or fewer than four different answers. There are 40 blocks of four rules, one for each"
                        + " budget, every rule drawn by itself. All follows from the round's secret seed.",
                        "The interpreter is given a black box with its domain and budget, asks batches of sequences of one length, each a query, and"
                                + " returns a hypothesis such as sequence sort(v) | take(v, 3). Each budget's rules come to a fresh worker in an"
                                + " order fixed by the evaluation's secret. Over budget is refused and costs nothing.",
                        "The host parses its own copy of the hypothesis, runs it, and compares the places that its rows come from with the rule's. A"
                                + " text that is no hypothesis on sequences, or has more than 128 nodes, misses. A"
                                + " description in controlled English is run likewise; free text is shown, not ranked."),
                List.of(), List.of("O. Vinyals, M. Fortunato, N. Jaitly, Pointer Networks, NeurIPS 2015, arXiv 1506.03134"),
                CONTROLS, FunctionTask.LIMITS, 1);
        return new FunctionTask(card, SequenceQuestion::of);
    }
}
