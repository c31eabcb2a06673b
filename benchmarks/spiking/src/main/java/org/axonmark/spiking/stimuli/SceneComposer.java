package org.axonmark.spiking.stimuli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/**
 * Composes scenes of real objects under a seed. A scene has a textured ground and 2 to 5 objects, laid one over the other. Of each, picture, size (0.6 to
 * 1.4 of its picture's), place (its middle lies on the scene) and brightness (0.6 to 1 of its own) are drawn. A place that would leave less than
 * {@value #LEAST_VISIBLE} of an object visible is drawn anew, 100 times at most; then the object is left out. Every pixel belongs to the ground or to the
 * foremost object there. Scenes are made one by one, each from its number alone.
 */
public final class SceneComposer {

    /** Smallest share of an object that is seen. */
    public static final double LEAST_VISIBLE = 0.4;

    /** Fewest objects of a scene. */
    public static final int FEWEST = 2;

    /** Most objects of a scene. */
    public static final int MOST = 5;

    private static final int TRIES = 100;

    private final RoundSeed seed;
    private final LabelledImages images;
    private final int side;

    /**
     * Creates a composer.
     *
     * @param seed decides all scenes
     * @param images objects on black, square
     * @param side rows and columns of a scene, at least twice a picture's
     */
    public SceneComposer(RoundSeed seed, LabelledImages images, int side) {
        if (side < 2 * images.height()) {
            throw new IllegalArgumentException("a scene of " + side + " x " + side + " pixels is too small for pictures of "
                    + images.height() + "; at least " + 2 * images.height() + " are needed");
        }
        this.seed = seed;
        this.images = images;
        this.side = side;
    }

    /** Composes a scene. */
    public Scene scene(long number) {
        HmacStream draws = seed.stream("scene", Long.toString(number), "objects");
        float[] picture = Ground.draw(seed.stream("scene", Long.toString(number), "ground"), side);
        int[] owner = new int[side * side];
        Arrays.fill(owner, -1);
        int count = FEWEST + draws.nextInt(MOST - FEWEST + 1);
        int[] label = new int[count];
        int[] pixels = new int[count];
        int placed = 0;
        for (int i = 0; i < count; i++) {
            int which = draws.nextInt(images.size());
            label[placed] = images.label(which);
            if (place(draws, Placement.of(images, which), picture, owner, placed, pixels)) {
                placed++;
            }
        }
        return new Scene(side, picture, labels(owner, label), things(owner, label, pixels, placed));
    }

    /** Lays an object on top if a place can be found that hides no other too much. */
    private boolean place(HmacStream draws, Placement object, float[] picture, int[] owner, int number, int[] pixels) {
        double scale = 0.6 + 0.8 * draws.nextDouble();
        double light = 0.6 + 0.4 * draws.nextDouble();
        double length = scale * images.height();
        int[] visible = new int[number];
        for (int t = 0; t < TRIES; t++) {
            double top = draws.nextDouble() * side - length / 2;
            double left = draws.nextDouble() * side - length / 2;
            boolean[] covers = new boolean[side * side];
            int[] size = new int[1];
            object.on(side, top, left, scale, (pixel, grey) -> {
                covers[pixel] = true;
                size[0]++;
            });
            Arrays.fill(visible, 0);
            for (int i = 0; i < owner.length; i++) {
                if (owner[i] >= 0 && !covers[i]) {
                    visible[owner[i]]++;
                }
            }
            boolean good = size[0] > 0;
            for (int i = 0; good && i < number; i++) {
                good = visible[i] >= LEAST_VISIBLE * pixels[i];
            }
            if (good) {
                pixels[number] = size[0];
                object.on(side, top, left, scale, (pixel, grey) -> {
                    owner[pixel] = number;
                    picture[pixel] = (float) (light * grey);
                });
                return true;
            }
        }
        return false;
    }

    private static byte[] labels(int[] owner, int[] label) {
        byte[] labels = new byte[owner.length];
        for (int i = 0; i < owner.length; i++) {
            labels[i] = (byte) (owner[i] < 0 ? 0 : label[owner[i]] + 1);
        }
        return labels;
    }

    private List<Scene.Thing> things(int[] owner, int[] label, int[] pixels, int count) {
        List<Scene.Thing> things = new ArrayList<>();
        for (int object = 0; object < count; object++) {
            int left = side;
            int top = side;
            int right = 0;
            int bottom = 0;
            int visible = 0;
            for (int i = 0; i < owner.length; i++) {
                if (owner[i] == object) {
                    left = Math.min(left, i % side);
                    right = Math.max(right, i % side + 1);
                    top = Math.min(top, i / side);
                    bottom = Math.max(bottom, i / side + 1);
                    visible++;
                }
            }
            things.add(new Scene.Thing(label[object], new Box(left, top, right, bottom), visible / (double) pixels[object]));
        }
        return things;
    }
}
