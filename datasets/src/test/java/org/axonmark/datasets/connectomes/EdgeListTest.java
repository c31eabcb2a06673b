package org.axonmark.datasets.connectomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.connectomes.EdgeList.Connection;
import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeListTest {

    private static EdgeList parse(String text) {
        return EdgeList.parse("x.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bothFormsOfList_areRead() {
        EdgeList expected = new EdgeList(List.of("AVAL", "B1", "GLRL", "mu"),
                List.of(new Connection(0, 0, 3), new Connection(0, 1, 2), new Connection(1, 0, 12), new Connection(1, 3, 1)),
                List.of(new Connection(0, 1, 5), new Connection(1, 2, 4)));
        EdgeList blanks = parse("""
                pre post type synapses
                B1\tAVAL\tchemical\t12
                AVAL AVAL chemical 3\r
                AVAL\tB1\tchemical\t2
                B1\tmu\tchemical\t1
                B1\tAVAL\telectrical\t5
                GLRL\tB1\telectrical\t4
                """);
        assertThat(blanks).isEqualTo(expected);
        EdgeList commas = parse("""
                Source,Target,Weight,Type
                B1 , AVAL  ,12,chemical
                AVAL,AVAL,3,chemical
                AVAL,B1,2,chemical
                B1,mu,1,chemical
                B1,AVAL,4,electrical
                AVAL,B1,5,electrical
                GLRL,B1,4,electrical
                B1,GLRL,4,electrical""");
        assertThat(commas).isEqualTo(expected);
        assertThat(commas.neurons()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | first line names the columns []",
        "a b c d | columns [a, b, c, d]",
        "pre post type synapses | no chemical connection",
        "pre post type synapses\\nA B electrical 1 | no chemical connection",
        "pre post type synapses\\nA B chemical | line 2 has 3 columns, not 4",
        "pre post type synapses\\nA B chemical 1\\n\\nA C chemical 1 | line 3 has 1 columns",
        "pre post type synapses\\nA B chemical 1 1 | line 2 has 5 columns",
        "pre post type synapses\\nA B Chemical 1 | type 'Chemical', not 'chemical' or 'electrical'",
        "pre post type synapses\\nA B chemical 0 | counts '0' synapses",
        "pre post type synapses\\nA B chemical 1.5 | counts '1.5' synapses",
        "pre post type synapses\\nA B chemical 1000000 | counts '1000000' synapses",
        "pre post type synapses\\nA B chemical 1\\nA B chemical 2 | line 3 lists the chemical connection from A to B a second time",
        "pre post type synapses\\nA B electrical 1\\nA B electrical 2 | line 3 lists the electrical connection from A to B a second",
        "Source,Target,Weight,Type\\n,B,1,chemical | line 2 has a cell's name of 0 characters",
    })
    void whatIsNoList_isRefusedByLine(String text, String message) {
        assertThatThrownBy(() -> parse(text.replace("\\n", "\n"))).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("'x.csv'").hasMessageContaining(message);
    }

    @Test
    void listsBeyondTheLimits_areRefused() {
        assertThatThrownBy(() -> EdgeList.parse("x.csv", new byte[(16 << 20) + 1])).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("16777217 bytes");
        assertThatThrownBy(() -> parse("pre post type synapses\n" + "A".repeat(65) + " B chemical 1"))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("65 characters");
        StringBuilder many = new StringBuilder("pre post type synapses\n");
        for (int i = 0; i < 10_000; i++) {
            many.append('A').append(i).append(" B chemical 1\n");
        }
        assertThatThrownBy(() -> parse(many.toString())).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("line 10001 brings the number of cells above 10000");
    }

    /** Counts that another program found in the same files; gap junctions each once, with those of a cell with itself. */
    @ParameterizedTest
    @CsvSource({
        "WHITE_WHOLE, 309, 300, 2386, 575",
        "WHITE_ADULT, 221, 180, 1629, 270",
        "WHITE_LARVA, 215, 178, 1480, 289",
        "COOK_HERMAPHRODITE, 448, 300, 4681, 1359",
    })
    void publishedLists_haveTheirCounts(ConnectomeData.Worm worm, int cells, int neurons, int chemical, int electrical) {
        Optional<Path> mirror = Optional.ofNullable(System.getenv("AXONMARK_MIRROR")).map(Path::of);
        DatasetStore store = new DatasetStore(Path.of("none"), mirror);
        Assumptions.assumeTrue(store.find(ConnectomeData.DATASET).isPresent(), "no mirror with connectomes");
        EdgeList list = ConnectomeData.open(store).read(worm);
        assertThat(list.cells()).hasSize(cells);
        assertThat(list.neurons()).hasSize(neurons);
        assertThat(list.chemical()).hasSize(chemical);
        assertThat(list.electrical()).hasSize(electrical);
    }
}
