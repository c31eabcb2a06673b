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
    void rankings_agreeWithCountingPairs() {
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
            assertThat(ranking.density()).isEqualTo((double) ranking.trueEdges() / n);
        }
    }

    /** Precision 1 at the first; of a tie of three the true one is second, third or fourth with precision 1, 2/3 or 1/2; one is never found. */
    @Test
    void tie_isTakenInAllOrders() {
        EdgeRanking ranking = EdgeRanking.of(new boolean[] {true, false, true, false, false}, new double[] {9, 3, 3, 3, INFINITE});
        assertThat(ranking.auroc()).isEqualTo(5.0 / 6);
        assertThat(ranking.auprc()).isCloseTo((1 + (1 + 2 / 3.0 + 1 / 2.0) / 3) / 2, within(1e-15));
        assertThat(ranking.density()).isEqualTo(0.4);
        assertThat(ranking.auprcOverDensity()).isCloseTo(ranking.auprc() / 0.4, within(1e-15));
    }

    /** Of n edges, t of them true, random orders find E = Σ (1 + (k − 1)(t − 1)/(n − 1)) / (k n), k from 1 to n. */
    @Test
    void equalScores_areWhatRandomOrdersAre() {
        int n = 1_560;
        int t = 156;
        double expected = 0;
        for (int k = 1; k <= n; k++) {
            expected += (1 + (k - 1) * (t - 1.0) / (n - 1.0)) / k / n;
        }
        for (double same : new double[] {0, 3.5, -1e300}) {
            boolean[] truth = new boolean[n];
            Arrays.fill(truth, 0, t, true);
            double[] scores = new double[n];
            Arrays.fill(scores, same);
            EdgeRanking ranking = EdgeRanking.of(truth, scores);
            assertThat(ranking.auroc()).isEqualTo(0.5);
            assertThat(ranking.auprc()).isCloseTo(expected, within(1e-12));
            assertThat(ranking.auprcOverDensity()).isBetween(1.0, 1.06);
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
}
