package org.axonmark.circuits.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.library.LibraryProgram;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.rasp.ValueSets;
import org.axonmark.circuits.truth.Ablation;
import org.axonmark.circuits.truth.CausalEdges;
import org.axonmark.results.metrics.Classification;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisguiseTest {

    private static final byte[] KEY = "disguise test, public".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(
            strings = {"hist", "frac_prevs", "shift", "sort_unique", "detect_pattern", "same_neighbours", "rank_middle"})
    void edges_stayWiredAndCausal(String name) {
        LibraryProgram program = ProgramLibrary.program(name);
        Compiled plain = Compiler.compile(program.program());
        Compiled hidden = Disguise.compile(program.program(), KEY, name);
        int[][] slots = Disguise.slots(plain.weights().shape().layers(), hidden.weights().shape().heads(), KEY, name);

        assertThat(hidden.wired()).isEqualTo(moved(plain.wired(), plain, hidden, slots));
        Prompts clean = prompts(plain, "clean", 16);
        Prompts corrupt = prompts(plain, "corrupt", 16);
        for (Ablation ablation : List.of(new Ablation.Zero(), new Ablation.Resample(corrupt))) {
            CausalEdges before = CausalEdges.of(plain.transformer(), clean, ablation);
            CausalEdges after = CausalEdges.of(hidden.transformer(), clean, ablation);
            assertThat(after.edges()).as(ablation.getClass().getSimpleName())
                    .isEqualTo(moved(before.edges(), plain, hidden, slots));
        }
    }

    @Test
    @Tag("proof")
    void outputs_stayTheSame() {
        for (LibraryProgram program : ProgramLibrary.all()) {
            Compiled plain = Compiler.compile(program.program());
            Compiled hidden = Disguise.compile(program.program(), KEY, program.name());
            Prompts prompts = prompts(plain, "outputs", 8);
            double[] right = plain.transformer().run(prompts).logits();
            double[] said = hidden.transformer().run(prompts).logits();
            for (int i = 0; i < right.length; i++) {
                // At the first position nothing is promised; elsewhere the heads' widths, and so the sharpness of attention, differ.
                if (i / plain.weights().shape().outputs() % prompts.length() > 0) {
                    assertThat(said[i]).as(program.name()).isCloseTo(right[i], within(1e-6));
                }
            }
        }
    }

    @Test
    @Tag("proof")
    void norms_tellPlainNetworksAndNotDisguisedOnes() {
        double plain = 0;
        double hidden = 0;
        List<LibraryProgram> programs = ProgramLibrary.all();
        for (LibraryProgram program : programs) {
            plain += normsAlone(Compiler.compile(program.program())) / programs.size();
            hidden += normsAlone(Disguise.compile(program.program(), KEY, program.name())) / programs.size();
        }
        assertThat(programs).hasSizeGreaterThanOrEqualTo(20);
        assertThat(plain).as("plain").isGreaterThan(0.8);
        assertThat(hidden).as("disguised").isBetween(0.4, 0.6);
    }

    /** Nearly all that writes, writes something else for other prompts of the same length: decoys do not stand out as constants. */
    @Test
    void decoys_readWhatIsLive() {
        int writers = 0;
        int lively = 0;
        for (String name : List.of("detect_pattern", "hist", "ends_agree", "vote_gate", "local_peak")) {
            Compiled hidden = Disguise.compile(ProgramLibrary.program(name).program(), KEY, "live");
            Prompts prompts = prompts(hidden, "live", 32);
            Run run = hidden.transformer().run(prompts);
            int row = prompts.length() * hidden.weights().shape().width();
            for (int writer = 2; writer < hidden.transformer().graph().writers().size(); writer++) {
                double[] written = run.written(writer);
                double most = 0;
                for (int i = 0; i < written.length; i++) {
                    most = Math.max(most, Math.abs(written[i] - written[i % row]));
                }
                writers++;
                lively += most > 1e-3 ? 1 : 0;
            }
        }
        assertThat((double) lively / writers).as(lively + " of " + writers).isGreaterThan(0.95);
    }

    @Test
    void key_decidesAll() {
        var program = ProgramLibrary.program("hist").program();
        double[] one = Disguise.compile(program, KEY, "one").weights().embedding();
        assertThat(Disguise.compile(program, KEY, "one").weights().embedding()).isEqualTo(one);
        assertThat(Disguise.compile(program, KEY, "two").weights().embedding()).isNotEqualTo(one);
        assertThat(Disguise.compile(program, new byte[16], "one").weights().embedding()).isNotEqualTo(one);
    }

    @Test
    void orthogonal_isOrthogonal() {
        int width = 40;
        double[] basis = Gauge.orthogonal(HmacStream.of(KEY, "basis"), width);
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += basis[i * width + k] * basis[j * width + k];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
    }

    private static Prompts prompts(Compiled compiled, String purpose, int count) {
        return compiled.codec().encode(compiled.codec().draw(HmacStream.of(KEY, compiled.program().name(), purpose), count,
                compiled.program().length()));
    }

    private static Set<Edge> moved(Set<Edge> edges, Compiled plain, Compiled hidden, int[][] slots) {
        Graph from = plain.transformer().graph();
        Graph to = hidden.transformer().graph();
        Set<Edge> moved = new HashSet<>();
        for (Edge edge : edges) {
            moved.add(new Edge(to.writer(Disguise.moved(from.writers().get(edge.writer()), slots)),
                    to.reader(Disguise.moved(from.readers().get(edge.reader()), slots))));
        }
        return moved;
    }

    /** Returns the AUROC, against wired truth, of the norm of a reader's weights times the mean norm of what a writer writes. */
    private static double normsAlone(Compiled compiled) {
        Weights weights = compiled.weights();
        Graph graph = compiled.transformer().graph();
        double[] read = new double[graph.readers().size()];
        for (int layer = 0; layer < weights.layers().size(); layer++) {
            List<Weights.Head> heads = weights.layers().get(layer).heads();
            for (int head = 0; head < heads.size(); head++) {
                read[graph.reader("a" + layer + "." + head + ".q")] = Gauge.norm(heads.get(head).query());
                read[graph.reader("a" + layer + "." + head + ".k")] = Gauge.norm(heads.get(head).key());
                read[graph.reader("a" + layer + "." + head + ".v")] = Gauge.norm(heads.get(head).value());
            }
            read[graph.reader("m" + layer)] = Gauge.norm(weights.layers().get(layer).mlp().in());
        }
        read[graph.reader("out")] = Gauge.norm(weights.unembedding());
        Run run = compiled.transformer().run(prompts(compiled, "norms", 32));
        int width = weights.shape().width();
        double[] written = new double[graph.writers().size()];
        for (int writer = 0; writer < written.length; writer++) {
            double[] rows = run.written(writer);
            for (int row = 0; row < rows.length / width; row++) {
                written[writer] += Gauge.norm(Arrays.copyOfRange(rows, row * width, (row + 1) * width));
            }
        }
        int[] truth = graph.edges().stream().mapToInt(edge -> compiled.wired().contains(edge) ? 1 : 0).toArray();
        double[] score = graph.edges().stream().mapToDouble(edge -> read[edge.reader()] * written[edge.writer()]).toArray();
        return Classification.auroc(truth, score);
    }
}
