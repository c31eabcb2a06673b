package org.axonmark.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.Test;

class SyntheticEegTest {

    private static final List<String> ELECTRODES = List.of("Fz", "Cz", "Pz", "O1");

    @Test
    void seed_fixesEverySampleOnEveryMachine() {
        assertThat(identity("seed", 3)).isEqualTo("0c7e1c27c44579cbd8c5648fb332480160fa9772f6a5b04a4440d0677aa61765");
        assertThat(identity("seed", 3)).isEqualTo(identity("seed", 3));
        assertThat(identity("seed", 4)).isNotEqualTo(identity("seed", 3));
        assertThat(identity("other", 3)).isNotEqualTo(identity("seed", 3));
    }

    @Test
    void amplitudes_areThoseOfAnElectroencephalogram() {
        for (float[][] label : generator("seed").person(0, 4)) {
            for (float[] window : label) {
                double squares = 0;
                for (float value : window) {
                    squares += value * value;
                }
                assertThat(Math.sqrt(squares / window.length)).isBetween(2.0, 200.0);
            }
        }
    }

    private static SyntheticEeg generator(String seed) {
        return new SyntheticEeg(seed.getBytes(StandardCharsets.US_ASCII), ELECTRODES, 128, 512);
    }

    private static String identity(String seed, int person) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * 3 * ELECTRODES.size() * 512 * Float.BYTES);
        for (float[][] label : generator(seed).person(person, 3)) {
            for (float[] window : label) {
                for (float value : window) {
                    bytes.putFloat(value);
                }
            }
        }
        return Sha256.of(bytes.array()).hex();
    }
}
