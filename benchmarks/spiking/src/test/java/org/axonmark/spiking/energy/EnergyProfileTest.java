package org.axonmark.spiking.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;

import org.axonmark.spiking.count.MatrixProduct;
import org.axonmark.spiking.count.Operations;
import org.axonmark.spiking.energy.Workload.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyProfileTest {

    private static EnergyProfile profile(String id) {
        return EnergyProfile.published().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /** The published log of Spikingformer-8-512, and a user's of Spikformer-4-384 in four digits. */
    @Test
    void textbookEnergy_isTheLogs() {
        EnergyProfile textbook = profile("textbook-45nm-v1");
        assertThat(textbook.of(Workload.of(new Operations(0.347329512e9, 6.51754094e9))).millijoules()).isCloseTo(7.4635026, within(1e-7));
        assertThat(textbook.of(Workload.of(new Operations(0.0053e9, 0.2459e9))).millijoules()).isCloseTo(0.2457, within(5e-5));
    }

    /** A layer 4 → 3 of floats: two spikes use 6 weights and add 6 times; four real numbers use 12 and multiply 12 times. */
    @Test
    void compositeEnergy_chargesTheWeightsUsed() {
        EnergyProfile composite = profile("horowitz-step-composite-v1");
        float[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        long spikeBytes = 4 * MatrixProduct.layer(1, 4, 3).count(new float[] {1, 0, 1, 0}, weights).rightUsed();
        long realBytes = 4 * MatrixProduct.layer(1, 4, 3).count(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, weights).rightUsed();
        Energy spikes = composite.of(parameters(new Operations(0, 6), spikeBytes));
        Energy real = composite.of(parameters(new Operations(12, 0), realBytes));
        assertThat(spikes.picojoules()).isCloseTo(6 * 0.9 + 24 * 24.96, within(1e-9));
        assertThat(real.picojoules()).isCloseTo(12 * 4.6 + 48 * 24.96, within(1e-9));
    }

    private static Workload parameters(Operations operations, long bytes) {
        return new Workload(operations, Operations.NONE, Traffic.NONE, Traffic.NONE, new Traffic(bytes, bytes), Traffic.NONE);
    }

    @Test
    void compositeEnergy_chargesStatesTwiceAStep_andNoActivations() {
        Workload states = new Workload(Operations.NONE, Operations.NONE, new Traffic(1_000, 1_000), Traffic.NONE, Traffic.NONE,
                Traffic.ofStates(40, 4));
        Energy energy = profile("horowitz-step-composite-v1").of(states);
        assertThat(energy.memory()).isCloseTo(2 * 4 * 40 * 24.96, within(1e-9));
        assertThat(energy.operations() + energy.addressing()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"horowitz-step-composite-v1, 4.6, 0.9", "horowitz-step-composite-fp16-v1, 1.5, 0.4",
        "horowitz-step-composite-int8-v1, 0.23, 0.03", "textbook-45nm-v1, 4.6, 0.9", "lemaire-v1, 3.2, 0.1"})
    void operations_haveThePublishedPrices(String id, double mac, double ac) {
        assertThat(profile(id).of(Workload.of(new Operations(1, 0))).picojoules()).isCloseTo(mac, within(1e-12));
        assertThat(profile(id).of(Workload.of(new Operations(0, 1))).picojoules()).isCloseTo(ac, within(1e-12));
    }

    /** An access of 4 bytes, by the size of the memory: the points given, half-way between them, and beyond. */
    @ParameterizedTest
    @CsvSource({"0, 0", "4096, 5", "8192, 10", "20480, 15", "32768, 20", "540672, 60", "1048576, 100", "1073741824, 100"})
    void lemairesMemory_isPricedByItsSize(long bufferBytes, double expected) {
        EnergyProfile lemaire = profile("lemaire-v1");
        Traffic access = new Traffic(4, bufferBytes);
        for (Workload workload : new Workload[] {
            new Workload(Operations.NONE, Operations.NONE, access, Traffic.NONE, Traffic.NONE, Traffic.NONE),
            new Workload(Operations.NONE, Operations.NONE, Traffic.NONE, access, Traffic.NONE, Traffic.NONE),
            new Workload(Operations.NONE, Operations.NONE, Traffic.NONE, Traffic.NONE, access, Traffic.NONE),
            new Workload(Operations.NONE, Operations.NONE, Traffic.NONE, Traffic.NONE, Traffic.NONE, access)}) {
            assertThat(lemaire.of(workload).memory()).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void lemairesAddresses_areOperationsToo() {
        Workload workload =
                new Workload(new Operations(10, 20), new Operations(2, 5), Traffic.NONE, Traffic.NONE, Traffic.NONE, Traffic.NONE);
        Energy energy = profile("lemaire-v1").of(workload);
        assertThat(energy.operations()).isCloseTo(34, within(1e-12));
        assertThat(energy.addressing()).isCloseTo(6.9, within(1e-12));
        assertThat(energy.picojoules()).isCloseTo(40.9, within(1e-12));
    }

    @Test
    void constants_areShown_andIdsAreVersioned() {
        assertThat(EnergyProfile.published()).extracting(EnergyProfile::id).doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).endsWith("-v1"));
        assertThat(profile("horowitz-step-composite-v1").constants().stream()
                .map(one -> one.name() + " " + one.value() + " " + one.unit()).collect(Collectors.joining(", ")))
                .isEqualTo("MAC 4.6 pJ, AC 0.9 pJ, memory 24.96 pJ/byte");
        assertThat(profile("lemaire-v1").constants()).hasSize(6);
        assertThat(profile("textbook-45nm-v1").constants()).hasSize(2);
    }
}
