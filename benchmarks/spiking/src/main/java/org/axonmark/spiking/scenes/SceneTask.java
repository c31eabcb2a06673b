package org.axonmark.spiking.scenes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.BoxMarking;
import org.axonmark.spiking.protocol.Corruption;
import org.axonmark.spiking.protocol.MapMarking;
import org.axonmark.spiking.protocol.Marking;
import org.axonmark.spiking.protocol.SpikingMetrics;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.spiking.stimuli.Scene;
import org.axonmark.spiking.stimuli.SceneComposer;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Task;

/**
 * A task on scenes that follow from the round's seed, or from the public practice seed. Their objects are the 500 test pictures of Fashion-MNIST that travel
 * with the product.
 *
 * @param card what anybody may know
 * @param marking what is asked and how it is marked
 * @param truth what of a scene is to be found
 * @param <T> the truth of a scene
 */
public record SceneTask<T>(TaskCard card, Marking<T> marking, Function<Scene, T> truth) implements Task<SpikingClassifier> {

    /** Rows and columns of a scene. */
    static final int SIDE = 64;

    /** Scenes whose cost is counted. */
    static final int COUNTED = 50;

    /** Objects that an answer may claim: one for each square of 8 × 8 pixels. */
    static final int CANDIDATES = 64;

    private static final RoundSeed PRACTICE = new RoundSeed("axonmark spiking scenes practice seed".getBytes(StandardCharsets.US_ASCII));
    private static final List<String> SEEN = Stream.concat(Stream.of("ground"), FashionMnistData.CLASSES.stream()).toList();
    private static final List<Corruption> CORRUPTIONS =
            List.of(new Corruption(Corruption.Kind.DROP, 0.02), new Corruption(Corruption.Kind.NOISE, 0.05));
    private static final long MEBI = 1 << 20;
    private static final String COMPOSED =
            "%d scenes of 64 × 64 grey pixels from 0 to 1, composed under the round's seed: 2 to 5 objects over each other on"
                    + " a texture, of 0.6 to 1.4 of their size, at least 40 %% of each in sight. The objects are cut out of 500 pictures of Fashion-MNIST's"
                    + " test set, 50 of each of ten classes: pictures and their classes are public, what is composed of them is not before the round ends."
                    + " The network was trained elsewhere, on pictures of the training set; nothing is trained here.";
    private static final String ASKED =
            "All scenes are shown in an order fixed by the evaluation's secret, then with one in fifty lit pixels put out, then"
                    + " with Gaussian noise of standard deviation 0.05; what is spoilt is the same for all. A quarter is shown again in a fresh"
                    + " worker, in another order and other batches: answers must be the same, for a scene begins at rest.";
    private static final String INSIDE =
            "Of a submission that is an ONNX graph alone, 50 scenes drawn by the secret are run once more, one at a time, with every"
                    + " operand of every product in view, in a worker that holds the graph and nothing of the submission's. Operations are counted"
                    + " item by item and priced; a submission with code of its own shows “not measured” there.";
    private static final String CLOTHES =
            "H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine learning"
                    + " algorithms, 2017, arXiv 1708.07747 (MIT licence)";
    private static final String VOC = "M. Everingham et al., The Pascal Visual Object Classes (VOC) challenge, Int J Comput Vis 88, 2010,"
            + " doi 10.1007/s11263-009-0275-4";

    private static final SceneTask<IntTensor> SEGMENTATION = segmentation(new MapMarking(SEEN, SIDE, SIDE), 250);
    private static final SceneTask<List<Scene.Thing>> DETECTION =
            detection(new BoxMarking(FashionMnistData.CLASSES, CANDIDATES, SIDE, SIDE), 1000);

    /** Returns {@code spiking/segmentation@1}. */
    public static Task<SpikingClassifier> segmentation() {
        return SEGMENTATION;
    }

    /** Returns {@code spiking/detection@1}. */
    public static Task<SpikingClassifier> detection() {
        return DETECTION;
    }

    private static SceneTask<IntTensor> segmentation(MapMarking marking, int scenes) {
        List<String> procedure = List.of(COMPOSED.formatted(scenes),
                "It is given scenes as [n][1][64][64] and returns scores [n][11][64][64], of the ground and of Fashion-MNIST's classes in their"
                        + " order, for each pixel, or such scores for each step of its own time, whose mean decides; of equal scores the first"
                        + " class. All answers of a worker together may have 1.25 GiB: who takes more than 9 steps gives the mean itself.",
                ASKED, INSIDE);
        return new SceneTask<>(card("segmentation", "Clothes in scenes, pixel by pixel",
                "Say of each pixel of a scene which of ten kinds of clothes it shows, or none; operations, spikes and energy are counted inside"
                        + " the network.",
                scenes, marking, procedure, List.of(CLOTHES,
                        "Z. Wang et al., Revisiting evaluation metrics for semantic segmentation: optimization and evaluation of fine-grained"
                                + " intersection over union, NeurIPS 2023, arXiv 2310.19252",
                        VOC),
                List.of("spiking-constant", "spiking-seg-cnn"), 1280), marking,
                scene -> IntTensor.of(scene.labels(), SIDE, SIDE));
    }

    private static SceneTask<List<Scene.Thing>> detection(BoxMarking marking, int scenes) {
        List<String> procedure = List.of(COMPOSED.formatted(scenes),
                "It is given scenes as [n][1][64][64] and returns 64 candidates [n][64][15], or such for each step of its own time, whose mean"
                        + " decides: column and row of the box's middle, its width and height, confidence, scores of Fashion-MNIST's classes in"
                        + " their order. Coordinates are pixels from the upper left corner: the first pixel covers 0 to 1. Boxes go round an"
                        + " object's visible pixels. Confidences may have any scale, only their order counts; a candidate of 0 or less claims"
                        + " nothing. Its class is that of the greatest score, of equal ones the first.",
                "What lies beyond the scene is cut off. Nothing is suppressed: of two claims on one object one is wrong, so that a network which"
                        + " claims twice has to choose itself, and what that costs is counted.",
                ASKED, INSIDE);
        return new SceneTask<>(card("detection", "Clothes in scenes, boxed",
                "Find two to five clothes that lie over each other on a scene; operations, spikes and energy are counted inside the network.",
                scenes, marking, procedure, List.of(CLOTHES, VOC), List.of("spiking-constant", "spiking-det-cnn"), 512), marking,
                Scene::things);
    }

    private static TaskCard card(String name, String title, String summary, int scenes, Marking<?> marking, List<String> procedure,
            List<String> citations, List<String> controls, int mebibytes) {
        Limits limits = new Limits(1024 * MEBI, 64, Duration.ofMinutes(20), Duration.ofSeconds(60), Duration.ofMinutes(20), 64 * MEBI,
                64 << 10, 64 * MEBI, mebibytes * MEBI);
        return new TaskCard(new TaskId("spiking", name, 1), title, summary, SpikingClassifier.class.getName(), "scene", scenes,
                Labels.ROUND,
                true, SpikingMetrics.all(marking, CORRUPTIONS), "the network's training and the 500 pictures that objects are cut out of",
                procedure, List.of(), citations, controls, limits, 1);
    }

    @Override
    public Class<SpikingClassifier> contract() {
        return SpikingClassifier.class;
    }

    @Override
    public Protocol<SpikingClassifier> prepare(Preparation preparation) {
        RoundSeed seed = preparation.roundSeed().map(RoundSeed::new).orElse(PRACTICE);
        return new SpikingProtocol<>(scenes(seed, card.units()), CORRUPTIONS, COUNTED);
    }

    /** Returns the first scenes of a seed. Their pictures are composed anew whenever they are asked for. */
    StimulusSet<T> scenes(RoundSeed seed, int count) {
        SceneComposer composer = new SceneComposer(seed, FashionMnistData.sample().test(), SIDE);
        List<StimulusSet.Stimulus<T>> stimuli = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            stimuli.add(new StimulusSet.Stimulus<>("scene-%04d".formatted(number), truth.apply(composer.scene(number)), () -> {
                float[] picture = new float[SIDE * SIDE];
                composer.scene(number).copyTo(picture, 0);
                return picture;
            }));
        }
        return new StimulusSet<>(new SpikingSetup(1, 1, SIDE, SIDE, FashionMnistData.CLASSES.size(), marking.answer()), false, marking,
                stimuli);
    }
}
