package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
        assertThatThrownBy(() -> new Exhibit("i", "t", List.of(), Optional.of(plot), Optional.of(TABLE)))
                .hasMessageContaining("2 pictures");
        assertThatThrownBy(() -> new Exhibit("i", "t", List.of(), Optional.empty(), Optional.empty())).hasMessageContaining("0 pictures");
    }

    @Test
    void moreThanAResultKeeps_isRefused() {
        Result plain = new Samples("many").scored();
        Exhibit exhibit = new Exhibit("i", "t", List.of(), Optional.empty(), Optional.of(TABLE));
        assertThatThrownBy(() -> new Result(plain.evaluation(), plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(),
                plain.use(), plain.outcomes(), List.of(), Collections.nCopies(Exhibit.MAX_EXHIBITS + 1, exhibit), List.of()))
                .hasMessageContaining("13 exhibits");
        Exhibit drawn = new Exhibit("i", "t", List.of(), new Drawing(List.of(new Drawing.Node("n", 0, 0, List.of())), List.of(), 0));
        assertThatThrownBy(() -> new Result(plain.evaluation(), plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(),
                plain.use(), plain.outcomes(), List.of(), Collections.nCopies(Exhibit.MAX_DRAWINGS + 1, drawn), List.of()))
                .hasMessageContaining("49 drawings");
        UnitFact fact = new UnitFact("u", "edges", "7");
        assertThatThrownBy(() -> with(plain, List.of(fact, fact))).hasMessageContaining("two facts of one name");
        assertThatThrownBy(() -> with(plain, IntStream.range(0, Result.MAX_UNIT_FACTS + 1)
                .mapToObj(i -> new UnitFact("u" + i, "edges", "7")).toList())).hasMessageContaining("2001 facts");
        assertThatThrownBy(() -> with(plain, IntStream.range(0, Result.MAX_FACT_NAMES + 1)
                .mapToObj(i -> new UnitFact("u", "fact " + i, "7")).toList())).hasMessageContaining("by 7 names");
        assertThatThrownBy(() -> new UnitFact("u", "edges", "x".repeat(61))).hasMessageContaining("61 characters");
        assertThatThrownBy(() -> new UnitFact("", "edges", "7")).hasMessageContaining("unit");
    }

    @Test
    void levelsWithNumbers_haveAnAxis_andRise() {
        Breakdown.Axis axis = new Breakdown.Axis("queries", Breakdown.Scale.LOGARITHMIC, true);
        assertThat(breakdown(axis, at(0.5), at(2)).levels()).hasSize(2);
        assertThatThrownBy(() -> breakdown(axis, at(2), at(0.5))).hasMessageContaining("stands at 0.5");
        assertThatThrownBy(() -> breakdown(axis, at(2), at(Math.nextDown(2.0)))).hasMessageContaining("stands at 1.99");
        assertThatThrownBy(() -> breakdown(axis, at(0), at(2))).hasMessageContaining("from above 0");
        assertThatThrownBy(() -> breakdown(axis, at(Double.POSITIVE_INFINITY))).hasMessageContaining("stands at Infinity");
        assertThatThrownBy(() -> breakdown(axis, new Breakdown.Level("1", 0, Optional.empty(), 1))).hasMessageContaining("no number");
        assertThatThrownBy(() -> new Breakdown("m", "budget", true, List.of(at(1)))).hasMessageContaining("no axis");
        assertThatThrownBy(() -> new Breakdown("m", "budget", false, List.of(at(1)), Optional.of(axis))).hasMessageContaining("ordered");
        assertThatThrownBy(() -> new Breakdown.Axis("x".repeat(61), Breakdown.Scale.LINEAR, true)).hasMessageContaining("61 characters");
        Breakdown.Axis linear = new Breakdown.Axis("shift", Breakdown.Scale.LINEAR, false);
        assertThat(breakdown(linear, at(-1), at(0)).axis()).contains(linear);
    }

    private static Breakdown breakdown(Breakdown.Axis axis, Breakdown.Level... levels) {
        return new Breakdown("m", "budget", true, List.of(levels), Optional.of(axis));
    }

    private static Breakdown.Level at(double at) {
        return new Breakdown.Level("at " + at, 0, Optional.empty(), 1, OptionalDouble.of(at), Optional.empty());
    }

    private static Result with(Result plain, List<UnitFact> facts) {
        return new Result(plain.evaluation(), plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(), plain.use(),
                plain.outcomes(), List.of(), List.of(), facts);
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
