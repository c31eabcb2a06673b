package org.axonmark.datasets.synthetic;

import java.util.function.IntSupplier;

import org.axonmark.datasets.events.Events;
import org.axonmark.results.statistics.HmacStream;

/**
 * Events of textures with natural statistics that move on a jagged random walk (after Grimaldi and Perrinet 2023, arXiv 2307.14077, who move
 * photographs): in each block of time, of a Poisson number of milliseconds, a texture moves with one of 36 motions, 12 directions × 3 speeds, each
 * equally likely and drawn anew. A frame a millisecond goes through an {@link EventCamera}. Everything follows from the seed and is equal to the last
 * bit on every host; items are made one by one.
 */
public final class MovingTextures {

    /** Directions, 30° apart: direction 0 moves to the right, 3 down. */
    public static final int DIRECTIONS = 12;

    /** Speeds: 1/4, 1/2 and 1 pixel a millisecond. */
    public static final int SPEEDS = 3;

    /** Motions; motion m has direction m / 3 and speed m % 3. */
    public static final int MOTIONS = DIRECTIONS * SPEEDS;

    /** Mean length of a block in milliseconds. */
    public static final double MEAN_BLOCK = 24;

    /** The camera's threshold; the texture has variance 1. */
    public static final double THRESHOLD = 1;

    private static final int TEXTURE = 256;
    /** Time before the recording, in which the camera's pixels forget that they began together. */
    private static final int BEFORE = 24;

    private final byte[] seed;
    private final int side;
    private final int milliseconds;

    /**
     * Creates a generator.
     *
     * @param seed fixes everything
     * @param side rows and columns of the camera, 8 to 256; 128 in the paper
     * @param milliseconds length of an item; 200 in the paper
     */
    public MovingTextures(byte[] seed, int side, int milliseconds) {
        if (side < 8 || side > TEXTURE || milliseconds < 1) {
            throw new IllegalArgumentException(
                    milliseconds + " ms of " + side + " x " + side + " pixels; at least 1 ms and 8 to " + TEXTURE + " pixels are possible");
        }
        this.seed = seed.clone();
        this.side = side;
        this.milliseconds = milliseconds;
    }

    /** An item: what the camera saw and how the texture moved. */
    public static final class Item {

        private final Events events;
        private final int[] motions;

        private Item(Events events, int[] motions) {
            this.events = events;
            this.motions = motions;
        }

        /** Returns the events; those of millisecond t have the time 1000 · t. */
        public Events events() {
            return events;
        }

        /** Returns the number of milliseconds. */
        public int milliseconds() {
            return motions.length;
        }

        /** Returns the motion during a millisecond: the truth. */
        public int motion(int millisecond) {
            return motions[millisecond];
        }
    }

    /** Makes an item. */
    public Item item(long number) {
        Walk walk = new Walk(HmacStream.of(seed, "moving-textures", Long.toString(number), "walk"));
        return recorded(number, TEXTURE, THRESHOLD, walk::next);
    }

    /**
     * Makes an item of one motion, which began before the recording: there is one thing to tell, and it is the same at each millisecond. Its texture
     * repeats after four times the side of the camera or more, so that none is seen twice in the time in which it moves on by three sides.
     *
     * @param motion from 0 to {@link #MOTIONS} − 1
     * @param threshold the camera's, of a texture of variance 1
     */
    public Item steady(long number, int motion, double threshold) {
        if (motion < 0 || motion >= MOTIONS) {
            throw new IllegalArgumentException("motion " + motion + "; there are 0 to " + (MOTIONS - 1));
        }
        return recorded(number, Math.min(TEXTURE, 4 * Integer.highestOneBit(2 * side - 1)), threshold, () -> motion);
    }

    private Item recorded(long number, int textureSide, double threshold, IntSupplier walk) {
        Texture texture = Texture.draw(HmacStream.of(seed, "moving-textures", Long.toString(number), "texture"), textureSide);
        EventCamera camera = new EventCamera(side, threshold);
        Events.Builder events = new Events.Builder("item " + number, side, side);
        int[] motions = new int[milliseconds];
        double[] frame = new double[side * side];
        double row = 0;
        double column = 0;
        texture.window(row, column, side, frame);
        camera.see(frame);
        for (int t = -BEFORE; t < milliseconds; t++) {
            int motion = walk.getAsInt();
            // What is seen moves against the window.
            row -= step(motion, true);
            column -= step(motion, false);
            texture.window(row, column, side, frame);
            if (t < 0) {
                camera.see(frame);
            } else {
                camera.see(frame, 1000L * t, events);
                motions[t] = motion;
            }
        }
        return new Item(events.build(), motions);
    }

    /** A jagged walk: the motion of each millisecond in turn. */
    private static final class Walk {

        private final HmacStream draws;
        private int motion;
        private int left;

        Walk(HmacStream draws) {
            this.draws = draws;
        }

        int next() {
            if (left == 0) {
                motion = draws.nextInt(MOTIONS);
                left = block(draws);
            }
            left--;
            return motion;
        }
    }

    /**
     * Returns by how many pixels a motion moves what is seen in a millisecond.
     *
     * @param down whether downwards, else to the right
     */
    public static double step(int motion, boolean down) {
        int direction = motion / SPEEDS;
        double angle = 2 * StrictMath.PI * direction / DIRECTIONS;
        double speed = 0.25 * (1 << motion % SPEEDS);
        return speed * (down ? StrictMath.sin(angle) : StrictMath.cos(angle));
    }

    /** A Poisson number by Knuth's product of uniform numbers; at least 1. */
    private static int block(HmacStream walk) {
        double limit = StrictMath.exp(-MEAN_BLOCK);
        int count = -1;
        for (double product = 1; product > limit; product *= walk.nextDouble()) {
            count++;
        }
        return Math.max(1, count);
    }
}
