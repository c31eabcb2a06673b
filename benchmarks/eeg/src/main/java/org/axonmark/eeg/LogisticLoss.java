package org.axonmark.eeg;

import java.util.Arrays;

/**
 * The weighted log loss of linear logits with its derivatives, ridge included. Parameters lie output after output, each its weights and then
 * its intercept; two classes have one output, the log-odds of class 1, and K &gt; 2 have K. All sums run in one fixed order.
 */
final class LogisticLoss {

    private static final int BLOCK = 8;

    /** Of so many factors in [1, 2] the product cannot overflow. */
    private static final int PRODUCT = 512;

    /** {@code [n][size]}, a constant 1 last for the intercept. */
    private final double[][] rows;

    private final double[][] columns;
    private final int[] labels;
    private final int outputs;
    private final int size;
    private final double[] classWeights;
    private final double[][] slopes;
    private final double[][] curvatures;

    LogisticLoss(double[][] features, int[] labels, int classes) {
        this.labels = labels;
        outputs = classes == 2 ? 1 : classes;
        size = features[0].length + 1;
        rows = new double[features.length][];
        columns = new double[size][rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(features[i], size);
            rows[i][size - 1] = 1;
            for (int k = 0; k < size; k++) {
                columns[k][i] = rows[i][k];
            }
        }
        classWeights = new double[classes];
        for (int label : labels) {
            classWeights[label]++;
        }
        for (int k = 0; k < classes; k++) {
            classWeights[k] = labels.length / (classes * classWeights[k]);
        }
        slopes = new double[outputs][rows.length];
        curvatures = new double[outputs][rows.length];
    }

    int outputs() {
        return outputs;
    }

    /** Returns the number of parameters of one output. */
    int size() {
        return size;
    }

    boolean isIntercept(int parameter) {
        return parameter % size == size - 1;
    }

    /** Returns the objective; derivatives are henceforth those at this point. */
    double at(double[] w, double ridge) {
        double[][] logits = new double[outputs][];
        for (int o = 0; o < outputs; o++) {
            logits[o] = combine(columns, w, o * size, rows.length);
        }
        double squares = 0;
        for (int k = 0; k < w.length; k++) {
            squares += isIntercept(k) ? 0 : w[k] * w[k];
        }
        return (outputs == 1 ? binary(logits[0]) : softmax(logits)) + ridge * squares / 2;
    }

    /** Σ wᵢ log(1 + exp(−mᵢ)), the logarithms taken of products since one costs as much as many multiplications. */
    private double binary(double[] logits) {
        double loss = 0;
        double[] products = {1, 1};
        for (int i = 0; i < logits.length; i++) {
            int label = labels[i];
            double weight = classWeights[label];
            double decay = StrictMath.exp(-Math.abs(logits[i]));
            double likelier = 1 / (1 + decay);
            double chance = logits[i] > 0 ? likelier : decay * likelier;
            slopes[0][i] = weight * (chance - label);
            curvatures[0][i] = weight * decay * likelier * likelier;
            loss += weight * Math.max(label == 1 ? -logits[i] : logits[i], 0);
            products[label] *= 1 + decay;
            if (i % PRODUCT == PRODUCT - 1 || i == logits.length - 1) {
                loss += classWeights[0] * StrictMath.log(products[0]) + classWeights[1] * StrictMath.log(products[1]);
                Arrays.fill(products, 1);
            }
        }
        return loss;
    }

    private double softmax(double[][] logits) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double weight = classWeights[labels[i]];
            double highest = Double.NEGATIVE_INFINITY;
            for (int o = 0; o < outputs; o++) {
                highest = Math.max(highest, logits[o][i]);
            }
            double sum = 0;
            for (int o = 0; o < outputs; o++) {
                slopes[o][i] = StrictMath.exp(logits[o][i] - highest);
                sum += slopes[o][i];
            }
            for (int o = 0; o < outputs; o++) {
                double chance = slopes[o][i] / sum;
                slopes[o][i] = weight * (chance - (labels[i] == o ? 1 : 0));
                curvatures[o][i] = weight * chance * (1 - chance);
            }
            loss += weight * (highest + StrictMath.log(sum) - logits[labels[i]][i]);
        }
        return loss;
    }

    double[] gradient(double[] w, double ridge) {
        double[] gradient = new double[w.length];
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(combine(rows, slopes[o], 0, size), 0, gradient, o * size, size);
        }
        for (int k = 0; k < w.length; k++) {
            gradient[k] += isIntercept(k) ? 0 : ridge * w[k];
        }
        return gradient;
    }

    /** Returns for each output the lower triangle of its own Hessian Σ cᵢ xᵢ xᵢᵀ, without the ridge. */
    double[][][] hessians() {
        return Arrays.stream(curvatures).map(this::hessian).toArray(double[][][]::new);
    }

    /** Eight windows at a time, so that each sum is loaded and stored less often. */
    private double[][] hessian(double[] curvature) {
        double[][] hessian = new double[size][size];
        int i = 0;
        for (; i + BLOCK <= rows.length; i += BLOCK) {
            for (int a = 0; a < size; a++) {
                addEight(hessian[a], i, a, curvature);
            }
        }
        for (; i < rows.length; i++) {
            for (int a = 0; a < size; a++) {
                addOne(hessian[a], rows[i], curvature[i] * rows[i][a], a + 1);
            }
        }
        return hessian;
    }

    private void addEight(double[] sums, int from, int a, double[] factors) {
        double[] r0 = rows[from];
        double[] r1 = rows[from + 1];
        double[] r2 = rows[from + 2];
        double[] r3 = rows[from + 3];
        double[] r4 = rows[from + 4];
        double[] r5 = rows[from + 5];
        double[] r6 = rows[from + 6];
        double[] r7 = rows[from + 7];
        double f0 = factors[from] * r0[a];
        double f1 = factors[from + 1] * r1[a];
        double f2 = factors[from + 2] * r2[a];
        double f3 = factors[from + 3] * r3[a];
        double f4 = factors[from + 4] * r4[a];
        double f5 = factors[from + 5] * r5[a];
        double f6 = factors[from + 6] * r6[a];
        double f7 = factors[from + 7] * r7[a];
        for (int b = 0; b <= a; b++) {
            sums[b] += ((f0 * r0[b] + f1 * r1[b]) + (f2 * r2[b] + f3 * r3[b]))
                    + ((f4 * r4[b] + f5 * r5[b]) + (f6 * r6[b] + f7 * r7[b]));
        }
    }

    /** Returns the vectors' sum, each times its factor. */
    private static double[] combine(double[][] vectors, double[] factors, int fromFactor, int length) {
        double[] sums = new double[length];
        int k = 0;
        for (; k + 3 < vectors.length; k += 4) {
            addFour(sums, vectors, k, factors, fromFactor + k);
        }
        for (; k < vectors.length; k++) {
            addOne(sums, vectors[k], factors[fromFactor + k], length);
        }
        return sums;
    }

    private static void addFour(double[] sums, double[][] vectors, int from, double[] factors, int fromFactor) {
        double[] v0 = vectors[from];
        double[] v1 = vectors[from + 1];
        double[] v2 = vectors[from + 2];
        double[] v3 = vectors[from + 3];
        double f0 = factors[fromFactor];
        double f1 = factors[fromFactor + 1];
        double f2 = factors[fromFactor + 2];
        double f3 = factors[fromFactor + 3];
        for (int k = 0; k < sums.length; k++) {
            sums[k] += (f0 * v0[k] + f1 * v1[k]) + (f2 * v2[k] + f3 * v3[k]);
        }
    }

    private static void addOne(double[] sums, double[] vector, double factor, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += factor * vector[k];
        }
    }
}
