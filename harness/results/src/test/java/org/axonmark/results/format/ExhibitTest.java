package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What is shown is bounded before anybody shows it. */
class ExhibitTest {

    private static final Exhibit.Table TABLE = new Exhibit.Table(List.of("input"), List.of(new Exhibit.Row(List.of("a"))));

    @Test
    void seriesThatCannotBeDrawn_areRefused() {
        assertThatThrownBy(() -> series(List.of(1.0), List.of(Double.NaN))).hasMessageContaining("not finite");
        assertThatThrownBy(() -> series(List.of(1.0, 2.0), List.of(1.0))).hasMessageContaining("values of series");
        assertThatThrownBy(() -> series(List.of(), List.of())).hasMessageContaining("0 points");
        List<Double> many = Collections.nCopies(Exhibit.MAX_POINTS + 1, 1.0);
        assertThatThrownBy(() -> series(many, many)).hasMessageContaining("401 points");
    }

    @Test
    void thereIsOneZero() {
        assertThat(series(List.of(-0.0), List.of(-0.0))).isEqualTo(series(List.of(0.0), List.of(0.0)));
    }

    @Test
    void textsThatAreTooLong_areRefused() {
        String tooLong = "x".repeat(Exhibit.MAX_TEXT + 1);
        assertThatThrownBy(() -> new Exhibit.Note("n", tooLong)).hasMessageContaining("2001 characters");
        assertThatThrownBy(() -> new Exhibit.Row(List.of(tooLong))).hasMessageContaining("a cell");
        assertThatThrownBy(() -> new Exhibit("i", tooLong, List.of(), Optional.empty(), Optional.of(TABLE))).hasMessageContaining("title");
        assertThatThrownBy(() -> new Exhibit("i", "", List.of(), Optional.empty(), Optional.of(TABLE))).hasMessageContaining("title");
    }

    @Test
    void raggedTable_isRefused() {
        assertThatThrownBy(() -> new Exhibit.Table(List.of("a", "b"), List.of(new Exhibit.Row(List.of("1")))))
                .hasMessageContaining("cells of a row");
    }

    @Test
    void exhibit_hasOnePicture() {
        Exhibit.Plot plot = new Exhibit.Plot("x", "y", List.of(series(List.of(1.0), List.of(1.0))), Optional.empty());
        assertThatThrownBy(() -> new Exhibit("i", "t", List.of(), Optional.of(plot), Optional.of(TABLE))).hasMessageContaining("both");
        assertThatThrownBy(() -> new Exhibit("i", "t", List.of(), Optional.empty(), Optional.empty())).hasMessageContaining("neither");
    }

    @Test
    void moreThanAResultKeeps_isRefused() {
        Result plain = new Samples("many").scored();
        Exhibit exhibit = new Exhibit("i", "t", List.of(), Optional.empty(), Optional.of(TABLE));
        assertThatThrownBy(() -> new Result(plain.evaluation(), plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(),
                plain.use(), plain.outcomes(), List.of(), Collections.nCopies(Exhibit.MAX_EXHIBITS + 1, exhibit)))
                .hasMessageContaining("13 exhibits");
    }

    @Test
    void levels_haveNamesOfTheirOwn_andAreCounted() {
        Breakdown.Level level = new Breakdown.Level("16", 0.5, Optional.empty(), 3);
        assertThatThrownBy(() -> new Breakdown("m", "budget", true, List.of(level, level))).hasMessageContaining("two levels '16'");
        assertThatThrownBy(() -> new Breakdown("m", "budget", true, List.of())).hasMessageContaining("0 levels");
        assertThatThrownBy(() -> new Breakdown("m", "<b>", true, List.of(level))).hasMessageContaining("kebab-case");
        List<Breakdown.Level> many = IntStream.range(0, Breakdown.MAX_LEVELS + 1)
                .mapToObj(i -> new Breakdown.Level("level " + i, 0, Optional.empty(), 1))
                .toList();
        assertThatThrownBy(() -> new Breakdown("m", "budget", true, many)).hasMessageContaining("101 levels");
    }

    private static Exhibit.Series series(List<Double> x, List<Double> y) {
        return new Exhibit.Series("s", Exhibit.Mark.LINE, x, y);
    }
}
