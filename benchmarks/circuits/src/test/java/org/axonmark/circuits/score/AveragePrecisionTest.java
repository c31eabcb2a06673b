package org.axonmark.circuits.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {

    private final HmacStream stream = HmacStream.of("average precision".getBytes(StandardCharsets.US_ASCII), "test");

    @Test
    void ties_areTakenInAllOrders() {
        for (int trial = 0; trial < 60; trial++) {
            int n = 2 + stream.nextInt(6);
            int[] truth = new int[n];
            double[] score = new double[n];
            for (int i = 0; i < n; i++) {
                truth[i] = stream.nextInt(2);
                score[i] = stream.nextInt(3);
            }
            truth[stream.nextInt(n)] = 1;
            assertThat(AveragePrecision.of(truth, score)).isCloseTo(overAllOrders(truth, score), within(1e-12));
        }
    }

    @Test
    void allAlike_isWhatRandomOrdersDoOnAverage() {
        int[] truth = new int[40];
        for (int i = 0; i < 6; i++) {
            truth[i * 5] = 1;
        }
        double sum = 0;
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            double[] score = new double[truth.length];
            Arrays.setAll(score, i -> stream.nextDouble());
            sum += AveragePrecision.of(truth, score);
        }
        assertThat(AveragePrecision.of(truth, new double[truth.length])).isCloseTo(sum / draws, within(0.003));
    }

    @Test
    void whatIsNeverFound_addsNothing() {
        int[] truth = {1, 0, 1, 0};
        double no = Double.NEGATIVE_INFINITY;
        assertThat(AveragePrecision.of(truth, new double[] {no, no, no, no})).isZero();
        assertThat(AveragePrecision.of(truth, new double[] {2, 1, no, no})).isEqualTo(0.5);
        assertThat(AveragePrecision.of(truth, new double[] {2, no, 1, no})).isEqualTo(1);
        assertThat(AveragePrecision.overDensity(truth, new double[] {2, no, 1, no})).isEqualTo(2);
    }

    /** Saying of any items that they are outside is never worth more than putting them last. */
    @Test
    void withholding_neverGains() {
        for (int trial = 0; trial < 200; trial++) {
            int[] truth = new int[12];
            double[] last = new double[12];
            double[] withheld = new double[12];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = stream.nextInt(2);
                last[i] = withheld[i] = stream.nextInt(5);
                if (stream.nextInt(3) == 0) {
                    last[i] = -1;
                    withheld[i] = Double.NEGATIVE_INFINITY;
                }
            }
            truth[0] = 1;
            assertThat(AveragePrecision.of(truth, withheld)).isLessThanOrEqualTo(AveragePrecision.of(truth, last));
        }
    }

    @Test
    void nothingTrue_isRefused() {
        assertThatThrownBy(() -> AveragePrecision.of(new int[3], new double[3])).isInstanceOf(IllegalArgumentException.class);
    }

    /** Goes through every order of all items that the scores allow. */
    private static double overAllOrders(int[] truth, double[] score) {
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            items.add(i);
        }
        double[] sumAndCount = new double[2];
        permute(items, 0, truth, score, sumAndCount);
        return sumAndCount[0] / sumAndCount[1];
    }

    private static void permute(List<Integer> items, int fixed, int[] truth, double[] score, double[] sumAndCount) {
        if (fixed == items.size()) {
            double found = 0;
            double sum = 0;
            for (int i = 0; i < items.size(); i++) {
                if (i > 0 && score[items.get(i)] > score[items.get(i - 1)]) {
                    return;
                }
                if (truth[items.get(i)] == 1) {
                    found++;
                    sum += found / (i + 1);
                }
            }
            sumAndCount[0] += sum / found;
            sumAndCount[1]++;
            return;
        }
        for (int i = fixed; i < items.size(); i++) {
            Collections.swap(items, fixed, i);
            permute(items, fixed + 1, truth, score, sumAndCount);
            Collections.swap(items, fixed, i);
        }
    }
}
