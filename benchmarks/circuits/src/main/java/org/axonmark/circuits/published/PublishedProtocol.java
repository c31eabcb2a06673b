package org.axonmark.circuits.published;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.protocol.FoundScores;
import org.axonmark.circuits.protocol.MeteredNetwork;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Means;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;

/** Asks once for the circuit of each behaviour, each in a fresh worker, in an order that the evaluation's secret fixes. */
final class PublishedProtocol implements Protocol<CircuitFinder> {

    private static final int DRAWS = 200;

    private final List<ListedBehaviour> behaviours;
    private final long runs;

    /**
     * Creates a protocol.
     *
     * @param runs the budget of a behaviour, in forward passes of one prompt
     */
    PublishedProtocol(List<ListedBehaviour> behaviours, long runs) {
        this.behaviours = List.copyOf(behaviours);
        this.runs = runs;
    }

    /** Names weights, lists and prompts. */
    @Override
    public Sha256 datasetIdentity() {
        StringBuilder text = new StringBuilder();
        for (ListedBehaviour behaviour : behaviours) {
            text.append(behaviour.id()).append('|').append(behaviour.weights()).append('|').append(named(behaviour));
            for (PromptPairs.OfLength pairs : behaviour.prompts().lengths()) {
                List.of(pairs.clean(), pairs.corrupt(), pairs.label(), pairs.wrong())
                        .forEach(tokens -> text.append('|').append(Arrays.toString(tokens.values())));
            }
            text.append('\n');
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> named(ListedBehaviour behaviour) {
        Graph graph = behaviour.network().graph();
        return behaviour.lists().stream().map(list -> list.name() + " " + list.nodes() + " "
                + list.edges(graph).stream().map(edge -> edge.writer() + ">" + edge.reader()).sorted().toList()).toList();
    }

    @Override
    public Outcomes ask(Candidates<CircuitFinder> candidates, byte[] secret, Progress progress) {
        Map<String, Outcome> answered = new LinkedHashMap<>();
        for (int i : HmacStream.of(secret, "order").permutation(behaviours.size())) {
            ListedBehaviour behaviour = behaviours.get(i);
            try (Candidate<CircuitFinder> candidate = candidates.start(behaviour.id())) {
                answered.put(behaviour.id(), FoundScores.ask(FoundScores.prepared(candidate), new MeteredNetwork(behaviour.network(), runs),
                        behaviour.prompts(), behaviour.id()));
            }
            progress.report("finding circuits", answered.size(), behaviours.size());
        }
        return new Outcomes(behaviours.stream().map(behaviour -> required(answered, behaviour)).toList());
    }

    @Override
    public Score score(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<ItemScore> scores = new ArrayList<>();
        List<Exhibit> exhibits = new ArrayList<>();
        for (ListedBehaviour behaviour : behaviours) {
            double[] edges = FoundScores.of(required(byItem, behaviour), behaviour.network().graph().edges().size());
            scores.addAll(ListMarking.mark(behaviour, edges));
            exhibits.add(ListMarking.exhibit(behaviour, edges));
        }
        List<Grouping.Level> levels =
                behaviours.stream().map(behaviour -> new Grouping.Level(behaviour.id(), List.of(behaviour.id()))).toList();
        return new Score(scores, Map.of(), Map.of(), List.of(new Grouping("behaviour", true, levels)), exhibits);
    }

    /** The lists with their heads exchanged at random within each layer: what is known of layers alone is worth as much there. */
    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        byte[] key = HexFormat.of().parseHex(datasetIdentity().hex());
        double[] nulls = new double[DRAWS];
        double score = 0;
        for (ListedBehaviour behaviour : behaviours) {
            Graph graph = behaviour.network().graph();
            double[] heads = ListMarking.ofHeads(graph, FoundScores.of(required(byItem, behaviour), graph.edges().size()));
            score += ListMarking.headAuroc(behaviour, heads, UnaryOperator.identity()) / behaviours.size();
            for (int draw = 0; draw < DRAWS; draw++) {
                Map<String, String> renamed =
                        exchanged(behaviour, HmacStream.of(key, "label swap", behaviour.id(), Integer.toString(draw)));
                nulls[draw] += ListMarking.headAuroc(behaviour, heads, head -> renamed.getOrDefault(head, head)) / behaviours.size();
            }
            progress.report("label swaps", DRAWS, DRAWS);
        }
        double reached = score;
        long atLeast = Arrays.stream(nulls).filter(drawn -> drawn >= reached).count();
        return Optional.of(new NullScore(DRAWS, Means.mean(nulls), Means.sd(nulls), (1.0 + atLeast) / (DRAWS + 1)));
    }

    private static Map<String, String> exchanged(ListedBehaviour behaviour, HmacStream stream) {
        Map<String, String> renamed = new HashMap<>();
        for (int layer = 0; layer < behaviour.network().shape().layers(); layer++) {
            int[] order = stream.permutation(behaviour.network().shape().heads());
            for (int head = 0; head < order.length; head++) {
                renamed.put("a" + layer + "." + head, "a" + layer + "." + order[head]);
            }
        }
        return renamed;
    }

    private static Outcome required(Map<String, Outcome> outcomes, ListedBehaviour behaviour) {
        Outcome outcome = outcomes.get(behaviour.id());
        if (outcome == null) {
            throw new AxonmarkException(FoundScores.OTHER_TASK,
                    "the outcomes have no item '" + behaviour.id() + "': they are of another task");
        }
        return outcome;
    }
}
