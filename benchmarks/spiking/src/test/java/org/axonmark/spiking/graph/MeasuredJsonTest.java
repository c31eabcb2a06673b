package org.axonmark.spiking.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.axonmark.results.format.Json;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.count.ProductCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredJsonTest {

    private static final Histogram ODD = Histogram.of(new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 0.1f, 1.0000001f, 0, 0});
    private static final Histogram WEIGHTS = Histogram.of(new float[] {0.5f, 0});
    private static final Measured MEASURED = new Measured(
            List.of(new Call("0001 Conv", Call.Role.EVENT_LAYER, ODD, WEIGHTS, new ProductCounts(4, 5, 3, 6, 7, 2),
                    new Call.Form(9, 25, 4)),
                    new Call("0002 MatMul", Call.Role.ATTENTION, WEIGHTS, ODD, new ProductCounts(1, 2, 1, 1L << 52, 1L << 52, 1),
                            Call.Form.plain(1L << 40))),
            10, 9, 8, 7, 6, 5, 4, 3);

    @Test
    void whatWasMeasured_isReadAsItWas() {
        String text = MeasuredJson.of(MEASURED).compact();
        assertThat(MeasuredJson.read(text, Map.of("0001 Conv", WEIGHTS))).isEqualTo(MEASURED);
        assertThat(MeasuredJson.histogram(MeasuredJson.of(ODD))).isEqualTo(ODD);
    }

    @Test
    void weightsThatAreMissing_areNamed() {
        assertThatThrownBy(() -> MeasuredJson.read(MeasuredJson.of(MEASURED).compact(), Map.of())).hasMessageContaining("'0001 Conv'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"calls\": []}", "{\"calls\": [], \"sums\": [1]}", "{\"calls\": [1], \"sums\": []}"})
    void otherForms_areRefused(String text) {
        assertThat(Json.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), Json.Limits.document())).isNotNull();
        assertThatThrownBy(() -> MeasuredJson.read(text, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
