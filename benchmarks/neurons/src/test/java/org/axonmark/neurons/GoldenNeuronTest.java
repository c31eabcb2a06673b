package org.axonmark.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spikes and membranes that other libraries gave for one input: SpikingJelly 457ab53 in float32, snnTorch's Leaky and STEP's CLIF by their formulas.
 * Printed there to six decimals.
 */
class GoldenNeuronTest {

    private static final double[] INPUT = {0.5, 1.2, 0.8, 2.5, 0, 1, 3, -1};

    private static final Firing HARD = Firing.standard();
    private static final Firing SOFT = HARD.with(new Reset.Soft());

    static Stream<Arguments> neurons() {
        Decay both = Decay.MEMBRANE_AND_INPUT;
        return Stream.of(
                golden("IF hard", new IntegrateAndFire(HARD), "0 1 0 1 0 1 1 0", ".5 0 .8 0 0 0 0 -1"),
                golden("IF soft", new IntegrateAndFire(SOFT), "0 1 1 1 1 1 1 1", ".5 .7 .5 2 1 1 3 1"),
                golden("LIF hard", Lif.standard(), "0 0 0 1 0 0 1 0", ".25 .725 .7625 0 0 .5 0 -.5"),
                golden("LIF hard, input in full", new Lif(2, Decay.MEMBRANE, HARD), "0 1 0 1 0 1 1 0", ".5 0 .8 0 0 0 0 -1"),
                golden("LIF soft", new Lif(2, both, SOFT), "0 0 0 1 0 0 1 0", ".25 .725 .7625 .63125 .315625 .657812 .828906 -.085547"),
                golden("LIF soft, input in full", new Lif(2, Decay.MEMBRANE, SOFT), "0 1 1 1 0 1 1 0",
                        ".5 .45 .025 1.5125 .75625 .378125 2.189063 .094531"),
                golden("LIF hard to -0.2", new Lif(2, both, HARD.with(new Reset.Hard(-0.2))), "0 0 0 1 0 0 1 0",
                        ".05 .525 .5625 -.2 -.2 .3 -.2 -.7"),
                golden("PLIF", Plif.startingAt(2, both, HARD), "0 0 0 1 0 0 1 0", ".25 .725 .7625 0 0 .5 0 -.5"),
                golden("KLIF", Klif.standard(), "0 0 0 1 0 0 1 0", ".25 .725 .7625 0 0 .5 0 0"),
                golden("EIF", Eif.standard(), "0 1 0 1 0 0 1 0", ".403285 -.1 .553285 -.1 .153285 .838524 -.1 -.346715"),
                golden("QIF", Qif.standard(), "0 0 1 1 0 0 1 0", ".195 .736013 -.1 -.1 -.055 .468512 -.1 -.555"),
                golden("Izhikevich, dimensionless", DimensionlessIzhikevich.standard(), "0 0 1 1 0 0 1 0",
                        ".21 .71855 0 0 -.04 .4348 0 -.54"),
                golden("CLIF", new Clif(2, 1), "0 1 0 1 0 1 1 0", ".5 -.281059 .659471 1.016983 .508492 -.569065 .813078 -.593461"),
                golden("snnTorch Leaky, subtract", new LateResetLif(0.5, 1, LateResetLif.LateReset.SUBTRACT), "0 1 0 1 0 1 1 0",
                        ".5 1.45 .525 2.7625 .38125 1.190625 2.595312 -.702344"),
                golden("snnTorch Leaky, zero", new LateResetLif(0.5, 1, LateResetLif.LateReset.ZERO), "0 1 0 1 0 0 1 0",
                        ".5 1.45 .8 2.9 0 1 3.5 -1"));
    }

    private static Arguments golden(String name, SteppedNeuron neuron, String spikes, String membranes) {
        return Arguments.of(name, neuron, numbers(spikes), numbers(membranes));
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neurons")
    void spikesAndMembranes_areTheLibrarys(String name, SteppedNeuron neuron, List<Double> spikes, List<Double> membranes) {
        State state = neuron.rest(1, 1);
        for (int t = 0; t < INPUT.length; t++) {
            assertThat(neuron.step(new double[] {INPUT[t]}, state)[0]).as(name + " spike " + t).isEqualTo(spikes.get(t));
            assertThat(state.of("membrane")[0]).as(name + " membrane " + t).isCloseTo(membranes.get(t), within(1e-6));
        }
    }
}
