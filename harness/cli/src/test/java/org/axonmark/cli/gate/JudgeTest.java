package org.axonmark.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.axonmark.results.format.Direction;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate's rule on measures whose truth is known. */
class JudgeTest {

    /** A difference of 0.03 that wobbles by 0.01: worse or better by the metric's own direction, never by the sign alone. */
    @ParameterizedTest
    @CsvSource({"HIGHER, 0.03, IMPROVEMENT", "HIGHER, -0.03, REGRESSION", "LOWER, 0.03, REGRESSION", "LOWER, -0.03, IMPROVEMENT"})
    void shownDifference_isJudgedByTheMetricsDirection(Direction direction, double difference, Verdict expected) {
        Finding finding = only(Measures.score("m", direction, 16, JudgeTest::base, i -> base(i) + difference + 0.01 * (i % 3 - 1)));
        assertThat(finding.verdict()).isEqualTo(expected);
        assertThat(Math.abs(finding.loss())).isCloseTo(0.03, within(0.001));
        assertThat(finding.holm().orElseThrow()).isLessThan(0.001);
    }

    @Test
    void differenceBelowTheThreshold_passes_howeverSure() {
        Finding finding = only(Measures.score("m", Direction.HIGHER, 16, JudgeTest::base, i -> base(i) - 0.005));
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.p().orElseThrow()).isLessThan(0.001);
        assertThat(finding.why()).isEqualTo("a loss of 0.0100 is ruled out");
    }

    @Test
    void sameValues_pass_evenOnFewUnits() {
        assertThat(only(Measures.score("m", Direction.HIGHER, 16, JudgeTest::base, JudgeTest::base)).why())
                .isEqualTo("the same on every block");
        assertThat(only(Measures.score("m", Direction.HIGHER, 3, JudgeTest::base, JudgeTest::base)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void fewUnits_areUndecided_andSaySo() {
        Finding finding = only(Measures.score("m", Direction.HIGHER, 9, JudgeTest::base, i -> 0));
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.why()).isEqualTo("9 blocks are too few for a test, which takes 10");
        assertThat(finding.needed()).hasValue(10);
    }

    /** With as many units as were said to decide, the same spread decides, save for rare chances. */
    @Test
    void undecided_saysHowManyUnitsWouldDecide_andTheyDo() {
        Finding finding = only(noisy("few", 20));
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        int needed = finding.needed().orElseThrow();
        assertThat(needed).isBetween(60, 300);
        assertThat(finding.why()).contains("about " + needed + " blocks would decide, these are 20");
        assertThat(List.of("a", "b", "c", "d")).filteredOn(seed -> only(noisy(seed, needed)).verdict() == Verdict.PASS)
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void times_areComparedByRatio() {
        Finding slower = only(Measures.cpu(12, i -> 1 + i, i -> (1 + i) * (1.05 + 0.002 * (i % 3))));
        assertThat(slower.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(slower.loss()).isCloseTo(0.052, within(0.0005));
        assertThat(slower.change()).isEqualTo("+5.2 %");
        assertThat(only(Measures.cpu(12, i -> 1 + i, i -> (1 + i) * (1.01 + 0.002 * (i % 3)))).verdict()).isEqualTo(Verdict.PASS);
        assertThat(only(Measures.cpu(12, i -> 1 + i, i -> (1 + i) * (0.9 + 0.002 * (i % 3)))).verdict()).isEqualTo(Verdict.IMPROVEMENT);
    }

    /** A chance difference with p of .04 by itself is none among ten measures. */
    @Test
    void p_isAdjustedOverAllMeasuresOfTheGate() {
        Measure chance = Measures.score("chance", Direction.HIGHER, 12, i -> 0.5, i -> i < 10 ? 0.47 : 0.53);
        assertThat(only(chance).verdict()).isEqualTo(Verdict.REGRESSION);
        List<Measure> many = new java.util.ArrayList<>(List.of(chance));
        for (int i = 0; i < 9; i++) {
            many.add(Measures.score("other " + i, Direction.HIGHER, 16, JudgeTest::base, JudgeTest::base));
        }
        List<Finding> findings = Judge.judge(many);
        assertThat(findings.getFirst().verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(findings.getFirst().holm().orElseThrow()).isCloseTo(10 * findings.getFirst().p().orElseThrow(), within(1e-12));
    }

    @Test
    void regression_standsOnlyIfFoundAgain() {
        Measure worse = Measures.score("m", Direction.HIGHER, 16, JudgeTest::base, i -> base(i) - 0.03);
        Measure same = Measures.score("m", Direction.HIGHER, 16, JudgeTest::base, JudgeTest::base);
        List<Finding> first = Judge.judge(List.of(worse));
        assertThat(Judge.confirm(first, List.of(worse)).getFirst().verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(Judge.confirm(first, List.of(worse)).getFirst().why()).endsWith("; run again: 0.0300");
        assertThat(Judge.confirm(first, List.of(same)).getFirst().verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(Judge.confirm(first, List.of()).getFirst().verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void overall_isTheWorst() {
        Finding improvement = only(Measures.score("m", Direction.LOWER, 16, JudgeTest::base, i -> base(i) - 0.03));
        Finding few = only(Measures.score("m", Direction.LOWER, 4, JudgeTest::base, i -> 1));
        assertThat(Judge.overall(List.of())).isEqualTo(Verdict.PASS);
        assertThat(Judge.overall(List.of(improvement))).isEqualTo(Verdict.IMPROVEMENT);
        assertThat(Judge.overall(List.of(improvement, few))).isEqualTo(Verdict.UNDECIDED);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 0.02, false", "3%, 0.03, true", "0, 0, false"})
    void threshold_isReadAsSizeOrShare(String text, double size, boolean relative) {
        assertThat(Threshold.parse(text)).contains(new Threshold(size, relative));
    }

    @ParameterizedTest
    @CsvSource({"-1", "x", "NaN", "Infinity", "%", "''"})
    void whatIsNoThreshold_isNone(String text) {
        assertThat(Threshold.parse(text)).isEmpty();
    }

    private static double base(int i) {
        return 0.5 + 0.01 * (i % 7);
    }

    private static Measure noisy(String seed, int units) {
        HmacStream stream = HmacStream.of(new byte[] {1}, seed);
        double[] noise = new double[units];
        for (int i = 0; i < units; i++) {
            noise[i] = 0.03 * stream.nextGaussian();
        }
        return Measures.score("m", Direction.HIGHER, units, i -> 0.5, i -> 0.5 + noise[i]);
    }

    private static Finding only(Measure measure) {
        return Judge.judge(List.of(measure)).getFirst();
    }
}
