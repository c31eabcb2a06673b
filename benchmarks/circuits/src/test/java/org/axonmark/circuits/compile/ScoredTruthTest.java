package org.axonmark.circuits.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.truth.Ablation;
import org.axonmark.circuits.truth.CausalEdges;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoredTruthTest {

    private static final byte[] KEY = "scored truth, public".getBytes(StandardCharsets.US_ASCII);

    @Test
    void prompts_areAsTheRuleSays() {
        Compiled compiled = Compiler.compile(ProgramLibrary.program("hist").program());
        PromptSet set = PromptSet.draw(compiled, KEY, "hist");
        assertThat(set.clean().stream().mapToInt(Prompts::count).sum()).isEqualTo(256);
        assertThat(set.reference().stream().mapToInt(Prompts::count).sum()).isEqualTo(4096);
        assertThat(set.reference()).extracting(Prompts::length).containsExactly(2, 3, 4, 5, 6);
        for (Prompts prompts : set.reference()) {
            assertThat(prompts.count()).isCloseTo(4096 / 5, within(120));
        }
        for (int i = 0; i < set.clean().size(); i++) {
            assertThat(set.corrupt().get(i).length()).isEqualTo(set.clean().get(i).length());
            assertThat(set.corrupt().get(i).count()).isEqualTo(set.clean().get(i).count());
        }
        assertThat(set.clean().toString()).isEqualTo(PromptSet.draw(compiled, KEY, "hist").clean().toString());
        assertThat(set.clean().toString()).isNotEqualTo(set.corrupt().toString());
    }

    @Test
    void length_isCausalUnlessPairsShareIt() {
        Compiled compiled = Compiler.compile(ProgramLibrary.program("length").program());
        PromptSet set = PromptSet.draw(compiled, KEY, "length", 32, 128);
        assertThat(names(compiled, ScoredTruth.of(compiled.transformer(), set, ScoredTruth.Kind.RESAMPLE).edges())).isEmpty();
        assertThat(names(compiled, ScoredTruth.of(compiled.transformer(), set, ScoredTruth.Kind.MEAN).edges()))
                .contains("a0.0 -> m0", "m0 -> out");
        assertThat(names(compiled, ScoredTruth.of(compiled.transformer(), set, ScoredTruth.Kind.ZERO).edges()))
                .contains("embed -> a0.0.v", "a0.0 -> m0", "m0 -> out");
    }

    @Test
    void storedMean_isTheMeanOfThoseThatReachAPosition() {
        Compiled compiled = Compiler.compile(ProgramLibrary.program("count").program());
        Prompts one = new Prompts(new int[][] {{3, 0}, {3, 1}, {3, 1}, {3, 1}});
        Prompts two = new Prompts(new int[][] {{3, 0, 2}, {3, 1, 2}});
        double[][] means = Ablation.StoredMean.of(compiled.transformer(), List.of(one, two)).means();
        int width = compiled.weights().shape().width();
        double[] embedding = compiled.weights().embedding();
        for (int d = 0; d < width; d++) {
            assertThat(means[0][d]).isCloseTo(embedding[3 * width + d], within(1e-12));
            assertThat(means[0][width + d]).isCloseTo((2 * embedding[d] + 4 * embedding[width + d]) / 6, within(1e-12));
            assertThat(means[0][2 * width + d]).isCloseTo(embedding[2 * width + d], within(1e-12));
        }
        Ablation mean = Ablation.StoredMean.of(compiled.transformer(), List.of(one));
        assertThatThrownBy(() -> mean.alternate(compiled.transformer(), two)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"or_gate", "vote_gate_before"})
    void copies_escapeWhoCutsOneEdge(String name) {
        escape(name, 24, 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"or_gate", "or_gate_three", "vote_gate", "vote_gate_before", "vote_gate_mixed"})
    @Tag("proof")
    void copiesOfAllGates_escapeWhoCutsOneEdge(String name) {
        escape(name, PromptSet.PAIRS, PromptSet.REFERENCE);
    }

    /** Enough copies are left, so no edge of one is causal when it is cut, in or-gates silenced; all together are. */
    private static void escape(String name, int pairs, int means) {
        Compiled compiled = Compiler.compile(ProgramLibrary.program(name).program());
        Graph graph = compiled.transformer().graph();
        PromptSet set = PromptSet.draw(compiled, KEY, name, pairs, means);
        List<ScoredTruth.Kind> kinds =
                name.startsWith("or") ? List.of(ScoredTruth.Kind.ZERO) : List.of(ScoredTruth.Kind.values());
        Set<Edge> copied = compiled.wired().stream()
                .filter(edge -> graph.writers().get(edge.writer()).startsWith("a") || graph.readers().get(edge.reader()).startsWith("a"))
                .collect(Collectors.toSet());
        assertThat(copied.size()).isGreaterThanOrEqualTo(10);
        for (ScoredTruth.Kind kind : kinds) {
            assertThat(names(compiled, ScoredTruth.of(compiled.transformer(), set, kind).edges())).as(kind.toString())
                    .doesNotContainAnyElementsOf(names(compiled, copied));
        }
        double[][] zero = new Ablation.Zero().alternate(compiled.transformer(), set.clean().get(1));
        Plan all = new Plan(graph).alternate(zero);
        copied.forEach(edge -> all.mix(graph, edge, 1));
        double[] before = compiled.transformer().run(set.clean().get(1)).logits();
        double[] after = compiled.transformer().run(set.clean().get(1), all).logits();
        double most = 0;
        for (int i = 0; i < before.length; i++) {
            most = Math.max(most, Math.abs(after[i] - before[i]));
        }
        assertThat(most).isGreaterThan(CausalEdges.THRESHOLD);
    }

    private static Set<String> names(Compiled compiled, Set<Edge> edges) {
        Graph graph = compiled.transformer().graph();
        return edges.stream()
                .map(edge -> graph.writers().get(edge.writer()) + " -> " + graph.readers().get(edge.reader()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
