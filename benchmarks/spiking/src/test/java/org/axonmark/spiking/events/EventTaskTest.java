package org.axonmark.spiking.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.axonmark.datasets.synthetic.MovingTextures;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.TaskCard;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.graph.Written;
import org.axonmark.spiking.protocol.Modelled;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.spiking.stimuli.MotionClips;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task on a few clips. */
class EventTaskTest {

    private static final RoundSeed SEED = new RoundSeed("a seed for tests of events".getBytes(StandardCharsets.US_ASCII));
    private static final SpikingProtocol<List<Integer>> FEW = EventTask.protocol(SEED, 2 * MovingTextures.MOTIONS);

    @TempDir
    private Path folder = Path.of("");

    private Score score(Rule rule) {
        return FEW.score(FEW.ask(Modelled.of(folder, () -> new Answering(rule)), new byte[32], Progress.none()));
    }

    private static double mean(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).mapToDouble(ItemScore::value).average()
                .orElseThrow();
    }

    @Test
    void clips_followFromTheSeed() {
        assertThat(FEW.datasetIdentity().hex()).isEqualTo("464da192de0962340a1b2fb473735b6abfff82c6e01d2c046f08d47477248ffb");
        assertThat(EventTask.protocol(new RoundSeed(new byte[32]), 2 * MovingTextures.MOTIONS).datasetIdentity())
                .isNotEqualTo(FEW.datasetIdentity());
    }

    /** The practice round in whole. */
    @Test
    @Tag("proof")
    void practiceRound_isTheSameEverywhere() {
        Preparation preparation = new Preparation(folder, Optional.empty(), Optional.empty(), Progress.none());
        assertThat(EventTask.task().prepare(preparation).datasetIdentity().hex()).isEqualTo(
                "a787281060796ca3902a54cb8d65b4ff2a74979c5912e06bb1528c076a6a39ce");
    }

    @Test
    void card_saysWhatIsAsked() {
        TaskCard card = EventTask.task().card();
        assertThat(card.labels()).isEqualTo(Labels.ROUND);
        assertThat(card.units()).isEqualTo(EventTask.CLIPS);
        assertThat(card.metrics()).extracting("id").contains("accuracy", "accuracy-drop-0.2", "accuracy-false-events-0.01",
                "accuracy-at-25",
                "decision-latency", "energy-textbook-45nm-v1-textbook-1");
    }

    @Test
    void constantScores_areAtChance_andDecideTooLate() {
        Score score = score((frames, scores) -> Arrays.stream(scores).forEach(step -> step[5] = 1));
        assertThat(mean(score, "accuracy")).isCloseTo(1.0 / 36, within(1e-12));
        assertThat(mean(score, "decision-latency")).as("at once for the clips of that motion").isCloseTo((35 * 64 + 2) / 36.0,
                within(1e-9));
    }

    /** Correlations of events some frames apart tell the motion, soon, and through noise. */
    @Test
    void motions_areToldByEventsThatContinueOthers() {
        Score matched = score(EventTaskTest::match);
        assertThat(mean(matched, "accuracy")).isGreaterThan(0.9);
        assertThat(mean(matched, "accuracy-at-25")).as("after 16 ms").isBetween(0.5, 0.9);
        assertThat(mean(matched, "accuracy-drop-0.2")).isGreaterThan(0.85);
        assertThat(mean(matched, "accuracy-false-events-0.01")).isGreaterThan(0.8);
        assertThat(mean(matched, "decision-latency")).isBetween(10.0, 25.0);
    }

    /** An answer at a frame that knows how the clip goes on. */
    @Test
    void foresight_isFoundOut() {
        Rule seer = (frames, scores) -> {
            float sum = 0;
            for (float value : frames) {
                sum += value;
            }
            for (float[] step : scores) {
                step[(int) sum % step.length] = 1;
            }
        };
        assertThatThrownBy(() -> score(seer))
                .isInstanceOfSatisfying(SubmissionFailure.class, failure -> assertThat(failure.failure()).isEqualTo(Failure.NOT_INDUCTIVE))
                .hasMessageContaining("let a network that needs all frames answer once");
    }

    /** Counts the events of each frame; the read-out knows nothing. */
    @Test
    void graph_isCounted_asOneOfEvents() {
        byte[] model = new Written(MotionClips.STEPS, 2, MotionClips.SIDE, MotionClips.SIDE).filled("w", 1, 2 * 24 * 24, 36)
                .longs("form", 0, 0, -1).node("Reshape", "x form", "flat").node("MatMul", "flat w", "y").output("y");
        Score score = FEW.score(FEW.ask(Modelled.of(folder, model), new byte[32], Progress.none()));
        assertThat(score.choices()).containsEntry("operations", "counted on 50 items");
        assertThat(mean(score, "accuracy")).isCloseTo(1.0 / 36, within(1e-12));
        assertThat(mean(score, "dense-pairs")).isEqualTo(32.0 * 1152 * 36);
        assertThat(mean(score, "textbook-1-ac")).as("the first layer multiplies, by its events").isZero();
        assertThat(mean(score, "textbook-1-mac")).isBetween(0.02 * 32 * 1152 * 36, 0.2 * 32 * 1152 * 36);
        assertThat(mean(score, "spikingjelly-1-mac")).isZero();
    }

    @Test
    void otherNumbersOfSteps_areRefused() {
        byte[] model = new Written(MotionClips.STEPS, 2, MotionClips.SIDE, MotionClips.SIDE).filled("w", 1, 576, 36)
                .longs("form", 0, 64, -1).node("Reshape", "x form", "flat").node("MatMul", "flat w", "y").output("y");
        assertThatThrownBy(() -> FEW.ask(Modelled.of(folder, model), new byte[32], Progress.none()))
                .isInstanceOf(SubmissionFailure.class)
                .hasMessage("a batch was answered for 64 steps; answer once, or at each of the 32 frames");
    }

    /** Adds, frame by frame, how well events continue those of 4 and 8 frames before under each motion. */
    private static void match(float[] frames, float[][] scores) {
        int plane = MotionClips.SIDE * MotionClips.SIDE;
        for (int t = 0; t < MotionClips.STEPS; t++) {
            for (int motion = 0; motion < scores[t].length; motion++) {
                for (int lag = 4; lag <= Math.min(t, 8); lag += 4) {
                    int down = (int) Math.rint(lag * MotionClips.STEP_MILLIS * MovingTextures.step(motion, true));
                    int right = (int) Math.rint(lag * MotionClips.STEP_MILLIS * MovingTextures.step(motion, false));
                    int sum = 0;
                    int pairs = 1;
                    for (int row = Math.max(0, down); row < MotionClips.SIDE + Math.min(0, down); row++) {
                        for (int column = Math.max(0, right); column < MotionClips.SIDE + Math.min(0, right); column++) {
                            int now = 2 * t * plane + row * MotionClips.SIDE + column;
                            int before = now - 2 * lag * plane - down * MotionClips.SIDE - right;
                            sum += (int) ((frames[now + plane] - frames[now]) * (frames[before + plane] - frames[before]));
                            pairs++;
                        }
                    }
                    scores[t][motion] += sum / (float) pairs;
                }
            }
        }
    }

    /** Gives one clip its scores, frame by frame. */
    private interface Rule {
        void score(float[] frames, float[][] scores);
    }

    private record Answering(Rule rule) implements SpikingClassifier {

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(List.of(setup.timeSteps(), setup.channels(), setup.height(), setup.width(), setup.classes()))
                    .containsExactly(32, 2, 24, 24, 36);
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            int n = stimuli.size(0);
            int size = stimuli.count() / n;
            float[] all = new float[n * 32 * 36];
            for (int i = 0; i < n; i++) {
                float[][] scores = new float[32][36];
                rule.score(Arrays.copyOfRange(stimuli.values(), i * size, (i + 1) * size), scores);
                for (int t = 0; t < 32; t++) {
                    System.arraycopy(scores[t], 0, all, (i * 32 + t) * 36, 36);
                }
            }
            return FloatTensor.of(all, n, 32, 36);
        }
    }
}
