package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.results.format.Chart.Column;
import org.axonmark.results.format.Chart.Row;
import org.junit.jupiter.api.Test;

/** A chart or raster that comes from outside can be drawn, and is no larger than what is drawn. */
class ChartTest {

    private static final Column AC = new Column("additions", "operations");

    @Test
    void rows_haveANumberForEachColumn_andNamesOfTheirOwn() {
        assertThatThrownBy(() -> chart(List.of(AC, AC), row("a", 1, 2))).hasMessageContaining("two columns 'additions'");
        assertThatThrownBy(() -> chart(List.of(AC), row("a", 1), row("a", 2))).hasMessageContaining("two rows 'a'");
        assertThatThrownBy(() -> chart(List.of(AC), row("a", 1, 2))).hasMessageContaining("values of row 'a'");
        assertThatThrownBy(() -> chart(List.of(AC))).hasMessageContaining("0 rows");
        assertThatThrownBy(() -> chart(List.of(), row("a"))).hasMessageContaining("0 columns");
        assertThatThrownBy(() -> chart(List.of(AC), IntStream.rangeClosed(0, Chart.MAX_ROWS).mapToObj(i -> row("r" + i, 1))
                .toArray(Row[]::new))).hasMessageContaining("61 rows");
    }

    @Test
    void bars_areFinite_andBeginAtTheOneZero() {
        for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> row("a", value)).hasMessageContaining("0 or above");
        }
        assertThat(row("a", -0.0)).isEqualTo(row("a", 0));
    }

    @Test
    void marks_areOfOneLength_andAsManyAsAPageDraws() {
        assertThatThrownBy(() -> layer(2, 0, 4, "01", "1")).hasMessageContaining("not 2 marks");
        assertThatThrownBy(() -> layer(2, 0, 4, "0x")).hasMessageContaining("each 0 or 1");
        assertThatThrownBy(() -> layer(1, 0, 4, "01", "10")).hasMessageContaining("2 shown neurons");
        assertThatThrownBy(() -> layer(2, 5, 4, "01")).hasMessageContaining("5 spikes of 4 updates");
        assertThatThrownBy(() -> layer(2, 0, 3, "01")).hasMessageContaining("of 3 updates of 2 neurons");
        assertThatThrownBy(() -> layer(2, 0, 400, "0".repeat(Raster.MAX_STEPS + 1))).hasMessageContaining("129 steps");
        Raster.Layer largest = new Raster.Layer("l", 64, 0, 64 * 128, Collections.nCopies(64, "1".repeat(128)));
        assertThat(new Raster("step", Collections.nCopies(3, largest)).layers()).hasSize(3);
        assertThatThrownBy(() -> new Raster("step", Collections.nCopies(4, largest))).hasMessageContaining("32768 marks");
    }

    private static Raster.Layer layer(int neurons, long spikes, long updates, String... rows) {
        return new Raster.Layer("l", neurons, spikes, updates, List.of(rows));
    }

    private static Chart chart(List<Column> columns, Row... rows) {
        return new Chart("t", "", "layer", columns, List.of(rows));
    }

    private static Row row(String name, double... values) {
        return new Row(name, java.util.Arrays.stream(values).boxed().toList());
    }
}
