package org.axonmark.spiking.stimuli;

import java.util.stream.IntStream;

import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/**
 * Composes a sequence of tasks of permuted pictures under a seed. Each task has an order of pixels of its own ({@link PixelOrder#ofTask}), and each of its
 * stimuli an object of drawn size (0.9 to 1.1), place (up to 1.5 pixels from the middle) and light (0.7 to 1) on black, so that none shows a published
 * picture. Nothing is kept between stimuli.
 */
public final class LearningTasks {

    private static final double FARTHEST = 1.5;

    private final RoundSeed seed;
    private final LabelledImages training;
    private final LabelledImages test;

    /** What stimuli are for. */
    public enum Part {
        /** They are learnt. */
        TRAINING,
        /** They are asked. */
        TEST
    }

    /**
     * Creates a composer.
     *
     * @param seed decides the sequence
     * @param training objects on black, 28 × 28, to be learnt
     * @param test others, to be asked
     */
    public LearningTasks(RoundSeed seed, LabelledImages training, LabelledImages test) {
        if (training.height() * training.width() != PixelOrder.PIXELS || test.height() * test.width() != PixelOrder.PIXELS) {
            throw new IllegalArgumentException("pictures of %d x %d and %d x %d pixels; %d pixels are needed"
                    .formatted(training.height(), training.width(), test.height(), test.width(), PixelOrder.PIXELS));
        }
        this.seed = seed;
        this.training = training;
        this.test = test;
    }

    /** Returns a task's stimuli to learn or to ask. */
    public Stimuli of(int task, Part part) {
        return new Stimuli(task, part);
    }

    /** Stimuli of a task, composed when asked for. Each picture is shown once, in an order of the task's own, before any is shown again. */
    public final class Stimuli {

        private final int task;
        private final Part part;
        private final LabelledImages images;
        private final PixelOrder pixels;
        private final int[] pictures;

        private Stimuli(int task, Part part) {
            this.task = task;
            this.part = part;
            this.images = part == Part.TRAINING ? training : test;
            this.pixels = PixelOrder.ofTask(seed, task);
            this.pictures = draws(task, part, "pictures").permutation(images.size());
        }

        /** Returns the class of a stimulus. */
        public int label(int number) {
            return images.label(pictures[number % pictures.length]);
        }

        /** Returns the classes of stimuli from one on. */
        public int[] labels(int from, int count) {
            return IntStream.range(from, from + count).map(this::label).toArray();
        }

        /** Returns stimuli from one on, {@code [count][784]}, each in the task's order of pixels. */
        public float[] values(int from, int count) {
            float[] values = new float[Math.multiplyExact(count, PixelOrder.PIXELS)];
            for (int i = 0; i < count; i++) {
                float[] picture = composed(images, pictures[(from + i) % pictures.length], draws(task, part, Integer.toString(from + i)));
                pixels.arrange(picture, values, i * PixelOrder.PIXELS);
            }
            return values;
        }
    }

    private static float[] composed(LabelledImages images, int picture, HmacStream draws) {
        int side = images.height();
        double scale = 0.9 + 0.2 * draws.nextDouble();
        double light = 0.7 + 0.3 * draws.nextDouble();
        double middle = side * (1 - scale) / 2;
        double top = middle + FARTHEST * (2 * draws.nextDouble() - 1);
        double left = middle + FARTHEST * (2 * draws.nextDouble() - 1);
        float[] canvas = new float[side * side];
        Placement.of(images, picture).on(side, top, left, scale, (pixel, grey) -> canvas[pixel] = (float) (light * grey));
        return canvas;
    }

    private HmacStream draws(int task, Part part, String purpose) {
        return seed.stream("continual", Integer.toString(task), part.name(), purpose);
    }
}
