package org.axonmark.spiking.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.datasets.fashion.LabelledImages;
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
import org.axonmark.spiking.stimuli.PictureStreams;
import org.axonmark.spiking.stimuli.PixelOrder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Task;

/** {@code spiking/sequential@1}: streams of pictures, composed under the round's seed of those that travel with the product. */
public final class SequentialTask {

    /** Pictures of a stream. */
    static final int PICTURES = 3;

    /** Streams of each order. */
    static final int STREAMS = 200;

    /** Streams whose cost is counted. */
    static final int COUNTED = 40;

    private static final int ROW = FashionMnistData.SIDE;
    private static final int STEPS = PICTURES * PixelOrder.PIXELS / ROW;
    private static final List<Corruption> CORRUPTIONS =
            List.of(new Corruption(Corruption.Kind.DROP, 0.2), new Corruption(Corruption.Kind.NOISE, 0.1));
    private static final StreamMarking MARKING = new StreamMarking(PICTURES, FashionMnistData.CLASSES.size());
    /** The public seed of practice. */
    static final byte[] PRACTICE = "axonmark spiking sequential practice seed".getBytes(StandardCharsets.US_ASCII);
    private static final long MEBI = 1 << 20;
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(20), Duration.ofSeconds(60),
            Duration.ofMinutes(20), 64 * MEBI, 64 << 10, 64 * MEBI, 64 * MEBI);
    private static final List<String> PROCEDURE = List.of(
            "400 streams of three pictures, 28 pixels a step, so 28 steps a picture and 84 a stream: [n][84][28][1][1], from 0 to 1. In half of the"
                    + " streams pixels come row by row, in half in one published permutation of the 784; nothing says which. A picture is an object"
                    + " of Fashion-MNIST's test set (the 500 that travel with the product) on a texture; object, size, place, light and"
                    + " texture follow from the round's secret seed. The classifier was trained elsewhere; nothing is trained here.",
            "Asked are scores of ten classes for each picture, [n][3][10]. The scores of a picture must not depend on what comes after its last"
                    + " step: a quarter of the streams is shown once more with later pictures replaced by another stream's, from a"
                    + " picture on that the evaluation's secret draws, and the scores of pictures before must stay.",
            "All streams are shown in an order fixed by the evaluation's secret, then with a fifth of the lit pixels put out, then with"
                    + " Gaussian noise of standard deviation 0.1. A quarter is shown again in a fresh worker, in another order and other"
                    + " batches: scores must be the same, for a stream begins at rest.",
            "Of a submission that is an ONNX graph alone, 40 streams drawn by the secret are run once more, one at a time, with every operand of"
                    + " every product in view, and operations are counted and priced; costs are those of a stream. A submission with code of its"
                    + " own shows “not measured” there.");

    private static final TaskCard CARD = new TaskCard(new TaskId("spiking", "sequential", 1), "Streams of pictures",
            "Tell the pictures of a stream that comes 28 pixels a step, row by row or permuted; operations and energy are counted inside.",
            SpikingClassifier.class.getName(), "stream", STREAMS * StreamMarking.Order.values().length, Labels.ROUND, true,
            SpikingMetrics.all(MARKING, CORRUPTIONS),
            "the network's training", PROCEDURE, List.of(),
            List.of("H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms,"
                    + " 2017, arXiv 1708.07747 (MIT licence)"),
            List.of("spiking-constant", "spiking-lstm"), LIMITS, 1);

    private static final Task<SpikingClassifier> TASK = Task.of(CARD, SpikingClassifier.class, SequentialTask::prepare);

    private SequentialTask() {}

    /** Returns the task. */
    public static Task<SpikingClassifier> task() {
        return TASK;
    }

    private static Protocol<SpikingClassifier> prepare(Preparation preparation) {
        RoundSeed seed = new RoundSeed(preparation.roundSeed().orElse(PRACTICE));
        return new SpikingProtocol<>(streams(seed, FashionMnistData.sample().test()), CORRUPTIONS, COUNTED);
    }

    /** Returns the streams of a seed. */
    static StimulusSet<StreamMarking.Truth> streams(RoundSeed seed, LabelledImages images) {
        SpikingSetup setup = new SpikingSetup(STEPS, ROW, 1, 1, FashionMnistData.CLASSES.size(), MARKING.answer());
        List<StimulusSet.Stimulus<StreamMarking.Truth>> stimuli = new ArrayList<>();
        for (StreamMarking.Order order : StreamMarking.Order.values()) {
            PictureStreams streams = new PictureStreams(seed, images, switch (order) {
                case ROWS -> PixelOrder.rows();
                case PERMUTED -> PixelOrder.permuted();
            }, PICTURES);
            for (int i = 0; i < STREAMS; i++) {
                int number = stimuli.size();
                List<Integer> labels = Arrays.stream(streams.labels(number)).boxed().toList();
                stimuli.add(new StimulusSet.Stimulus<>("stream-%03d".formatted(number), new StreamMarking.Truth(order, labels), () -> {
                    float[] values = new float[STEPS * ROW];
                    streams.copyTo(number, values, 0);
                    return values;
                }));
            }
        }
        return new StimulusSet<>(setup, false, MARKING, stimuli,
                IntStream.rangeClosed(1, PICTURES).mapToObj(picture -> picture * STEPS / PICTURES).toList());
    }
}
