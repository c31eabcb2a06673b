package org.axonmark.spiking.stimuli;

import java.util.BitSet;
import java.util.stream.IntStream;

import org.axonmark.datasets.events.Binning;
import org.axonmark.datasets.synthetic.MovingTextures;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/**
 * What an event camera of 24 × 24 pixels sees of textures that move, each in one of 36 ways for 64 ms: 32 frames of spikes, off and on, of 2 ms each. All
 * motions are equally frequent. The camera's threshold is drawn for each clip, between one and three standard deviations of the texture, so that the number
 * of events says little of the speed. Clips are composed at once and kept as bits, 4.6 kB each.
 */
public final class MotionClips {

    /** Rows and columns. */
    public static final int SIDE = 24;

    /** Frames of a clip. */
    public static final int STEPS = 32;

    /** Length of a frame in milliseconds. */
    public static final int STEP_MILLIS = 2;

    /** Channels of a frame: off, on. */
    public static final int CHANNELS = 2;

    private static final int VALUES = STEPS * CHANNELS * SIDE * SIDE;
    private static final Binning BINNING = new Binning(0, 1000L * STEP_MILLIS, STEPS, Binning.Cell.SPIKE);

    private final int[] motions;
    private final BitSet[] clips;

    /**
     * Composes the clips of a seed.
     *
     * @param clips a multiple of {@link MovingTextures#MOTIONS}
     */
    public MotionClips(RoundSeed seed, int clips) {
        if (clips < 1 || clips % MovingTextures.MOTIONS != 0) {
            throw new IllegalArgumentException(clips + " clips; give a multiple of " + MovingTextures.MOTIONS);
        }
        MovingTextures textures = new MovingTextures(seed.key(), SIDE, STEPS * STEP_MILLIS);
        motions = seed.stream("motion-clips", "motions").permutation(clips);
        for (int clip = 0; clip < clips; clip++) {
            motions[clip] %= MovingTextures.MOTIONS;
        }
        this.clips = IntStream.range(0, clips).parallel().mapToObj(clip -> composed(seed, textures, clip)).toArray(BitSet[]::new);
    }

    private BitSet composed(RoundSeed seed, MovingTextures textures, int clip) {
        HmacStream draws = seed.stream("motion-clips", Integer.toString(clip), "threshold");
        double threshold = StrictMath.pow(3, draws.nextDouble());
        float[] values = BINNING.tensor(textures.steady(clip, motions[clip], threshold).events());
        BitSet bits = new BitSet(VALUES);
        for (int i = 0; i < VALUES; i++) {
            bits.set(i, values[i] != 0);
        }
        return bits;
    }

    /** Returns the number of clips. */
    public int size() {
        return clips.length;
    }

    /** Returns the motion of a clip: the truth. */
    public int motion(int clip) {
        return motions[clip];
    }

    /** Returns the frames of a clip, {@code [step][off, on][row][column]}, 0 or 1. */
    public float[] frames(int clip) {
        float[] values = new float[VALUES];
        clips[clip].stream().forEach(i -> values[i] = 1);
        return values;
    }
}
