import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.spiking.stimuli.Scene;
import org.axonmark.spiking.stimuli.SceneComposer;
import org.axonmark.task.RoundSeed;

/**
 * Writes scenes of Fashion-MNIST's 60 000 training pictures, by the product's own composer under a seed that no round and no practice uses. Of each
 * scene: 64 × 64 pictures' bytes (brightness × 255, rounded), 64 × 64 bytes of classes (0 ground), then 5 × 5 floats, little-endian: class from 0 (−1:
 * no object), left, top, right, bottom.
 */
final class ComposeScenes {

    private static final RoundSeed SEED = new RoundSeed("training of scenes 1".getBytes(StandardCharsets.UTF_8));
    private static final int SIDE = 64;

    private ComposeScenes() {}

    /** Takes the number of scenes and the file to write. */
    public static void main(String[] arguments) throws IOException {
        LabelledImages images = FashionMnistData.open(new DatasetStore(Path.of("datasets"), Optional.empty())).training();
        SceneComposer composer = new SceneComposer(SEED, images, SIDE);
        try (DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])), 1 << 20))) {
            float[] picture = new float[SIDE * SIDE];
            for (int number = 0; number < Integer.parseInt(arguments[0]); number++) {
                Scene scene = composer.scene(number);
                scene.copyTo(picture, 0);
                for (float grey : picture) {
                    out.writeByte(Math.round(255 * grey));
                }
                for (int label : scene.labels()) {
                    out.writeByte(label);
                }
                ByteBuffer boxes = ByteBuffer.allocate(4 * 5 * SceneComposer.MOST).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < SceneComposer.MOST; i++) {
                    boolean there = i < scene.things().size();
                    boxes.putFloat(there ? scene.things().get(i).label() : -1);
                    boxes.putFloat(there ? (float) scene.things().get(i).box().left() : 0);
                    boxes.putFloat(there ? (float) scene.things().get(i).box().top() : 0);
                    boxes.putFloat(there ? (float) scene.things().get(i).box().right() : 0);
                    boxes.putFloat(there ? (float) scene.things().get(i).box().bottom() : 0);
                }
                out.write(boxes.array());
            }
        }
    }
}
