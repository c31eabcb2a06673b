package org.axonmark.functions.concepts;

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

/** {@code functions/concepts@1}. */
public final class ConceptTask {

    static final String CORRELATION = "correlation";
    static final String EXPLAINED = "explained";
    static final String RECOVERED = "recovered";
    static final String DESCRIBED = "described";
    static final List<Integer> BUDGETS = List.of(16, 64, 256, 1_024);
    static final int BLOCKS = 40;

    private static final List<String> CONTROLS = List.of("concepts-constant", "concepts-hints");

    private ConceptTask() {}

    /** Returns the id of the metric of one budget. */
    static String correlationAt(int budget) {
        return "correlation-at-" + budget;
    }

    /** Returns the task. */
    public static FunctionTask task() {
        TaskCard card = new TaskCard(new TaskId("functions", "concepts", 1), "Concepts that respond to words",
                "Find out which concept a unit responds to by asking 16, 64, 256 or 1 024 words.",
                FunctionInterpreter.class.getName(), "block", BLOCKS, Labels.ROUND, true, metrics(),
                "the law of " + Seed.GENERATOR,
                List.of("A concept responds to a word of a published vocabulary of 3 089 words and phrases by its nearness to words that belong"
                        + " to the concept: the cosine in a table made with the sentence encoder bge-small-en-v1.5. A concept is drawn as a part of a"
                        + " category, such as bird, a part of either of two, or a category with two of its parts but not a third, each as likely;"
                        + " of the first two, up to three words of each part belong besides; up to two words are taken out, and 30 % have a stray"
                        + " word. Responses are whole hundredths: with two chances in three they rise by degrees (from 0.2 to 0.3, over 0.2 to 0.4),"
                        + " else they are all or none (at 0.3 to 0.4). It is drawn again if fewer than eight words kept for scoring stir it by a half"
                        + " or more, more than a fifth stir it at all, a word taken out changes nothing, or its own words tell little more than"
                        + " texts of other concepts. There are 40 blocks of four concepts, one for each budget, every concept drawn by itself. All"
                        + " follows from the round's secret seed.",
                        "The interpreter is given a black box with the two thirds of the vocabulary that may be asked, a budget, and ten of its words"
                                + " as hints, of which four stir the concept by a half or more and six not at all. It asks batches of words and returns"
                                + " a hypothesis such as concept(\"bird\", \"duck\", not \"penguin\", from = 0.2, to = 0.5), and a description. Each"
                                + " budget's concepts come to a fresh worker in an order fixed by the evaluation's secret. Over budget or outside the"
                                + " domain is refused and costs nothing.",
                        "The host parses its own copy of the hypothesis and works out its responses to the other third of the vocabulary, 1 029 words"
                                + " that nobody could ask, by the same table. A text that is no concept, and a correlation below 0, score 0.",
                        "The description is free text, read as the mean of the directions of the first 16 words of the vocabulary it names, leaving out"
                                + " what follows not, except or without, in another table, made with all-MiniLM-L6-v2. Its worth is the"
                                + " correlation of nearness to it with the responses, between a floor, the mean of eight texts of other concepts, and a"
                                + " ceiling, the concept's own words as a text."),
                List.of(), List.of("S. Schwettmann et al., FIND: A Function Description Benchmark for Evaluating Interpretability"
                        + " Methods, NeurIPS 2023 Datasets and Benchmarks, arXiv 2309.03886",
                        "S. Bills et al., Language models can explain neurons in language models, OpenAI 2023 (simulate and correlate)",
                        "S. Xiao et al., C-Pack: Packed Resources For General Chinese Embeddings, arXiv 2309.07597 (bge-small-en-v1.5)",
                        "N. Reimers, I. Gurevych, Sentence-BERT, EMNLP 2019, arXiv 1908.10084 (all-MiniLM-L6-v2)"),
                CONTROLS, FunctionTask.LIMITS, 1);
        return new FunctionTask(card, ConceptQuestion::of);
    }

    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                FunctionTask.share(CORRELATION, "correlation",
                        "Pearson's correlation of the responses that the hypothesis foretells with the concept's, on the third of the vocabulary that"
                                + " could not be asked; 0 if it is negative or the hypothesis does not vary. Mean over the four budgets, which lie"
                                + " evenly in log2, then over blocks."),
                FunctionTask.share(EXPLAINED, "variance explained",
                        "Share of the variance of those responses that the hypothesis explains, at least 0: responses are to be right in height"
                                + " too."),
                FunctionTask.share(RECOVERED, "recovered", "Share of concepts whose hypothesis correlates by 0.9 or more."),
                FunctionTask.share(DESCRIBED, "description",
                        "Worth of the description by another encoder than the concept's, from the worth of texts of other concepts (0) to that of"
                                + " the concept's own words (1)."),
                Judging.metric()));
        for (int budget : BUDGETS) {
            metrics.add(FunctionTask.share(correlationAt(budget), "correlation, %d queries".formatted(budget),
                    "The main metric on the concepts of which %d words may be asked.".formatted(budget)));
        }
        return metrics;
    }
}
