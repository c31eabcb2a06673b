package org.axonmark.spiking.timing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.Corruption;
import org.axonmark.spiking.protocol.SpikingMetrics;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.spiking.stimuli.CueStreams;
import org.axonmark.spiking.stimuli.CueStreams.Trial;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Task;

/** {@code spiking/timing@1}: cues and outcomes, whose rules follow from the round's seed and change without a sign. */
public final class TimingTask {

    /** Streams. */
    static final int STREAMS = 60;

    /** Steps of a stream. */
    static final int STEPS = 2048;

    /** Streams whose cost is counted. */
    static final int COUNTED = 10;

    /** What streams are like; each is at least {@link #STEPS} long. */
    static final CueStreams.Shape SHAPE = new CueStreams.Shape(3, 2, 6, 40, 60, 2, 9, 6);

    private static final List<Corruption> CORRUPTIONS =
            List.of(new Corruption(Corruption.Kind.DROP, 0.1), new Corruption(Corruption.Kind.NOISE, 0.1));
    /** How answers are marked. */
    static final TimingMarking MARKING = new TimingMarking(SHAPE, STEPS);
    /** The public seed of practice. */
    static final byte[] PRACTICE = "axonmark spiking timing practice seed".getBytes(StandardCharsets.US_ASCII);
    private static final long MEBI = 1 << 20;
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(20), Duration.ofSeconds(60),
            Duration.ofMinutes(20), 64 * MEBI, 64 << 10, 64 * MEBI, 64 * MEBI);
    private static final List<String> PROCEDURE = List.of(
            "60 streams of 2 048 steps: [n][2048][5][1][1], three kinds of cue, then two kinds of outcome, 1 where one comes and 0 else. A cue is"
                    + " followed by its outcome 2 to 9 steps later with probability 0.25, 0.5, 0.75 or 1; the next cue comes 10 to 15 steps"
                    + " after the last. What follows a cue, when and how likely holds for a regime of 40 to 60 trials, then all three"
                    + " rules are drawn anew, without a sign. All follows from the round's secret seed; these laws are public.",
            "Asked is, at every step, the probability that each outcome comes at the next: [n][2048][2]. What is right is the rule's probability"
                    + " where its outcome is due and 0 elsewhere, whether it comes or not.",
            "An answer must not depend on steps after its own: a quarter of the streams is shown once more with another stream's steps from a"
                    + " step on that the evaluation's secret draws, and the answers before must stay. A quarter is shown again in a fresh"
                    + " worker, in another order and other batches: a stream begins at rest.",
            "All streams are shown again with a tenth of the cues and outcomes left out, and with Gaussian noise of standard deviation 0.1; the truth"
                    + " stays. Of a submission that is an ONNX graph alone, ten streams are run once more with every operand of every product in"
                    + " view; a graph with Loop or Scan is scored and not measured, and so is code.");

    private static final TaskCard CARD = new TaskCard(new TaskId("spiking", "timing", 1), "What comes next, and when",
            "Learn while a stream is shown which outcome follows a cue, after how many steps and how likely, and again when rules change.",
            SpikingClassifier.class.getName(), "stream", STREAMS, Labels.ROUND, true,
            SpikingMetrics.all(MARKING, CORRUPTIONS),
            "the network's training", PROCEDURE, List.of(),
            List.of("Yamada and Chao 2025, arXiv 2510.14382 (what comes and when, learnt jointly)",
                    "G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78, 1950"),
            List.of("timing-rate", "timing-delta", "timing-bayes"), LIMITS, 1);

    private static final Task<SpikingClassifier> TASK = Task.of(CARD, SpikingClassifier.class, TimingTask::prepare);

    private TimingTask() {}

    /** Returns the task. */
    public static Task<SpikingClassifier> task() {
        return TASK;
    }

    private static Protocol<SpikingClassifier> prepare(Preparation preparation) {
        RoundSeed seed = new RoundSeed(preparation.roundSeed().orElse(PRACTICE));
        return new SpikingProtocol<>(streams(seed), CORRUPTIONS, COUNTED);
    }

    /** Returns the streams of a seed. */
    static StimulusSet<List<Trial>> streams(RoundSeed seed) {
        CueStreams streams = new CueStreams(seed, SHAPE);
        int channels = SHAPE.cues() + SHAPE.outcomes();
        List<StimulusSet.Stimulus<List<Trial>>> stimuli = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            CueStreams.CueStream stream = streams.stream(i);
            List<Trial> shown = stream.trials().stream().filter(trial -> trial.step() < STEPS).toList();
            stimuli.add(new StimulusSet.Stimulus<>("stream-%02d".formatted(i), shown, () -> {
                float[] values = new float[STEPS * channels];
                stream.copyTo(SHAPE, 0, STEPS, values);
                return values;
            }));
        }
        return new StimulusSet<>(new SpikingSetup(STEPS, channels, 1, 1, SHAPE.outcomes(), MARKING.answer()), true, MARKING, stimuli,
                IntStream.rangeClosed(1, STEPS).boxed().toList());
    }
}
