package org.axonmark.submission.tangentspace;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/**
 * The matrix logarithm of a window's channel covariance, its upper triangle with √2 off the diagonal (log-Euclidean tangent space, Arsigny et
 * al. 2006; Barachant et al. 2012): {@code [n][c(c+1)/2]}.
 */
public final class TangentSpaceEncoder implements EegEncoder {

    private static final double SHRINKAGE = 1e-3;
    private static final int SWEEPS = 30;

    /** Creates the encoder. */
    public TangentSpaceEncoder() {}

    @Override
    public void prepare(EegSetup setup, Context context) {
        // Nothing depends on the set-up but the number of channels, which every window shows.
    }

    @Override
    public FloatTensor embed(FloatTensor windows) {
        int n = windows.size(0);
        int channels = windows.size(1);
        int width = channels * (channels + 1) / 2;
        float[] features = new float[n * width];
        for (int i = 0; i < n; i++) {
            double[][] log = logarithm(covariance(windows.values(), i * channels * windows.size(2), channels, windows.size(2)));
            int at = i * width;
            for (int a = 0; a < channels; a++) {
                for (int b = a; b < channels; b++) {
                    features[at++] = (float) (a == b ? log[a][a] : Math.sqrt(2) * log[a][b]);
                }
            }
        }
        return FloatTensor.of(features, n, width);
    }

    private static double[][] covariance(float[] values, int from, int channels, int samples) {
        double[][] centred = new double[channels][samples];
        for (int c = 0; c < channels; c++) {
            double mean = 0;
            for (int t = 0; t < samples; t++) {
                mean += values[from + c * samples + t];
            }
            mean /= samples;
            for (int t = 0; t < samples; t++) {
                centred[c][t] = values[from + c * samples + t] - mean;
            }
        }
        double[][] covariance = new double[channels][channels];
        double trace = 0;
        for (int a = 0; a < channels; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int t = 0; t < samples; t++) {
                    sum += centred[a][t] * centred[b][t];
                }
                covariance[a][b] = sum / samples;
                covariance[b][a] = sum / samples;
            }
            trace += covariance[a][a];
        }
        for (int a = 0; a < channels; a++) {
            covariance[a][a] += SHRINKAGE * trace / channels + 1e-9;
        }
        return covariance;
    }

    /** The logarithm of a positive definite matrix by cyclic Jacobi rotations; the argument is used up. */
    private static double[][] logarithm(double[][] matrix) {
        int n = matrix.length;
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double off = 0;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    off += Math.abs(matrix[p][q]);
                    rotate(matrix, vectors, p, q);
                }
            }
            if (off < 1e-12) {
                break;
            }
        }
        double[][] log = new double[n][n];
        for (int k = 0; k < n; k++) {
            double value = Math.log(Math.max(matrix[k][k], 1e-12));
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    log[a][b] += value * vectors[a][k] * vectors[b][k];
                }
            }
        }
        return log;
    }

    private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
        double pq = matrix[p][q];
        if (Math.abs(pq) < 1e-300) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * pq);
        double t = Math.signum(theta == 0 ? 1 : theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < matrix.length; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = c * kp - s * kq;
            matrix[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < matrix.length; k++) {
            double pk = matrix[p][k];
            double qk = matrix[q][k];
            matrix[p][k] = c * pk - s * qk;
            matrix[q][k] = s * pk + c * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
    }
}
