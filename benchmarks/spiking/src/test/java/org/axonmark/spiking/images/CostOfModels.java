package org.axonmark.spiking.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spiking.protocol.Modelled;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;

/** Counts what several models cost on the same images, for comparisons item by item: an evaluation draws other images each time. */
final class CostOfModels {

    private CostOfModels() {}

    /** Prints {@code model,image,metric,value}; takes the number of first test images and ONNX files. */
    public static void main(String[] arguments) throws IOException {
        Optional<Path> mirror = Optional.ofNullable(System.getenv("AXONMARK_MIRROR")).map(Path::of);
        StimulusSet<List<Integer>> all = StaticSampleTask.images(FashionMnistData.open(new DatasetStore(Path.of("none"), mirror)).test());
        int images = Integer.parseInt(arguments[0]);
        StimulusSet<List<Integer>> first = new StimulusSet<>(all.setup(), all.events(), all.marking(), all.stimuli().subList(0, images));
        System.out.println("model,image,metric,value");
        for (String file : List.of(arguments).subList(1, arguments.length)) {
            Path folder = Files.createTempDirectory("cost");
            Protocol<SpikingClassifier> protocol = new SpikingProtocol<>(first, List.of(), images);
            Score score =
                    protocol.score(protocol.ask(Modelled.of(folder, Files.readAllBytes(Path.of(file))), new byte[32], Progress.none()));
            String model = Path.of(file).getFileName().toString().replace(".onnx", "");
            for (ItemScore item : score.itemScores()) {
                System.out.println(model + "," + item.item() + "," + item.metric() + "," + item.value());
            }
            score.pooled().forEach((metric, value) -> System.out.println(model + ",," + metric + "," + value));
            score.choices().forEach((what, text) -> System.err.println(model + " " + what + ": " + text));
        }
    }
}
