package org.axonmark.circuits.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.axonmark.circuits.library.LibraryProgram;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.rasp.Encoding;
import org.axonmark.circuits.rasp.Interpreter;
import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiled programs give what the interpreter gives, at every length. */
class LibraryAgreementTest {

    private static final byte[] KEY = "library agreement".getBytes(StandardCharsets.US_ASCII);
    private static final int INPUTS = 24;

    static Stream<String> names() {
        return ProgramLibrary.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void network_saysWhatTheInterpreterSays(String name) {
        agree(ProgramLibrary.program(name).program(), name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 11, 20})
    void length_isRightUpTo(int longest) {
        agree(ProgramLibrary.program("length").program(3, longest), "length");
        agree(ProgramLibrary.program("reverse").program(3, longest), "reverse");
    }

    @ParameterizedTest
    @MethodSource("names")
    void drawnNetwork_saysWhatTheInterpreterSays(String name) {
        Program drawn = ProgramLibrary.program(name).draw(HmacStream.of(KEY, name, "draw"));
        agree(drawn, name);
    }

    @Test
    void library_hasLayersOfSeveralHeads() {
        List<String> several = ProgramLibrary.all().stream()
                .filter(program -> Compiler.compile(program.program()).weights().shape().heads() > 1)
                .map(LibraryProgram::name)
                .toList();
        List<String> literature = List.of("pair_balance", "shuffle_dyck", "shuffle_dyck_2", "detect_pattern", "oscillation", "ends_mean");
        assertThat(several).containsAll(literature).hasSizeGreaterThanOrEqualTo(20 + literature.size());
        assertThat(ProgramLibrary.names()).doesNotHaveDuplicates();
    }

    private static void agree(Program program, String name) {
        Compiled compiled = Compiler.compile(program);
        HmacStream stream = HmacStream.of(KEY, name);
        for (int length = 1; length <= program.length(); length++) {
            List<List<Value>> inputs = compiled.codec().draw(stream, INPUTS, length);
            Prompts prompts = compiled.codec().encode(inputs);
            double[] logits = compiled.transformer().run(prompts).logits();
            for (int p = 0; p < inputs.size(); p++) {
                agree(program, inputs.get(p), compiled.codec().decode(logits, p, length + 1));
            }
        }
    }

    private static void agree(Program program, List<Value> input, List<@Nullable Value> said) {
        List<@Nullable Value> right = Interpreter.run(program, input);
        if (program.output().encoding() == Encoding.CATEGORICAL) {
            assertThat(said).as(program.name() + " of " + input).isEqualTo(right);
            return;
        }
        for (int i = 0; i < right.size(); i++) {
            assertThat(number(said.get(i))).as(program.name() + " of " + input + " at " + i).isCloseTo(number(right.get(i)), within(1e-6));
        }
    }

    private static double number(@Nullable Value value) {
        return value == null ? Double.NaN : value.number();
    }
}
