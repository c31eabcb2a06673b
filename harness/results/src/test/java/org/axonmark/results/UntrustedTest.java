package org.axonmark.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Hostile text, for each place where it may stand. */
class UntrustedTest {

    @Test
    void forTerminal_showsTheNullCharacter() {
        assertThat(new Untrusted("a\0b").forTerminal()).isEqualTo("a\\u{0}b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`\u001b[2J\u001b]0;owned\u0007` | `\\u{1b}[2J\\u{1b}]0;owned\\u{7}`", "`a\nb\rc\td` | `a\\u{a}b\\u{d}c\\u{9}d`",
        "`\u009b31m` | `\\u{9b}31m`", "`\u202egnp.exe` | `\\u{202e}gnp.exe`", "`a\u2066b\u2069` | `a\\u{2066}b\\u{2069}`",
        "`a\u200bb\ufeff` | `a\\u{200b}b\\u{feff}`", "`\u2028\u2029\u0085` | `\\u{2028}\\u{2029}\\u{85}`",
        "`\ue000` | `\\u{e000}`", "`gr\u00fc\u00dfe \u6f22\u5b57 \ud83e\udde0` | `gr\u00fc\u00dfe \u6f22\u5b57 \ud83e\udde0`"
    })
    void forTerminal_showsWhatWouldBeObeyed(String raw, String shown) {
        assertThat(new Untrusted(raw).forTerminal()).isEqualTo(shown);
    }

    @Test
    void halfASurrogatePair_isShown() {
        assertThat(new Untrusted("a\ud800b\udc00").forTerminal()).isEqualTo("a\\u{d800}b\\u{dc00}");
    }

    @Test
    void longText_isCutBetweenCharacters() {
        assertThat(new Untrusted("x".repeat(1_000_000)).forTerminal()).hasSizeLessThan(2_100).endsWith("… (998000 more)");
        String cut = new Untrusted("x".repeat(1_999) + "\ud83e\udde0".repeat(3)).forTerminal();
        assertThat(cut).doesNotContain("\\u{d83e}").endsWith("(6 more)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "::error::x", ":::error::x", "::::set-output name=a::b", "##vso[task.complete]", "###[error]x", "##[group]", "##teamcity[x]",
        "a ##[error]b", "x\n::error::y", "x\r##vso[y]"
    })
    void forCiLog_holdsNoCommand(String raw) {
        String shown = new Untrusted(raw).forCiLog();
        assertThat(shown).doesNotContain("::", "##", "\n", "\r");
        assertThat(shown.replace("\u200b", "")).isEqualTo(new Untrusted(raw).forTerminal());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>", "\" onmouseover=\"x", "' onload='x", "&lt;&#60;", "]]>", "<!--", "\u0000<", "a\u0001b", "\ufffe\uffff",
        "javascript:alert(1)"
    })
    void forXmlAndHtml_areText(String raw) throws Exception {
        Untrusted text = new Untrusted(raw);
        String document = "<a b=\"" + text.forXml() + "\" c='" + text.forXml() + "'>" + text.forXml() + "</a>";
        var parsed = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(document)))
                .getDocumentElement();
        assertThat(parsed.getTextContent()).isEqualTo(text.forTerminal());
        assertThat(parsed.getAttribute("b")).isEqualTo(text.forTerminal());
        assertThat(parsed.getAttribute("c")).isEqualTo(text.forTerminal());
        assertThat(parsed.getChildNodes().getLength()).isEqualTo(1);
        assertThat(text.forHtml()).doesNotContain("<", ">", "\"", "'");
    }

    @Test
    void forMarkdown_leavesNoPunctuationAlone() {
        String shown = new Untrusted("[x](http://a) ![i](j) `c` **b** <b> | # - 1. ~~s~~ \\ _u_ @who #1").forMarkdown();
        String alone = shown.replaceAll("\\\\[!-/:-@\\[-`{-~]", "");
        assertThat(alone).matches("[A-Za-z0-9 ]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff201"
    })
    void forCsv_isNoFormula(String raw) {
        String field = new Untrusted(raw).forCsv();
        assertThat(field).startsWith("\"").endsWith("\"");
        assertThat("=+-@\t\r\uff1d\uff0b\uff0d\uff20".indexOf(field.charAt(1))).isNegative();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`a\"b` | `\"a\"\"b\"`", "`a,b;c` | `\"a,b;c\"`", "`a\nb` | `\"a\\u{a}b\"`", "`` | `\"\"`"
    })
    void forCsv_isOneField(String raw, String field) {
        assertThat(new Untrusted(raw).forCsv()).isEqualTo(field);
    }

    @Test
    void whateverComes_eachFormIsOneHarmlessLine() {
        HmacStream stream = HmacStream.of(new byte[] {7}, "untrusted");
        for (int draw = 0; draw < 2_000; draw++) {
            StringBuilder raw = new StringBuilder();
            for (int i = stream.nextInt(30); i >= 0; i--) {
                raw.append((char) stream.nextInt(stream.nextBoolean() ? 0x80 : 0x10000));
            }
            Untrusted text = new Untrusted(raw.toString());
            for (String shown : List.of(text.forTerminal(), text.forCiLog().replace("\u200b", ""), text.forMarkdown(), text.forXml(),
                    text.forCsv())) {
                assertThat(shown.codePoints()).noneMatch(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.FORMAT || Character.getType(point) == Character.SURROGATE
                        || point == 0x2028 || point == 0x2029);
            }
        }
    }
}
