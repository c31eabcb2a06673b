package org.axonmark.circuits.connectome;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.axonmark.circuits.spikes.Generator;
import org.axonmark.circuits.spikes.NetworkPlan;
import org.axonmark.circuits.spikes.Variant;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.connectomes.ConnectomeData;
import org.axonmark.datasets.connectomes.EdgeList;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.junit.jupiter.api.Assumptions;

/** A made-up worm, plans of small networks, and the real worms where they are at hand. */
final class Worms {

    static final int RECORDED = 30;

    private static final byte[] KEY = "connectome test".getBytes(StandardCharsets.US_ASCII);

    private Worms() {}

    /** 60 neurons, of which each ordered pair has a chemical synapse with probability 0.1 and each pair a gap junction with 0.06, and a muscle. */
    static EdgeList list() {
        HmacStream stream = HmacStream.of(KEY, "list");
        List<EdgeList.Connection> chemical = new ArrayList<>();
        List<EdgeList.Connection> electrical = new ArrayList<>();
        for (int from = 0; from < 60; from++) {
            chemical.add(new EdgeList.Connection(from, 60, 5));
            for (int to = 0; to < 60; to++) {
                if (stream.nextDouble() < 0.1) {
                    chemical.add(new EdgeList.Connection(from, to, 1 + stream.nextInt(20)));
                }
                if (from <= to && stream.nextDouble() < 0.06) {
                    electrical.add(new EdgeList.Connection(from, to, 1 + stream.nextInt(5)));
                }
            }
        }
        List<String> cells = new ArrayList<>(IntStream.range(0, 60).mapToObj("N%02d"::formatted).toList());
        cells.add("muscle");
        return new EdgeList(cells, chemical, electrical);
    }

    static NetworkPlan plan(int number, Generator generator, Variant variant, int bins) {
        return new NetworkPlan(KEY, number, generator, variant, RECORDED, variant == Variant.HIDDEN ? 15 : 0, bins);
    }

    /** Returns a preparation with the published lists, or skips the test where they are not at hand. */
    static Preparation published() {
        Optional<Path> mirror = Optional.ofNullable(System.getenv("AXONMARK_MIRROR")).map(Path::of);
        Assumptions.assumeTrue(new DatasetStore(Path.of("none"), mirror).find(ConnectomeData.DATASET).isPresent(),
                "no mirror with connectomes");
        return new Preparation(Path.of("none"), mirror, Optional.empty(), Progress.none());
    }
}
