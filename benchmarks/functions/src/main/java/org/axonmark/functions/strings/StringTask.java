package org.axonmark.functions.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.StringItem.Tier;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.functions.protocol.FunctionTask;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.functions.FunctionInterpreter;

/** {@code functions/strings@1}. */
public final class StringTask {

    static final String PASS = "pass";
    static final String MATCH = "match";
    static final String COMPACT_PASS = "compact-pass";
    static final List<Integer> BUDGETS = List.of(16, 64, 256, 1_024);
    static final int BLOCKS = 40;

    private static final List<String> CONTROLS = List.of("strings-identity", "strings-examples");

    private static final String PUBLISHED =
            "The published primitives on a text s, each as likely as any other: upper, lower, swapcase, reverse,"
                    + " reversewords, reversevowels, strip, sortletters, unique; 1 to 5 letters put behind or before; a letter inserted at index 0"
                    + " to 9; a letter replaced by another, or removed; capitals, small letters or vowels kept, or removed; letters shifted by 1 to"
                    + " 25, by the length, on or back by the ordinal of the character at index 0 to 5; two characters swapped, the first at index 0"
                    + " to 3, the other up to 4 further; small letters translated by a permutation; the length spelled out, or the number of"
                    + " capitals, small letters or vowels; the ordinal of the character at index 0 to 3 spelled out, or in digits; the index of"
                    + " the first of a letter in either case, in digits; the first half"
                    + " reversed; repeat or stretch by 2 or 3. Letters are of either case.";
    private static final String CORE =
            "The published core, each step as likely as any other: letters shifted by an amount; shiftstep by 1 to"
                    + " 25; shiftkey with 2 to 4 letters; small letters translated by a permutation; rotated by 1 to 4, which is"
                    + " concat(slice(s, n, length(s)), slice(s, 0, n)); the letter of an amount put behind; if the length is at least n, 4 to 8,"
                    + " letters shifted by an amount, else rotated by 1 to 3. An amount is a * m + b, with a from 1 to 11, b from 0 to 25 and m the"
                    + " length or the ordinal of the character at index 0, 1 or 2.";

    private StringTask() {}

    /** Returns the id of the metric of one budget. */
    static String passAt(int budget) {
        return "pass-at-" + budget;
    }

    /** Returns the id of the main metric on one tier. */
    static String passOf(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT) + "-pass";
    }

    /** Returns the id of the metric {@link #MATCH} on one tier. */
    static String matchOf(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT) + "-match";
    }

    /** Returns the task. */
    public static FunctionTask task() {
        TaskCard card = new TaskCard(new TaskId("functions", "strings", 1), "Functions of a text",
                "Find out what a black box does to texts within 16, 64, 256 or 1 024 queries.",
                FunctionInterpreter.class.getName(), "block", BLOCKS, Labels.ROUND, true, metrics(),
                "the law of " + Seed.GENERATOR,
                List.of("Functions follow FIND, with what was broken there mended: each is deterministic, keeps shifted letters in the alphabet"
                        + " and can be written in the hypothesis language. A function of the public tier is one of the published"
                        + " primitives (30 %), or two, one after the other. A function of the hidden tier is three or four steps over the"
                        + " published core. No function is the identity, none does as well without one of its steps, and on 48 inputs it"
                        + " has at least six values. There are 40 blocks of eight functions, one of each tier for each budget, every function"
                        + " drawn by itself. All follows from the round's secret seed.",
                        PUBLISHED, CORE,
                        "The interpreter is given a black box that takes texts of up to 12 letters (a-z, A-Z) and spaces, asks batches of them,"
                                + " each text a query, and returns a hypothesis in the hypothesis language, of the kind 'string' or 'map',"
                                + " and a description. Each budget's functions come to a fresh worker in an order fixed by the evaluation's"
                                + " secret. Over budget is refused and costs nothing; a repeated query is paid for again.",
                        "The host parses its own copy of the hypothesis and runs it on 100 inputs: 1 to 12 letters of either case, in a"
                                + " quarter of those of three or more a space at any place. Texts are compared to the character; a text that"
                                + " is no hypothesis misses. The main metric counts functions that are exact on all 100 inputs, not inputs:"
                                + " many functions leave many inputs as they are, so that the identity, which knows nothing, has a share of"
                                + " inputs but no function. A description in controlled English is run likewise; free text is shown, not ranked."),
                List.of(), List.of("S. Schwettmann et al., FIND: A Function Description Benchmark for Evaluating Interpretability"
                        + " Methods, NeurIPS 2023 Datasets and Benchmarks, arXiv 2309.03886"),
                CONTROLS, FunctionTask.LIMITS, 1);
        return new FunctionTask(card, StringQuestion::of);
    }

    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                FunctionTask.share(PASS, "exact functions",
                        "Share of functions whose hypothesis is exact on all 100 hidden inputs. Mean over"
                                + " both tiers and the four budgets, which lie evenly in log2, then over blocks."),
                FunctionTask.share(passOf(Tier.PUBLIC), "exact, public tier",
                        "The main metric on functions of one or two published primitives."),
                FunctionTask.share(passOf(Tier.HIDDEN), "exact, hidden tier",
                        "The main metric on functions of three or four steps over the published core."),
                FunctionTask.share(MATCH, "exact inputs",
                        "Share of the 100 hidden inputs at which the hypothesis gives the function's text."),
                FunctionTask.share(matchOf(Tier.PUBLIC), "exact inputs, public tier", "The share of exact inputs on the public tier."),
                FunctionTask.share(matchOf(Tier.HIDDEN), "exact inputs, hidden tier", "The share of exact inputs on the hidden tier."),
                FunctionTask.share(COMPACT_PASS, "compact and exact",
                        "Share of functions whose hypothesis is exact on all 100 hidden inputs and"
                                + " has at most twice the truth's nodes and eight more.")));
        metrics.addAll(Descriptions.metrics("the same text for each of the 100 hidden inputs"));
        for (int budget : BUDGETS) {
            metrics.add(FunctionTask.share(passAt(budget), "exact functions, %d queries".formatted(budget),
                    "The main metric on the functions that %d queries may be asked of.".formatted(budget)));
        }
        return metrics;
    }
}
