package org.axonmark.spiking.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionTest {

    private static final float[] CROSS = {1, 0, 1, 0, 1, 0, 1, 1, 1};

    private static Convolution square(int side, int channels, int groups, int stride) {
        Axis axis = new Axis.Forward(side, 3, stride, 1, 1, 1);
        return new Convolution(groups, channels, groups, List.of(axis, axis));
    }

    /** Six active pixels of nine: exact scatter 62, all pairs within the borders 98, with padding 162; nnz·k·k·c_out would say 108. */
    @Test
    void convolution_isCountedAsInTheReference() {
        ProductCounts counts = square(3, 2, 1, 1).with(ones(18)).count(1, CROSS);
        assertThat(counts).isEqualTo(new ProductCounts(62, 98, 62, 98, 162, 18));
    }

    @Test
    void stride_skipsWhatFallsBetween() {
        ProductCounts counts = square(3, 2, 1, 2).with(ones(18)).count(1, CROSS);
        assertThat(counts.left()).isEqualTo(20);
        assertThat(counts.textbook()).isEqualTo(72);
    }

    @Test
    void depthwiseConvolution_keepsToItsGroup() {
        ProductCounts counts = square(2, 2, 2, 1).with(ones(18)).count(1, new float[] {1, 0, 0, 1, 1, 1, 0, 0});
        assertThat(counts.left()).isEqualTo(16);
        assertThat(counts.dense()).isEqualTo(32);
    }

    @Test
    void weightsThatNoActiveInputMeets_areNotUsed() {
        // The centre tap alone, and of the second channel nothing.
        Axis axis = new Axis.Forward(3, 3, 3, 0, 0, 1);
        Convolution one = new Convolution(2, 4, 1, List.of(axis));
        ProductCounts counts = one.with(ones(24)).count(1, new float[] {0, 1, 0, 0, 0, 0});
        assertThat(counts).isEqualTo(new ProductCounts(4, 24, 4, 24, 24, 4));
    }

    /** Any shape against the definition, output by output and tap by tap. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void counts_areThoseOfTheDefinition(int dimensions) {
        Draws draws = new Draws("convolution" + dimensions);
        for (int i = 0; i < 60; i++) {
            boolean transposed = i % 3 == 0;
            List<Axis> axes = new ArrayList<>();
            while (axes.size() < dimensions) {
                int input = 1 + draws.below(5);
                int kernel = 1 + draws.below(3);
                int stride = 1 + draws.below(3);
                int dilation = 1 + draws.below(2);
                axes.add(transposed ? new Axis.Transposed(input + 1, kernel, stride, draws.below(2), 0, dilation, draws.below(2))
                        : new Axis.Forward(input + dilation * (kernel - 1), kernel, stride, draws.below(3), draws.below(3), dilation));
            }
            int groups = 1 + draws.below(2);
            Convolution convolution = new Convolution(groups * (1 + draws.below(2)), groups * (1 + draws.below(3)), groups, axes);
            int images = 1 + draws.below(2);
            float[] input = draws.sparse(images * convolution.inputChannels() * size(axes, 0));
            float[] weights = draws.sparse(convolution.inputChannels() * convolution.outputChannels() / groups * size(axes, 1));
            assertThat(convolution.with(weights).count(images, input)).as(convolution.toString())
                    .isEqualTo(definition(convolution, images, input, weights));
        }
    }

    /** As many taps as a long has bits, and more. */
    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void largeKernels_areCountedByTheDefinition(int kernel) {
        Draws draws = new Draws("kernel" + kernel);
        Axis axis = new Axis.Forward(10, kernel, 1, 2, 2, 1);
        Convolution convolution = new Convolution(2, 3, 1, List.of(axis, axis));
        float[] weights = draws.sparse(6 * kernel * kernel);
        float[] input = draws.sparse(2 * 2 * 100);
        float[] single = new float[2 * 2 * 100];
        single[0] = 1;
        for (float[] each : List.of(input, single)) {
            assertThat(convolution.with(weights).count(2, each)).isEqualTo(definition(convolution, 2, each, weights));
        }
    }

    /** All pairs of an input entry and a weight, each looked at by its coordinates. */
    private static ProductCounts definition(Convolution shape, int images, float[] input, float[] weights) {
        boolean transposed = shape.axes().getFirst() instanceof Axis.Transposed;
        int positions = size(shape.axes(), 0);
        int taps = size(shape.axes(), 1);
        int fanIn = shape.inputChannels() / shape.groups();
        int fanOut = shape.outputChannels() / shape.groups();
        long left = 0;
        long right = 0;
        long both = 0;
        long dense = 0;
        Set<Integer> used = new HashSet<>();
        for (int image = 0; image < images; image++) {
            for (int in = 0; in < shape.inputChannels(); in++) {
                for (int out = in / fanIn * fanOut; out < (in / fanIn + 1) * fanOut; out++) {
                    for (int position = 0; position < positions; position++) {
                        for (int tap = 0; tap < taps; tap++) {
                            if (!lands(shape.axes(), position, tap)) {
                                continue;
                            }
                            int weight = (transposed ? in * fanOut + out % fanOut : out * fanIn + in % fanIn) * taps + tap;
                            boolean active = input[(image * shape.inputChannels() + in) * positions + position] != 0;
                            boolean present = weights[weight] != 0;
                            dense++;
                            left += active ? 1 : 0;
                            right += present ? 1 : 0;
                            both += active && present ? 1 : 0;
                            if (active) {
                                used.add(weight);
                            }
                        }
                    }
                }
            }
        }
        long textbook = (long) images * shape.inputChannels() * fanOut * taps
                * (transposed ? positions : shape.axes().stream().mapToInt(Axis::outputs).reduce(1, (a, b) -> a * b));
        return new ProductCounts(left, right, both, dense, textbook, used.size());
    }

    /** Looks for the output among all that there are. */
    private static boolean lands(List<Axis> axes, int position, int tap) {
        int place = position;
        int at = tap;
        boolean lands = true;
        for (int a = axes.size() - 1; a >= 0; a--) {
            int i = place % axes.get(a).input();
            int k = at % axes.get(a).kernel();
            place /= axes.get(a).input();
            at /= axes.get(a).kernel();
            boolean found = false;
            for (int o = 0; o < axes.get(a).outputs(); o++) {
                found |= switch (axes.get(a)) {
                    case Axis.Forward axis -> o * axis.stride() - axis.padBefore() + k * axis.dilation() == i;
                    case Axis.Transposed axis -> i * axis.stride() - axis.padBefore() + k * axis.dilation() == o;
                };
            }
            lands &= found;
        }
        return lands;
    }

    private static int size(List<Axis> axes, int what) {
        return axes.stream().mapToInt(axis -> what == 0 ? axis.input() : axis.kernel()).reduce(1, (a, b) -> a * b);
    }

    /** Lengths of outputs as ONNX defines them. */
    @Test
    void outputs_areOnnxs() {
        assertThat(new Axis.Forward(28, 3, 2, 1, 1, 1).outputs()).isEqualTo(14);
        assertThat(new Axis.Forward(7, 3, 1, 0, 0, 2).outputs()).isEqualTo(3);
        assertThat(new Axis.Transposed(3, 3, 2, 1, 1, 1, 1).outputs()).isEqualTo(6);
        assertThat(new Axis.Transposed(3, 3, 2, 0, 0, 1, 0).outputs()).isEqualTo(7);
    }

    @Test
    void shapesThatAreNone_areRefused() {
        Axis forward = Axis.Forward.plain(3, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis.Forward(3, 5, 1, 0, 0, 1)).withMessageContaining("does not fit");
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis.Forward(3, 1, 0, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis.Transposed(1, 1, 1, 1, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Convolution(3, 4, 2, List.of(forward)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Convolution(2, 4, 2, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Convolution(2, 4, 2, List.of(forward, new Axis.Transposed(1, 1, 1, 0, 0, 1, 0))));
        Convolution good = new Convolution(1, 1, 1, List.of(forward));
        assertThatIllegalArgumentException().isThrownBy(() -> good.with(new float[2]).count(1, new float[4]))
                .withMessageContaining("says 3");
        assertThatIllegalArgumentException().isThrownBy(() -> good.with(new float[3])).withMessageContaining("says 2");
    }

    static float[] ones(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
