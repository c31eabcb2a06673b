package org.axonmark.datasets.synthetic;

import org.axonmark.results.statistics.HmacStream;

/**
 * A random texture with the statistics of natural pictures: its amplitudes fall as 1/frequency up to a quarter of a cycle a pixel (as behind
 * a lens), in all directions alike, its phases are random; mean 0, variance 1. It repeats in both directions. Equal to the last bit on every host.
 */
public final class Texture {

    private static final int MAX_SIDE = 1 << 11;

    private final int side;
    private final double[] values;

    private Texture(int side, double[] values) {
        this.side = side;
        this.values = values;
    }

    /**
     * Draws a texture.
     *
     * @param draws its phases, 16 bits each
     * @param side rows and columns until it repeats: a power of 2 from 8 to 2048
     */
    public static Texture draw(HmacStream draws, int side) {
        if (side < 8 || side > MAX_SIDE || Integer.bitCount(side) != 1) {
            throw new IllegalArgumentException("a texture of " + side + " pixels; a power of 2 from 8 to " + MAX_SIDE + " is possible");
        }
        double[] real = new double[side * side];
        double[] imaginary = new double[side * side];
        double power = 0;
        long bits = 0;
        int left = 0;
        // Half of the plane of frequencies: the other half is its conjugate, so that the texture is real.
        for (int v = 0; v < side / 4; v++) {
            for (int u = v == 0 ? 1 : -side / 4 + 1; u < side / 4; u++) {
                int squared = u * u + v * v;
                if (16 * squared >= side * side) {
                    continue;
                }
                if (left == 0) {
                    bits = draws.nextLong();
                    left = 4;
                }
                left--;
                double phase = 2 * StrictMath.PI * ((bits >>> (16 * left)) & 0xffff) / 0x1p16;
                double amplitude = 1 / StrictMath.sqrt(squared);
                power += 2 * amplitude * amplitude;
                int at = v * side + (u + side) % side;
                int mirrored = (side - v) % side * side + (side - u) % side;
                real[at] = amplitude * StrictMath.cos(phase);
                imaginary[at] = amplitude * StrictMath.sin(phase);
                real[mirrored] = real[at];
                imaginary[mirrored] = -imaginary[at];
            }
        }
        Fourier.inverse(real, imaginary, side);
        double scale = 1 / StrictMath.sqrt(power);
        for (int i = 0; i < real.length; i++) {
            real[i] *= scale;
        }
        return new Texture(side, real);
    }

    /** Returns rows and columns until it repeats. */
    public int side() {
        return side;
    }

    /** Returns the value at a pixel of any whole coordinates. */
    public double at(int row, int column) {
        return values[(row & (side - 1)) * side + (column & (side - 1))];
    }

    /**
     * Writes a square of it, row by row, whose first pixel lies at any real coordinates: between pixels by Catmull and Rom's cubic.
     *
     * @param target of length {@code size}²
     */
    public void window(double row, double column, int size, double[] target) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double[] down = weights(row - top);
        double[] across = weights(column - left);
        double[] line = new double[size + 3];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < line.length; c++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += down[k] * at(top + r + k - 1, left + c - 1);
                }
                line[c] = sum;
            }
            for (int c = 0; c < size; c++) {
                target[r * size + c] =
                        across[0] * line[c] + across[1] * line[c + 1] + across[2] * line[c + 2] + across[3] * line[c + 3];
            }
        }
    }

    private static double[] weights(double t) {
        return new double[] {
            t * (-0.5 + t * (1 - 0.5 * t)),
            1 + t * t * (-2.5 + 1.5 * t),
            t * (0.5 + t * (2 - 1.5 * t)),
            t * t * (-0.5 + 0.5 * t)
        };
    }
}
