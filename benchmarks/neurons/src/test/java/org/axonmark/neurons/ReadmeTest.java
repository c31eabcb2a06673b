package org.axonmark.neurons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.axonmark.neurons.encodings.Latency;
import org.axonmark.neurons.surrogates.Surrogate;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    /** The statements of the README's example, one a line there as here. */
    @Test
    void example_runs() throws IOException {
        Lif lif = new Lif(2, Decay.MEMBRANE_AND_INPUT, Firing.standard().with(new Reset.Soft()));
        double[][] currents = new Latency(Latency.Scale.LINEAR).encode(new double[] {0.1, 0.9, 0.4}, 4);
        double[][] spikes = lif.run(currents);
        State state = lif.rest(2, 3);
        double[] now = lif.step(new double[] {3, 0, 1, 0, 5, 0}, state);
        double[] membranes = state.of("membrane", 1);
        double[][] gradient = new Backpropagation(lif, new Surrogate.ArcTangent(), true).inputGradient(currents, spikes);

        assertThat(now).containsExactly(1, 0, 0, 0, 1, 0);
        assertThat(membranes).containsExactly(0, 1.5, 0);
        assertThat(gradient).hasDimensions(4, 3);
        String here = Files.readString(Path.of("src/test/java/org/axonmark/neurons/ReadmeTest.java"));
        List<String> statements = Files.readAllLines(Path.of("README.md")).stream().dropWhile(line -> !line.equals("```java")).skip(1)
                .takeWhile(line -> !line.equals("```")).map(line -> line.replaceFirst(" //.*", "")).filter(line -> !line.isEmpty())
                .toList();
        assertThat(statements).hasSize(7).allSatisfy(line -> assertThat(here).contains("        " + line + "\n"));
    }

    /** Every kind has its row. */
    @Test
    void tables_nameEveryKind() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Class<?> family : List.of(SteppedNeuron.class, MembraneNeuron.class, org.axonmark.neurons.encodings.Encoding.class,
                org.axonmark.neurons.encodings.ChangeEncoding.class, Surrogate.class)) {
            for (Class<?> kind : family.getPermittedSubclasses()) {
                if (kind.isRecord()) {
                    assertThat(readme).contains("\n| `" + kind.getSimpleName() + "`");
                }
            }
        }
    }
}
