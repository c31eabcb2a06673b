package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceFunctionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sort(v) | 3 1 2 | 1 2 3", "sort(v) > take(v, 2) | 3 1 2 | 1 2", "top(v, 2) | 3 1 2 | 3 2", "top(v, 9) | 3 1 | 3 1",
        "top(v, -1) | 3 1 | ''", "backward(v) | 3 1 2 | 2 1 3",
        "take(v, 2) | 3 1 2 | 3 1", "skip(v, 1) | 3 1 2 | 1 2", "rotate(v, 1) | 3 1 2 | 1 2 3", "rotate(v, -1) | 3 1 2 | 2 3 1",
        "rotate(v, 1) | '' | ''", "prefixsums(v) | 3 1 2 | 3 4 6", "differences(v) | 3 1 2 | -2 1", "differences(v) | '' | ''",
        "distinct(v) | 3 1 3 2 1 | 3 1 2", "scale(v, 2) | 3 1 | 6 2", "offset(v, -1) | 3 1 | 2 0", "hull(v) | 3 1 2 2 | 1 3",
        "tour(v) | 3 9 4 1 | 3 4 1 9", "take(v, rows(v) / 2) | 3 9 4 1 7 | 3 9", "if(rows(v) in [0, 2], v, sort(v)) | 3 1 | 3 1"
    })
    void valueOfNumbers_isTheOneWorkedOutByHand(String expression, String input, String expected) {
        run(expression, numbers(input)).isDeepEqualTo(numbers(expected));
    }

    @Test
    void hull_goesCounterClockwiseWithoutPointsOnEdges() {
        double[][] points = {{2, 2}, {0, 0}, {1, 0}, {2, 0}, {1, 1}, {0, 2}, {0, 0}};
        run("hull(v)", points).isDeepEqualTo(new double[][] {{0, 0}, {2, 0}, {2, 2}, {0, 2}});
    }

    @Test
    void tour_goesToTheNearestPointEachTime() {
        run("tour(v)", new double[][] {{0, 0}, {5, 5}, {0, 1}, {3, 1}}).isDeepEqualTo(new double[][] {{0, 0}, {0, 1}, {3, 1}, {5, 5}});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sort(v) | 3 1 2 | 1 2 0", "sort(v) | 2 1 2 | 1 0 2", "top(v, 2) | 1 3 3 | 1 2", "backward(v) > sort(v) | 2 1 2 | 1 2 0",
        "rotate(v, 1) | 3 1 2 | 1 2 0", "skip(v, 1) > take(v, 1) | 3 1 2 | 1", "distinct(v) | 3 1 3 2 1 | 0 1 3", "hull(v) | 3 1 2 2 | 1 0",
        "tour(v) | 3 9 4 1 | 0 2 3 1", "scale(v, -1) > sort(v) | 3 1 2 | 0 2 1", "prefixsums(v) > backward(v) | 3 1 2 | 2 1 0",
        "differences(v) | 3 1 2 | 0 1", "v | '' | ''"
    })
    void places_areThoseOfTheRowsWorkedOutFrom(String expression, String input, String expected) {
        int[] places = function(expression).places(numbers(input));
        assertThat(Arrays.stream(places).mapToObj(Integer::toString).collect(Collectors.joining(" "))).isEqualTo(expected);
    }

    @Test
    void sequencesOutOfBounds_areRefused() {
        assertThatThrownBy(() -> run("v", new double[1_025][1])).hasMessageContaining("1025 rows");
        assertThatThrownBy(() -> run("v", new double[][] {{1}, {1, 2}})).hasMessageContaining("row 1");
        assertThatThrownBy(() -> run("v", new double[1][3])).hasMessageContaining("row 0");
    }

    @Test
    void drawnHypotheses_areTotalAndLeaveTheInputAlone() {
        Draws draws = new Draws("sequences");
        for (int i = 0; i < 2_000; i++) {
            double[][] rows = new double[draws.below(20)][];
            Arrays.setAll(rows, _ -> new double[] {draws.number(), draws.below(3)});
            String before = Arrays.deepToString(rows);
            Hypothesis.Sequence hypothesis =
                    new Hypothesis.Sequence(draws.expression(Type.SEQUENCE, Type.SEQUENCE, 1 + i % 6, i % 2 == 0));
            SequenceFunction function = SequenceFunction.of(hypothesis);
            assertThat(function.of(rows).length).isLessThanOrEqualTo(rows.length);
            assertThat(Arrays.stream(function.places(rows)).boxed()).hasSameSizeAs(function.of(rows))
                    .allMatch(place -> place >= 0 && place < rows.length);
            assertThat(Arrays.deepToString(rows)).isEqualTo(before);
        }
    }

    private static double[][] numbers(String text) {
        return text.isEmpty() ? new double[0][]
                : Arrays.stream(text.split(" ", -1)).map(one -> new double[] {Double.parseDouble(one)}).toArray(double[][]::new);
    }

    private static org.assertj.core.api.Double2DArrayAssert run(String expression, double[][] rows) {
        return assertThat(function(expression).of(rows));
    }

    private static SequenceFunction function(String expression) {
        return SequenceFunction.of((Hypothesis.Sequence) Hypothesis.parse("sequence " + expression.replace('>', '|')));
    }
}
