package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    @Test
    void drawnHypothesesOfEveryKind_areReadBackEqual() {
        Draws draws = new Draws("round trip");
        Set<Class<?>> kinds = new HashSet<>();
        Set<Operator> operators = EnumSet.noneOf(Operator.class);
        for (int i = 0; i < 8_000; i++) {
            Hypothesis hypothesis = draws.any();
            kinds.add(hypothesis.getClass());
            collect(hypothesis, operators);
            String text = hypothesis.print();
            assertThat(Hypothesis.parse(text)).as(text).isEqualTo(hypothesis);
        }
        assertThat(kinds).hasSize(Hypothesis.class.getPermittedSubclasses().length);
        assertThat(operators).hasSize(Operator.values().length);
    }

    private static void collect(Hypothesis hypothesis, Set<Operator> operators) {
        switch (hypothesis) {
            case Hypothesis.Numeric numeric -> collect(numeric.value(), operators);
            case Hypothesis.Text text -> text.stages().forEach(stage -> collect(stage, operators));
            case Hypothesis.Sequence sequence -> sequence.stages().forEach(stage -> collect(stage, operators));
            default -> {
                // Has no expression.
            }
        }
    }

    private static void collect(Expression expression, Set<Operator> operators) {
        if (expression instanceof Expression.Call call) {
            operators.add(call.operator());
        }
        expression.parts().forEach(part -> collect(part, operators));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "numeric x", "numeric 2 * x + 1 ~ normal(0.5)", "numeric -(3)", "numeric -3^2", "numeric (-3)^2", "numeric --x", "numeric -x^-2",
        "numeric x^2^3", "numeric (x^2)^3", "numeric x - (1 - 2)", "numeric x - 1 - 2", "numeric x / (2 * 3)", "numeric -0",
        "numeric x - -3", "numeric through(x, -1 -> 2, 0.5 -> -4.0E-7)", "numeric 1.0E-10 * (x + 1)",
        "numeric if(x in [3, inf), 0, sin(x))", "numeric if(x in (-inf, -2.5], 1, x)",
        "string shift(s, ordinal(slice(s, 2, 3)))", "string concat(\"a\\\"\\\\\\u{e9}\", s)", "sequence top(v, 3)",
        "string upper(s) | concat(s, s) | \"a|b\"", "sequence sort(v) | take(v, 3)",
        "map(\"France\" -> \"Paris\", default \"?\")", "map(default \"\")", "learner(ridge, strength = 0.5)", "learner(ols)",
        "operator(heat, time = 0.1)", "operator(shift, by = -2)", "concept(\"bridge\", \"arch\")",
        "concept(\"bird\", not \"penguin\", not \"owl\", from = -0.5, to = 0.5)", "concept(\"bird\", from = 0.3, to = 0.3)",
        "concept(\"bird\", not \"owl\")", "concept(text \"things that span a river\")"
    })
    void canonicalText_isPrintedAsRead(String text) {
        assertThat(Hypothesis.parse(text).print()).isEqualTo(text);
    }

    @Test
    void examplesOfTheReadme_areRead() throws Exception {
        Matcher examples = Pattern.compile("(?m)^\\| `(.+?)` \\| [^|]+ \\|$").matcher(Files.readString(
                Path.of(System.getProperty("axonmark.root"), "benchmarks", "hypothesis", "README.md")));
        int count = 0;
        while (examples.find()) {
            String text = examples.group(1).replace("\\|", "|");
            assertThat(Hypothesis.parse(text).print()).isEqualTo(text);
            count++;
        }
        assertThat(count).isEqualTo(10);
    }

    @Test
    void size_countsNodes() {
        assertThat(Hypothesis.parse("numeric 2 * x + 1 ~ normal(0.5)").size()).isEqualTo(8);
        assertThat(Hypothesis.parse("numeric if(x in [0, 1], 2, x)").size()).isEqualTo(7);
        assertThat(Hypothesis.parse("map(\"a\" -> \"b\", default \"c\")").size()).isEqualTo(4);
    }
}
