package org.axonmark.functions.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.axonmark.functions.generator.Law;
import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
import org.axonmark.submission.numericbisection.BisectionInterpreter;
import org.axonmark.submission.numericconstant.ConstantInterpreter;
import org.axonmark.submission.numericinterpolation.InterpolationInterpreter;
import org.axonmark.submission.numericline.LineInterpreter;
import org.axonmark.submission.numericpolynomial.PolynomialInterpreter;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

class NumericTaskTest {

    private static final TaskCard CARD = NumericTask.task().card();
    private static final double BISECTION_PASSES = 0.873;
    private static final byte[] SECRET = new byte[32];
    private static final Seed SEED = new Seed("numeric task test".getBytes(StandardCharsets.US_ASCII));

    /** Says the same of every function. */
    private record Says(String hypothesis) implements FunctionInterpreter {
        @Override
        public void prepare(Context context) {
            // Nothing to load.
        }

        @Override
        public Interpretation interpret(BlackBox box) {
            return Interpretation.of(hypothesis, "");
        }
    }

    @Test
    void whatIsNoHypothesis_misses_andWithholdingGainsNothing() {
        for (String text : List.of("", "numeric 1 / 0", "numeric log(-1)", "string s", "numeric x +", "I do not know")) {
            Map<String, Double> means = means(() -> new Says(text));
            boolean isOne = text.startsWith("numeric") && !text.endsWith("+");
            means.forEach((metric, mean) -> {
                if (!isOne || metric.contains("pass")) {
                    assertThat(mean).as("%s of '%s'", metric, text).isZero();
                }
            });
        }
    }

    @Test
    void anInterpretationTooLargeToKeep_isTheSubmissionsFault() {
        List<String> further = Collections.nCopies(Interpretation.MAX_PARETO, "\u0001".repeat(Interpretation.MAX_HYPOTHESIS));
        Answered answered = new Answered(new Interpretation("numeric 0", "", Optional.empty(), further), 0);
        assertThatThrownBy(() -> answered.outcome("block-00/16", 1)).isInstanceOf(SubmissionFailure.class)
                .hasMessageContaining("'block-00/16'").hasMessageContaining("bytes");
    }

    @Test
    void whatIsKept_isReadBackEqual() {
        for (Optional<Interval> corruption : List.of(Optional.<Interval>empty(), Optional.of(new Interval(-1, 2)),
                Optional.of(new Interval(Double.NEGATIVE_INFINITY, 3)), Optional.of(new Interval(4, Double.POSITIVE_INFINITY)))) {
            Answered answered = new Answered(new Interpretation("numeric x", "a \"line\"\n", corruption, List.of("numeric 1")), 7);
            assertThat(Answered.of(answered.outcome("block-00/16", 1))).isEqualTo(answered);
        }
    }

    @Test
    void controls_standInTheirOrder() {
        double constant = pass(ConstantInterpreter::new);
        double line = pass(LineInterpreter::new);
        double polynomial = pass(PolynomialInterpreter::new);
        double interpolation = pass(InterpolationInterpreter::new);
        double bisection = pass(BisectionInterpreter::new);
        assertThat(List.of(constant, line, polynomial)).isSorted();
        assertThat(bisection).isGreaterThan(interpolation).isGreaterThan(polynomial);
        assertThat(constant).isLessThan(0.15);
    }

    @Test
    void moreQueries_helpTheBisection() {
        Map<String, Double> means = means(BisectionInterpreter::new);
        assertThat(means.getOrDefault(NumericTask.passAt(256), 0.0))
                .isGreaterThan(means.getOrDefault(NumericTask.passAt(16), 1.0) + 0.1);
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("4e6029f89275fe21cfab655d2537f5b24e459f865fdd1562ecf8e6d6d13c28c0");
    }

    /** Whatever the seed: no metric may be left without a score. */
    @Test
    void everyNoiseLevel_hasAFunctionInEverySet() {
        for (int seed = 0; seed < 4; seed++) {
            NumericGenerator generator = new NumericGenerator(new Seed(("levels, seed no. " + seed).getBytes(StandardCharsets.US_ASCII)));
            for (int from = 0; from < NumericTask.BLOCKS * NumericTask.BUDGETS.size(); from += 40) {
                assertThat(IntStream.range(from, from + 40).mapToObj(i -> generator.item(i).signalToNoise())).contains(0, 3, 10, 30);
            }
        }
    }

    @Test
    void statedNoise_isRightInFamilyAndWithinATenth() {
        assertThat(noiseScore("numeric x ~ normal(2)", "numeric x ~ normal(2.19)")).containsExactly(NumericTask.NOISE, 1.0);
        assertThat(noiseScore("numeric x ~ normal(2)", "numeric x ~ normal(2.21)")).containsExactly(NumericTask.NOISE, 0.0);
        assertThat(noiseScore("numeric x ~ normal(2)", "numeric x ~ uniform(2)")).containsExactly(NumericTask.NOISE, 0.0);
        assertThat(noiseScore("numeric x ~ normal(2)", "numeric x")).containsExactly(NumericTask.NOISE, 0.0);
        assertThat(noiseScore("numeric x", "numeric x ~ normal(0.1)")).containsExactly(NumericTask.NO_NOISE, 0.0);
        assertThat(noiseScore("numeric x", "numeric 3")).containsExactly(NumericTask.NO_NOISE, 1.0);
        assertThat(noiseScore("numeric x", "none")).containsExactly(NumericTask.NO_NOISE, 0.0);
    }

    @Test
    void whatIsWrongBesideAJump_isSeenAtTheBreakpoint() {
        Map<String, Double> scores = scores("numeric step(x - 3, 0)", "numeric step(x - 3, 0) + 0.15 * gaussian(x, 3, 0.05)");
        assertThat(scores).containsEntry(NumericTask.PASS, 1.0).containsEntry(NumericTask.BREAKPOINT_PASS, 0.0);
        assertThat(scores("numeric x", "numeric x")).doesNotContainKey(NumericTask.BREAKPOINT_PASS);
    }

    @Test
    void agreement_isOfTwoAnswersRightOrWrong_underOtherNoise() {
        assertThat(means(() -> new Says("numeric 5")).get(NumericTask.AGREEMENT)).isEqualTo(1);
        assertThat(means(InterpolationInterpreter::new).get(NumericTask.AGREEMENT)).isBetween(0.7, 0.95);
        AtomicInteger workers = new AtomicInteger();
        means(() -> new Says("numeric " + workers.incrementAndGet() + " * x"));
        assertThat(workers).hasValue(NumericTask.BUDGETS.size() + 1);
        AtomicInteger other = new AtomicInteger();
        assertThat(means(() -> new Says("numeric " + other.incrementAndGet() + " * 1e9 * x")).get(NumericTask.AGREEMENT)).isZero();
    }

    private static Map<String, Double> scores(String truth, String hypothesis) {
        Hypothesis.Numeric parsed = (Hypothesis.Numeric) Hypothesis.parse(truth);
        NumericItem item = new NumericItem(SEED, 0, Law.LINEAR, parsed, new org.axonmark.hypothesis.Interval(-10, 10, true, true), null,
                parsed.noise() == null ? 0 : 3, null);
        return new NumericQuestion("block-00/64", "block-00", 64, item).score(new Answered(Interpretation.of(hypothesis, ""), 0)).stream()
                .collect(Collectors.toMap(ItemScore::metric, ItemScore::value));
    }

    /** Returns the one score of the statement about noise, by its metric. */
    private static List<Object> noiseScore(String truth, String hypothesis) {
        return scores(truth, hypothesis).entrySet().stream()
                .filter(entry -> entry.getKey().equals(NumericTask.NOISE) || entry.getKey().equals(NumericTask.NO_NOISE))
                .flatMap(entry -> Stream.<Object>of(entry.getKey(), entry.getValue())).toList();
    }

    /** The always-on control: polylines through 256 answers; only what is read as a law can do better. */
    @Test
    void bisection_passesMostCleanFunctionsAt256Queries() {
        NumericGenerator generator = new NumericGenerator(SEED);
        double[] passes = IntStream.range(0, 500).parallel().mapToObj(generator::item)
                .filter(item -> item.corrupted() == null && item.signalToNoise() == 0 && item.network() == null)
                .mapToDouble(NumericTaskTest::bisected).toArray();
        assertThat(passes).hasSizeBetween(230, 250);
        assertThat(Means.mean(passes)).isCloseTo(BISECTION_PASSES, within(0.02));
    }

    private static double bisected(NumericItem item) {
        NumericQuestion question = new NumericQuestion("block-00/256", "block-00", 256, item);
        try {
            Interpretation interpretation = new BisectionInterpreter().interpret(question.box());
            return question.score(new Answered(interpretation, 256)).getFirst().value();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double pass(Supplier<FunctionInterpreter> interpreter) {
        return means(interpreter).getOrDefault(NumericTask.PASS, Double.NaN);
    }

    private static Map<String, Double> means(Supplier<FunctionInterpreter> interpreter) {
        Protocol<FunctionInterpreter> protocol = protocol();
        Score score = protocol.score(protocol.ask(new InProcess<>(interpreter), SECRET, Progress.none()));
        return Summaries.of(CARD, score.itemScores(), score.pooled()).stream()
                .collect(Collectors.toMap(Summary::metric, Summary::value));
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return NumericTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
