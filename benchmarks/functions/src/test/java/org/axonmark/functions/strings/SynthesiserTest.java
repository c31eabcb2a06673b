package org.axonmark.functions.strings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.StringGenerator;
import org.axonmark.functions.generator.StringItem;
import org.axonmark.functions.generator.StringItem.Tier;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Summary.Interval;
import org.axonmark.results.statistics.Intervals;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.submission.stringssynthesiser.SynthesiserInterpreter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the enumerative synthesiser finds within 64 queries. */
class SynthesiserTest {

    private static final int BUDGET = 64;
    private static final List<String> SEEDS = List.of("strings proof, first", "strings proof, second", "strings proof, third",
            "strings proof, fourth");
    /** The normal quantile of 97.5 %. */
    private static final double QUANTILE = 1.959964;

    /** How many of n functions were found, and the CPU time of the slowest and of all. */
    private record Rate(int found, int n, double slowest, double seconds) {

        double share() {
            return (double) found / n;
        }

        /** The exact interval; where nothing was found, the rule gives that of the share not found. */
        Interval interval() {
            double[] values = new double[n];
            Arrays.fill(values, 0, found, 1);
            Interval interval = Intervals.ofMean(values, 0, 1, new byte[32]).orElseThrow();
            return found > 0 ? interval : new Interval(1 - interval.high(), 1 - interval.low(), interval.method());
        }

        Rate and(Rate other) {
            return new Rate(found + other.found, n + other.n, Math.max(slowest, other.slowest), seconds + other.seconds);
        }

        String print() {
            return "%d of %d, %.4f [%.4f, %.4f], CPU time %.2f s a function, at most %.2f s".formatted(found, n, share(), interval().low(),
                    interval().high(), seconds / n, slowest);
        }
    }

    @Test
    void mostPublicFunctions_areFound() {
        assertThat(rate(Tier.PUBLIC, SEEDS.getFirst(), 8).found()).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "string concat(slice(s, 3, length(s)), slice(s, 0, 3)) | shift(s, 7 * ordinal(slice(s, 2, 3)) + 15) | shiftkey(s, \"Ep\")",
        "string if(length(s) in [6, inf), shift(s, 9 * length(s) + 18), concat(slice(s, 1, length(s)), slice(s, 0, 1))) | shiftstep(s, 23)"
                + " | concat(s, letter(11 * ordinal(slice(s, 1, 2)) + 16)) | shiftstep(s, 25)",
        "string shift(s, 7 * ordinal(slice(s, 1, 2)) + 3) | translate(s, \"abcdefghijklmnopqrstuvwxyz\", \"esjnbypxqauhvtwordlmkigzfc\")"
                + " | concat(s, letter(10 * ordinal(slice(s, 0, 1)) + 1))"
    })
    void functionsOverTheCore_areFound(String law) throws Exception {
        StringItem item = new StringItem(seed(SEEDS.getFirst()), 0, Tier.HIDDEN, (Hypothesis.Text) Hypothesis.parse(law));
        assertThat(exact(new SynthesiserInterpreter(), item)).isTrue();
    }

    @Tag("proof")
    @Test
    void publicFunctionsAreFound_andHiddenOnesMoreRarely() {
        Rate open = rate(Tier.PUBLIC);
        Rate hidden = rate(Tier.HIDDEN);
        double ratio = hidden.share() / open.share();
        double spread = StrictMath.exp(QUANTILE
                * StrictMath.sqrt(1.0 / hidden.found() - 1.0 / hidden.n() + 1.0 / open.found() - 1.0 / open.n()));
        System.out.printf("strings-synthesiser, %d queries:%n  public %s%n  hidden %s%n  hidden / public %.4f [%.4f, %.4f] (Katz)%n",
                BUDGET,
                open.print(), hidden.print(), ratio, ratio / spread, ratio * spread);
        assertThat(open.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(hidden.share()).isGreaterThanOrEqualTo(0.2);
        assertThat(ratio * spread).isLessThanOrEqualTo(0.7);
    }

    /** 400 functions, a hundred of each seed. */
    private static Rate rate(Tier tier) {
        return SEEDS.parallelStream().map(seed -> rate(tier, seed, 100)).reduce(Rate::and).orElseThrow();
    }

    private static Rate rate(Tier tier, String seed, int items) {
        StringGenerator generator = new StringGenerator(seed(seed), tier);
        SynthesiserInterpreter interpreter = new SynthesiserInterpreter();
        Rate rate = new Rate(0, 0, 0, 0);
        for (int i = 0; i < items; i++) {
            StringItem item = generator.item(i);
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            boolean found;
            try {
                found = exact(interpreter, item);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9;
            rate = rate.and(new Rate(found ? 1 : 0, 1, seconds, seconds));
        }
        return rate;
    }

    private static boolean exact(SynthesiserInterpreter interpreter, StringItem item) throws Exception {
        StringBox box = new StringBox(item, BUDGET);
        StringQuestion question = new StringQuestion("block-00/64/x", "block-00", BUDGET, item);
        Interpretation interpretation = interpreter.interpret(box);
        Map<String, Double> scores = question.score(new Answered(interpretation, box.used())).stream()
                .collect(Collectors.toMap(ItemScore::metric, ItemScore::value));
        assertThat(scores).containsEntry(Descriptions.AGREEMENT, 1.0);
        return scores.getOrDefault(StringTask.PASS, 0.0) == 1;
    }

    private static Seed seed(String text) {
        return new Seed(text.getBytes(StandardCharsets.US_ASCII));
    }
}
