package org.axonmark.spiking.stimuli;

import java.util.List;

/**
 * A composed picture with its truth.
 */
public final class Scene {

    private final int side;
    private final float[] picture;
    private final byte[] labels;
    private final List<Thing> things;

    Scene(int side, float[] picture, byte[] labels, List<Thing> things) {
        this.side = side;
        this.picture = picture;
        this.labels = labels;
        this.things = List.copyOf(things);
    }

    /**
     * An object on the scene.
     *
     * @param label its class, from 0
     * @param box the smallest box round its visible pixels
     * @param visible share of its pixels on the scene that no other object hides, in (0, 1]
     */
    public record Thing(int label, Box box, double visible) {}

    /** Returns rows and columns. */
    public int side() {
        return side;
    }

    /** Writes the picture, row by row, values in [0, 1]. */
    public void copyTo(float[] target, int at) {
        System.arraycopy(picture, 0, target, at, picture.length);
    }

    /** Returns what is seen at a pixel: 0 for the ground, else an object's class + 1. */
    public int label(int row, int column) {
        return labels[row * side + column];
    }

    /** Returns the truth of all pixels, row by row. */
    public int[] labels() {
        int[] all = new int[labels.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = labels[i];
        }
        return all;
    }

    /** Returns the objects, the hindmost first. */
    public List<Thing> things() {
        return things;
    }
}
