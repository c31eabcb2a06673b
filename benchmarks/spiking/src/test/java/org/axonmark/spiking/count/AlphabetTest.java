package org.axonmark.spiking.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class AlphabetTest {

    private static Alphabet of(double... entries) {
        float[] floats = new float[entries.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) entries[i];
        }
        return Alphabet.of(Histogram.of(floats));
    }

    @Test
    void histogram_countsValues_zeroOfEitherSignAsOne() {
        Histogram histogram = Histogram.of(new float[] {0, -0f, 1, 1, 2, 0.5f});
        assertThat(histogram.total()).isEqualTo(6);
        assertThat(histogram.zeros()).isEqualTo(2);
        assertThat(histogram.values()).containsEntry(0f, 2L).containsEntry(1f, 2L).hasSize(4);
        assertThat(histogram.rate()).isEqualTo(4 / 6.0);
        assertThat(histogram.binaryShare()).isEqualTo(4 / 6.0);
        assertThat(Histogram.of(new float[] {9, 1, 0, 9}, 1, 3).isBinary()).isTrue();
        assertThat(Histogram.of(new float[0]).rate()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(1, 2, new TreeMap<>()));
    }

    @Test
    void histogramOfTooManyValues_keepsNone() {
        float[] ramp = new float[257];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i;
        }
        assertThat(Histogram.of(ramp, 0, 256).isComplete()).isTrue();
        Histogram many = Histogram.of(ramp);
        assertThat(many.isComplete()).isFalse();
        assertThat(many.nonzeros()).isEqualTo(256);
        assertThat(many.isCount(300)).isFalse();
        assertThat(Alphabet.of(many)).isEqualTo(new Alphabet.Real());
        assertThat(Alphabet.of(Histogram.of(ramp, 0, 256))).isEqualTo(new Alphabet.ScaledIntegers(1, 255, false));
    }

    @Test
    void spikes_areBinaryOrTernary_exactly() {
        assertThat(of(0, 1, 1)).isEqualTo(new Alphabet.Binary(false));
        assertThat(of(0, 0)).as("a silent operand says so").isEqualTo(new Alphabet.Binary(true));
        assertThat(of(-1, 0, 1)).isEqualTo(new Alphabet.Ternary());
        assertThat(of(-1, -1)).isEqualTo(new Alphabet.Ternary());
    }

    @Test
    void sumsAndScales_areScaledIntegers() {
        assertThat(of(0, 1, 2, 3)).isEqualTo(new Alphabet.ScaledIntegers(1, 3, false));
        assertThat(of(0, 0.125, 0.25, 0.5)).isEqualTo(new Alphabet.ScaledIntegers(0.125, 4, false));
        assertThat(of(-0.5, 0.75)).isEqualTo(new Alphabet.ScaledIntegers(0.25, 3, true));
        assertThat(of(2, 3)).as("no value is the scale itself").isEqualTo(new Alphabet.ScaledIntegers(1, 3, false));
        float third = 1 / 3f;
        assertThat(of(third, 2 * third, 200 * third)).isEqualTo(new Alphabet.ScaledIntegers(third, 200, false));
    }

    @Test
    void numbersWithoutACommonScale_areReal() {
        assertThat(of(0, 0.13731, 0.72153, 0.31419)).isEqualTo(new Alphabet.Real());
        assertThat(of(1, 256)).as("more than 255 levels").isEqualTo(new Alphabet.Real());
        assertThat(of(0, 1, Double.NaN)).isEqualTo(new Alphabet.Real());
        assertThat(of(0, 1, Double.POSITIVE_INFINITY)).isEqualTo(new Alphabet.Real());
    }

    /** Spikes dressed up as other numbers are not spikes, and are seen for what they are. */
    @Test
    void evasions_areNamed() {
        assertThat(of(0, 1.0000001)).as("times 1.0000001").isInstanceOfSatisfying(Alphabet.ScaledIntegers.class, alphabet -> {
            assertThat(alphabet.greatest()).isEqualTo(1);
            assertThat(alphabet.scale()).isNotEqualTo(1);
        });
        assertThat(of(0, 2)).as("times 2, weights halved").isEqualTo(new Alphabet.ScaledIntegers(2, 1, false));
        Histogram shifted = Histogram.of(new float[] {1e-7f, 1 + 1e-7f, 1e-7f});
        assertThat(Alphabet.of(shifted)).as("plus 1e-7").isInstanceOfSatisfying(Alphabet.ScaledIntegers.class,
                alphabet -> assertThat(alphabet.greatest()).isEqualTo(1));
        assertThat(shifted.zeros()).as("and every entry costs").isZero();
    }
}
