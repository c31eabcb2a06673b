package org.axonmark.datasets.synthetic;

/** The inverse discrete Fourier transform of squares, by radix 2: written here so that it is equal to the last bit on every host. */
final class Fourier {

    private Fourier() {}

    /** Replaces a square of side² complex numbers by their transform Σ F(u, v) · e^(2πi(ux + vy)/side), not scaled. */
    static void inverse(double[] real, double[] imaginary, int side) {
        double[] cosines = new double[side / 2];
        double[] sines = new double[side / 2];
        for (int k = 0; k < side / 2; k++) {
            cosines[k] = StrictMath.cos(2 * StrictMath.PI * k / side);
            sines[k] = StrictMath.sin(2 * StrictMath.PI * k / side);
        }
        double[] re = new double[side];
        double[] im = new double[side];
        for (int pass = 0; pass < 2; pass++) {
            int step = pass == 0 ? 1 : side;
            for (int line = 0; line < side; line++) {
                int first = pass == 0 ? line * side : line;
                for (int i = 0; i < side; i++) {
                    int from = first + reversed(i, side) * step;
                    re[i] = real[from];
                    im[i] = imaginary[from];
                }
                butterflies(re, im, cosines, sines);
                for (int i = 0; i < side; i++) {
                    real[first + i * step] = re[i];
                    imaginary[first + i * step] = im[i];
                }
            }
        }
    }

    private static int reversed(int index, int side) {
        return Integer.reverse(index) >>> (Integer.numberOfLeadingZeros(side) + 1);
    }

    private static void butterflies(double[] re, double[] im, double[] cosines, double[] sines) {
        int side = re.length;
        for (int half = 1; half < side; half *= 2) {
            int stride = side / (2 * half);
            for (int group = 0; group < side; group += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int low = group + k;
                    int high = low + half;
                    double c = cosines[k * stride];
                    double s = sines[k * stride];
                    double r = c * re[high] - s * im[high];
                    double i = c * im[high] + s * re[high];
                    re[high] = re[low] - r;
                    im[high] = im[low] - i;
                    re[low] += r;
                    im[low] += i;
                }
            }
        }
    }
}
