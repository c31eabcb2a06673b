package org.axonmark.functions.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.InProcess;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
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
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.junit.jupiter.api.Test;

class NumericTaskTest {

    private static final TaskCard CARD = NumericTask.task().card();
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
    void truthItself_passesEverythingButTheInterval() {
        for (Question question : NumericQuestion.of(SEED)) {
            NumericItem item = ((NumericQuestion) question).item();
            Interpretation truth = Interpretation.of(item.truth().print(), "");
            Map<String, Double> scores = question.score(new Answered(truth, 0)).stream()
                    .collect(Collectors.toMap(score -> score.metric(), score -> score.value()));
            assertThat(scores.get(NumericTask.PASS)).as(truth.hypothesis()).isEqualTo(1);
            assertThat(scores.get(NumericTask.COMPACT_PASS)).as(truth.hypothesis()).isEqualTo(1);
            assertThat(scores.get(NumericTask.FAMILY)).as(truth.hypothesis()).isEqualTo(1);
            assertThat(scores.get(NumericTask.PARAMETERS)).as(truth.hypothesis()).isEqualTo(1);
            assertThat(scores.get(NumericTask.OUTSIDE_PASS)).as(truth.hypothesis()).isEqualTo(1);
            assertThat(scores.get(NumericTask.CORRUPTION_IOU)).isEqualTo(item.corrupted() != null ? 0 : 1);
        }
    }

    @Test
    void whatIsNoHypothesis_misses_andWithholdingGainsNothing() {
        for (String text : List.of("", "numeric 1 / 0", "numeric log(-1)", "string s", "numeric x +", "I do not know")) {
            Map<String, Double> means = means(() -> new Says(text));
            assertThat(means.get(NumericTask.PASS)).as(text).isZero();
            assertThat(means.get(NumericTask.LENIENT_PASS)).as(text).isZero();
            assertThat(means.get(NumericTask.FIND_PASS)).as(text).isZero();
            assertThat(means.get(NumericTask.OUTSIDE_PASS)).as(text).isZero();
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
    void scores_areTheSameAgain_andOfEveryMetric() {
        Protocol<FunctionInterpreter> protocol = protocol();
        Outcomes outcomes = protocol.ask(new InProcess(LineInterpreter::new), SECRET, Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(protocol().score(outcomes)).isEqualTo(score);
        List<Summary> summaries = Summaries.of(CARD, score.itemScores(), score.pooled());
        assertThat(summaries).hasSameSizeAs(CARD.metrics()).allMatch(summary -> summary.n() == CARD.units());
        assertThat(summaries.getFirst().interval()).isPresent();
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("4290d472d3c22046e66caa26c500486adf48d01a152b33b30850f36faaf0f344");
    }

    private static double pass(Supplier<FunctionInterpreter> interpreter) {
        return means(interpreter).getOrDefault(NumericTask.PASS, Double.NaN);
    }

    private static Map<String, Double> means(Supplier<FunctionInterpreter> interpreter) {
        Protocol<FunctionInterpreter> protocol = protocol();
        Score score = protocol.score(protocol.ask(new InProcess(interpreter), SECRET, Progress.none()));
        return Summaries.of(CARD, score.itemScores(), score.pooled()).stream()
                .collect(Collectors.toMap(Summary::metric, Summary::value));
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return NumericTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
