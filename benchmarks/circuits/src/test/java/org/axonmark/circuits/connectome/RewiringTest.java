package org.axonmark.circuits.connectome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.connectome.Rewiring.Edge;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewiringTest {

    private static final int NODES = 30;

    private static HmacStream stream(String purpose) {
        return HmacStream.of("rewiring test".getBytes(StandardCharsets.US_ASCII), purpose);
    }

    private static List<Edge> random(boolean directed) {
        HmacStream stream = stream("edges");
        List<Edge> edges = new ArrayList<>();
        for (int from = 0; from < NODES; from++) {
            for (int to = directed ? 0 : from + 1; to < NODES; to++) {
                if (from != to && stream.nextInt(8) == 0) {
                    edges.add(new Edge(from, to, 1 + stream.nextInt(9)));
                }
            }
        }
        return edges;
    }

    private static Set<List<Integer>> pairs(List<Edge> edges, boolean directed) {
        Set<List<Integer>> pairs = new HashSet<>();
        for (Edge edge : edges) {
            assertThat(edge.from()).isNotEqualTo(edge.to());
            boolean turn = !directed && edge.from() > edge.to();
            assertThat(pairs.add(turn ? List.of(edge.to(), edge.from()) : List.of(edge.from(), edge.to()))).as("twice").isTrue();
        }
        return pairs;
    }

    private static int[] degrees(List<Edge> edges, boolean directed) {
        int[] degrees = new int[2 * NODES];
        for (Edge edge : edges) {
            degrees[edge.from()]++;
            degrees[directed ? NODES + edge.to() : edge.to()]++;
        }
        return degrees;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rewiring_keepsDegrees_andChangesTheShare(boolean directed) {
        List<Edge> before = random(directed);
        for (double share : new double[] {0, 1 / 3.0, 0.8}) {
            List<Edge> after = Rewiring.rewire(before, NODES, directed, share, stream("swaps"));
            assertThat(degrees(after, directed)).isEqualTo(degrees(before, directed));
            Set<List<Integer>> fresh = pairs(after, directed);
            fresh.removeAll(pairs(before, directed));
            // An exchange makes two pairs at most.
            int wanted = (int) Math.ceil(share * before.size());
            assertThat(fresh.size()).isBetween(wanted, wanted + 1);
            assertThat(after.stream().mapToInt(Edge::count).sorted()).containsExactly(
                    before.stream().mapToInt(Edge::count).sorted().boxed().toArray(Integer[]::new));
        }
        assertThat(Rewiring.rewire(before, NODES, directed, 0, stream("swaps"))).isEqualTo(before);
    }

    @Test
    void countsStayWithWhatSends() {
        List<Edge> before = random(true);
        List<Edge> after = Rewiring.rewire(before, NODES, true, 0.5, stream("swaps"));
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).from()).isEqualTo(before.get(i).from());
            assertThat(after.get(i).count()).isEqualTo(before.get(i).count());
        }
    }

    /** Three nodes that all send to each other leave nothing to exchange. */
    @Test
    void whatCannotBeRewired_comesBackAsItWas() {
        List<Edge> full = new ArrayList<>();
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                if (from != to) {
                    full.add(new Edge(from, to, 1));
                }
            }
        }
        assertThat(pairs(Rewiring.rewire(full, 3, true, 1, stream("full")), true)).isEqualTo(pairs(full, true));
        assertThat(Rewiring.rewire(List.of(), 3, false, 1, stream("none"))).isEmpty();
    }
}
