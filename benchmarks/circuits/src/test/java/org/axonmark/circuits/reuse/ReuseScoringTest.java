package org.axonmark.circuits.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ReuseScoringTest {

    private static final int HEADS = 4;

    private static Set<Integer> set(int bits) {
        return IntStream.range(0, HEADS).filter(head -> (bits >> head & 1) == 1).boxed().collect(Collectors.toSet());
    }

    /** Of sets of four heads, by counting bits. */
    @Test
    void score_isTheFormula() {
        for (int first = 1; first < 1 << HEADS; first++) {
            for (int second = 1; second < 1 << HEADS; second++) {
                for (int saidFirst = 0; saidFirst < 1 << HEADS; saidFirst++) {
                    for (int saidSecond = 0; saidSecond < 1 << HEADS; saidSecond++) {
                        double expected = saidFirst == 0 || saidSecond == 0 ? -1
                                : (f1(first, saidFirst) + f1(second, saidSecond)) / 2
                                        - Math.abs(jaccard(saidFirst, saidSecond) - jaccard(first, second));
                        assertThat(ReuseScoring.reuse(set(first), set(second), set(saidFirst), set(saidSecond)))
                                .isCloseTo(expected, within(1e-12));
                    }
                }
            }
        }
    }

    private static double f1(int truth, int said) {
        double precision = (double) Integer.bitCount(truth & said) / Integer.bitCount(said);
        double recall = (double) Integer.bitCount(truth & said) / Integer.bitCount(truth);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double jaccard(int one, int other) {
        return (double) Integer.bitCount(one & other) / Integer.bitCount(one | other);
    }

    @Test
    void rightSets_score1_andTheWorstAnswer_isNone() {
        assertThat(ReuseScoring.reuse(set(0b0111), set(0b1110), set(0b0111), set(0b1110))).isEqualTo(1);
        assertThat(ReuseScoring.reuse(set(0b0011), set(0b1100), Set.of(), Set.of())).isEqualTo(-1);
        assertThat(ReuseScoring.reuse(set(0b0011), set(0b1100), set(0b0011), Set.of())).isEqualTo(-1);
        assertThat(ReuseScoring.reuse(set(0b0011), set(0b0011), set(0b0100), set(0b1000))).isEqualTo(-1);
    }

    /** Without any overlap, all heads of both for either: F1 is ⅔ and the Jaccard index wrong by one. */
    @Test
    void oneSetForBoth_isPunished_whereNothingIsShared() {
        assertThat(ReuseScoring.reuse(set(0b0011), set(0b1100), set(0b1111), set(0b1111))).isCloseTo(2.0 / 3 - 1, within(1e-12));
        assertThat(ReuseScoring.reuse(set(0b1111), set(0b1111), set(0b1111), set(0b1111))).isEqualTo(1);
    }
}
