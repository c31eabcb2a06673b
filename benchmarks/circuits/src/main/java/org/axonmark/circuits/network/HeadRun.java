package org.axonmark.circuits.network;

import org.axonmark.circuits.network.Weights.Head;

/**
 * One head at work.
 *
 * @param query queries {@code [n][headWidth]}, n = prompts · length
 * @param key keys
 * @param value values
 * @param pattern attention {@code [prompts][length][length]}, rows sum to 1
 * @param mixed values mixed by the pattern {@code [n][headWidth]}
 * @param output what it writes {@code [n][width]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeadRun(double[] query, double[] key, double[] value, double[] pattern, double[] mixed, double[] output) {

    /** Gradients at queries, keys and values. */
    @SuppressWarnings("ArrayRecordComponent")
    record Back(double[] query, double[] key, double[] value) {}

    /** Attends: softmax(q kᵀ / √headWidth) v, then the output matrix. */
    static HeadRun of(double[] query, double[] key, double[] value, double[] pattern, Head head, int length) {
        int d = head.queryBias().length;
        int prompts = query.length / d / length;
        double[] mixed = new double[query.length];
        for (int p = 0; p < prompts; p++) {
            for (int i = 0; i < length; i++) {
                int row = (p * length + i) * d;
                for (int j = 0; j < length; j++) {
                    double share = pattern[(p * length + i) * length + j];
                    if (share != 0) {
                        for (int k = 0; k < d; k++) {
                            mixed[row + k] += share * value[(p * length + j) * d + k];
                        }
                    }
                }
            }
        }
        return new HeadRun(query, key, value, pattern, mixed, Matrices.product(mixed, head.output(), head.outputBias(), d));
    }

    /** Returns the attention of queries to keys. */
    static double[] pattern(double[] query, double[] key, int d, int length, boolean causal) {
        int prompts = query.length / d / length;
        double[] pattern = new double[prompts * length * length];
        double scale = 1 / Math.sqrt(d);
        for (int p = 0; p < prompts; p++) {
            for (int i = 0; i < length; i++) {
                int seen = causal ? i + 1 : length;
                int row = (p * length + i) * length;
                double most = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < seen; j++) {
                    double score = 0;
                    for (int k = 0; k < d; k++) {
                        score += query[(p * length + i) * d + k] * key[(p * length + j) * d + k];
                    }
                    pattern[row + j] = score * scale;
                    most = Math.max(most, score * scale);
                }
                double sum = 0;
                for (int j = 0; j < seen; j++) {
                    pattern[row + j] = StrictMath.exp(pattern[row + j] - most);
                    sum += pattern[row + j];
                }
                for (int j = 0; j < seen; j++) {
                    pattern[row + j] /= sum;
                }
            }
        }
        return pattern;
    }

    /** Returns gradients from the one at the output. */
    Back backward(double[] gradient, Head head, int length) {
        int d = head.queryBias().length;
        int prompts = query.length / d / length;
        double scale = 1 / Math.sqrt(d);
        double[] dMixed = Matrices.transposed(gradient, head.output(), head.output().length / d);
        double[] dQuery = new double[query.length];
        double[] dKey = new double[query.length];
        double[] dValue = new double[query.length];
        double[] dShare = new double[length];
        for (int p = 0; p < prompts; p++) {
            for (int i = 0; i < length; i++) {
                int row = (p * length + i) * d;
                double mean = 0;
                for (int j = 0; j < length; j++) {
                    int other = (p * length + j) * d;
                    double share = pattern[(p * length + i) * length + j];
                    double sum = 0;
                    for (int k = 0; k < d; k++) {
                        dValue[other + k] += share * dMixed[row + k];
                        sum += dMixed[row + k] * value[other + k];
                    }
                    dShare[j] = sum;
                    mean += share * sum;
                }
                for (int j = 0; j < length; j++) {
                    int other = (p * length + j) * d;
                    double dScore = pattern[(p * length + i) * length + j] * (dShare[j] - mean) * scale;
                    for (int k = 0; k < d; k++) {
                        dQuery[row + k] += dScore * key[other + k];
                        dKey[other + k] += dScore * query[row + k];
                    }
                }
            }
        }
        return new Back(dQuery, dKey, dValue);
    }
}
