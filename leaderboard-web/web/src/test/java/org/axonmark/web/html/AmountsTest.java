package org.axonmark.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.axonmark.results.format.Chart;
import org.axonmark.results.format.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts are read without counting zeros; bars and marks are where their numbers say. */
class AmountsTest {

    @ParameterizedTest
    @CsvSource({"mJ, 0.0079, 7.900, µJ", "mJ, 0.00038, 380, nJ", "mJ, 2, 2, mJ", "mJ, 5000, 5, J", "bytes, 136864, 133.7, KiB",
        "bytes, 12, 12, bytes",
        "s, 0.25, 250, ms", "operations, 0.5, 0.5000, operations", "mJ, 0, 0, mJ", "operations, 1e300, 1.000e+300, operations"})
    void unit_keepsNumbersNearOne(String unit, double value, String text, String shown) {
        Amounts amounts = Amounts.of(unit, value);
        assertThat(amounts.unit()).isEqualTo(shown);
        assertThat(amounts.of(value)).isEqualTo(text);
    }

    @Test
    void thousands_standApart() {
        assertThat(Amounts.written(573_888)).isEqualTo("573\u00a0888");
        assertThat(Amounts.written(-1234.5)).isEqualTo("-1\u00a0235");
        assertThat(Amounts.written(Double.NaN)).isEqualTo("–");
    }

    @Test
    void barsOfOneUnit_areOfOneScale() {
        Chart chart = new Chart("t", "", "rule", List.of(new Chart.Column("a", "operations"), new Chart.Column("b", "operations"),
                new Chart.Column("c", "share")),
                List.of(new Chart.Row("r", List.of(50.0, 200.0, 0.25)), new Chart.Row("s", List.of(0.0, 100.0, 0.0))));
        List<List<Object>> widths = list(ChartView.of(chart).get("rows")).stream()
                .map(row -> list(row.get("cells")).stream().map(cell -> Objects.requireNonNull(cell.get("width"))).toList()).toList();
        assertThat(widths).containsExactly(List.of("25", "100", "25"), List.of("0", "50", "0"));
    }

    /** Each run of spikes is one stroke, from where it begins; a panel that does not fit stands below. */
    @Test
    void spikes_areStrokes() {
        Raster.Layer layer = new Raster.Layer("l", 3, 5, 12, List.of("0110", "0000", "1011"));
        Raster.Layer wide = new Raster.Layer("w", 1, 0, 100, List.of("0".repeat(100)));
        Map<String, Object> shown = RasterView.of(new Raster("step", List.of(layer, layer, wide)));
        List<Map<String, Object>> panels = list(shown.get("panels"));
        assertThat(panels.getFirst()).containsEntry("path", "M1 0.5h2M0 2.5h1m1 0h2").containsEntry("rate", "41.7 % of 12");
        assertThat(panels.get(1).get("nameY")).isEqualTo(panels.getFirst().get("nameY"));
        assertThat(Double.parseDouble(String.valueOf(panels.get(2).get("nameY")))).isGreaterThan(60);
        Raster full =
                new Raster("step", Collections.nCopies(3, new Raster.Layer("f", 64, 4096, 8192, Collections.nCopies(64, "01".repeat(64)))));
        assertThat(RasterView.of(full).toString()).hasSizeLessThan(80_000);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(@org.jspecify.annotations.Nullable Object values) {
        return (List<Map<String, Object>>) Objects.requireNonNull(values);
    }
}
