package org.axonmark.spiking.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.axonmark.results.format.Json;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.GraphProbe;
import org.axonmark.spi.spiking.OnnxSpikingClassifier;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.graph.Graph;
import org.axonmark.spiking.graph.GraphMeter;
import org.axonmark.spiking.graph.MeasuredJson;
import org.axonmark.spiking.graph.UncountableException;
import org.axonmark.spiking.protocol.StimulusSet.Stimulus;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Outcome;
import org.axonmark.task.Progress;
import org.axonmark.task.SubmittedGraph;

/** Looks inside a submission's graph while it classifies items one by one. */
final class Inside<T> {

    /** The outcome that holds what is the same for all items. */
    static final String GRAPH = "graph";

    /** Follows an item's id in the id of what it cost. */
    static final String COST = "/cost";

    private static final int MOST_KEPT = Answer.Text.MAX_BYTES / 2;

    private final StimulusSet<T> set;
    private final Progress progress;

    /**
     * What was seen.
     *
     * @param answered what is kept of the answers, by item
     * @param kept outcomes to keep
     */
    record Seen(Map<String, Outcome> answered, List<Outcome> kept) {

        /** Nothing was seen, and why. */
        static Seen nothing(String reason) {
            Json text = new Json.Obj(List.of(new Json.Member("notMeasured", new Json.Str(reason))));
            return new Seen(Map.of(), List.of(outcome(GRAPH, text, 0)));
        }
    }

    Inside(StimulusSet<T> set, Progress progress) {
        this.set = set;
        this.progress = progress;
    }

    Seen look(SubmittedGraph submitted, List<Stimulus<T>> items) {
        try {
            Graph graph = Graph.read(submitted.bytes());
            byte[] tapped = GraphMeter.tapped(graph);
            try (Candidate<GraphProbe> candidate = submitted.start("operations", tapped)) {
                GraphProbe probe = candidate.submission();
                probe.prepare(candidate.context());
                return look(graph, probe, items);
            }
        } catch (UncountableException e) {
            return Seen.nothing(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Seen look(Graph graph, GraphProbe probe, List<Stimulus<T>> items) throws Exception {
        Call.Role first = set.events() ? Call.Role.EVENT_LAYER : Call.Role.IMAGE_LAYER;
        GraphMeter meter = GraphMeter.of(graph, probe, first, input(items.getFirst()));
        Map<String, Outcome> answered = new HashMap<>();
        List<Outcome> costs = new ArrayList<>();
        Map<String, Json.Member> weights = new LinkedHashMap<>();
        for (Stimulus<T> stimulus : items) {
            long begun = System.nanoTime();
            GraphMeter.Item item = meter.measure(input(stimulus));
            long nanos = System.nanoTime() - begun;
            FloatTensor kept = set.marking().keep(SpikingProtocol.parted(item.output(), 1, set.setup().answer()).getFirst());
            answered.put(stimulus.item(), new Outcome(stimulus.item(), kept, nanos));
            Json cost = MeasuredJson.of(item.measured());
            check(cost);
            costs.add(outcome(stimulus.item() + COST, cost, nanos));
            item.measured().calls().stream().filter(call -> call.role().hasWeights())
                    .forEach(call -> weights.putIfAbsent(call.layer(), new Json.Member(call.layer(), MeasuredJson.of(call.right()))));
            progress.report("counting operations", costs.size(), items.size());
        }
        Json.Obj histograms = new Json.Obj(List.copyOf(weights.values()));
        check(histograms);
        Stimulus<T> pictured = set.stimuli().getFirst();
        costs.add(InsidePictures.seen(graph, probe, pictured.item(), input(pictured), Math.max(set.setup().timeSteps(), meter.steps())));
        costs.add(outcome(GRAPH, new Json.Obj(List.of(
                new Json.Member("parameters", new Json.Num(graph.parameters())),
                new Json.Member("footprint", new Json.Num(graph.footprint())),
                new Json.Member("connectionSparsity", new Json.Num(meter.connectionSparsity())),
                new Json.Member("steps", new Json.Num(set.setup().timeSteps() > 1 ? set.setup().timeSteps() : meter.steps())),
                new Json.Member("weights", histograms))), 0));
        return new Seen(answered, costs);
    }

    private static void check(Json kept) throws UncountableException {
        if (kept.compact().length() > MOST_KEPT) {
            throw new UncountableException("more products than can be kept");
        }
    }

    private FloatTensor input(Stimulus<T> stimulus) {
        return OnnxSpikingClassifier.input(set.batch(List.of(stimulus.values().get())), set.setup().timeSteps() == 1);
    }

    private static Outcome outcome(String id, Json json, long nanos) {
        return new Outcome(id, new Answer.Text(json.compact()), nanos);
    }
}
