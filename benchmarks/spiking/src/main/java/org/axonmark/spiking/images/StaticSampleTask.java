package org.axonmark.spiking.images;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.datasets.fashion.LabelledImages;
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
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/** {@code spiking/static-sample@1}: the 500 test images of Fashion-MNIST that travel with the product, so that it runs on any machine. */
public final class StaticSampleTask {

    /** Images whose cost is counted. */
    static final int COUNTED = 50;

    /** How images are spoilt. */
    static final List<Corruption> CORRUPTIONS =
            List.of(new Corruption(Corruption.Kind.DROP, 0.2), new Corruption(Corruption.Kind.NOISE, 0.1));
    /** What is asked of an image. */
    static final ClassMarking MARKING = new ClassMarking(1, FashionMnistData.CLASSES.size());
    private static final long MEBI = 1 << 20;

    /** What an evaluation may use. */
    static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(20), Duration.ofSeconds(60),
            Duration.ofMinutes(20), 64 * MEBI, 64 << 10, 64 * MEBI, 64 * MEBI);

    /** Whom to cite. */
    static final List<String> CITATIONS =
            List.of("H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms,"
                    + " 2017, arXiv 1708.07747 (MIT licence)");

    private static final List<String> PROCEDURE = List.of(
            "500 images of 28 × 28 grey pixels from 0 to 1, 50 of each of ten classes, drawn once from Fashion-MNIST's test set. The classifier was"
                    + " trained elsewhere, on the training set; nothing is trained here. It is given an image as [n][1][28][28] and returns"
                    + " scores of the ten classes, or such scores for each step of its own time, whose mean decides.",
            "All images are shown in an order fixed by the evaluation's secret, then with a fifth of the lit pixels put out, then with"
                    + " Gaussian noise of standard deviation 0.1; the spoilt images are the same for all. A quarter of the images is shown"
                    + " again in a fresh worker, in another order and other batches: scores must be the same, for an image begins at rest.",
            "Of a submission that is an ONNX graph alone, 50 images drawn by the secret are run once more, one at a time, with every operand of"
                    + " every product in view, in a worker that holds the graph and nothing of the submission's. Operations are counted item by"
                    + " item and priced; a submission with code of its own shows “not measured” there.");

    private static final TaskCard CARD = new TaskCard(new TaskId("spiking", "static-sample", 1), "Images of clothes, a sample",
            "Tell ten kinds of clothes apart in small grey images; operations, spikes and energy are counted inside the network.",
            SpikingClassifier.class.getName(), "image", 500, Labels.OPEN, false,
            SpikingMetrics.all(MARKING, CORRUPTIONS),
            "the network's training", PROCEDURE, List.of(),
            CITATIONS, List.of("spiking-constant", "spiking-mlp", "spiking-cnn"), LIMITS, 1);

    private static final Task<SpikingClassifier> TASK = Task.of(CARD, SpikingClassifier.class, StaticSampleTask::prepare);

    private StaticSampleTask() {}

    /** Returns the task. */
    public static Task<SpikingClassifier> task() {
        return TASK;
    }

    private static Protocol<SpikingClassifier> prepare(Preparation preparation) {
        return new SpikingProtocol<>(images(FashionMnistData.sample().test()), CORRUPTIONS, COUNTED);
    }

    /** Returns images as stimuli, numbered in their order. */
    static StimulusSet<List<Integer>> images(LabelledImages images) {
        SpikingSetup setup = new SpikingSetup(1, 1, images.height(), images.width(), FashionMnistData.CLASSES.size());
        String id = "image-%0" + Integer.toString(images.size() - 1).length() + "d";
        List<StimulusSet.Stimulus<List<Integer>>> stimuli = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            int number = i;
            stimuli.add(new StimulusSet.Stimulus<>(id.formatted(i), List.of(images.label(i)), () -> {
                float[] values = new float[images.height() * images.width()];
                images.copyTo(number, values, 0);
                return values;
            }));
        }
        return new StimulusSet<>(setup, false, MARKING, stimuli);
    }
}
