package org.axonmark.spiking.stimuli;

import java.util.stream.IntStream;

import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/**
 * Composes streams of real objects under a seed: pictures follow each other pixel by pixel, one a step, in one order. Each has a textured ground, and its
 * object, size (0.8 to 1.2), place (up to 3 pixels from the middle) and brightness are drawn, so that no stream shows a published picture. To be told at
 * the last step of each picture: its class.
 */
public final class PictureStreams {

    private static final double FARTHEST = 3;

    private final RoundSeed seed;
    private final LabelledImages images;
    private final PixelOrder order;
    private final int pictures;

    /**
     * Creates a composer.
     *
     * @param seed decides all streams
     * @param images objects on black, 28 × 28
     * @param order in which a picture's pixels come
     * @param pictures pictures in a stream
     */
    public PictureStreams(RoundSeed seed, LabelledImages images, PixelOrder order, int pictures) {
        if (images.height() * images.width() != PixelOrder.PIXELS || pictures < 1) {
            throw new IllegalArgumentException("streams of " + pictures + " pictures of " + images.height() + " x " + images.width()
                    + " pixels; at least one picture of " + PixelOrder.PIXELS + " pixels is needed");
        }
        this.seed = seed;
        this.images = images;
        this.order = order;
        this.pictures = pictures;
    }

    /** Returns the steps of a stream. */
    public int steps() {
        return pictures * PixelOrder.PIXELS;
    }

    /** Returns the classes of a stream's pictures, in their order: the truth. */
    public int[] labels(long number) {
        return IntStream.range(0, pictures).map(picture -> images.label(which(number, picture))).toArray();
    }

    /** Writes a stream's values, in [0, 1], from a place on. */
    public void copyTo(long number, float[] target, int at) {
        int side = images.height();
        for (int p = 0; p < pictures; p++) {
            HmacStream draws = draws(number, p, "placing");
            double scale = 0.8 + 0.4 * draws.nextDouble();
            double light = 0.6 + 0.4 * draws.nextDouble();
            double middle = side * (1 - scale) / 2;
            double top = middle + FARTHEST * (2 * draws.nextDouble() - 1);
            double left = middle + FARTHEST * (2 * draws.nextDouble() - 1);
            float[] picture = Ground.draw(draws, side);
            Placement.of(images, which(number, p)).on(side, top, left, scale, (pixel, grey) -> picture[pixel] = (float) (light * grey));
            order.arrange(picture, target, at + p * PixelOrder.PIXELS);
        }
    }

    private int which(long number, int picture) {
        return draws(number, picture, "object").nextInt(images.size());
    }

    private HmacStream draws(long number, int picture, String purpose) {
        return seed.stream("picture-stream", Long.toString(number), Integer.toString(picture), purpose);
    }
}
