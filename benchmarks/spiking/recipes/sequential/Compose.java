import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.spiking.stimuli.PictureStreams;
import org.axonmark.spiking.stimuli.PixelOrder;
import org.axonmark.task.RoundSeed;

/**
 * Writes streams of Fashion-MNIST's training pictures for train.py, row by row: of each stream the classes of its pictures, a byte each, then its
 * pixels, a byte each; at last the permuted order, 784 numbers of 4 bytes.
 *
 * <p>java -cp MODULES Compose.java SEED STREAMS PICTURES OUT
 */
final class Compose {

    private Compose() {}

    public static void main(String[] arguments) throws IOException {
        RoundSeed seed = new RoundSeed(("axonmark sequential training seed " + arguments[0]).getBytes(StandardCharsets.UTF_8));
        int pictures = Integer.parseInt(arguments[2]);
        FashionMnistData data = FashionMnistData.open(new DatasetStore(Path.of("/tmp"), Optional.empty()));
        PictureStreams streams = new PictureStreams(seed, data.training(), PixelOrder.rows(), pictures);
        float[] values = new float[streams.steps()];
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[3])), 1 << 20))) {
            for (int number = 0; number < Integer.parseInt(arguments[1]); number++) {
                streams.copyTo(number, values, 0);
                for (int label : streams.labels(number)) {
                    out.writeByte(label);
                }
                for (float value : values) {
                    out.writeByte(Math.round(255 * value));
                }
            }
            for (int step = 0; step < PixelOrder.PIXELS; step++) {
                out.writeInt(PixelOrder.permuted().pixel(step));
            }
        }
    }
}
