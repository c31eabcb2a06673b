package org.axonmark.spiking.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.Modelled;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.spiking.stimuli.CueStreams;
import org.axonmark.spiking.stimuli.CueStreams.CueStream;
import org.axonmark.spiking.stimuli.CueStreams.Rule;
import org.axonmark.spiking.stimuli.CueStreams.Trial;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What and when, marked against slow oracles and an observer that knows the laws. */
class TimingTaskTest {

    private static final int OUTCOMES = TimingTask.SHAPE.outcomes();
    private static final List<StimulusSet.Stimulus<List<Trial>>> STREAMS =
            TimingTask.streams(new RoundSeed(TimingTask.PRACTICE)).stimuli();

    @TempDir
    private Path folder = Path.of("");

    private Protocol<SpikingClassifier> protocol(Optional<byte[]> seed) {
        return TimingTask.task().prepare(new Preparation(folder, Optional.empty(), seed, Progress.none()));
    }

    private static FloatTensor answer(float[] values) {
        return FloatTensor.of(values, 1, TimingTask.STEPS, OUTCOMES);
    }

    private static Map<String, Double> mark(StimulusSet.Stimulus<List<Trial>> stream, float[] values) {
        return TimingTask.MARKING.mark(stream.truth(), answer(values), 1);
    }

    private static double skill(StimulusSet.Stimulus<List<Trial>> stream, float[] values) {
        return Objects.requireNonNull(mark(stream, values).get(TimingMarking.SKILL));
    }

    /** The rule's probability where its outcome is due, by a search through all trials at every step. */
    private static double right(List<Trial> trials, int step, int outcome) {
        return trials.stream().filter(trial -> trial.step() + trial.rule().latency() == step + 1 && trial.rule().outcome() == outcome)
                .mapToDouble(trial -> trial.rule().probability()).sum();
    }

    private static float[] perfect(List<Trial> trials) {
        float[] values = new float[TimingTask.STEPS * OUTCOMES];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) right(trials, i / OUTCOMES, i % OUTCOMES);
        }
        return values;
    }

    @Test
    void streams_areTheSame_everywhereAndAlways_andOthersInARound() {
        assertThat(protocol(Optional.empty()).datasetIdentity().hex())
                .isEqualTo("57b1cb6885440b6edf70eba82ef65606b749678d05ab21c593b4683d518cabc2");
        assertThat(protocol(Optional.of(new byte[32])).datasetIdentity()).isNotEqualTo(protocol(Optional.empty()).datasetIdentity());
        assertThat(STREAMS).hasSize(TimingTask.task().card().units()).allSatisfy(stream -> assertThat(stream.truth().getLast().step())
                .isBetween(TimingTask.STEPS - 16, TimingTask.STEPS - 1));
    }

    @Test
    void theRulesThemselves_haveAllMarks() {
        for (StimulusSet.Stimulus<List<Trial>> stream : STREAMS.subList(0, 5)) {
            Map<String, Double> marks = mark(stream, perfect(stream.truth()));
            assertThat(marks).containsEntry(TimingMarking.SKILL, 1.0).containsEntry(TimingMarking.TIMING_ERROR, 0.0)
                    .containsEntry(TimingMarking.READAPTATION, 0.0);
            assertThat(marks.get(TimingMarking.CORRELATION)).isCloseTo(1, within(1e-6));
        }
    }

    /** The best constant has skill 0, any other less. */
    @Test
    void constants_haveNoSkill() {
        for (StimulusSet.Stimulus<List<Trial>> stream : STREAMS.subList(0, 5)) {
            float[] perfect = perfect(stream.truth());
            float[] means = new float[perfect.length];
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                double sum = 0;
                for (int t = 0; t < TimingTask.STEPS; t++) {
                    sum += perfect[t * OUTCOMES + outcome];
                }
                for (int t = 0; t < TimingTask.STEPS; t++) {
                    means[t * OUTCOMES + outcome] = (float) (sum / TimingTask.STEPS);
                }
            }
            assertThat(skill(stream, means)).isCloseTo(0, within(1e-6));
            float[] more = means.clone();
            for (int i = 0; i < more.length; i++) {
                more[i] += 0.01f;
            }
            assertThat(skill(stream, more)).isBetween(-0.1, -1e-4);
            Map<String, Double> silence = mark(stream, new float[means.length]);
            assertThat(silence.get(TimingMarking.SKILL)).isBetween(-0.1, -1e-4);
            assertThat(silence).containsEntry(TimingMarking.CORRELATION, 0.0);
        }
    }

    /** An equal answer for all latencies from 1 to 9 is as far off as the mean distance. */
    @Test
    void anEqualAnswerForAllLatencies_isOffByTheMeanDistance() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            trials.add(new Trial(20 * i, 0, 0, new Rule(0, 3, 0.5), i % 2 == 0));
        }
        Map<String, Double> marks = TimingTask.MARKING.mark(trials, answer(new float[TimingTask.STEPS * OUTCOMES]), 1);
        assertThat(marks.get(TimingMarking.TIMING_ERROR)).isCloseTo((2 + 1 + 0 + 1 + 2 + 3 + 4 + 5 + 6) / 9.0, within(1e-12));
        assertThat(marks).doesNotContainKey(TimingMarking.CORRELATION).doesNotContainKey(TimingMarking.READAPTATION);
    }

    /** A rule that changes after ten trials and is answered rightly from the fourth trial on. */
    @Test
    void readaptation_countsTrialsOfTheCue() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            trials.add(new Trial(20 * i, 0, i / 10, new Rule(0, i < 10 ? 3 : 7, 0.5), true));
        }
        float[] values = new float[TimingTask.STEPS * OUTCOMES];
        for (int i = 0; i < 20; i++) {
            values[(20 * i + (i < 13 ? 3 : 7) - 1) * OUTCOMES] = 0.4f;
        }
        Map<String, Double> marks = TimingTask.MARKING.mark(trials, answer(values), 1);
        assertThat(marks).containsEntry(TimingMarking.READAPTATION, 3.0);
        assertThat(marks.get(TimingMarking.TIMING_ERROR)).isCloseTo(0, within(1e-12));
    }

    @Test
    void marks_areThoseOfASlowCount() {
        HmacStream draws = HmacStream.of(new byte[] {3}, "answers");
        StimulusSet.Stimulus<List<Trial>> stream = STREAMS.get(7);
        float[] values = new float[TimingTask.STEPS * OUTCOMES];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1.4 * draws.nextDouble() - 0.2);
        }
        double error = 0;
        double[] right = new double[values.length];
        double[] means = new double[OUTCOMES];
        for (int i = 0; i < values.length; i++) {
            right[i] = right(stream.truth(), i / OUTCOMES, i % OUTCOMES);
            means[i % OUTCOMES] += right[i] / TimingTask.STEPS;
            error += Math.pow(Math.min(1, Math.max(0, values[i])) - right[i], 2);
        }
        double constant = 0;
        for (int i = 0; i < values.length; i++) {
            constant += Math.pow(means[i % OUTCOMES] - right[i], 2);
        }
        assertThat(skill(stream, values)).isCloseTo(1 - error / constant, within(1e-12));
        FloatTensor both = FloatTensor.of(concatenated(values, new float[values.length]), 2, TimingTask.STEPS, OUTCOMES);
        assertThat(TimingTask.MARKING.keep(both).values()[5]).isEqualTo(values[5] / 2);
        assertThat(TimingTask.MARKING.isKept(TimingTask.MARKING.keep(both))).isTrue();
    }

    private static float[] concatenated(float[] one, float[] other) {
        float[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Nobody who sees what a submission sees can be expected to do better. The figures are the README's. */
    @Test
    void idealObserver_endsTheScale() {
        IdealObserver ideal = new IdealObserver(TimingTask.SHAPE);
        Map<String, Double> sums = new HashMap<>();
        double shrunk = 0;
        double stretched = 0;
        for (StimulusSet.Stimulus<List<Trial>> stream : STREAMS) {
            float[] values = ideal.expect(stream.values().get());
            mark(stream, values).forEach((metric, value) -> sums.merge(metric, value / STREAMS.size(), Double::sum));
            float[] less = values.clone();
            float[] more = values.clone();
            for (int i = 0; i < values.length; i++) {
                less[i] *= 0.9f;
                more[i] *= 1.1f;
            }
            shrunk += skill(stream, less) / STREAMS.size();
            stretched += skill(stream, more) / STREAMS.size();
        }
        assertThat(sums.get(TimingMarking.SKILL)).isCloseTo(0.8497, within(1e-4)).isGreaterThan(shrunk).isGreaterThan(stretched);
        assertThat(sums.get(TimingMarking.TIMING_ERROR)).isCloseTo(0.0439, within(1e-4));
        assertThat(sums.get(TimingMarking.CORRELATION)).isCloseTo(0.8927, within(1e-4));
        assertThat(sums.get(TimingMarking.READAPTATION)).isCloseTo(2.651, within(1e-3));
    }

    /** The observer's answers are those of adding up all ways in which four trials can have come about. */
    @Test
    void idealObserver_isBayesRule() {
        CueStreams.Shape shape = new CueStreams.Shape(1, 1, 2, 2, 3, 1, 2, 1);
        List<Rule> rules = new ArrayList<>();
        for (int latency = 1; latency <= 2; latency++) {
            for (double probability : new double[] {0.25, 0.5, 0.75, 1}) {
                rules.add(new Rule(0, latency, probability));
            }
        }
        for (int number = 0; number < 20; number++) {
            RoundSeed seed = new RoundSeed("practice of observers".getBytes(StandardCharsets.UTF_8));
            CueStream stream = new CueStreams(seed, shape).stream(number);
            float[] values = new float[stream.steps() * 2];
            stream.copyTo(shape, 0, stream.steps(), values);
            float[] expected = new IdealObserver(shape).expect(values);
            int end = stream.trials().size() > 4 ? stream.trials().get(4).step() : stream.steps();
            for (int t = 0; t < end; t++) {
                double came = 0;
                double all = 0;
                for (int length = 2; length <= 3; length++) {
                    for (Rule first : rules) {
                        for (Rule second : rules) {
                            double likelihood = 1;
                            double next = 0;
                            for (int k = 0; k < stream.trials().size(); k++) {
                                Trial trial = stream.trials().get(k);
                                Rule rule = k < length ? first : second;
                                int seen = Math.min(t, trial.step() + 2) - trial.step();
                                if (trial.step() <= t) {
                                    likelihood *= likelihood(trial, rule, seen);
                                    boolean due = trial.step() + rule.latency() == t + 1;
                                    next = due && seen < 2 && !(trial.comes() && trial.rule().latency() <= seen) ? rule.probability() : 0;
                                }
                            }
                            came += likelihood * next;
                            all += likelihood;
                        }
                    }
                }
                assertThat((double) expected[t]).as("stream %d step %d", number, t).isCloseTo(came / all, within(1e-6));
            }
        }
    }

    /** The probability of what was seen of a trial in so many steps after its cue. */
    private static double likelihood(Trial trial, Rule rule, int seen) {
        if (trial.comes() && trial.rule().latency() <= seen) {
            return rule.latency() == trial.rule().latency() ? rule.probability() : 0;
        }
        return rule.latency() <= seen ? 1 - rule.probability() : 1;
    }

    @Test
    void answersFromTheNextStep_fail_andFromTheLastDoNot() {
        assertThatThrownBy(() -> score(1)).isInstanceOfSatisfying(SubmissionFailure.class,
                failure -> assertThat(failure.failure()).isEqualTo(Failure.NOT_INDUCTIVE))
                .hasMessageContaining("must not depend on what has not been shown yet");
        Score score = score(0);
        assertThat(score.itemScores().stream().filter(item -> item.metric().equals(TimingMarking.SKILL)).mapToDouble(ItemScore::value))
                .hasSize(60).allMatch(value -> value < 0);
        assertThat(score.choices().get("operations")).contains("not measured");
    }

    private Score score(int ahead) {
        Protocol<SpikingClassifier> protocol = protocol(Optional.empty());
        return protocol.score(protocol.ask(Modelled.of(folder, () -> new Repeating(ahead)), new byte[32], Progress.none()));
    }

    /** Expects at the next step what the step so far ahead brings. */
    private record Repeating(int ahead) implements SpikingClassifier {

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(setup.answer()).containsExactly(TimingTask.STEPS, OUTCOMES);
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            int n = stimuli.size(0);
            int channels = stimuli.size(2);
            float[] answers = new float[n * TimingTask.STEPS * OUTCOMES];
            for (int i = 0; i < answers.length; i++) {
                int step = i / OUTCOMES;
                int from = Math.min(step + ahead, (step / TimingTask.STEPS + 1) * TimingTask.STEPS - 1);
                answers[i] = stimuli.values()[from * channels + channels - OUTCOMES + i % OUTCOMES];
            }
            return FloatTensor.of(answers, n, TimingTask.STEPS, OUTCOMES);
        }
    }
}
