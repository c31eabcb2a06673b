package org.axonmark.spiking.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.axonmark.spiking.count.Axis;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.Convolution;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.count.MatrixProduct;
import org.axonmark.spiking.count.Operations;
import org.axonmark.spiking.energy.Workload.Traffic;
import org.junit.jupiter.api.Test;

class EventMachineTest {

    private static final EnergyProfile LEMAIRE =
            EnergyProfile.published().stream().filter(profile -> profile.id().equals("lemaire-v1")).findFirst().orElseThrow();

    private static float[] filled(int size, float value) {
        float[] entries = new float[size];
        Arrays.fill(entries, value);
        return entries;
    }

    /** A 3 × 3 kernel with padding 1 from one channel to two, on images of 3 × 3. */
    private static Call convolution(int images, float... input) {
        Axis axis = new Axis.Forward(3, 3, 1, 1, 1, 1);
        float[] weights = filled(18, -0.3f);
        return new Call("conv", Call.Role.INNER_LAYER, Histogram.of(input), Histogram.of(weights),
                new Convolution(1, 2, 1, List.of(axis, axis)).with(weights).count(images, input), new Call.Form(18L * images, 9, images));
    }

    private static Call layer(float... input) {
        float[] weights = filled(3 * input.length, 0.5f);
        return new Call("layer", Call.Role.INNER_LAYER, Histogram.of(input), Histogram.of(weights),
                MatrixProduct.layer(1, input.length, 3).count(input, weights), Call.Form.plain(3));
    }

    /** Six spikes reach 62 potentials: as many weights are read, and potentials read and written once more as 18 outputs are looked at. */
    @Test
    void spikesOfAConvolution_readWeightsAndMovePotentials() {
        Workload workload = EventMachine.of(convolution(1, 1, 0, 1, 0, 1, 0, 1, 1, 1));
        assertThat(workload).isEqualTo(new Workload(new Operations(0, 62), new Operations(12, 62), Traffic.NONE, Traffic.NONE,
                new Traffic(4 * 62, 72), new Traffic(4 * 2 * (62 + 18), 72)));
        // 72 bytes are .087890625 of the way to 8 KiB and its 10 pJ.
        assertThat(LEMAIRE.of(workload).picojoules()).isCloseTo(6.2 + 12 * 3.2 + 6.2 + (62 + 160) * 0.087890625, within(1e-9));
    }

    /** Numbers: 162 pairs each read an input and a weight; addresses are 9 inputs, 18 outputs and 2 × 9 places of the kernel. */
    @Test
    void numbersOfAConvolution_areReadForEachPair() {
        Workload workload = EventMachine.of(convolution(1, filled(9, 0.4f)));
        assertThat(workload).isEqualTo(new Workload(new Operations(162, 18), new Operations(0, 9 + 18 + 18),
                new Traffic(4 * 162, 36), new Traffic(4 * 18, 72), new Traffic(4 * 162, 72), Traffic.NONE));
    }

    /** Memories hold one time step. */
    @Test
    void steps_doNotMakeMemoriesLarger() {
        Workload spikes = EventMachine.of(convolution(2, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1));
        assertThat(spikes.states()).isEqualTo(new Traffic(2 * 4 * 2 * (62 + 18), 72));
        Workload numbers = EventMachine.of(convolution(2, filled(18, 0.4f)));
        assertThat(numbers.inputs()).isEqualTo(new Traffic(2 * 4 * 162, 36));
        assertThat(numbers.outputs()).isEqualTo(new Traffic(2 * 4 * 18, 72));
        assertThat(numbers.addressing()).isEqualTo(new Operations(0, 2 * (9 + 18 + 18)));
    }

    /** A full layer reads each input once. */
    @Test
    void fullLayers_arePricedByTheirEvents_orWhole() {
        assertThat(EventMachine.of(layer(1, 0, 1, 0))).isEqualTo(new Workload(new Operations(0, 6), new Operations(0, 6), Traffic.NONE,
                Traffic.NONE, new Traffic(24, 48), new Traffic(4 * 2 * (6 + 3), 12)));
        assertThat(EventMachine.of(layer(0.5f, 0, 0.5f, 0.5f))).isEqualTo(new Workload(new Operations(12, 3), new Operations(0, 12),
                new Traffic(16, 16), new Traffic(12, 12), new Traffic(48, 48), Traffic.NONE));
    }

    @Test
    void silence_costsNoEvents() {
        Workload workload = EventMachine.of(convolution(1, new float[9]));
        assertThat(workload.operations()).isEqualTo(Operations.NONE);
        assertThat(workload.states()).as("potentials are looked at all the same").isEqualTo(new Traffic(4 * 2 * 18, 72));
    }

    @Test
    void neurons_leakAndAddEachStep() {
        assertThat(LEMAIRE.of(EventMachine.neurons(40, 7)).picojoules()).isCloseTo(40 * 3.2 + 47 * 0.1, within(1e-12));
    }
}
