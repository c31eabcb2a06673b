package org.axonmark.circuits.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Means;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorsTest {

    /** The documented law, evaluated bin by bin from the spikes themselves. */
    @ParameterizedTest
    @EnumSource(Variant.class)
    void logisticSpikes_followTheDocumentedLaw(Variant variant) {
        NetworkPlan plan = Networks.plan(3, Generator.LOGISTIC, variant, 15, 1_500);
        Wiring wiring = LogisticNetwork.wiring(plan);
        boolean[][] fired = LogisticNetwork.simulate(plan, wiring);
        double[][] bias = LogisticNetwork.biases(plan);
        Surroundings surroundings = new Surroundings(plan, plan.bins(), 400, 4);
        HmacStream stream = plan.stream("spikes");
        long word = 0;
        for (int bin = 0; bin < plan.bins(); bin++) {
            for (int i = 0; i < plan.all(); i++) {
                boolean upper = (bin * plan.all() + i) % 2 == 0;
                word = upper ? stream.nextLong() : word;
                double uniform = (upper ? word >>> 32 : word & 0xffff_ffffL) / 4_294_967_296.0;
                double drive = bias[surroundings.state(bin)][i] + 0.5 * surroundings.shared(i, bin);
                for (int j = 0; j < plan.all(); j++) {
                    for (int lag = 1; lag <= Math.min(5, bin); lag++) {
                        if (fired[j][bin - lag]) {
                            double weight = j == i ? -2 : weight(wiring, surroundings.state(bin - lag), j, i);
                            drive += weight * Math.exp(-(lag - 1) / 2.0);
                        }
                    }
                }
                assertThat(fired[i][bin]).as("neuron %d, bin %d", i, bin).isEqualTo(uniform < 1 / (1 + Math.exp(-drive)));
            }
        }
    }

    private static double weight(Wiring wiring, int state, int from, int to) {
        int at = java.util.Arrays.binarySearch(wiring.targets()[from], to);
        return at < 0 ? 0 : wiring.weights()[state][from][at];
    }

    /** What spikes do to spikes says whether synapses work, and which way. */
    @Test
    void izhikevichSynapses_makeTargetsFireAndFallSilent() {
        NetworkPlan plan = Networks.plan(0, Generator.IZHIKEVICH, Variant.PLAIN, 60, 12_000);
        Wiring wiring = IzhikevichNetwork.wiring(plan);
        boolean[][] fired = IzhikevichNetwork.simulate(plan, wiring);
        assertThat(1000 / 5.0 * lift(fired, wiring, null)).as("spikes a second").isBetween(3.0, 10.0);
        assertThat(lift(fired, wiring, false)).as("after an excitatory spike").isGreaterThan(1.3);
        assertThat(lift(fired, wiring, true)).as("after an inhibitory spike").isLessThan(0.9);
    }

    /**
     * How much more often than usual targets fire in the bin after a source's spike, by pairs with a synapse; the rate itself if no sign is given.
     */
    private static double lift(boolean[][] fired, Wiring wiring, @org.jspecify.annotations.Nullable Boolean inhibitory) {
        double after = 0;
        double expected = 0;
        double spikes = 0;
        double bins = fired[0].length;
        double[] rates = new double[fired.length];
        for (int i = 0; i < fired.length; i++) {
            for (boolean one : fired[i]) {
                rates[i] += one ? 1 / bins : 0;
            }
            spikes += rates[i] / fired.length;
        }
        if (inhibitory == null) {
            return spikes;
        }
        for (int from = 0; from < fired.length; from++) {
            for (int to : wiring.inhibitory()[from] == inhibitory ? wiring.targets()[from] : new int[0]) {
                for (int bin = 0; bin + 1 < bins; bin++) {
                    after += fired[from][bin] && fired[to][bin + 1] ? 1 : 0;
                    expected += fired[from][bin] ? rates[to] : 0;
                }
            }
        }
        return after / expected;
    }

    @Test
    void wiring_keepsItsLaw() {
        NetworkPlan plan = Networks.plan(1, Generator.LOGISTIC, Variant.SWITCHING, 300, 1);
        Wiring wiring = Wiring.draw(plan, new Wiring.Law(0.1, 0.6, 0.9));
        List<Double> strengths = new ArrayList<>();
        int[] working = new int[2];
        int both = 0;
        for (int from = 0; from < 300; from++) {
            for (int k = 0; k < wiring.targets()[from].length; k++) {
                double first = wiring.weights()[0][from][k];
                double second = wiring.weights()[1][from][k];
                working[0] += first != 0 ? 1 : 0;
                working[1] += second != 0 ? 1 : 0;
                both += first != 0 && second != 0 ? 1 : 0;
                double weight = first != 0 ? first : second;
                assertThat(weight < 0).isEqualTo(wiring.inhibitory()[from]);
                assertThat(first == 0 || second == 0 || first == second).isTrue();
                strengths.add(weight / (weight < 0 ? -0.9 : 0.6));
            }
            assertThat(wiring.joins(from, from)).isFalse();
        }
        double n = strengths.size();
        double[] all = strengths.stream().mapToDouble(Double::doubleValue).toArray();
        // 89 700 pairs: 4 standard deviations of a binomial count are 360; of a gamma law of shape 2 the sd is 0.707.
        assertThat(n).isCloseTo(8_970, within(360.0));
        assertThat(Means.mean(all)).isCloseTo(1, within(4 * 0.71 / Math.sqrt(n)));
        assertThat(Means.sd(all)).isCloseTo(StrictMath.sqrt(0.5), within(0.03));
        assertThat(both / n).isCloseTo(1 / 3.0, within(0.02));
        assertThat(working[0] / n).isCloseTo(2 / 3.0, within(0.02));
        assertThat(working[1] / n).isCloseTo(2 / 3.0, within(0.02));
        int inhibitory = 0;
        for (boolean one : wiring.inhibitory()) {
            inhibitory += one ? 1 : 0;
        }
        assertThat(inhibitory).isEqualTo(60);
    }

    @Test
    void sharedInput_hasVarianceOneAndItsMemory() {
        int steps = 40_000;
        Surroundings shared = new Surroundings(Networks.plan(2, Generator.LOGISTIC, Variant.COMMON_INPUT, 12, 1), steps, 400, 4);
        for (int neuron = 0; neuron < 12; neuron++) {
            double squares = 0;
            double products = 0;
            for (int step = 1; step < steps; step++) {
                squares += shared.shared(neuron, step) * shared.shared(neuron, step);
                products += shared.shared(neuron, step) * shared.shared(neuron, step - 1);
            }
            assertThat(Math.sqrt(squares / steps)).isBetween(0.48, 1.55);
            assertThat(products / squares).isCloseTo(0.8, within(0.02));
        }
        Surroundings none = new Surroundings(Networks.plan(2, Generator.LOGISTIC, Variant.HIDDEN, 12, 1), steps, 400, 4);
        assertThat(none.shared(3, 100)).isZero();
        assertThat(none.state(100)).isZero();
    }

    @Test
    void states_dwellAsLongAsTheyShould() {
        int steps = 400_000;
        Surroundings surroundings = new Surroundings(Networks.plan(4, Generator.LOGISTIC, Variant.SWITCHING, 4, 1), steps, 400, 4);
        int changes = 0;
        int ones = 0;
        for (int step = 1; step < steps; step++) {
            changes += surroundings.state(step) != surroundings.state(step - 1) ? 1 : 0;
            ones += surroundings.state(step);
        }
        // About 1 000 changes, ± 32.
        assertThat(changes).isBetween(870, 1_130);
        assertThat((double) ones / steps).isBetween(0.42, 0.58);
    }

    @Test
    void recordings_areTheSameOnEveryHost() {
        List<String> identities = Networks.oneOfEach().stream().map(plan -> Recording.of(plan).identity().hex().substring(0, 16)).toList();
        assertThat(identities).containsExactly("08425d65a55e4bee", "537fb6842752692e", "388d7b6d79bb7950",
                "264c4138993bcc22", "7f54abdb304d1d68", "e82dce14518d1577", "87041de398a4567c", "aaf7f062faddfa82");
    }

    @ParameterizedTest
    @EnumSource(Generator.class)
    void recordedNeurons_areAllOrAPart(Generator generator) {
        for (Variant variant : Variant.values()) {
            Recording recording = Recording.of(Networks.plan(5, generator, variant, 30, 2_000));
            assertThat(recording.trains().neurons()).isEqualTo(30);
            assertThat(recording.trains().spikes()).allMatch(train -> train.count() < 1_000);
            int synapses = 0;
            for (int i = 0; i < 30; i++) {
                assertThat(recording.synapses()[i][i]).isFalse();
                for (boolean joined : recording.synapses()[i]) {
                    synapses += joined ? 1 : 0;
                }
            }
            // 870 pairs at 0.1: 87 ± 9.
            assertThat(synapses).isBetween(52, 122);
        }
    }
}
