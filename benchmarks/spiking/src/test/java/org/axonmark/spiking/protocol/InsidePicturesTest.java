package org.axonmark.spiking.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.format.Chart;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Raster;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.graph.Written;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a result shows of a small network that is worked out by hand. */
class InsidePicturesTest {

    private static final int ITEMS = 12;

    @TempDir
    private Path folder = Path.of("");

    private static SpikingProtocol<List<Integer>> protocol() {
        List<StimulusSet.Stimulus<List<Integer>>> stimuli = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            stimuli.add(new StimulusSet.Stimulus<>("image-" + i, List.of(0), () -> new float[] {1, 0, 0, 0.5f}));
        }
        return new SpikingProtocol<>(new StimulusSet<>(new SpikingSetup(1, 1, 2, 2, 2), false, new ClassMarking(1, 2), stimuli), List.of(),
                ITEMS);
    }

    private Score score(byte[] model) {
        Outcomes outcomes = protocol().ask(Modelled.of(folder, model), new byte[32], Progress.none());
        return protocol().score(outcomes);
    }

    /** 4 pixels to 3 neurons, all weights 2 or 0; those that are charged above a half fire; 2 classes. */
    private static Written network() {
        return new Written(1, 2, 2).floats("w", new float[] {2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 2}, 4, 3)
                .floats("h", new float[] {2, 0, 0, 0, 0, 2}, 3, 2).filled("threshold", 1.5f)
                .node("Flatten", "x", "flat").node("MatMul", "flat w", "v").node("GreaterOrEqual", "v threshold", "s")
                .node("Cast", "s", "f", Written.integer("to", 1)).node("MatMul", "f h", "y");
    }

    @Test
    void rulesAndLayers_areCharted_andOneItemsSpikesDrawn() {
        Score score = score(network().output("y"));
        assertThat(score.charts()).extracting(Chart::title).containsExactly("Operations by rule", "Layers");
        Chart rules = score.charts().getFirst();
        assertThat(rules.rows()).extracting(Chart.Row::name)
                .containsExactly("neurobench-1", "spikingjelly-1", "syops-1", "syops-sums-1", "textbook-1");
        // One spike meets two weights; of the image all 12 pairs multiply.
        assertThat(rules.rows().get(1).values()).containsExactly(2.0, 12.0);
        Chart layers = score.charts().getLast();
        assertThat(layers.rows()).containsExactly(new Chart.Row("0001 MatMul: reads multiples of one number", List.of(0.5, 0.0, 12.0)),
                new Chart.Row("0004 MatMul: reads spikes", List.of(1 / 3.0, 2.0, 0.0)));
        assertThat(score.exhibits()).singleElement().satisfies(exhibit -> {
            assertThat(exhibit.item()).isEqualTo("image-0");
            assertThat(exhibit.raster()).contains(new Raster("time step",
                    List.of(new Raster.Layer("behind 0001 MatMul", 3, 1, 3, List.of("1", "0", "0")))));
        });
        assertThat(score.remarks()).containsExactly(new Exhibit.Note("operations", "counted on 12 items"));
    }

    /** Work in no product makes operations say nothing; what layers read is told all the same. */
    @Test
    void uncountedWork_leavesRatesAlone() {
        Score score = score(network().filled("u", 0.001f, 1, 2, 2, 400).longs("end", 2, 3).longs("summed", 1, 3)
                .node("Unsqueeze", "y end", "column").node("Mul", "column u", "big")
                .node("ReduceSum", "big summed", "small", Written.integer("keepdims", 0)).node("Add", "y small", "z").output("z"));
        assertThat(score.remarks()).singleElement().satisfies(remark -> assertThat(remark.text()).startsWith("unranked: "));
        assertThat(score.charts()).singleElement().satisfies(chart -> assertThat(chart.columns()).hasSize(1));
    }

    @Test
    void whatWasNotMeasured_isSaid_andNotDrawn() {
        Score score = protocol().score(protocol().ask(Modelled.of(folder, () -> new Constant()), new byte[32], Progress.none()));
        assertThat(score.charts()).isEmpty();
        assertThat(score.exhibits()).isEmpty();
        assertThat(score.remarks()).containsExactly(new Exhibit.Note("operations", "not measured: the submission has code of its own"));
    }

    /** Each group stands in one piece, and the figure that a board shows first is the first cost. */
    @Test
    void metrics_standByGroup() {
        List<Metric> metrics = SpikingMetrics.all(new ClassMarking(1, 10), List.of(new Corruption(Corruption.Kind.DROP, 0.2)));
        assertThat(metrics.stream().map(metric -> metric.group().orElseThrow()).distinct())
                .containsExactly("score", "robustness", "energy", "operations", "inside");
        List<String> groups = metrics.stream().map(metric -> metric.group().orElseThrow()).toList();
        for (String group : List.copyOf(groups)) {
            assertThat(groups.subList(groups.indexOf(group), groups.lastIndexOf(group) + 1)).containsOnly(group);
        }
        assertThat(metrics.getFirst().id()).isEqualTo(ClassMarking.ACCURACY);
        assertThat(metrics.stream().filter(metric -> metric.group().orElseThrow().equals("energy")).findFirst().orElseThrow().id())
                .isEqualTo("energy-horowitz-step-composite-v1-spikingjelly-1");
        assertThat(metrics).filteredOn(metric -> metric.group().orElseThrow().equals("score")).hasSize(1);
    }

    /** Code of its own, which nothing looks into. */
    private static final class Constant implements org.axonmark.spi.spiking.SpikingClassifier {

        @Override
        public void prepare(SpikingSetup setup, org.axonmark.spi.Context context) {
            // Nothing to prepare.
        }

        @Override
        public org.axonmark.spi.FloatTensor classify(org.axonmark.spi.FloatTensor stimuli) {
            return org.axonmark.spi.FloatTensor.of(new float[stimuli.size(0) * 2], stimuli.size(0), 2);
        }
    }
}
