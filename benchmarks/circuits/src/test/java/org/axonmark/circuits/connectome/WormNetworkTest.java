package org.axonmark.circuits.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.axonmark.circuits.connectome.Rewiring.Edge;
import org.axonmark.circuits.spikes.Generator;
import org.axonmark.circuits.spikes.NetworkPlan;
import org.axonmark.circuits.spikes.Recording;
import org.axonmark.circuits.spikes.Variant;
import org.axonmark.circuits.spikes.Wiring;
import org.axonmark.datasets.connectomes.ConnectomeData.Worm;
import org.axonmark.datasets.connectomes.EdgeList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WormNetworkTest {

    @ParameterizedTest
    @EnumSource(Variant.class)
    void networks_areWhatWasListed_butForTheRewiredShare(Variant variant) {
        EdgeList list = Worms.list();
        for (Generator generator : Generator.values()) {
            NetworkPlan plan = Worms.plan(1, generator, variant, 400);
            WormNetwork network = WormNetwork.of(plan, Worm.WHITE_WHOLE, list);
            Recording recording = network.recording();
            int n = recording.trains().neurons();
            assertThat(n).isEqualTo(Worms.RECORDED);
            int joined = 0;
            int lost = 0;
            int fresh = 0;
            int unasked = 0;
            for (int from = 0; from < n; from++) {
                assertThat(recording.synapses()[from][from] || network.listed()[from][from] || recording.unasked()[from][from]).isFalse();
                for (int to = 0; to < n; to++) {
                    boolean synapse = recording.synapses()[from][to];
                    joined += synapse ? 1 : 0;
                    fresh += synapse && !network.listed()[from][to] ? 1 : 0;
                    lost += !synapse && network.listed()[from][to] ? 1 : 0;
                    unasked += recording.unasked()[from][to] ? 1 : 0;
                    assertThat(synapse && recording.unasked()[from][to]).isFalse();
                }
            }
            // Among all neurons, hidden ones too, a third is rewired and as many listed ones are gone.
            if (plan.hidden() == 0) {
                assertThat(fresh).isEqualTo(lost).isBetween(joined / 3, joined / 3 + 2);
            }
            assertThat((double) fresh / joined).isBetween(0.2, 0.5);
            assertThat((double) unasked / n / (n - 1)).isBetween(0.01, 0.2);
        }
    }

    /** Truth, spikes and numbering follow from the plan; another key numbers neurons otherwise. */
    @Test
    void networks_followFromTheirPlan() {
        EdgeList list = Worms.list();
        NetworkPlan plan = Worms.plan(1, Generator.LOGISTIC, Variant.PLAIN, 200);
        WormNetwork one = WormNetwork.of(plan, Worm.WHITE_WHOLE, list);
        WormNetwork again = WormNetwork.of(plan, Worm.WHITE_WHOLE, list);
        assertThat(new ConnectomeProtocol(List.of(again)).datasetIdentity())
                .isEqualTo(new ConnectomeProtocol(List.of(one)).datasetIdentity());
        WormNetwork other = WormNetwork.of(Worms.plan(2, Generator.LOGISTIC, Variant.PLAIN, 200), Worm.WHITE_WHOLE, list);
        assertThat(Arrays.deepEquals(other.listed(), one.listed())).isFalse();
        NetworkPlan large = new NetworkPlan(new byte[] {1}, 0, Generator.LOGISTIC, Variant.PLAIN, 61, 0, 1);
        assertThatThrownBy(() -> WormNetwork.of(large, Worm.WHITE_WHOLE, list)).hasMessageContaining("60 neurons are in the list, 61");
    }

    /** The documented strengths, each within what its random factor allows, both kinds of connection added. */
    @Test
    void strengths_growWithTheRootOfCounts() {
        NetworkPlan plan = new NetworkPlan(new byte[] {7}, 0, Generator.LOGISTIC, Variant.PLAIN, 5, 0, 1);
        Wiring wiring = WormNetwork.wiring(plan, List.of(new Edge(0, 1, 1), new Edge(0, 2, 9), new Edge(3, 4, 4)),
                List.of(new Edge(1, 2, 4), new Edge(3, 4, 4)));
        boolean[] inhibitory = wiring.inhibitory();
        assertThat(inhibitory).isEqualTo(Wiring.signs(plan)).contains(true);
        assertThat(wiring.targets()).isDeepEqualTo(new int[][] {{1, 2}, {2}, {1}, {4}, {3}});
        double[][] weights = wiring.weights()[0];
        // Roots 1, 3 and 2 have the mean 2; the gap junctions' are equal.
        assertStrength(weights[0][0], inhibitory[0] ? -0.9 : 0.6, 0.5);
        assertStrength(weights[0][1], inhibitory[0] ? -0.9 : 0.6, 1.5);
        assertStrength(weights[1][0], 0.3, 1);
        assertThat(weights[2][0]).isEqualTo(weights[1][0]);
        assertStrength(weights[3][0] - weights[4][0], inhibitory[3] ? -0.9 : 0.6, 1);
        assertStrength(weights[4][0], 0.3, 1);
    }

    private static void assertStrength(double strength, double mean, double times) {
        assertThat(strength / mean).isBetween(0.5 * times, 1.5 * times);
    }

    /** Ten neurons that all excite each other by far too much: what feeds itself is bounded, in proportion. */
    @Test
    void excitation_isBounded() {
        NetworkPlan plan = new NetworkPlan(new byte[] {7}, 0, Generator.IZHIKEVICH, Variant.PLAIN, 30, 0, 1);
        List<Edge> all = new java.util.ArrayList<>();
        for (int from = 0; from < 30; from++) {
            for (int to = 0; to < 30; to++) {
                if (from != to) {
                    all.add(new Edge(from, to, 1));
                }
            }
        }
        Wiring wiring = WormNetwork.wiring(plan, all, List.of(new Edge(0, 1, 1)));
        double[][] dense = new double[30][30];
        for (int from = 0; from < 30; from++) {
            for (int k = 0; k < wiring.targets()[from].length; k++) {
                dense[from][wiring.targets()[from][k]] = wiring.weights()[0][from][k];
            }
        }
        assertThat(WormNetwork.radius(dense, new double[30][30])).isCloseTo(35, within(1e-6));
    }

    /** Where the largest eigenvalue is known. */
    @Test
    void radius_isTheLargestEigenvalue() {
        double[][] equal = new double[6][6];
        double[][] ring = new double[6][6];
        double[][] chain = new double[6][6];
        for (int i = 0; i < 6; i++) {
            Arrays.fill(equal[i], 0.5);
            ring[i][(i + 1) % 6] = i % 2 == 0 ? 2 : 8;
            if (i < 5) {
                chain[i][i + 1] = 3;
            }
        }
        double[][] none = new double[6][6];
        assertThat(WormNetwork.radius(equal, none)).isCloseTo(3, within(1e-12));
        assertThat(WormNetwork.radius(equal, equal)).isCloseTo(6, within(1e-12));
        assertThat(WormNetwork.radius(ring, none)).isCloseTo(4, within(1e-9));
        assertThat(WormNetwork.radius(chain, none)).isZero();
        double[][] mutual = {{0, 4}, {9, 0}};
        assertThat(WormNetwork.radius(mutual, new double[][] {{-50, 0}, {0, -50}})).isCloseTo(6, within(1e-9));
    }
}
