package org.axonmark.spiking.images;

import java.util.List;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spiking.protocol.SpikingMetrics;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/** {@code spiking/static@1}: all 10 000 test images of Fashion-MNIST, asked and spoilt as those of {@link StaticSampleTask}. */
public final class StaticTask {

    /** Images whose cost is counted. */
    static final int COUNTED = 200;

    private static final int IMAGES = 10_000;
    private static final List<String> PROCEDURE = List.of(
            "The 10 000 test images of Fashion-MNIST, 28 × 28 grey pixels from 0 to 1, 1 000 of each of ten classes. The classifier was trained"
                    + " elsewhere, on the 60 000 training images; nothing is trained here. It is given an image as [n][1][28][28] and returns scores"
                    + " of the ten classes, or such scores for each step of its own time, whose mean decides.",
            "All images are shown in an order fixed by the evaluation's secret, then with a fifth of the lit pixels put out, then with"
                    + " Gaussian noise of standard deviation 0.1; the spoilt images are the same for all. A quarter of the images is shown"
                    + " again in a fresh worker, in another order and other batches: scores must be the same, for an image begins at rest.",
            "Of a submission that is an ONNX graph alone, 200 images drawn by the secret are run once more, one at a time, with every operand of"
                    + " every product in view, in a worker that holds the graph and nothing of the submission's. Operations are counted item by"
                    + " item and priced; a submission with code of its own shows “not measured” there.",
            "The labels have been public since 2017 and could have been looked up, so the board is ordered and not ranked. Intervals are over"
                    + " images, of one trained network: another seed of the same training may differ by more.");

    private static final TaskCard CARD = new TaskCard(new TaskId("spiking", "static", 1), "Images of clothes",
            "Tell ten kinds of clothes apart in 10 000 small grey images; operations, spikes and energy are counted inside the network.",
            SpikingClassifier.class.getName(), "image", IMAGES, Labels.OPEN, false,
            SpikingMetrics.all(StaticSampleTask.MARKING, StaticSampleTask.CORRUPTIONS), "the network's training", PROCEDURE,
            List.of(FashionMnistData.DATASET.id() + "@" + FashionMnistData.DATASET.version()), StaticSampleTask.CITATIONS,
            List.of("spiking-constant", "spiking-mlp", "spiking-cnn"), StaticSampleTask.LIMITS, 1);

    private static final Task<SpikingClassifier> TASK = Task.of(CARD, SpikingClassifier.class, StaticTask::prepare);

    private StaticTask() {}

    /** Returns the task. */
    public static Task<SpikingClassifier> task() {
        return TASK;
    }

    private static Protocol<SpikingClassifier> prepare(Preparation preparation) {
        FashionMnistData data = FashionMnistData.open(new DatasetStore(preparation.dataHome(), preparation.mirror()));
        return new SpikingProtocol<>(StaticSampleTask.images(data.test()), StaticSampleTask.CORRUPTIONS, COUNTED);
    }
}
