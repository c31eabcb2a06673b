package org.axonmark.neurons.surrogates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SurrogateTest {

    private static final double[] POINTS = {-1, -0.3, 0, 0.1, 0.5, 1};

    /** Values of SpikingJelly with its defaults at −1, −0.3, 0, 0.1, 0.5, 1, printed to six decimals; the last five by hand. */
    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of(new Surrogate.Sigmoid(), new double[] {0.070651, 0.711578, 1, 0.961043, 0.419975, 0.070651}),
                Arguments.of(new Surrogate.ArcTangent(), new double[] {0.092, 0.529587, 1, 0.91017, 0.2884, 0.092}),
                Arguments.of(new Surrogate.PiecewiseQuadratic(), new double[] {0, 0.7, 1, 0.9, 0.5, 0}),
                Arguments.of(new Surrogate.PiecewiseExponential(), new double[] {0.18394, 0.370409, 0.5, 0.452419, 0.303265, 0.18394}),
                Arguments.of(new Surrogate.SoftSign(), new double[] {0.111111, 0.390625, 1, 0.694444, 0.25, 0.111111}),
                Arguments.of(new Surrogate.Erf(), new double[] {0.020667, 0.787243, 1.128379, 1.084135, 0.415108, 0.020667}),
                Arguments.of(new Surrogate.PiecewiseLeakyRelu(), new double[] {0.01, 0.5, 0.5, 0.5, 0.5, 0.01}),
                Arguments.of(new Surrogate.Rectangle(), new double[] {0, 1, 1, 1, 0, 0}),
                Arguments.of(new Surrogate.SuperSpike(), new double[] {1 / 4.0, 1 / 1.69, 1, 1 / 1.21, 1 / 2.25, 1 / 4.0}),
                Arguments.of(new Surrogate.FastSigmoid(), new double[] {1 / 676.0, 1 / 72.25, 1, 1 / 12.25, 1 / 182.25, 1 / 676.0}),
                Arguments.of(new Surrogate.QPseudoSpike(), new double[] {1 / 9.0, 1 / 2.56, 1, 1 / 1.44, 1 / 4.0, 1 / 9.0}),
                Arguments.of(new Surrogate.Gate(), new double[] {0, 1, 1, 1, 0, 0}),
                Arguments.of(new Surrogate.PiecewiseQuadratic(2), new double[] {0, 0.8, 2, 1.6, 0, 0}));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void derivative_isTheLibrarys(Surrogate surrogate, double[] expected) {
        for (int i = 0; i < POINTS.length; i++) {
            assertThat(surrogate.derivative(POINTS[i])).as("at " + POINTS[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    static Stream<Surrogate> kinds() {
        return Stream.concat(golden().map(arguments -> (Surrogate) arguments.get()[0]),
                Stream.of(new Surrogate.Sigmoid(25), new Surrogate.ArcTangent(0.7), new Surrogate.PiecewiseExponential(3),
                        new Surrogate.SoftSign(0.5), new Surrogate.SuperSpike(2.5), new Surrogate.FastSigmoid(4), new Surrogate.Erf(0.8),
                        new Surrogate.Rectangle(3), new Surrogate.Gate(0.4), new Surrogate.PiecewiseLeakyRelu(0.4, 0.2),
                        new Surrogate.QPseudoSpike(3.5)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void primitive_risesByTheDerivative_fromAHalf(Surrogate surrogate) {
        assertThat(surrogate.primitive(0)).isEqualTo(0.5);
        // Steps of 2⁻²⁰ about odd multiples of 2⁻⁷/3 straddle no corner of any kind.
        for (int i = -1_201; i <= 1_201; i += 2) {
            double x = i / 384.0;
            double h = 0x1p-20;
            double slope = (surrogate.primitive(x + h) - surrogate.primitive(x - h)) / (2 * h);
            assertThat(slope).as("at " + x).isCloseTo(surrogate.derivative(x), within(1e-7));
            assertThat(surrogate.derivative(-x)).isEqualTo(surrogate.derivative(x));
            assertThat(surrogate.primitive(x) + surrogate.primitive(-x)).isCloseTo(1, within(1e-14));
            assertThat(surrogate.derivative(x)).isBetween(0.0, surrogate.derivative(0));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void forward_isAStepThatFiresAtZero(Surrogate surrogate) {
        assertThat(surrogate.forward(0)).isEqualTo(1);
        assertThat(surrogate.forward(1e-300)).isEqualTo(1);
        assertThat(surrogate.forward(-1e-300)).isZero();
    }

    /** Values of the C library's erf. */
    @ParameterizedTest
    @CsvSource({"0, 0.0", "0.1, 0.1124629160182849", "0.5, 0.5204998778130465", "1, 0.8427007929497149", "2, 0.9953222650189527",
        "2.4, 0.999311486103355", "2.6, 0.9997639655834707", "3, 0.9999779095030014", "4.5, 0.9999999998033839", "-1, -0.8427007929497149",
        "40, 1.0"})
    void errorFunction_isTheTabulated(double x, double expected) {
        assertThat(ErrorFunction.of(x)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void errorFunction_isContinuousWhereItsTwoFormsMeet() {
        double below = ErrorFunction.of(Math.nextDown(2.5));
        assertThat(ErrorFunction.of(2.5)).isCloseTo(below, within(1e-15));
    }

    @Test
    void parametersOutOfRange_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Surrogate.Sigmoid(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Surrogate.Erf(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Surrogate.QPseudoSpike(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Surrogate.PiecewiseLeakyRelu(1, -0.1));
    }
}
