package org.axonmark.submission.learnersbattery;

import java.util.Arrays;

/**
 * A context that a learner was asked in.
 *
 * @param examples points, each with its label behind it
 * @param point the point to predict
 * @param answer the learner's prediction
 */
@SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
record Question(double[][] examples, double[] point, double answer) {

    /** Parts the rows of a query, the last of which is the point. */
    static Question of(double[] values, int width, double answer) {
        int rows = values.length / (width + 1);
        double[][] examples = new double[rows - 1][];
        for (int i = 0; i < rows - 1; i++) {
            examples[i] = Arrays.copyOfRange(values, i * (width + 1), (i + 1) * (width + 1));
        }
        return new Question(examples, Arrays.copyOfRange(values, (rows - 1) * (width + 1), rows * (width + 1) - 1), answer);
    }

    int width() {
        return point.length;
    }

    double label(int i) {
        return examples[i][point.length];
    }

    /** The product of weights and an example's coordinates. */
    double value(int i, double[] weights) {
        return dot(examples[i], weights);
    }

    /** The product of the first of two with the second, as far as the second goes. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < b.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
