package org.axonmark.spiking.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.results.format.Chart;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Raster;
import org.axonmark.results.format.Result;
import org.axonmark.results.statistics.Means;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.GraphProbe;
import org.axonmark.spiking.count.Alphabet;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.count.Operations;
import org.axonmark.spiking.graph.Graph;
import org.axonmark.spiking.graph.Measured;
import org.axonmark.spiking.graph.SpikeTrains;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Score;
import org.jspecify.annotations.Nullable;

/** What a result shows of a network's inside: operations by rule, its layers, and the spikes of one item. */
final class InsidePictures {

    /** The outcome that holds the spikes of one item. */
    static final String SPIKES = "spikes";

    /** The rule by which layers are compared: the one whose operations the composite energy profiles price. */
    private static final CountingRule OF_LAYERS = CountingRule.SPIKINGJELLY;

    private static final String OPERATIONS = "operations";
    private static final String FURTHER = "all further layers";

    private InsidePictures() {}

    /** Returns the spikes of one item, to be kept. */
    static Outcome seen(Graph graph, GraphProbe probe, String item, FloatTensor stimulus, int steps) throws Exception {
        long begun = System.nanoTime();
        SpikeTrains trains = SpikeTrains.of(graph, probe, stimulus, steps);
        List<Json> layers = new ArrayList<>();
        for (Raster.Layer layer : trains.layers()) {
            layers.add(new Json.Obj(List.of(new Json.Member("name", new Json.Str(layer.name())),
                    new Json.Member("neurons", new Json.Num(layer.neurons())), new Json.Member("spikes", new Json.Num(layer.spikes())),
                    new Json.Member("updates", new Json.Num(layer.updates())),
                    new Json.Member("rows", new Json.Arr(layer.rows().stream().map(row -> (Json) new Json.Str(row)).toList())))));
        }
        Json kept = new Json.Obj(List.of(new Json.Member("item", new Json.Str(item)), new Json.Member("layers", new Json.Arr(layers)),
                new Json.Member("others", new Json.Num(trains.others()))));
        return new Outcome(SPIKES, new Answer.Text(kept.compact()), System.nanoTime() - begun);
    }

    /** Returns the score with what it shows of the network's inside, and with what the scorer chose as remarks. */
    static Score added(Score score, Outcomes outcomes) {
        List<Chart> charts = new ArrayList<>(score.charts());
        List<Exhibit> exhibits = new ArrayList<>(score.exhibits());
        byRule(score.itemScores()).ifPresent(charts::add);
        SeenInside.of(outcomes).ifPresent(seen -> {
            layers(seen.costs(), charts.isEmpty()).ifPresent(charts::add);
            seen.spikes().flatMap(InsidePictures::raster).ifPresent(exhibits::add);
        });
        List<Exhibit.Note> remarks = new ArrayList<>(score.remarks());
        score.choices().entrySet().stream().sorted(Map.Entry.comparingByKey()).limit(Result.MAX_REMARKS - remarks.size())
                .forEach(choice -> remarks.add(new Exhibit.Note(choice.getKey(),
                        choice.getValue().substring(0, Math.min(choice.getValue().length(), Exhibit.MAX_TEXT)))));
        return new Score(score.itemScores(), score.pooled(), score.choices(), score.groupings(), exhibits, score.unitFacts(), charts,
                remarks);
    }

    /** Operations an item by each rule, as the metrics have them. */
    private static Optional<Chart> byRule(List<ItemScore> scores) {
        List<Chart.Row> rows = new ArrayList<>();
        for (CountingRule rule : CountingRule.values()) {
            double[] additions = values(scores, SpikingMetrics.additions(rule));
            double[] multiplications = values(scores, SpikingMetrics.multiplications(rule));
            if (additions.length > 0 && multiplications.length > 0) {
                rows.add(new Chart.Row(rule.id(), List.of(Means.mean(additions), Means.mean(multiplications))));
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Chart("Operations by rule",
                "Mean of the counted items. Each rule is a published way to count the same network; numbers of two rules are not to be compared.",
                "rule", List.of(new Chart.Column("additions (AC)", OPERATIONS), new Chart.Column("multiplications (MAC)", OPERATIONS)),
                rows));
    }

    private static double[] values(List<ItemScore> scores, String metric) {
        return scores.stream().filter(score -> score.metric().equals(metric)).mapToDouble(ItemScore::value).toArray();
    }

    /** What each layer read and cost. */
    private static Optional<Chart> layers(Map<String, Measured> costs, boolean ratesAlone) {
        Map<String, Sums> layers = new LinkedHashMap<>();
        for (Measured cost : costs.values()) {
            for (Call call : cost.calls()) {
                String name = layers.containsKey(call.layer()) || layers.size() < Chart.MAX_ROWS - 1 ? call.layer() : FURTHER;
                layers.computeIfAbsent(name, key -> new Sums()).add(call);
            }
        }
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        List<Chart.Row> rows = new ArrayList<>();
        layers.forEach((name, sums) -> {
            List<Double> values = new ArrayList<>(List.of(sums.rate()));
            if (!ratesAlone) {
                values.add(sums.operations.acs() / costs.size());
                values.add(sums.operations.macs() / costs.size());
            }
            rows.add(new Chart.Row(name + ": " + sums.reads(), values));
        });
        List<Chart.Column> columns = new ArrayList<>(List.of(new Chart.Column("active input", "share")));
        if (!ratesAlone) {
            columns.add(new Chart.Column("additions (AC)", OPERATIONS));
            columns.add(new Chart.Column("multiplications (MAC)", OPERATIONS));
        }
        return Optional.of(new Chart("Layers",
                "Active input: share of the entries a layer reads that are not 0; where it reads spikes, their rate"
                        + " for each neuron and step." + (ratesAlone ? "" : " Operations an item by " + OF_LAYERS.id() + ".")
                        + " A layer is named by its place in the graph and its operator.",
                "layer", columns, rows));
    }

    /** Sums over items and steps. */
    private static final class Sums {

        private Operations operations = Operations.NONE;
        private long entries;
        private long active;
        private boolean attention;
        private boolean spikes = true;
        private boolean whole = true;

        void add(Call call) {
            operations = operations.plus(OF_LAYERS.count(List.of(call)));
            entries += call.left().total();
            active += call.left().nonzeros();
            attention |= call.role() == Call.Role.ATTENTION;
            spikes &= call.left().isTernary();
            whole &= !(Alphabet.of(call.left()) instanceof Alphabet.Real);
        }

        double rate() {
            return entries == 0 ? 0 : (double) active / entries;
        }

        String reads() {
            String read = spikes ? "spikes" : whole ? "multiples of one number" : "real numbers";
            return attention ? "attention over " + read : "reads " + read;
        }
    }

    private static Optional<Exhibit> raster(Json.Obj kept) {
        if (!(kept.get("item") instanceof Json.Str item) || !(kept.get("layers") instanceof Json.Arr layers) || layers.items().isEmpty()) {
            return Optional.empty();
        }
        List<Raster.Layer> shown = new ArrayList<>();
        for (Json one : layers.items()) {
            if (one instanceof Json.Obj layer && layer.get("name") instanceof Json.Str name && layer.get("rows") instanceof Json.Arr rows) {
                shown.add(new Raster.Layer(name.value(), (int) number(layer.get("neurons")), number(layer.get("spikes")),
                        number(layer.get("updates")), rows.items().stream().map(row -> ((Json.Str) row).value()).toList()));
            }
        }
        List<Exhibit.Note> notes = new ArrayList<>();
        long others = number(kept.get("others"));
        if (others > 0) {
            notes.add(new Exhibit.Note("not shown", others + " further layers"));
        }
        return Optional.of(new Exhibit(item.value(), "Spikes of " + item.value(), notes, new Raster("time step", shown)));
    }

    private static long number(@Nullable Json json) {
        return json instanceof Json.Num number ? (long) number.value() : 0;
    }
}
