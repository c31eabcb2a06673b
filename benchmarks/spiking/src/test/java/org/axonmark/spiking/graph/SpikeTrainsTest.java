package org.axonmark.spiking.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.axonmark.results.format.Raster;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers and steps of what fires, in the two forms in which graphs take time. */
class SpikeTrainsTest {

    private static final FloatTensor STIMULUS = FloatTensor.of(new float[] {1, 0, 0, 0.5f}, 1, 4);

    @TempDir
    private Path folder = Path.of("");

    /** A membrane that keeps what it has, two steps, and neurons behind what fires: an operator for each step. */
    static byte[] unrolled() {
        return new Written(4).floats("w", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.6f}, 4, 3)
                .floats("h", new float[] {1, 0, 0, 0, 0, 1}, 3, 2).filled("threshold", 0.5f)
                .node("MatMul", "x w", "v1").node("GreaterOrEqual", "v1 threshold", "s1").node("Cast", "s1", "f1", Written.integer("to", 1))
                .node("MatMul", "f1 h", "o1").node("GreaterOrEqual", "o1 threshold", "q1")
                .node("Cast", "q1", "y1", Written.integer("to", 1))
                .node("Add", "v1 v1", "v2").node("GreaterOrEqual", "v2 threshold", "s2").node("Cast", "s2", "f2", Written.integer("to", 1))
                .node("MatMul", "f2 h", "o2").node("GreaterOrEqual", "o2 threshold", "q2")
                .node("Cast", "q2", "y2", Written.integer("to", 1))
                .node("Add", "y1 y2", "y").output("y");
    }

    /** The weights of the second call have another name, as exporters write it. */
    private static byte[] renamed() {
        return new Written(4).floats("w", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.6f}, 4, 3).filled("threshold", 0.5f)
                .node("Identity", "w", "again").node("Identity", "again", "once-more").node("MatMul", "x w", "v1")
                .node("GreaterOrEqual", "v1 threshold", "s1").node("MatMul", "x once-more", "v2")
                .node("Add", "v1 v2", "v").node("GreaterOrEqual", "v threshold", "s2").node("Cast", "s1", "y1", Written.integer("to", 1))
                .node("Cast", "s2", "y2", Written.integer("to", 1)).node("Add", "y1 y2", "y").output("y");
    }

    private SpikeTrains trains(byte[] model, FloatTensor stimulus, int steps) throws Exception {
        Graph graph = Graph.read(model);
        return SpikeTrains.of(graph, Written.probe(folder, GraphMeter.tapped(graph)), stimulus, steps);
    }

    @Test
    void operatorsOfEachStep_areOneLayer() throws Exception {
        SpikeTrains trains = trains(unrolled(), STIMULUS, 2);
        assertThat(trains.layers()).containsExactly(new Raster.Layer("behind 0000 MatMul", 3, 3, 6, List.of("11", "00", "01")),
                new Raster.Layer("behind 0003 MatMul", 2, 3, 4, List.of("11", "01")));
        assertThat(trains.others()).isZero();
    }

    @Test
    void weightsOfTwoNames_areOneLayer() throws Exception {
        assertThat(trains(renamed(), STIMULUS, 2).layers())
                .containsExactly(new Raster.Layer("behind 0002 MatMul", 3, 3, 6, List.of("11", "00", "01")));
        Graph graph = Graph.read(renamed());
        GraphMeter meter = GraphMeter.of(graph, Written.probe(folder, GraphMeter.tapped(graph)), Call.Role.IMAGE_LAYER, STIMULUS);
        assertThat(meter.steps()).isEqualTo(2);
        assertThat(meter.measure(STIMULUS).measured().calls()).extracting(Call::layer).containsOnly("0002 MatMul");
    }

    @Test
    void stepsAlongTheFirstAxis_areTold() throws Exception {
        byte[] model = new Written(2).longs("axes", 1).filled("w", 1, 1, 1, 1).filled("threshold", 0.5f)
                .node("Transpose", "x", "xt", Written.integers("perm", 1, 0)).node("Unsqueeze", "xt axes", "seen")
                .node("MatMul", "seen w", "v").node("Greater", "v threshold", "s").node("Cast", "s", "y", Written.integer("to", 1))
                .output("y");
        SpikeTrains trains = trains(model, FloatTensor.of(new float[] {0, 1}, 1, 2), 2);
        assertThat(trains.layers()).singleElement().isEqualTo(new Raster.Layer("behind 0002 MatMul", 1, 1, 2, List.of("01")));
        assertThat(trains(model, FloatTensor.of(new float[] {0, 1}, 1, 2), 1).layers().getFirst().rows()).as("one step")
                .containsExactly("0", "1");
    }

    /** More layers than are shown: the first stand, the others are counted, and all marks together are no more than a page draws. */
    @Test
    void manyLayers_areCut() throws Exception {
        Written written = new Written(100).filled("threshold", 0.5f);
        String at = "x";
        for (int layer = 0; layer < 15; layer++) {
            written.filled("w" + layer, 0.02f, 100, 100).node("MatMul", at + " w" + layer, "v" + layer)
                    .node("Greater", "v" + layer + " threshold", "s" + layer)
                    .node("Cast", "s" + layer, "f" + layer, Written.integer("to", 1));
            at = "f" + layer;
        }
        SpikeTrains trains = trains(written.output(at), FloatTensor.of(new float[100], 1, 100), 1);
        assertThat(trains.layers()).hasSize(Raster.MAX_LAYERS).allSatisfy(layer -> assertThat(layer.rows()).hasSize(Raster.MAX_NEURONS));
        assertThat(trains.others()).isEqualTo(3);
    }

    @Test
    void networkThatDoesNotFire_hasNone() throws Exception {
        byte[] model = new Written(4).filled("w", 1, 4, 2).node("MatMul", "x w", "v").node("Relu", "v", "y").output("y");
        assertThat(trains(model, STIMULUS, 1).layers()).isEmpty();
    }
}
