package org.axonmark.spiking.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.datasets.synthetic.MovingTextures;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.ClassMarking;
import org.axonmark.spiking.protocol.Corruption;
import org.axonmark.spiking.protocol.SpikingMetrics;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.spiking.stimuli.MotionClips;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Task;

/** {@code spiking/event@1}: how a texture moves, from the events of a camera, composed under the round's seed. */
public final class EventTask {

    /** Clips of an evaluation: 40 of each motion. */
    static final int CLIPS = 40 * MovingTextures.MOTIONS;

    /** Clips whose cost is counted. */
    private static final int COUNTED = 50;

    private static final byte[] PRACTICE = "axonmark spiking practice seed".getBytes(StandardCharsets.US_ASCII);
    private static final ClassMarking MARKING =
            new ClassMarking(MovingTextures.MOTIONS, new ClassMarking.Film(MotionClips.STEPS, MotionClips.STEP_MILLIS));

    /** Of false events, 0.01 for each of two polarities and 2 ms: ten a pixel and second. */
    private static final List<Corruption> CORRUPTIONS =
            List.of(new Corruption(Corruption.Kind.DROP, 0.2), new Corruption(Corruption.Kind.FALSE_EVENTS, 0.01));
    private static final long MEBI = 1 << 20;
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(20), Duration.ofSeconds(60),
            Duration.ofMinutes(20), 64 * MEBI, 64 << 10, 64 * MEBI, 64 * MEBI);
    private static final List<String> PROCEDURE = List.of(
            "1 440 clips of 64 ms, made anew from the round's secret seed. In each a random texture (amplitude 1/frequency) moves in one of twelve"
                    + " directions, 30° apart, with 1/4, 1/2 or 1 pixel a millisecond, throughout and already before the clip: one motion, to be"
                    + " told. A model of an event camera of 24 × 24 pixels sees it; its threshold is drawn for each clip between one and three of"
                    + " the texture's standard deviations, so that the number of events says little. All 36 motions are equally frequent. Motion m has"
                    + " direction m / 3 (0 to the right, 3 down) and speed m % 3.",
            "The classifier was trained elsewhere; nothing is trained here. It is given clips as [n][32][2][24][24]: 32 frames of 2 ms, channels off and"
                    + " on, 1 where there was an event, else 0. It returns scores of the 36 motions once for a clip, or at each frame; then their"
                    + " mean decides, and the answer at a frame may depend on the frames up to it alone: a quarter of the clips is shown once"
                    + " more, ending as another clip does, and answers before that must be the same.",
            "All clips are shown in an order fixed by the evaluation's secret, then with a fifth of the events left out, then with false events, ten a"
                    + " pixel and second; the spoilt clips are the same for all. A quarter of the clips is shown again in a fresh worker, in another order"
                    + " and other batches: scores must be the same, for a clip begins at rest.",
            "Of a submission that is an ONNX graph alone, 50 clips drawn by the secret are run once more, one at a time, with every operand of every"
                    + " product in view, in a worker that holds the graph and nothing of the submission's. Operations are counted item by item and"
                    + " priced; a submission with code of its own shows “not measured” there.");

    private static final TaskCard CARD = new TaskCard(new TaskId("spiking", "event", 1), "Motion seen by an event camera",
            "Tell 36 motions of random textures apart by the events of a camera, and soon; operations, spikes and energy are counted inside the"
                    + " network.",
            SpikingClassifier.class.getName(), "clip", CLIPS, Labels.ROUND, true, SpikingMetrics.all(MARKING, CORRUPTIONS),
            "the network's training", PROCEDURE, List.of(),
            List.of("A. Grimaldi and L. U. Perrinet, Learning heterogeneous delays in a layer of spiking neurons for fast motion detection,"
                    + " Biological Cybernetics 117, 2023, arXiv 2307.14077"),
            List.of("spiking-constant", "spiking-event-counts", "spiking-event-cnn"), LIMITS, 1);

    private static final Task<SpikingClassifier> TASK = Task.of(CARD, SpikingClassifier.class, EventTask::prepare);

    private EventTask() {}

    /** Returns the task. */
    public static Task<SpikingClassifier> task() {
        return TASK;
    }

    private static Protocol<SpikingClassifier> prepare(Preparation preparation) {
        return protocol(new RoundSeed(preparation.roundSeed().orElse(PRACTICE)), CLIPS);
    }

    static SpikingProtocol<List<Integer>> protocol(RoundSeed seed, int clips) {
        MotionClips made = new MotionClips(seed, clips);
        SpikingSetup setup = new SpikingSetup(MotionClips.STEPS, MotionClips.CHANNELS, MotionClips.SIDE, MotionClips.SIDE,
                MovingTextures.MOTIONS);
        List<StimulusSet.Stimulus<List<Integer>>> stimuli = IntStream.range(0, made.size())
                .mapToObj(clip -> new StimulusSet.Stimulus<>("clip-%04d".formatted(clip), List.of(made.motion(clip)),
                        () -> made.frames(clip)))
                .toList();
        return new SpikingProtocol<>(new StimulusSet<>(setup, true, MARKING, stimuli), CORRUPTIONS, COUNTED);
    }
}
