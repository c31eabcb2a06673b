package org.axonmark.spiking.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void smallValues_fillAMessageToHalf_andLargeOnesTravelBesideIt() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            bytes.put("small" + i, 64L << 10);
            bytes.put("large" + i, 1L << 20);
        }
        List<List<String>> parts = Parts.of(bytes);
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(bytes.keySet());
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.stream().filter(name -> name.startsWith("small")).count()).isLessThanOrEqualTo(8));
        assertThat(parts).hasSize(3);
    }

    @Test
    void largeValues_arePartedToo_andOneThatIsTooLargeGoesAlone() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("a", 20L << 20);
        bytes.put("b", 20L << 20);
        bytes.put("c", 100L << 20);
        bytes.put("d", 1L);
        assertThat(Parts.of(bytes)).containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
        assertThat(Parts.of(Map.of())).isEmpty();
    }
}
