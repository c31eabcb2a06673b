package org.axonmark.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class LadderTest {

    private static final int UNITS = 100;

    @Test
    void first_isTold_roundedToTheUnits() {
        Ladder ladder = new Ladder();
        assertThat(ladder.best()).isInfinite();
        double[] losses = losses(0, 0.5);
        losses[0] = 0.9;
        assertThat(ladder.offer(losses)).isTrue();
        // The mean is .504.
        assertThat(ladder.best()).isEqualTo(0.5);
    }

    /** One unit better by two right and one wrong has a standard error of .0174 on the difference of .01; by two right, .0141 on .02. */
    @Test
    void next_isToldOnlyBeyondAStandardError() {
        Ladder ladder = new Ladder();
        assertThat(ladder.offer(losses(50, 0))).isTrue();
        double[] mixed = losses(48, 0);
        mixed[60] = 1;
        assertThat(ladder.offer(mixed)).isFalse();
        assertThat(ladder.best()).isEqualTo(0.5);
        assertThat(ladder.offer(losses(48, 0))).isTrue();
        assertThat(ladder.best()).isEqualTo(0.48);
        assertThat(ladder.offer(losses(50, 0))).as("worse than the best").isFalse();
        assertThat(ladder.offer(losses(48, 0))).as("the best again").isFalse();
    }

    @Test
    void whatIsNoLoss_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ladder().offer(new double[99]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ladder().offer(losses(1, Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ladder().offer(losses(1, 1.01)));
        Ladder ladder = new Ladder();
        ladder.offer(losses(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ladder.offer(new double[101]));
    }

    /**
     * The attack that the paper describes: guesses at random, of which those that were told to be better than chance vote. With every score told it seems
     * far better than chance; the ladder tells at most what chance gives.
     */
    @Test
    void boostingAttack_learnsNothingFromTheLadder() {
        int units = 1_000;
        int tries = 400;
        HmacStream stream = HmacStream.of(new byte[32], "boosting attack");
        boolean[] truth = new boolean[units];
        for (int i = 0; i < units; i++) {
            truth[i] = stream.nextInt(2) == 1;
        }
        Ladder ladder = new Ladder();
        int[] votes = new int[units];
        int[] votesByLadder = new int[units];
        for (int t = 0; t < tries; t++) {
            boolean[] guess = new boolean[units];
            for (int i = 0; i < units; i++) {
                guess[i] = stream.nextInt(2) == 1;
            }
            double[] losses = wrong(guess, truth);
            boolean better = Means.mean(losses) < 0.5;
            boolean told = ladder.offer(losses);
            for (int i = 0; i < units; i++) {
                votes[i] += guess[i] == better ? 1 : -1;
                votesByLadder[i] += guess[i] == told ? 1 : -1;
            }
        }
        assertThat(Means.mean(wrong(majority(votes), truth))).isLessThan(0.35);
        assertThat(Means.mean(wrong(majority(votesByLadder), truth))).isCloseTo(0.5, within(0.05));
        assertThat(ladder.best()).isBetween(0.43, 0.52);
    }

    private static boolean[] majority(int[] votes) {
        boolean[] majority = new boolean[votes.length];
        for (int i = 0; i < votes.length; i++) {
            majority[i] = votes[i] > 0;
        }
        return majority;
    }

    private static double[] wrong(boolean[] guess, boolean[] truth) {
        double[] losses = new double[guess.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = guess[i] == truth[i] ? 0 : 1;
        }
        return losses;
    }

    /** Losses of 1 in the first units and another in all others. */
    private static double[] losses(int ones, double others) {
        double[] losses = new double[UNITS];
        Arrays.fill(losses, others);
        Arrays.fill(losses, 0, ones, 1);
        return losses;
    }
}
