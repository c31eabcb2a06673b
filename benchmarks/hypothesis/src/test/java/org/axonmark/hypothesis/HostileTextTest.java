package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are no hypotheses: each ends in one error that names place, sight and next step, after one look at each character. */
class HostileTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {
        "numeric NaN | 8 | character 'N'", "numeric Infinity | 8 | character 'I'", "numeric 1e999 | 8 | not finite",
        "numeric 1. | 10 | ends without a digit", "numeric 1e | 10 | ends without a digit", "numeric .5 | 8 | character '.'",
        "numeric 0x10 | 9 | found 'x'", "numeric inf | 8 | found 'inf'", "numeric x x | 10 | found 'x'", "numeric (x | 10 | found the end",
        "numeric x) | 9 | found ')'", "numeric sin x | 12 | write (", "numeric sin() | 12 | found ')'", "numeric sin(x, x) | 13 | takes 1",
        "numeric min(x) | 8 | takes [NUMBER, NUMBER]", "numeric foo(x) | 8 | floor", "numeric s | 0 | input 's'",
        "numeric upper(x) | 8 | takes [TEXT]", "string length(s) | 0 | not a TEXT", "numeric \"a\" | 0 | not a NUMBER",
        "numeric x + | 11 | found the end", "numeric | 7 | found the end", "Numeric x | 0 | character 'N'", "number x | 0 | write numeric",
        "numeric if(x in [2, 1], 0, x) | 16 | has no room", "numeric if(x in [-inf, 1], 0, x) | 16 | infinite end",
        "numeric if(x in (inf, inf), 0, x) | 16 | has no room", "numeric if(x of [1, 2], 0, x) | 13 | write in",
        "numeric if(x in \"[\", 1) | 16 | write [ or (", "numeric if(x in [1, 2, 3) | 21 | found ','",
        "numeric x ~ normal(0) | 12 | positive", "numeric x ~ normal(-1) | 19 | scale", "numeric x ~ cauchy(1) | 12 | write normal",
        "numeric x ~ | 11 | found the end", "string \"abc | 7 | does not end", "string \"a\\n\" | 9 | unknown escape",
        "string \"\\u{d800}\" | 8 | unknown escape", "string \"\\u{12345}\" | 8 | four hex digits", "string \"\\u{}\" | 8 | unknown escape",
        "string \"\\ | 7 | does not end", "map(\"a\" -> \"b\", \"a\" -> \"c\", default \"\") | 16 | twice",
        "map(\"a\" -> \"b\") | 14 | write ,",
        "map(\"a\" - \"b\", default \"\") | 8 | write ->", "learner(svm) | 8 | write ols, ridge", "learner(ridge) | 13 | write ,",
        "learner(ridge, k = 1) | 15 | write strength", "operator(heat, time = x) | 22 | write a number", "concept() | 8 | write a word",
        "concept(text) | 12 | write a description", "concept(not \"a\") | 8 | write a word",
        "concept(\"a\", not \"b\", \"c\") | 22 | stands first",
        "concept(\"a\", from = 0.5, to = 0.4) | 33 | larger one last", "concept(\"a\", from = 0.5) | 23 | write ,",
        "concept(\"a\", to = 0.5) | 13 | found 'to'", "concept(\"a\", from = 0, to = 1, \"b\") | 29 | write )",
        "numeric x; x | 9 | character ';'", "numeric x ! x | 10 | character '!'",
        "numeric x == 1 | 10 | found '='"
    })
    void error_namesPlaceSightAndNextStep(String text, int position, String part) {
        assertThatThrownBy(() -> Hypothesis.parse(text)).isInstanceOfSatisfying(HypothesisException.class, e -> {
            assertThat(e.position()).as(e.getMessage()).isEqualTo(position);
            assertThat(e).hasMessageContaining(part).hasMessageStartingWith("position " + position + ": ");
        });
    }

    @ParameterizedTest
    @CsvSource({"2212", "0430", "ff11", "200b", "202e", "00a0", "0009", "000a", "0000", "feff", "d835"})
    void charactersThatLookLikeOthers_areRefusedAndShownInAscii(String hex) {
        char trick = (char) Integer.parseInt(hex, 16);
        for (String text : new String[] {"numeric x" + trick + "1", "string \"a" + trick + "\""}) {
            assertThatThrownBy(() -> Hypothesis.parse(text)).isInstanceOf(HypothesisException.class)
                    .message().contains("'\\u{" + Integer.toHexString(trick) + "}'").matches("\\p{ASCII}+");
        }
    }

    @Test
    void deepNesting_endsInOneErrorOnASmallStack() throws InterruptedException {
        String[] deep = {"numeric " + "(".repeat(60_000), "numeric " + "-".repeat(60_000), "numeric " + "sin(".repeat(16_000),
            "numeric " + "x^".repeat(30_000), "numeric " + "if(".repeat(20_000), "string " + "upper(".repeat(10_000)};
        for (String text : deep) {
            assertThat(failure(text)).hasMessageContaining("nest deeper than 258");
        }
    }

    @Test
    void longTextsAndManyNodes_endInOneError() throws InterruptedException {
        assertThat(failure("numeric " + "1+".repeat(4_000_000))).hasMessageContaining("8000008 characters; 65536 are allowed");
        assertThat(failure("numeric " + "1+".repeat(30_000) + "1")).hasMessageContaining("passes 1024 nodes");
        assertThat(failure("numeric " + "1+".repeat(300) + "1")).hasMessageContaining("301 nodes deep; 128 are allowed");
        assertThat(failure("numeric " + "9".repeat(60_000))).hasMessageContaining("more than 40 characters");
        assertThat(failure("numeric " + "x".repeat(60_000))).hasMessageContaining("found 'xxxx");
        assertThat(failure("string \"" + "a".repeat(60_000) + "\"")).hasMessageContaining("more than 256 characters");
        assertThat(failure("string \"\\u{" + "0".repeat(60_000) + "\"")).hasMessageContaining("four hex digits");
        StringBuilder table = new StringBuilder("map(");
        for (int i = 0; i < 1_000; i++) {
            table.append('"').append(i).append("\" -> \"\", ");
        }
        assertThat(failure(table + "default \"\")")).hasMessageContaining("passes 1024 nodes");
        assertThat(failure("concept(\"a\"" + ", \"a\"".repeat(2_000) + ")")).hasMessageContaining("passes 1024 nodes");
        assertThat(failure("concept(\"a\"" + ", not \"a\"".repeat(1_100) + ")")).hasMessageContaining("passes 1024 nodes");
        assertThat(failure("concept(\"a\"" + ", not \"a\"".repeat(1_021) + ", from = 0, to = 2)")).hasMessageContaining("1025 nodes");
    }

    @Test
    void deepestExpressions_areReadAndWorkedOutOnASmallStack() throws InterruptedException {
        String deepest = "numeric " + "sin(".repeat(127) + "x" + ")".repeat(127);
        String signs = "numeric " + "-(x + ".repeat(63) + "x" + ")".repeat(63);
        String sum = "numeric " + "x + ".repeat(127) + "x";
        onSmallStack(() -> {
            for (String text : new String[] {deepest, signs, sum}) {
                Hypothesis hypothesis = Hypothesis.parse(text);
                assertThat(hypothesis.print()).isEqualTo(text);
                assertThat(NumericFunction.of((Hypothesis.Numeric) hypothesis).at(0)).isZero();
            }
        });
    }

    @Test
    void parser_looksAtEachCharacterOnce() {
        String text = new Draws("work").numeric(6, false).print();
        Parser parser = new Parser(text);
        parser.hypothesis();
        // Each token costs its length and one; no token is read twice.
        assertThat(parser.work()).isBetween(text.length(), 2 * text.length() + 1);
    }

    @Test
    void cutAndSwappedTexts_giveAHypothesisOrOneError() {
        Draws draws = new Draws("mutations");
        int errors = 0;
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder(draws.any().print());
            for (int j = 1 + draws.below(3); j > 0 && !text.isEmpty(); j--) {
                int at = draws.below(text.length());
                switch (draws.below(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, text.charAt(draws.below(text.length())));
                    default -> text.insert(at, (char) draws.below(256));
                }
            }
            try {
                Hypothesis read = Hypothesis.parse(text.toString());
                assertThat(Hypothesis.parse(read.print())).isEqualTo(read);
            } catch (HypothesisException e) {
                errors++;
                assertThat(e.position()).isBetween(0, text.length());
            }
        }
        assertThat(errors).isBetween(1_000, 3_900);
    }

    private static HypothesisException failure(String text) throws InterruptedException {
        AtomicReference<HypothesisException> failure = new AtomicReference<>();
        onSmallStack(() -> {
            try {
                Hypothesis.parse(text);
            } catch (HypothesisException e) {
                failure.set(e);
            }
        });
        assertThat(failure.get()).as("'%s…' was read", text.substring(0, 20)).isNotNull();
        return failure.get();
    }

    private static void onSmallStack(Runnable action) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, action, "three quarters of the usual stack", 768 * 1024);
        thread.setUncaughtExceptionHandler((_, e) -> thrown.set(e));
        thread.start();
        thread.join();
        assertThat(thrown.get()).isNull();
    }
}
