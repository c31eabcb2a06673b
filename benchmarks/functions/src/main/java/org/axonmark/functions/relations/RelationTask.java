package org.axonmark.functions.relations;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.FunctionTask;
import org.axonmark.functions.protocol.Judging;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.functions.FunctionInterpreter;

/** {@code functions/relations@1}. */
public final class RelationTask {

    static final String RIGHT = "right";
    static final String MATCH = "match";
    static final String EXCEPTIONS = "exceptions";
    static final String OUTSIDE = "outside";
    static final String EXACT = "exact";
    static final List<Integer> BUDGETS = List.of(4, 16, 64, 256);
    static final int BLOCKS = 40;

    private static final List<String> CONTROLS = List.of("relations-constant", "relations-lexicon");

    private RelationTask() {}

    /** Returns the id of the metric of one budget. */
    static String rightAt(int budget) {
        return "right-at-" + budget;
    }

    /** Returns the task. */
    public static FunctionTask task() {
        TaskCard card = new TaskCard(new TaskId("functions", "relations", 1), "Relations between words",
                "Find out which word a black box answers to a word, within 4, 16, 64 or 256 queries, for words too that cannot be asked.",
                FunctionInterpreter.class.getName(), "block", BLOCKS, Labels.ROUND, true, metrics(),
                "the law of " + Seed.GENERATOR,
                List.of("Relations follow from a published lexicon of thirteen subjects, such as countries, elements and irregular verbs, whose rows"
                        + " hold words that belong together. A relation is drawn as one from a row's first word to another (France to Paris), one from"
                        + " another to the first (Paris to France), or one of two steps, within a row (Paris to FR) or on to another (carbon by its"
                        + " number 6 to VI), each form as likely; and again if too few of its words may be asked or are kept. To all other words the"
                        + " answer is the empty text. Half of relations have exceptions, at most a third of their words: those whose first or last"
                        + " letter is one of three, or whose length is a number, are answered with the empty text, themselves, the relation's answer"
                        + " to the first of them, or to the next of them, in the order of their characters. There are 40 blocks of"
                        + " four relations, one for each budget, every relation drawn by itself. All follows from the round's secret seed.",
                        "The interpreter is given a black box with the two thirds of the lexicon's words that may be asked in the round, a budget, and"
                                + " eight of its words as hints, of which five have an answer or are exceptions. It asks batches of words and returns"
                                + " a hypothesis of the kind 'map' or 'string', and a description. Each budget's relations come to a fresh worker in an"
                                + " order fixed by the evaluation's secret. Over budget or outside the domain is refused and costs nothing.",
                        "The host parses its own copy of the hypothesis and has it answer the other third of the lexicon's words, which nobody could"
                                + " ask: to list what was asked is worth nothing. Answers are compared to the character. A text that is no hypothesis"
                                + " misses. Descriptions are shown, not ranked."),
                List.of(), List.of("S. Schwettmann et al., FIND: A Function Description Benchmark for Evaluating Interpretability"
                        + " Methods, NeurIPS 2023 Datasets and Benchmarks, arXiv 2309.03886"),
                CONTROLS, FunctionTask.LIMITS, 1);
        return new FunctionTask(card, RelationQuestion::of);
    }

    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                FunctionTask.share(RIGHT, "right answers",
                        "Share of the words kept for scoring that the relation is defined for to which the hypothesis gives the right answer; of a"
                                + " relation with exceptions, the mean of that share among words that follow it and among exceptions. Mean over the"
                                + " four budgets, which lie evenly in log2, then over blocks."),
                FunctionTask.share(MATCH, "words matched",
                        "Share of the words kept for scoring that follow the relation, exceptions left out, to which the hypothesis gives the right"
                                + " answer."),
                FunctionTask.share(EXCEPTIONS, "exceptions matched",
                        "Share of the exceptions kept for scoring to which the hypothesis gives the right answer, on the relations that have"
                                + " exceptions. Blocks without any have no share."),
                FunctionTask.share(OUTSIDE, "other words matched",
                        "Share of the words kept for scoring that the relation is not defined for to which the hypothesis gives the empty text."),
                FunctionTask.share(EXACT, "exact",
                        "Share of relations whose hypothesis gives the right answer to every word kept for scoring: those that follow the relation,"
                                + " exceptions and all others."),
                Judging.metric()));
        for (int budget : BUDGETS) {
            metrics.add(FunctionTask.share(rightAt(budget), "right answers, %d queries".formatted(budget),
                    "The main metric on the relations that %d queries may be asked of.".formatted(budget)));
        }
        return metrics;
    }
}
