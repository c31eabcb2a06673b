package org.axonmark.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronTest {

    private static final Firing NONE = Firing.standard().with(new Reset.None());
    private static final Firing SOFT = Firing.standard().with(new Reset.Soft());

    /** One of each kind, none with parameters that switch a term off. */
    static Stream<Neuron> kinds() {
        Decay full = Decay.MEMBRANE;
        return Stream.of(new IntegrateAndFire(SOFT), new Lif(1.7, full, SOFT), new Plif(0.3, full, SOFT),
                new Klif(1.4, 2.5, full, SOFT, true), Eif.standard(), Qif.standard(),
                new DimensionlessIzhikevich(2, 1, -0.1, 0.8, 3, 0.4, 0.3, Firing.standard()), Izhikevich.brainCog(0.5), Cuba.standard(),
                new Glif(0.7, 0.4, 0.6, 0.3, 0.5, 0.1, 0.6, 0.5, true), new Clif(2, 0.8),
                new LateResetLif(0.9, 1, LateResetLif.LateReset.SUBTRACT), new IntegerLif(2, full, 1, 4),
                new NormalisedIntegerLif(2, full, 1, 4, NormalisedIntegerLif.Rounding.BEFORE_DIVISION), Psn.ofLif(2, full, 1, 12));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itemsOfABatch_neverMeet(Neuron neuron) {
        double[][] both = new Draws("batch").rows(12, 6, -1, 3);
        double[][] spikes = neuron.run(both);
        double total = 0;
        for (int item = 0; item < 2; item++) {
            double[][] alone = new double[12][];
            for (int t = 0; t < 12; t++) {
                alone[t] = List.of(both[t][item * 3], both[t][item * 3 + 1], both[t][item * 3 + 2]).stream().mapToDouble(x -> x).toArray();
            }
            double[][] expected = neuron.run(alone);
            for (int t = 0; t < 12; t++) {
                for (int i = 0; i < 3; i++) {
                    assertThat(spikes[t][item * 3 + i]).isEqualTo(expected[t][i]);
                    total += expected[t][i];
                }
            }
        }
        assertThat(total).as("spikes, without which this shows nothing").isPositive();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void runInTwoParts_isTheRun(Neuron neuron) {
        if (neuron instanceof SteppedNeuron stepped) {
            double[][] input = new Draws("parts").rows(12, 4, -1, 3);
            State state = stepped.rest(2, 2);
            double[][] first = stepped.run(List.of(input).subList(0, 5).toArray(double[][]::new), state);
            double[][] second = stepped.run(List.of(input).subList(5, 12).toArray(double[][]::new), state);
            double[][] whole = neuron.run(input);
            assertThat(Stream.concat(Stream.of(first), Stream.of(second)).toArray(double[][]::new)).isDeepEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shapesThatDoNotFit_areRefused(Neuron neuron) {
        assertThatIllegalArgumentException().isThrownBy(() -> neuron.run(new double[0][]));
        assertThatIllegalArgumentException().isThrownBy(() -> neuron.run(new double[][] {{1, 2}, {1}}));
        if (neuron instanceof SteppedNeuron stepped) {
            State state = stepped.rest(2, 3);
            assertThat(stepped.variables()).allSatisfy(variable -> assertThat(state.of(variable.name(), 1))
                    .containsOnly(variable.rest()).hasSize(3));
            assertThatIllegalArgumentException().isThrownBy(() -> stepped.step(new double[5], state)).withMessageContaining("2 items × 3");
            assertThatIllegalArgumentException().isThrownBy(() -> state.of("mood")).withMessageContaining("membrane");
            assertThatIllegalArgumentException().isThrownBy(() -> state.of("membrane", 2));
            assertThatIllegalArgumentException().isThrownBy(() -> stepped.rest(0, 3));
        }
    }

    @Test
    void stateOfAnotherKind_isRefused() {
        State cuba = Cuba.standard().rest(1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> Lif.standard().step(new double[1], cuba)).withMessageContaining("rest()");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2, 2, 5})
    void lifOfConstantInput_risesByItsTimeConstant(double tau) {
        double[][] input = new double[10][1];
        for (double[] row : input) {
            row[0] = 0.9;
        }
        Lif lif = new Lif(tau, Decay.MEMBRANE_AND_INPUT, NONE);
        State state = lif.rest(1, 1);
        lif.run(input, state);
        assertThat(state.of("membrane")[0]).isCloseTo(0.9 * (1 - StrictMath.pow(1 - 1 / tau, 10)), within(1e-12));
    }

    /** Its limit is the threshold, which only the rounding of doubles reaches. */
    @Test
    void lifOfInputAtTheThreshold_firesByRoundingAlone() {
        assertThat(times(Lif.standard(), 1, 60)).containsExactly(53);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEMBRANE_AND_INPUT", "MEMBRANE"})
    void softReset_losesNoCharge(Decay decay) {
        // V + threshold · (each spike, leaked since) is the membrane that never was reset.
        double[][] input = new Draws("charge").rows(20, 1, 0, 3);
        Lif soft = new Lif(2, decay, SOFT);
        Lif none = new Lif(2, decay, NONE);
        State reset = soft.rest(1, 1);
        State free = none.rest(1, 1);
        double taken = 0;
        for (double[] row : input) {
            taken = taken / 2 + soft.step(row, reset)[0];
            none.step(row, free);
            assertThat(reset.of("membrane")[0] + taken).isCloseTo(free.of("membrane")[0], within(1e-12));
        }
        assertThat(taken).isPositive();
    }

    @Test
    void hardReset_forgetsWhatWasAboveTheThreshold() {
        Lif lif = Lif.standard();
        State little = lif.rest(1, 1);
        State much = lif.rest(1, 1);
        assertThat(lif.step(new double[] {2}, little)).isEqualTo(lif.step(new double[] {200}, much)).containsExactly(1);
        assertThat(little.of("membrane")).isEqualTo(much.of("membrane")).containsExactly(0);
    }

    @Test
    void noReset_keepsTheMembraneAndFiresOn() {
        assertThat(new IntegrateAndFire(NONE).run(new double[][] {{2}, {0}, {0}, {-1.5}}))
                .isDeepEqualTo(new double[][] {{1}, {1}, {1}, {0}});
    }

    @Test
    void membraneAtTheThreshold_firesUnlessStrict() {
        double[][] one = {{1}};
        assertThat(new IntegrateAndFire(Firing.standard()).run(one)[0]).containsExactly(1);
        assertThat(new IntegrateAndFire(new Firing(1, true, new Reset.Soft())).run(one)[0]).containsExactly(0);
        assertThat(new Glif(1, 0, 1, 0.5, 1, 0, 0, 0, false).run(one)[0]).containsExactly(1);
        assertThat(new Glif(1, 0, 1, 0.5, 1, 0, 0, 0, true).run(one)[0]).containsExactly(0);
        assertThat(new LateResetLif(0.5, 1, LateResetLif.LateReset.ZERO).run(one)[0]).containsExactly(0);
        assertThat(new Clif(2, 1).run(one)[0]).containsExactly(1);
        // v = 0 + 140 − 139 is the peak.
        assertThat(Izhikevich.brainCog(1).run(new double[][] {{-139}})[0]).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEMBRANE_AND_INPUT", "MEMBRANE"})
    void psn_isTheMatrixFormOfALifWithoutReset(Decay decay) {
        double[][] input = new Draws("psn").rows(16, 40, -2, 3);
        double[][] spikes = Psn.ofLif(2.5, decay, 1, 16).run(input);
        assertThat(spikes).isDeepEqualTo(new Lif(2.5, decay, NONE).run(input));
        assertThat(Stream.of(spikes).flatMapToDouble(row -> java.util.Arrays.stream(row)).sum()).isBetween(64.0, 576.0);
    }

    @Test
    void psn_seesTheFuture() {
        Psn psn = new Psn(new double[][] {{0, 1}, {1, 0}}, new double[] {-1, -1});
        assertThat(psn.run(new double[][] {{0}, {1}})).isDeepEqualTo(new double[][] {{1}, {0}});
        assertThat(psn.steps()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> psn.run(new double[3][1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Psn(new double[2][3], new double[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Psn(new double[2][2], new double[3]));
    }

    @Test
    void plif_learnsATimeConstant() {
        Plif plif = Plif.startingAt(3.5, Decay.MEMBRANE, SOFT);
        assertThat(plif.tau()).isCloseTo(3.5, within(1e-12));
        assertThat(new Plif(-0.8, Decay.MEMBRANE, SOFT).tau()).isCloseTo(1 / Parameters.sigmoid(-0.8), within(1e-12));
        double[][] input = new Draws("plif").rows(20, 5, -1, 3);
        assertThat(plif.run(input)).isDeepEqualTo(new Lif(plif.tau(), Decay.MEMBRANE, SOFT).run(input));
    }

    @Test
    void klif_scalesBeforeItFires_andMayScaleTheReset() {
        // H = 2·(0 + 1.5/2) = 1.5 fires; plain reset leaves 1.5 − 1, a scaled one 0.75 − 0.5.
        double[] input = {1.5};
        for (boolean scaled : new boolean[] {false, true}) {
            Klif klif = new Klif(2, 2, Decay.MEMBRANE_AND_INPUT, SOFT, scaled);
            State state = klif.rest(1, 1);
            assertThat(klif.step(input, state)[0]).isEqualTo(1);
            assertThat(state.of("membrane")[0]).isEqualTo(scaled ? 0.25 : 0.5);
        }
    }

    @Test
    void integerLif_countsSpikes_halvesToTheEven() {
        IntegerLif lif = new IntegerLif(2, Decay.MEMBRANE, 1, 4);
        State state = lif.rest(1, 5);
        assertThat(lif.step(new double[] {0.5, 1.5, 2.4, 9, -3}, state)).containsExactly(0, 2, 2, 4, 0);
        assertThat(state.of("membrane")[0]).isEqualTo(0.5);
        assertThat(state.of("membrane")[1]).isEqualTo(-0.5);
        assertThat(state.of("membrane")[2]).isCloseTo(0.4, within(1e-12));
        assertThat(state.of("membrane")[3]).isEqualTo(5);
        assertThat(state.of("membrane")[4]).isEqualTo(-3);
    }

    @Test
    void normalisedIntegerLif_isTheIntegerOneDivided_orStepsReading() {
        double[][] input = new Draws("integer").rows(20, 8, -1, 5);
        IntegerLif integer = new IntegerLif(2, Decay.MEMBRANE_AND_INPUT, 0.7, 4);
        double[][] counts = integer.run(input);
        double[][] shares = new NormalisedIntegerLif(2, Decay.MEMBRANE_AND_INPUT, 0.7, 4, NormalisedIntegerLif.Rounding.BEFORE_DIVISION)
                .run(input);
        double[][] coded = new NormalisedIntegerLif(2, Decay.MEMBRANE_AND_INPUT, 0.7, 4, NormalisedIntegerLif.Rounding.AFTER_DIVISION)
                .run(input);
        for (int t = 0; t < 20; t++) {
            for (int i = 0; i < 8; i++) {
                assertThat(shares[t][i]).isEqualTo(counts[t][i] / 4);
                assertThat(coded[t][i]).isIn(0.0, 1.0);
            }
        }
        assertThat(Stream.of(counts).flatMapToDouble(row -> java.util.Arrays.stream(row)).distinct().boxed()).contains(0.0, 1.0, 2.0, 3.0);
        NormalisedIntegerLif step = new NormalisedIntegerLif(2, Decay.MEMBRANE, 1, 4, NormalisedIntegerLif.Rounding.AFTER_DIVISION);
        State state = step.rest(1, 2);
        assertThat(step.step(new double[] {1.9, 2.1}, state)).containsExactly(0, 1);
        assertThat(state.of("membrane")[1]).isCloseTo(1.1, within(1e-12));
    }

    @Test
    void cuba_hasACurrentOfItsOwn() {
        Cuba cuba = Cuba.standard();
        State state = cuba.rest(1, 1);
        double[] spikes = new double[3];
        double[] input = {0.4, 0.1, 0};
        double[] current = {0.4, 0.3, 0.15};
        double[] membrane = {0.4, 0, 0.15};
        for (int t = 0; t < 3; t++) {
            spikes[t] = cuba.step(new double[] {input[t]}, state)[0];
            assertThat(state.of("current")[0]).isCloseTo(current[t], within(1e-12));
            assertThat(state.of("membrane")[0]).isCloseTo(membrane[t], within(1e-12));
        }
        assertThat(spikes).containsExactly(0, 1, 0);
    }

    /** By hand: 0.2 + (0.5 + 0.1 − 0.2 + 2·e⁰)/4 and 0.2 + (0.5 + 2·(0.2 − 0.1)(0.2 − 0.7))/4. */
    @Test
    void eifAndQif_leakTowardsTheirRest() {
        assertThat(new Eif(4, 0.1, 2, 0.2, SOFT).charge(0.2, 0.5)).isCloseTo(0.8, within(1e-12));
        assertThat(new Qif(4, 2, 0.1, 0.7, SOFT).charge(0.2, 0.5)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void dimensionlessIzhikevich_adaptsByMembraneAndSpike() {
        DimensionlessIzhikevich cell = new DimensionlessIzhikevich(2, 1, -0.1, 0.8, 2, 0.5, 0.25, Firing.standard());
        State state = cell.rest(1, 1);
        // H = 0 + (2.08 − 0.08)/2 = 1; w = 0 + (0.5·1.1 − 0)/2 = 0.275, and 0.25 for the spike.
        assertThat(cell.step(new double[] {2.08 + 1e-9}, state)[0]).isEqualTo(1);
        assertThat(state.of("adaptation")[0]).isCloseTo(0.525, within(1e-8));
        // H = (0 + (0 − 0.08 − 0.525)/2 = −0.3025; w = 0.525 + (0.5·(−0.2025) − 0.525)/2.
        assertThat(cell.step(new double[] {0}, state)[0]).isEqualTo(0);
        assertThat(state.of("membrane")[0]).isCloseTo(-0.3025, within(1e-8));
        assertThat(state.of("adaptation")[0]).isCloseTo(0.211875, within(1e-8));
    }

    @Test
    void izhikevich_updatesRecoveryByTheNewMembrane_andJumps() {
        Izhikevich cell = Izhikevich.brainCog(1);
        State state = cell.rest(1, 1);
        // v = 140 − 139.5 = 0.5, below 1; u = 0.02·0.2·0.5.
        assertThat(cell.step(new double[] {-139.5}, state)[0]).isEqualTo(0);
        assertThat(state.of("membrane")[0]).isEqualTo(0.5);
        assertThat(state.of("recovery")[0]).isCloseTo(0.002, within(1e-12));
        // v = 0.5 + 0.01 + 2.5 − 0.002 + 140, above 1; u = 0.002 + 0.004·143.008 − 0.02·0.002 − 2.
        assertThat(cell.step(new double[] {0}, state)[0]).isEqualTo(1);
        assertThat(state.of("membrane")[0]).isEqualTo(-55);
        assertThat(state.of("recovery")[0]).isCloseTo(-1.426008, within(1e-9));
    }

    @Test
    void regularSpikingCell_isSilentAtRest_andSlowsUnderConstantCurrent() {
        Izhikevich cell = Izhikevich.regularSpiking(0.25);
        int[] quiet = times(cell, 0, 4_000);
        int[] driven = times(cell, 10, 4_000);
        assertThat(quiet).isEmpty();
        assertThat(driven.length).as("spikes in a second at 10").isBetween(15, 40);
        assertThat(driven[2] - driven[1]).as("spike-frequency adaptation").isGreaterThan(driven[1] - driven[0]);
    }

    private static int[] times(SteppedNeuron neuron, double current, int steps) {
        State state = neuron.rest(1, 1);
        java.util.stream.IntStream.Builder times = java.util.stream.IntStream.builder();
        for (int t = 0; t < steps; t++) {
            if (neuron.step(new double[] {current}, state)[0] == 1) {
                times.add(t);
            }
        }
        return times.build().toArray();
    }

    @Test
    void glif_withItsGatesShut_isEachOfItsParts() {
        double[][] input = new Draws("glif").rows(30, 6, -1, 2);
        // Exponential decay, plain input, hard reset, late by a step: snnTorch's zero reset.
        assertThat(new Glif(1, 0, 1, 0.6, 0.8, 0.3, 0.2, 0.5, true).run(input))
                .isDeepEqualTo(new LateResetLif(0.6, 0.8, LateResetLif.LateReset.ZERO).run(input));
        // The same with a soft reset by Vre = threshold: snnTorch's subtraction.
        assertThat(new Glif(1, 0, 0, 0.6, 0.75, 0.3, 0.2, 0.75, true).run(input))
                .isDeepEqualTo(new LateResetLif(0.6, 0.75, LateResetLif.LateReset.SUBTRACT).run(input));
        // Linear decay and conductance: V = 1 − 0.1 by a conductance of ½ on 2, then 0.9 − 0.1 − 0.25 after a spike above 0.8.
        Glif linear = new Glif(0, 1, 0, 0.6, 0.8, 0.1, 0.5, 0.25, true);
        State state = linear.rest(1, 1);
        assertThat(linear.step(new double[] {2}, state)[0]).isEqualTo(1);
        assertThat(state.of("membrane")[0]).isCloseTo(0.9, within(1e-12));
        assertThat(linear.step(new double[] {0}, state)[0]).isEqualTo(0);
        assertThat(state.of("membrane")[0]).isCloseTo(0.55, within(1e-12));
    }

    @Test
    void glif_learnsThroughSigmoids() {
        Glif glif = Glif.ofLogits(0, 0, 0, -StrictMath.log(3), 0, 0, 0, StrictMath.log(3));
        assertThat(glif.alpha()).isEqualTo(0.5);
        assertThat(glif.tau()).isCloseTo(0.25, within(1e-12));
        assertThat(glif.resetVoltage()).isCloseTo(0.75, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> Glif.ofLogits(0, 0));
    }

    @Test
    void lateReset_none_isALifWithoutReset() {
        double[][] input = new Draws("late").rows(30, 6, -1, 2);
        Firing strict = new Firing(1, true, new Reset.None());
        assertThat(new LateResetLif(0.5, 1, LateResetLif.LateReset.NONE).run(input))
                .isDeepEqualTo(new Lif(2, Decay.MEMBRANE, strict).run(input));
    }

    @Test
    void parametersOutOfRange_areRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Lif(1, Decay.MEMBRANE, SOFT)).withMessageContaining("tau");
        assertThatIllegalArgumentException().isThrownBy(() -> new Lif(Double.NaN, Decay.MEMBRANE, SOFT)).withMessageContaining("tau");
        assertThatIllegalArgumentException().isThrownBy(() -> new Plif(60, Decay.MEMBRANE, SOFT)).withMessageContaining("tau");
        assertThatIllegalArgumentException().isThrownBy(() -> new Firing(0, false, new Reset.Soft())).withMessageContaining("threshold");
        assertThatIllegalArgumentException().isThrownBy(() -> new Reset.Hard(Double.NaN)).withMessageContaining("reset value");
        assertThatIllegalArgumentException().isThrownBy(() -> new Cuba(1.5, 0, SOFT)).withMessageContaining("currentKept");
        assertThatIllegalArgumentException().isThrownBy(() -> new IntegerLif(2, Decay.MEMBRANE, 1, 0)).withMessageContaining("levels");
    }
}
