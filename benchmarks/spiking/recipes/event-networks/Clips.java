import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.axonmark.spiking.stimuli.MotionClips;
import org.axonmark.task.RoundSeed;

/**
 * Writes clips of moving textures for training: NAME of the seed, which no round uses, number of clips (a multiple of 36), file. A clip is a byte, its motion,
 * and its frames as bits, the first in a byte's lowest bit.
 */
final class Clips {

    public static void main(String[] arguments) throws IOException {
        RoundSeed seed = new RoundSeed(("axonmark training clips, " + arguments[0]).getBytes(StandardCharsets.UTF_8));
        MotionClips clips = new MotionClips(seed, Integer.parseInt(arguments[1]));
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2]))))) {
            for (int clip = 0; clip < clips.size(); clip++) {
                float[] frames = clips.frames(clip);
                byte[] bits = new byte[frames.length / 8];
                IntStream.range(0, frames.length).filter(i -> frames[i] != 0).forEach(i -> bits[i / 8] |= (byte) (1 << i % 8));
                out.writeByte(clips.motion(clip));
                out.write(bits);
            }
        }
    }
}
