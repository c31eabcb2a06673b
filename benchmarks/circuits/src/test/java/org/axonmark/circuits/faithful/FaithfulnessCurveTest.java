package org.axonmark.circuits.faithful;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;

class FaithfulnessCurveTest {

    private static final int EDGES = 130;
    private static final int[] IN_ORDER = IntStream.range(0, EDGES).toArray();

    private final HmacStream stream = HmacStream.of("curves".getBytes(StandardCharsets.US_ASCII));

    private static FaithfulnessCurve constant(double f) {
        return FaithfulnessCurve.of(new double[EDGES], IN_ORDER, _ -> f);
    }

    @Test
    void sizes_areMibs_eachOnce() {
        assertThat(FaithfulnessCurve.sizes(1000)).containsExactly(0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000);
        assertThat(FaithfulnessCurve.sizes(EDGES)).containsExactly(0, 1, 2, 3, 7, 13, 26, 65, 130);
        assertThat(FaithfulnessCurve.size(0.1, 110)).isEqualTo(11);
    }

    @Test
    void areas_haveTheirClosedForms() {
        double step = 0.5 / EDGES;
        assertThat(constant(1).distance()).as("the floor").isCloseTo(step, within(1e-12));
        assertThat(constant(1).performance()).isCloseTo(1 - step, within(1e-12));
        assertThat(constant(0).distance()).isEqualTo(1);
        assertThat(constant(0).performance()).isZero();
        assertThat(constant(2).distance()).as("as far off as nothing").isEqualTo(1);
        assertThat(constant(50).distance()).isEqualTo(1);
        assertThat(constant(-50).distance()).isEqualTo(1);
        assertThat(constant(50).performance()).isCloseTo(50 * (1 - step), within(1e-9));
        FaithfulnessCurve linear = FaithfulnessCurve.of(new double[EDGES], IN_ORDER, circuit -> (double) circuit.cardinality() / EDGES);
        assertThat(linear.distance()).isCloseTo(0.5, within(1e-12));
        assertThat(linear.performance()).isCloseTo(0.5, within(1e-12));
    }

    /** Every size from nothing on, the value between two measured sizes on the line between theirs. */
    @Test
    void areas_areTheSumsOverAllSizes() {
        double[] f = IntStream.rangeClosed(0, EDGES).mapToDouble(_ -> 3 * stream.nextDouble() - 0.5).toArray();
        f[0] = 0;
        FaithfulnessCurve curve = FaithfulnessCurve.of(new double[EDGES], IN_ORDER, circuit -> f[circuit.cardinality()]);
        double performance = 0;
        double distance = 0;
        int[] sizes = {0, 1, 2, 3, 7, 13, 26, 65, 130};
        for (int at = 0; at < EDGES; at++) {
            int piece = 0;
            while (sizes[piece + 1] <= at) {
                piece++;
            }
            int from = sizes[piece];
            int to = sizes[piece + 1];
            double middle = (at + 0.5 - from) / (to - from);
            performance += (1 - middle) * f[from] + middle * f[to];
            distance += (1 - middle) * off(f[from]) + middle * off(f[to]);
        }
        assertThat(curve.performance()).isCloseTo(performance / EDGES, within(1e-12));
        assertThat(curve.distance()).isCloseTo(distance / EDGES, within(1e-12));
    }

    private static double off(double f) {
        return f < 0 ? 1 : f > 2 ? 1 : f > 1 ? f - 1 : 1 - f;
    }

    @Test
    void onlyTheOrderCounts_andWhatIsInNoCircuitIsNeverIn() {
        double[] scores = IntStream.range(0, EDGES).mapToDouble(_ -> stream.nextGaussian()).toArray();
        scores[5] = Double.NEGATIVE_INFINITY;
        double[] stretched = Arrays.stream(scores).map(score -> 100 + StrictMath.exp(score)).toArray();
        stretched[5] = Double.NEGATIVE_INFINITY;
        for (int size : FaithfulnessCurve.sizes(EDGES)) {
            BitSet first = FaithfulnessCurve.first(scores, IN_ORDER, size);
            assertThat(first).isEqualTo(FaithfulnessCurve.first(stretched, stream.permutation(EDGES), size));
            assertThat(first.cardinality()).isEqualTo(Math.min(size, EDGES - 1));
            assertThat(first.get(5)).isFalse();
            double last = first.stream().mapToDouble(edge -> scores[edge]).min().orElse(Double.POSITIVE_INFINITY);
            assertThat(IntStream.range(0, EDGES).filter(edge -> scores[edge] > last)).allMatch(first::get);
        }
    }

    /** How a finder numbers or breaks ties is worth nothing: they are drawn, evenly. */
    @Test
    void ties_areTakenInDrawnOrder() {
        double[] scores = new double[EDGES];
        Arrays.fill(scores, 0, 10, 1);
        int[] taken = new int[EDGES];
        int draws = 2000;
        for (int draw = 0; draw < draws; draw++) {
            int[] drawn = stream.permutation(EDGES);
            BitSet first = FaithfulnessCurve.first(scores, drawn, 40);
            assertThat(first.get(0, 10).cardinality()).isEqualTo(10);
            first.stream().forEach(edge -> taken[edge]++);
        }
        double even = draws * 30.0 / (EDGES - 10);
        assertThat(Arrays.stream(taken, 10, EDGES)).allMatch(times -> Math.abs(times - even) < 6 * Math.sqrt(even));
    }
}
