package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    /** The vectors of RFC 8785, appendix B: bits of a double, and its one text. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0", "8000000000000000, 0", "0000000000000001, 5e-324", "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308", "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992", "c340000000000000, -9007199254740992", "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22", "44b52d02c7e14af6, 1e+23", "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000", "444b1ae4d6e2ef4f, 999999999999999900000", "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7", "3eb0c6f7a0b5ed8d, 0.000001", "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325", "41b3de4355555555, 333333333.3333333", "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343", "becbf647612f3696, -0.0000033333333333333333", "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_areWrittenAsRfc8785Asks(String bits, String text) {
        assertThat(JsonWriting.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))).isEqualTo(text);
    }

    @Test
    void numbers_readBackToTheSameBits() {
        HmacStream stream = HmacStream.of(new byte[] {1}, "numbers");
        for (int draw = 0; draw < 20_000; draw++) {
            double value = Double.longBitsToDouble(stream.nextLong());
            if (Double.isFinite(value) && value != 0) {
                assertThat(parse(JsonWriting.number(value))).isEqualTo(new Json.Num(value));
            }
        }
    }

    /** The example of RFC 8785, section 3.2.2, with the bytes of section 3.2.4. */
    @Test
    void canonicalBytes_areThoseOfTheRfc() {
        Json value = parse("""
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}""");
        assertThat(HexFormat.of().formatHex(value.canonical())).isEqualTo(
                "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c"
                        + "31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d");
    }

    /** Names are sorted by UTF-16 units, not by code points: RFC 8785, section 3.2.3. */
    @Test
    void names_areSortedByUtf16Units() {
        Json value = parse("""
                {"\\u20ac": 1, "\\r": 2, "\\ufb33": 3, "1": 4, "\\ud83d\\ude00": 5, "\\u0080": 6, "\\u00f6": 7}""");
        assertThat(new String(value.canonical(), StandardCharsets.UTF_8))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\":1,}", "[1,]", "{a:1}", "{'a':1}", "NaN", "Infinity", "-Infinity", "+1", "01", "1.",
        ".5", "0x10", "1e400", "-1e400", "tru", "nul", "\"open", "\"\\x\"", "\"\t\"", "\"\\ud800\"", "{\"\\udc00\":1}", "1 2", "{} {}",
        "// c\n1", "/* c */ 1", "[1] x"
    })
    void whatIsNoJson_isRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(
                AxonmarkException.class, e -> assertThat(e.code().id()).isEqualTo("json-invalid"));
    }

    @Test
    void nameThatStandsTwice_isRefused_alsoWhenWrittenDifferently() {
        assertThatThrownBy(() -> parse("{\"a\": 1, \"b\": {\"x\": 1, \"\\u0078\": 2}}"))
                .isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("'x' stands twice");
    }

    @Test
    void bytesThatAreNotUtf8_areRefused() {
        for (String hex : new String[] {"22ff22", "22c3", "002200610022", "22c32822", "22eda08022", "22c08022", "22f490808022"}) {
            assertThatThrownBy(() -> Json.parse(HexFormat.of().parseHex(hex), Json.Limits.document()))
                    .as(hex)
                    .isInstanceOf(AxonmarkException.class);
        }
    }

    @Test
    void eachLimit_holds() {
        Json.Limits small = new Json.Limits(1_000, 4, 10, 20);
        assertThat(Json.parse(bytes("[[[[1]]]]"), small)).isEqualTo(parse("[[[[1]]]]"));
        assertThatThrownBy(() -> Json.parse(bytes("[[[[[1]]]]]"), small)).hasMessageContaining("depth");
        assertThatThrownBy(() -> Json.parse(bytes("\"" + "x".repeat(11) + "\""), small)).isInstanceOf(AxonmarkException.class);
        assertThatThrownBy(() -> Json.parse(bytes("{\"" + "x".repeat(11) + "\": 1}"), small)).isInstanceOf(AxonmarkException.class);
        assertThatThrownBy(() -> Json.parse(bytes("[" + "1,".repeat(30) + "1]"), small)).hasMessageContaining("more than 20 values");
        assertThatThrownBy(() -> Json.parse(bytes(" ".repeat(1_001)), small)).hasMessageContaining("1001 bytes, at most 1000");
        assertThatThrownBy(() -> parse("1" + "0".repeat(200))).isInstanceOf(AxonmarkException.class);
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(AxonmarkException.class);
    }

    @Test
    void errors_showHostileTextEscaped() {
        assertThatThrownBy(() -> parse("{\"\\u001b[2J\": 1, \"\\u001b[2J\": 2}"))
                .satisfies(e -> assertThat(e.getMessage()).contains("\\u{1b}[2J").doesNotContain("\u001b", "\n"));
    }

    @Test
    void pretty_isTheSameValue() {
        Json value = parse("{\"a\": [], \"b\": {}, \"c\": [[1, 2], {\"d\": null}], \"e\": \"\\u0000\\\"\"}");
        assertThat(parse(value.pretty())).isEqualTo(value);
        assertThat(value.pretty()).endsWith("\n");
    }

    /** Whatever bytes come, the parser answers with a value or with its one error. */
    @Test
    void mutatedDocuments_areReadOrRefused() {
        byte[] right = ResultDocument.toJson(new Samples("mutated").scored()).canonical();
        HmacStream stream = HmacStream.of(new byte[] {2}, "mutations");
        int refused = 0;
        for (int draw = 0; draw < 3_000; draw++) {
            byte[] wrong = right.clone();
            for (int change = stream.nextInt(3); change >= 0; change--) {
                wrong[stream.nextInt(wrong.length)] = (byte) stream.nextInt(256);
            }
            try {
                ResultDocument.fromJson(Json.parse(wrong, Json.Limits.document()));
            } catch (AxonmarkException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 3_000);
    }

    private static Json parse(String text) {
        return Json.parse(bytes(text), Json.Limits.document());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
