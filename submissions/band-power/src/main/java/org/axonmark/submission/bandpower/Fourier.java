package org.axonmark.submission.bandpower;

/** A discrete Fourier transform of any length, by its prime factors (Cooley and Tukey). */
final class Fourier {

    private final int length;
    private final double[] cos;
    private final double[] sin;

    Fourier(int length) {
        this.length = length;
        this.cos = new double[length];
        this.sin = new double[length];
        for (int i = 0; i < length; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / length);
            sin[i] = -Math.sin(2 * Math.PI * i / length);
        }
    }

    /** Returns real and imaginary parts of the transform of the complex values, one after the other: {@code [2][length]}. */
    double[][] transform(double[] re, double[] im) {
        double[][] out = new double[2][length];
        step(re, im, 0, 1, out[0], out[1], 0, length);
        return out;
    }

    private void step(double[] re, double[] im, int from, int stride, double[] outRe, double[] outIm, int to, int n) {
        if (n == 1) {
            outRe[to] = re[from];
            outIm[to] = im[from];
            return;
        }
        int p = smallestFactor(n);
        int m = n / p;
        for (int q = 0; q < p; q++) {
            step(re, im, from + q * stride, stride * p, outRe, outIm, to + q * m, m);
        }
        double[] partRe = new double[p];
        double[] partIm = new double[p];
        for (int k = 0; k < m; k++) {
            for (int q = 0; q < p; q++) {
                partRe[q] = outRe[to + q * m + k];
                partIm[q] = outIm[to + q * m + k];
            }
            for (int r = 0; r < p; r++) {
                double sumRe = 0;
                double sumIm = 0;
                int turn = (k + r * m) * stride;
                int angle = 0;
                for (int q = 0; q < p; q++) {
                    sumRe += partRe[q] * cos[angle] - partIm[q] * sin[angle];
                    sumIm += partRe[q] * sin[angle] + partIm[q] * cos[angle];
                    angle = (angle + turn) % length;
                }
                outRe[to + r * m + k] = sumRe;
                outIm[to + r * m + k] = sumIm;
            }
        }
    }

    private static int smallestFactor(int n) {
        for (int p = 2; p * p <= n; p++) {
            if (n % p == 0) {
                return p;
            }
        }
        return n;
    }
}
