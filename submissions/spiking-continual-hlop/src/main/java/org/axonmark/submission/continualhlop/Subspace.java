package org.axonmark.submission.continualhlop;

import java.util.Arrays;

/**
 * Lateral neurons that learn the directions in which a layer's input varies most, by Hebb's rule: with answers y = x H of a batch, H grows by
 * (x − y Hᵀ)ᵀ y / n. Those of earlier tasks are frozen; those of the present one learn from what the frozen ones leave of the input.
 */
final class Subspace {

    private static final int ITERATIONS = 5;
    private static final float RATE = 0.01f;
    private static final float MOMENTUM = 0.9f;

    /** Mean square length to which batches are scaled: longer ones would make the rule diverge. */
    private static final double ENERGY = 30;

    /** Directions that stayed shorter were not learnt. */
    private static final double SHORTEST = 0.1;

    private final int inputs;
    private final int each;
    private final Draws draws;

    /** Directions, each of {@code inputs} numbers; the first {@code frozen} are those of earlier tasks. */
    private float[][] directions = {};
    private float[][] moves = {};
    private int frozen;

    /**
     * Creates a subspace without directions.
     *
     * @param inputs numbers of an input
     * @param each directions of a task
     */
    Subspace(int inputs, int each, Draws draws) {
        this.inputs = inputs;
        this.each = each;
        this.draws = draws;
    }

    /** Freezes what was learnt, made orthonormal, and makes room for another task; never more directions than inputs. */
    void begin() {
        for (int k = frozen; k < directions.length; k++) {
            straighten(k);
        }
        frozen = directions.length;
        int more = Math.min(each, inputs - frozen);
        directions = Arrays.copyOf(directions, frozen + more);
        for (int k = frozen; k < directions.length; k++) {
            directions[k] = draws.within(inputs, Math.sqrt(3.0 / inputs) / 10);
        }
        moves = new float[more][inputs];
    }

    /** Takes out of a direction what lies in those before it, and makes it of length 1; one that was not learnt becomes 0. */
    private void straighten(int which) {
        float[] direction = directions[which];
        for (int k = 0; k < which; k++) {
            Floats.add(direction, directions[k], -Floats.dot(directions[k], direction));
        }
        double length = Math.sqrt(Floats.dot(direction, direction));
        for (int i = 0; i < inputs; i++) {
            direction[i] = length < SHORTEST ? 0 : (float) (direction[i] / length);
        }
    }

    /** Takes out of an input what lies in the directions of earlier tasks. */
    float[] outside(float[] input) {
        float[] left = input.clone();
        for (int k = 0; k < frozen; k++) {
            Floats.add(left, directions[k], -Floats.dot(directions[k], input));
        }
        return left;
    }

    /**
     * Learns from a batch.
     *
     * @param batch inputs as {@link #outside} leaves them
     */
    void learn(float[][] batch) {
        double energy = 0;
        for (float[] input : batch) {
            energy += Floats.dot(input, input) / batch.length;
        }
        float scale = energy > 0 ? (float) Math.sqrt(ENERGY / energy) : 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            float[][] grown = new float[directions.length - frozen][inputs];
            for (float[] input : batch) {
                float[] left = new float[inputs];
                Floats.add(left, input, scale);
                float[] answers = new float[grown.length];
                for (int k = 0; k < grown.length; k++) {
                    answers[k] = scale * Floats.dot(directions[frozen + k], input);
                    Floats.add(left, directions[frozen + k], -answers[k]);
                }
                for (int k = 0; k < grown.length; k++) {
                    Floats.add(grown[k], left, answers[k] / batch.length);
                }
            }
            for (int k = 0; k < grown.length; k++) {
                for (int i = 0; i < inputs; i++) {
                    moves[k][i] = MOMENTUM * moves[k][i] + grown[k][i];
                }
                Floats.add(directions[frozen + k], moves[k], RATE);
            }
        }
    }
}
