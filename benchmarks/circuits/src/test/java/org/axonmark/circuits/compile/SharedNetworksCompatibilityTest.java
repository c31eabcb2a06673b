package org.axonmark.circuits.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.rasp.Encoding;
import org.axonmark.circuits.rasp.Interpreter;
import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.circuits.truth.Ablation;
import org.axonmark.circuits.truth.CausalEdges;
import org.axonmark.circuits.truth.SharedNetwork;
import org.axonmark.results.format.Json;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks compiled here have the shape and the causal edges of those that another compiler made of the same programs. */
class SharedNetworksCompatibilityTest {

    private static final byte[] KEY = "compatibility".getBytes(StandardCharsets.US_ASCII);
    private static final int PROMPTS = 64;

    /**
     * The one network whose thresholds, at a slope of 100, do not part the widths 8 and 9, between which its length lies: its edges are those of an
     * inexact network, and only a fixed slope gives them.
     */
    private static final String INEXACT = "interpbench_case_088";

    /** What the library calls a shared network's program, and the size of its vocabulary and its longest input there. */
    private record Ours(String program, int vocabulary, int length) {}

    private static final Map<String, Ours> OURS = Map.ofEntries(
            Map.entry("count_a", new Ours("count", 3, 5)),
            Map.entry("detect_pattern_abc", new Ours("detect_pattern", 3, 6)),
            Map.entry("frac_prevs_x", new Ours("frac_prevs", 4, 5)),
            Map.entry("hist", new Ours("hist", 4, 5)),
            Map.entry("interpbench_case_004", new Ours("pair_balance", 5, 9)),
            Map.entry("interpbench_case_006", new Ours("oscillation", 10, 9)),
            Map.entry("interpbench_case_021", new Ours("unique_tokens", 3, 9)),
            Map.entry("interpbench_case_088", new Ours("ends_mean", 11, 9)),
            Map.entry("pair_balance", new Ours("pair_balance", 5, 10)),
            Map.entry("reverse", new Ours("reverse", 3, 5)),
            Map.entry("shift_by_1", new Ours("shift", 4, 5)),
            Map.entry("shuffle_dyck1", new Ours("shuffle_dyck", 2, 6)),
            Map.entry("sort", new Ours("sort", 4, 5)));

    static Stream<String> names() {
        return SharedNetwork.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void interpreter_givesTheExamples(String name) throws IOException {
        SharedNetwork shared = SharedNetwork.named(name);
        Ours ours = Objects.requireNonNull(OURS.get(name));
        Program program = ProgramLibrary.program(ours.program()).program(ours.vocabulary(), ours.length());
        for (Json.Obj example : shared.examples()) {
            // The vocabulary of shared networks is ours in order, but for numbers, which ours has in ascending order.
            List<Value> input = SharedNetwork.list(example, "tokens").stream()
                    .map(token -> renamed(name, SharedNetwork.text(token)))
                    .map(text -> program.vocabulary().stream().filter(value -> value.toString().equals(text)).findFirst().orElseThrow())
                    .toList();
            List<String> said = new ArrayList<>();
            for (Value value : Interpreter.run(program, input)) {
                said.add(value == null ? "None" : text(value));
            }
            assertThat(said).as(name + " of " + input).isEqualTo(SharedNetwork.list(example, "rasp").stream()
                    .map(value -> text(program, renamed(name, SharedNetwork.text(value))))
                    .toList());
        }
    }

    /** Our frac_prevs looks for its vocabulary's second token, as theirs does: w x y z are a b c d. */
    private static String renamed(String name, String text) {
        return name.equals("frac_prevs_x") && text.matches("[wxyz]") ? Character.toString(text.charAt(0) - 'w' + 'a') : text;
    }

    private static String text(Value value) {
        return value instanceof Value.Truth truth ? truth.holds() ? "True" : "False"
                : value instanceof Value.Num num ? rounded(num.value()) : value.toString();
    }

    /** A truth of theirs that ours carries as a number is one. */
    private static String text(Program program, String text) {
        if (program.output().encoding() == Encoding.NUMERICAL && text.matches("True|False")) {
            return rounded(text.equals("True") ? 1 : 0);
        }
        return text.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?") ? rounded(Double.parseDouble(text)) : text;
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%.9f", number + 0.0);
    }

    /** The quick ones; the proof is of all. */
    @ParameterizedTest
    @ValueSource(strings = {"hist", "sort", "frac_prevs_x", "pair_balance"})
    void someCompiled_haveTheSharedShapeAndEdges(String name) throws IOException {
        compiled_hasTheSharedShapeAndEdges(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    @Tag("proof")
    void compiled_hasTheSharedShapeAndEdges(String name) throws IOException {
        SharedNetwork shared = SharedNetwork.named(name);
        Ours ours = Objects.requireNonNull(OURS.get(name));
        Program program = ProgramLibrary.program(ours.program()).program(ours.vocabulary(), ours.length());
        Compiled compiled = Compiler.compile(program, name.equals(INEXACT) ? 0 : Unit.EXACT);

        Architecture shape = compiled.transformer().shape();
        assertThat(List.of(shape.layers(), shape.heads(), shape.width(), shape.headWidth(), shape.positions(), shape.tokens()))
                .as("layers, heads, widths, positions, tokens")
                .isEqualTo(Stream.of(shared.network().shape())
                        .flatMap(s -> Stream.of(s.layers(), s.heads(), s.width(), s.headWidth(), s.positions(), s.tokens()))
                        .toList());
        Prompts prompts = prompts(compiled, name, "clean");
        CausalEdges zero = CausalEdges.of(compiled.transformer(), prompts, new Ablation.Zero());
        CausalEdges resample = CausalEdges.of(compiled.transformer(), prompts, new Ablation.Resample(prompts(compiled, name, "corrupt")));
        Graph graph = compiled.transformer().graph();
        assertThat(names(graph, zero.edges())).as("zero").isEqualTo(names(graph, shared.edges("edges_zero_ablation")));
        assertThat(names(graph, resample.edges())).as("resample").isEqualTo(names(graph, shared.edges("edges_resample_ablation")));
        assertThat(compiled.wired()).containsAll(zero.edges());
    }

    private static Prompts prompts(Compiled compiled, String name, String purpose) {
        HmacStream stream = HmacStream.of(KEY, name, purpose);
        return compiled.codec().encode(compiled.codec().draw(stream, PROMPTS, compiled.program().length()));
    }

    private static Set<String> names(Graph graph, Set<Edge> edges) {
        return edges.stream()
                .map(edge -> graph.writers().get(edge.writer()) + " -> " + graph.readers().get(edge.reader()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
