package org.axonmark.circuits.faithful;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.protocol.CircuitTask;
import org.axonmark.circuits.protocol.Scoring;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.circuits.CircuitFinder;

/** {@code circuits/faithfulness@1}. */
public final class FaithfulnessTask {

    private static final long MEBI = 1 << 20;

    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(15), Duration.ofSeconds(60),
            Duration.ofMinutes(10), 64 * MEBI, 64 << 10, 64 * MEBI, 128 * MEBI);

    private static final List<String> CONTROLS = List.of("circuits-random", "circuits-norm", "circuits-patching");

    private FaithfulnessTask() {}

    /** Returns the task. */
    public static CircuitTask task() {
        int networks = ToyNetwork.names().size();
        TaskCard card = new TaskCard(new TaskId("circuits", "faithfulness", 1), "Circuits that do what the network does",
                "Rank the edges of small trained transformers so that the first do alone what the network does, within |E|/16, |E|/4 or |E| runs.",
                CircuitFinder.class.getName(), "network", networks, Labels.OPEN, true, FaithfulnessMarking.metrics(), "these networks",
                List.of("%d causal transformers of two or three layers, four heads in each, with and without MLPs and layer normalisation, were trained on"
                        .formatted(networks)
                        + " small copies of three behaviours: indirect object identification, docstrings and greater-than; and on nothing about"
                        + " where these are to lie. Nobody knows their circuits. The networks, their cards and how to train them anew are in the"
                        + " repository, so whoever wishes can look for circuits at leisure: the board has a banner.",
                        "The finder is given a network that it can run but not read, and %d pairs of prompts, answered otherwise at the last position."
                                .formatted(Scoring.PAIRS)
                                + " The corrupt prompt is the field's: a third name where one is repeated, other arguments, the year 01. Where"
                                + " several answers are right, as all later years, a pair names one of them and one of the wrong. A run of one"
                                + " prompt costs 1, the way back 2 more. Every network comes at each budget: |E|/16, |E|/4 and |E|, which are ranked,"
                                + " 8 |E|, which is not, and |E|/4 again with other pairs. Each budget's networks come to a fresh worker.",
                        "The finder returns a score for each edge. Of the k edges put first, those on a way from embeddings or positions to the output"
                                + " are kept as they are, and all others carry what the writer writes in the corrupt prompt (resample ablation)."
                                + " Faithfulness is the mean difference between the outputs at right and at wrong answers over %d pairs that no"
                                        .formatted(FaithfulnessMarking.PAIRS)
                                + " finder is given, less that of corrupt prompts, over the same of the whole network. k is the smallest whole number at"
                                + " least .001, .002, .005, .01, .02, .05, .1, .2, .5 and 1 times |E|, each size once. Edges of equal score are taken in"
                                + " an order that the round's seed draws; an edge at negative infinity is in no circuit."),
                List.of(),
                List.of("A. Mueller et al., MIB: A Mechanistic Interpretability Benchmark, ICML 2025, arXiv 2504.13151",
                        "K. Wang et al., Interpretability in the Wild: a Circuit for Indirect Object Identification in GPT-2 small, ICLR 2023, arXiv"
                                + " 2211.00593",
                        "S. Heimersheim and J. Janiak, A circuit for Python docstrings in a 4-layer attention-only transformer, 2023",
                        "M. Hanna et al., How does GPT-2 compute greater-than?, NeurIPS 2023, arXiv 2305.00586"),
                CONTROLS, LIMITS, 1);
        return new CircuitTask(card, _ -> subjects(ToyNetwork.names()), FaithfulnessMarking::new);
    }

    /** Returns networks as subjects; prompts alone follow from a seed. No circuit of theirs is known, and none is said to be true. */
    static List<Subject> subjects(List<String> names) {
        List<Subject> subjects = new ArrayList<>();
        for (String name : names) {
            ToyNetwork toy = ToyNetwork.named(name);
            subjects.add(new Subject("net-%02d".formatted(subjects.size()), toy.behaviour().id(), toy.transformer(),
                    new Circuit(toy.transformer().graph(), Set.of()), Set::of, new ToyPrompts(toy.behaviour())));
        }
        return subjects;
    }
}
