package org.axonmark.results.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.axonmark.results.format.Direction;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final byte[] VERSION = "ranking test".getBytes(StandardCharsets.UTF_8);

    @Test
    void clearlyBetterEntry_leadsAlone() {
        double[][] scores = entries(20, 0.9, 0.5, 0.5);
        List<Standing> standings = Ranking.of(scores, Direction.HIGHER, VERSION).standings();
        assertThat(standings.get(0)).isEqualTo(new Standing(1, 1, 1));
        assertThat(standings.get(1)).isEqualTo(new Standing(2, 3, 2));
        assertThat(standings.get(2)).isEqualTo(new Standing(2, 3, 2));
    }

    @Test
    void whereLessIsBetter_theOrderIsTurned() {
        List<Standing> standings = Ranking.of(entries(20, 0.9, 0.5, 0.5), Direction.LOWER, VERSION).standings();
        assertThat(standings.get(0)).isEqualTo(new Standing(3, 3, 2));
    }

    @Test
    void oneEntry_standsFirst() {
        assertThat(Ranking.of(entries(12, 0.7), Direction.HIGHER, VERSION).standings())
                .containsExactly(new Standing(1, 1, 1));
    }

    @Test
    void fewerThanTenUnits_areRefused() {
        assertThatThrownBy(() -> Ranking.of(entries(9, 0.7), Direction.HIGHER, VERSION))
                .hasMessageContaining("9 units are too few");
    }

    @Test
    void equalEntries_allTie_on95PercentOfBoards() {
        int boards = 300;
        int tied = 0;
        for (int board = 0; board < boards; board++) {
            HmacStream stream = HmacStream.of(VERSION, "board", Integer.toString(board));
            double[][] scores = new double[36][20];
            for (double[] unit : scores) {
                double subject = stream.nextGaussian();
                for (int entry = 0; entry < unit.length; entry++) {
                    unit[entry] = 0.7 + 0.1 * subject + 0.05 * stream.nextGaussian();
                }
            }
            byte[] version = Integer.toString(board).getBytes(StandardCharsets.UTF_8);
            Standings standings = Ranking.of(scores, Direction.HIGHER, version);
            tied += standings.standings().stream().allMatch(standing -> standing.tieGroup() == 1) ? 1 : 0;
        }
        assertThat((double) tied / boards).isBetween(0.91, 0.985);
    }

    @Test
    void moreUnits_resolveSmallerGaps() {
        double few = Ranking.of(entries(12, .5, .5, .5), Direction.HIGHER, VERSION).resolutionFloor();
        double many = Ranking.of(entries(108, .5, .5, .5), Direction.HIGHER, VERSION).resolutionFloor();
        assertThat(few / many).isBetween(2.0, 4.5);
    }

    private static double[][] entries(int units, double... means) {
        HmacStream stream = HmacStream.of(VERSION, "entries", Integer.toString(units));
        double[][] scores = new double[units][means.length];
        for (double[] unit : scores) {
            for (int entry = 0; entry < means.length; entry++) {
                unit[entry] = means[entry] + 0.05 * stream.nextGaussian();
            }
        }
        return scores;
    }
}
