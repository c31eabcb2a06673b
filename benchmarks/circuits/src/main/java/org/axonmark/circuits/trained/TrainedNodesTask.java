package org.axonmark.circuits.trained;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.protocol.CircuitTask;
import org.axonmark.circuits.protocol.ProgramPrompts;
import org.axonmark.circuits.protocol.Scoring;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.circuits.CircuitFinder;

/** {@code circuits/trained-nodes@1}. */
public final class TrainedNodesTask {

    private static final long MEBI = 1 << 20;

    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(15), Duration.ofSeconds(60),
            Duration.ofMinutes(10), 64 * MEBI, 64 << 10, 64 * MEBI, 256 * MEBI);

    private static final List<String> CONTROLS = List.of("circuits-random", "circuits-norm", "circuits-patching");

    /** Prompts, and as many others, that tell which parts matter. */
    private static final int PROMPTS = 256;

    private TrainedNodesTask() {}

    /** Returns the task. */
    public static CircuitTask task() {
        TaskCard card = new TaskCard(new TaskId("circuits", "trained-nodes", 1), "Circuits of trained networks, by heads and MLPs",
                "Find the heads and MLPs in which a transformer was trained to hold the parts of a program, within |E|/16, |E|/4 or |E| runs.",
                CircuitFinder.class.getName(), "network", TrainedNetwork.names().size(), Labels.OPEN, false, NodeMarking.metrics(),
                "these networks",
                List.of("Each of %d transformers with GELU MLPs, four heads in a layer and no normalisation was trained to answer as a program of the"
                        .formatted(TrainedNetwork.names().size())
                        + " published library does, each part of the program in a head or MLP drawn beforehand and nothing in the others (strict"
                        + " interchange intervention training). The networks, their cards with the accuracies measured, and how to train them anew"
                        + " are in the repository, so the truth is open.",
                        "The truth is under resample ablation: a head or MLP counts if its part of the program, given what it does for another"
                                + " prompt of the same length, changes an answer. Training makes just this ablation harmless for all others, so that"
                                + " exact patching is the ceiling here and not a competitor.",
                        "The finder is given a network that it can run but not read, and %d pairs of prompts answered otherwise at the positions"
                                .formatted(Scoring.PAIRS)
                                + " that are marked. A run of one prompt costs 1, the way back 2 more. Each budget's networks come to a fresh worker."
                                + " It returns a score for each edge; a head or MLP has the highest score of its edges."),
                List.of(),
                List.of("R. Gupta et al., InterpBench: Semi-Synthetic Transformers for Evaluating Mechanistic Interpretability Techniques, NeurIPS"
                        + " 2024, arXiv 2407.14494",
                        "A. Geiger et al., Inducing Causal Structure for Interpretable Neural Networks, ICML 2022, arXiv 2112.00826"),
                CONTROLS, LIMITS, 1);
        return new CircuitTask(card, _ -> subjects(), NodeMarking::mark);
    }

    /** Returns the networks; only the prompts follow from a seed. */
    static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (String name : TrainedNetwork.names()) {
            TrainedNetwork trained = TrainedNetwork.named(name);
            subjects.add(new Subject("net-%02d".formatted(subjects.size()), name, trained.transformer(), circuit(trained), Set::of,
                    new ProgramPrompts(trained.compiled())));
        }
        return subjects;
    }

    /** All edges among embeddings, positions, the output and the nodes that matter. */
    private static Circuit circuit(TrainedNetwork trained) {
        Graph graph = trained.transformer().graph();
        Set<Integer> mattering = trained.mattering(prompts(trained, "base"), prompts(trained, "source"));
        List<Edge> edges = graph.edges().stream()
                .filter(edge -> edge.writer() < TrainedNetwork.FIRST_NODE || mattering.contains(edge.writer()))
                .filter(edge -> graph.owner(edge.reader()) < 0 || mattering.contains(graph.owner(edge.reader())))
                .toList();
        return new Circuit(graph, Set.copyOf(edges));
    }

    private static Prompts prompts(TrainedNetwork trained, String purpose) {
        HmacStream stream =
                HmacStream.of("trained networks".getBytes(StandardCharsets.US_ASCII), trained.compiled().program().name(), purpose);
        return trained.compiled().codec().encode(trained.compiled().codec().draw(stream, PROMPTS, trained.compiled().program().length()));
    }
}
