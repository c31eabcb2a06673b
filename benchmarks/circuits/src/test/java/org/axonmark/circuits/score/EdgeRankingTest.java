package org.axonmark.circuits.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;

class EdgeRankingTest {

    private static final double INFINITE = Double.NEGATIVE_INFINITY;

    @Test
    void rankings_agreeWithCountingPairsAndThresholds() {
        HmacStream stream = HmacStream.of(new byte[] {1}, "edge rankings");
        for (int trial = 0; trial < 300; trial++) {
            int n = 2 + stream.nextInt(60);
            int levels = 1 + stream.nextInt(20);
            boolean[] truth = new boolean[n];
            double[] scores = new double[n];
            for (int i = 0; i < n; i++) {
                truth[i] = i == 0 || (i > 1 && stream.nextInt(4) == 0);
                int level = stream.nextInt(levels);
                scores[i] = level == 0 ? INFINITE : 0.1 * level - 1;
            }
            EdgeRanking ranking = EdgeRanking.of(truth, scores);
            assertThat(ranking.auroc()).isCloseTo(pairs(truth, scores), within(1e-12));
            assertThat(ranking.auprc()).isCloseTo(thresholds(truth, scores), within(1e-12));
        }
    }

    /** A worked example: precision 1 at recall ½, then a tie of three with one true edge, precision ½ at recall 1. */
    @Test
    void tie_countsAsOneThreshold() {
        EdgeRanking ranking = EdgeRanking.of(new boolean[] {true, false, true, false, false}, new double[] {9, 3, 3, 3, INFINITE});
        assertThat(ranking).isEqualTo(new EdgeRanking(5, 2, 5.0 / 6, 0.75));
        assertThat(ranking.density()).isEqualTo(0.4);
        assertThat(ranking.auprcOverDensity()).isCloseTo(1.875, within(1e-15));
    }

    @Test
    void equalScores_areExactlyChance() {
        for (double same : new double[] {INFINITE, 0, 3.5}) {
            boolean[] truth = new boolean[1_560];
            Arrays.fill(truth, 0, 156, true);
            double[] scores = new double[truth.length];
            Arrays.fill(scores, same);
            EdgeRanking ranking = EdgeRanking.of(truth, scores);
            assertThat(ranking.auroc()).isEqualTo(0.5);
            assertThat(ranking.auprc()).isEqualTo(ranking.density());
            assertThat(ranking.auprcOverDensity()).isEqualTo(1);
        }
    }

    @Test
    void bothZeros_areOneScore() {
        boolean[] truth = {true, false, true, false};
        assertThat(EdgeRanking.of(truth, new double[] {0.0, -0.0, -0.0, 0.0}))
                .isEqualTo(EdgeRanking.of(truth, new double[4]));
    }

    @Test
    void bestAndWorst_reachTheEnds() {
        EdgeRanking best = EdgeRanking.of(new boolean[] {true, true, false, false}, new double[] {4, 3, 2, 1});
        assertThat(best).isEqualTo(new EdgeRanking(4, 2, 1, 1));
        assertThat(best.auprcOverDensity()).isEqualTo(2);
        assertThat(EdgeRanking.of(new boolean[] {true, true, false, false}, new double[] {1, 2, 3, 4}).auroc()).isZero();
    }

    @Test
    void whatHasNoRank_isRefused() {
        assertThatThrownBy(() -> EdgeRanking.of(new boolean[] {true, false}, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("edge 1");
        assertThatThrownBy(() -> EdgeRanking.of(new boolean[] {true, false}, new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EdgeRanking.of(new boolean[2], new double[2])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EdgeRanking.of(new boolean[] {true, true}, new double[2])).isInstanceOf(IllegalArgumentException.class);
    }

    /** Mann and Whitney's count over all pairs. */
    private static double pairs(boolean[] truth, double[] scores) {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < truth.length; j++) {
                if (truth[i] && !truth[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    /** Each true edge's precision where all that score as high as it are taken, averaged. */
    private static double thresholds(boolean[] truth, double[] scores) {
        double sum = 0;
        int trueEdges = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i]) {
                double taken = 0;
                double found = 0;
                for (int j = 0; j < truth.length; j++) {
                    taken += scores[j] >= scores[i] ? 1 : 0;
                    found += scores[j] >= scores[i] && truth[j] ? 1 : 0;
                }
                sum += found / taken;
                trueEdges++;
            }
        }
        return sum / trueEdges;
    }
}
