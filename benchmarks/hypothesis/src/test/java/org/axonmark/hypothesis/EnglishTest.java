package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTest {

    private static final Path README = Path.of(System.getProperty("axonmark.root"), "benchmarks", "hypothesis", "README.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| (\\w+) \\| `(.+?)` \\| `(.+?)` \\|$");

    private static final Map<String, Class<? extends Hypothesis>> KINDS = Map.of("numeric", Hypothesis.Numeric.class, "string",
            Hypothesis.Text.class, "sequence", Hypothesis.Sequence.class, "learner", Hypothesis.Learner.class, "operator",
            Hypothesis.Kernel.class);

    @Test
    void examplesOfTheReadme_meanWhatStandsBesideThem() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(Files.readString(README)).results().toList();
        for (MatchResult example : examples) {
            Hypothesis read = English.parse(kind(example.group(1)), example.group(2));
            assertThat(read.print()).as(example.group(2)).isEqualTo(example.group(3).replace("\\|", "|"));
            String again = English.print(read).orElseThrow();
            assertThat(English.parse(kind(example.group(1)), again)).as(again).isEqualTo(read);
        }
        assertThat(examples).hasSizeGreaterThan(14);
    }

    private static Class<? extends Hypothesis> kind(String word) {
        return java.util.Objects.requireNonNull(KINDS.get(word));
    }

    @Test
    void grammarOfTheReadme_isTheOneThatIsRead() throws IOException {
        assertThat(Files.readString(README)).contains("```ebnf\n" + grammar() + "```\n");
    }

    /** The rules that say how phrases are put together, then the phrases as the program has them. */
    private static String grammar() {
        Map<String, Phrases<?>> phrases = new LinkedHashMap<>();
        phrases.put("law phrase", NumericPhrases.LAWS);
        phrases.put("clause", NumericPhrases.CLAUSES);
        phrases.put("step", TextPhrases.STEPS);
        phrases.put("following", TextPhrases.FOLLOWING);
        phrases.put("change", TextPhrases.CHANGES);
        phrases.put("unit phrase", TextPhrases.UNITS);
        phrases.put("quantity phrase", TextPhrases.QUANTITIES);
        phrases.put("row step", SequencePhrases.STEPS);
        phrases.put("learner", NamedPhrases.LEARNERS);
        phrases.put("operator", NamedPhrases.KERNELS);
        return """
                numeric  = law , { ";" , clause } ;
                string   = step , { ", then" , step } ;
                sequence = row step , { ", then" , row step } ;
                law      = ( law phrase | "(" , law , ")" ) , { ", shifted by" , number | ", scaled by" , number | ", offset" , number } ;
                text     = unit , { following | "followed by" , unit } ;
                unit     = unit phrase | "(" , text , ")" ;
                quantity = product , { ( "plus" | "minus" ) , product } ;
                product  = factor , { ( "times" | "divided by" ) , factor } ;
                factor   = quantity phrase | "(" , quantity , ")" ;
                points   = point , { ( "," | "and" ) , point } ;
                point    = "(" , number , "," , number , ")" ;
                numbers  = number , { ( "," | "and" ) , number } ;
                literal  = (* a text of the hypothesis language *) ;
                interval = (* an interval of the hypothesis language *) ;
                number   = (* a signed number of the hypothesis language *) ;
                """ + phrases.entrySet().stream().map(rule -> rule.getKey() + " = " + lines(rule.getValue().alternatives()) + " ;\n")
                .collect(Collectors.joining());
    }

    /** Alternatives, parted by bars, broken into lines. */
    private static String lines(List<String> alternatives) {
        StringBuilder lines = new StringBuilder();
        int length = 20;
        for (String alternative : alternatives) {
            boolean first = lines.isEmpty();
            if (!first && length + alternative.length() > 120) {
                lines.append("\n   ");
                length = 3;
            }
            lines.append(first ? "" : lines.charAt(lines.length() - 1) == ' ' ? "| " : " | ").append(alternative);
            length += alternative.length() + 3;
        }
        return lines.toString();
    }

    @Test
    void drawnHypotheses_areReadBackToTheSameValues() {
        Draws draws = new Draws("english");
        int said = 0;
        for (int i = 0; i < 2_000; i++) {
            Hypothesis drawn = i % 2 == 0 ? draws.numeric(1 + draws.below(4), true) : draws.any();
            Optional<String> sentence = English.print(drawn);
            if (sentence.isPresent()) {
                said++;
                assertSameValues(drawn, English.parse(drawn.getClass(), sentence.get()), sentence.get());
            }
        }
        assertThat(said).isGreaterThan(1_000);
    }

    private static void assertSameValues(Hypothesis one, Hypothesis other, String sentence) {
        switch (one) {
            case Hypothesis.Numeric numeric -> {
                Hypothesis.Numeric read = (Hypothesis.Numeric) other;
                assertThat(read.noise()).as(sentence).isEqualTo(numeric.noise());
                for (double x : new double[] {-7.3, -1, -0.2, 0.1, 2.7, 31}) {
                    assertClose(NumericFunction.of(numeric).at(x), NumericFunction.of(read).at(x), numeric.print() + ": " + sentence);
                }
            }
            case Hypothesis.Text text -> {
                for (String input : List.of("", "a", "Hello World", "  xyzAEIOU  ")) {
                    assertThat(TextFunction.of((Hypothesis.Text) other).of(input)).as(sentence).isEqualTo(TextFunction.of(text).of(input));
                }
            }
            case Hypothesis.Sequence sequence -> {
                double[][] rows = {{3, 1}, {-1, 2}, {3, 1}, {0, 0}};
                assertThat(Arrays.deepToString(SequenceFunction.of((Hypothesis.Sequence) other).of(rows))).as(sentence)
                        .isEqualTo(Arrays.deepToString(SequenceFunction.of(sequence).of(rows)));
            }
            default -> assertThat(other).as(sentence).isEqualTo(one);
        }
    }

    private static void assertClose(double expected, double actual, String what) {
        if (Double.isFinite(expected)) {
            assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        } else {
            assertThat(Double.isFinite(actual)).as(what).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"The line with a slope 2 and intercept 1.", "LINEAR WITH SLOPE 2 AND INTERCEPT 1",
        "polynomial with coefficients 2, 1", "x, offset 1, scaled by 2, shifted by 0", "(linear with slope 2 and intercept 1)"})
    void wordingsOfOneLine_haveItsValues(String sentence) {
        NumericFunction line = NumericFunction.of(English.parse(Hypothesis.Numeric.class, sentence));
        assertThat(line.at(new double[] {-1, 0, 3})).containsExactly(-1, 1, 7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {
        "'' | 0 | found the end; write x, constant", "It seems to be a line | 0 | found 'it'", "linear | 6 | write with",
        "linear with slope two and intercept 1 | 18 | found 'two'; write a number", "constant 5 on [20, 10] | 11 | found 'on'",
        "constant 5; constant 1 on [20, 10] | 26 | has no room", "constant 5; constant 1 | 22 | write on, below, above",
        "constant 5; normal noise of scale 0 | 12 | positive", "sum of x | 8 | write and", "sum of x and | 12 | found the end",
        "x, shifted 3 | 11 | write by", "x, offset 1, offset 2 | 13 | said twice", "x, then x | 1 | write ; or the end",
        "sine of amplitude 3 | 19 | write and", "(x | 2 | write )", "x) | 1 | write ; or the end",
        "line with slope 1e999 and intercept 0 | 16 | not finite",
        "x; uniform noise of scale 1; normal noise of scale 1 | 29 | second time", "lines through (2, 1) and (1, 1) | 0 | ascending order",
        "x! | 1 | character '!'", "2 * x | 2 | character '*'", "x | 0 | found 'x'; write"
    })
    void error_namesPlaceSightAndNextStep(String text, int position, String part) {
        Class<? extends Hypothesis> kind = text.equals("x") ? Hypothesis.Text.class : Hypothesis.Numeric.class;
        assertThatThrownBy(() -> English.parse(kind, text.equals("''") ? "" : text))
                .isInstanceOfSatisfying(HypothesisException.class, e -> {
                    assertThat(e).hasMessageContaining(part).hasMessageStartingWith("position " + position + ": ");
                    assertThat(e.position()).isEqualTo(position);
                });
    }

    @Test
    void kindsWithoutSentences_areRefused() {
        assertThatThrownBy(() -> English.parse(Hypothesis.Table.class, "x")).hasMessageContaining("no sentences about Table");
        assertThat(English.print(new Hypothesis.Description("bridges"))).isEmpty();
    }

    @Test
    void hugeTexts_endInOneErrorOnASmallStack() throws InterruptedException {
        List<String> texts = List.of("(".repeat(8_000), "sine of ".repeat(1_000), "sum of (".repeat(1_000), "x, ".repeat(2_000),
                "x; x below 1".repeat(600), "power 2 of ".repeat(700) + "x", "x".repeat(9_000),
                "x; " + "x below 1; ".repeat(700) + "x below 1",
                "constant " + "9".repeat(8_000), "lines through " + "(1, 1), ".repeat(1_000));
        List<String> strings = List.of("text" + " reversed".repeat(800), "reversed" + ", then reversed".repeat(500), "with ".repeat(1_600),
                "length" + " plus length".repeat(600) + " in words", "\"a\"" + " followed by \"a\"".repeat(500), "if ".repeat(2_000),
                "first ".repeat(1_300), "(".repeat(8_000), "with \"a\" ".repeat(900));
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = new Thread(null, () -> {
            texts.forEach(text -> assertThatThrownBy(() -> English.parse(Hypothesis.Numeric.class, text)).as(text)
                    .isInstanceOf(HypothesisException.class));
            strings.forEach(text -> assertThatThrownBy(() -> English.parse(Hypothesis.Text.class, text)).as(text)
                    .isInstanceOf(HypothesisException.class));
        }, "three quarters of the usual stack", 768 * 1024);
        thread.setUncaughtExceptionHandler((_, e) -> thrown.add(e));
        thread.start();
        thread.join();
        assertThat(thrown).isEmpty();
    }

    /** Words of the language in any order, and sentences with a word or character changed. */
    @Test
    void randomTexts_giveAHypothesisOrOneError() throws IOException {
        Draws draws = new Draws("english fuzz");
        List<String> sentences = EXAMPLE.matcher(Files.readString(README)).results().map(example -> example.group(2)).toList();
        List<String> words = new ArrayList<>(List.of(grammar().split("[^a-z]+", -1)));
        words.addAll(List.of("1", "-3", "2.5", "\"a\"", "(", ")", "[", ",", ";", ", then", ", offset", "inf", "-"));
        int read = 0;
        int misplaced = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? sentences.get(draws.below(sentences.size())) : "");
            for (int j = 1 + draws.below(i % 2 == 0 ? 2 : 12); j > 0; j--) {
                int at = draws.below(text.length() + 1);
                if (draws.below(3) == 0 && at < text.length()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, draws.below(4) == 0 ? String.valueOf((char) draws.below(256))
                            : " " + words.get(draws.below(words.size())) + " ");
                }
            }
            for (Class<? extends Hypothesis> kind : KINDS.values()) {
                try {
                    Hypothesis hypothesis = English.parse(kind, text.toString());
                    assertThat(Hypothesis.parse(hypothesis.print())).isEqualTo(hypothesis);
                    read++;
                } catch (HypothesisException e) {
                    misplaced += e.position() < 0 || e.position() > text.length() ? 1 : 0;
                }
            }
        }
        assertThat(misplaced).isZero();
        assertThat(read).isBetween(20, 2_000);
    }
}
