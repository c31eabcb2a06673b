package org.axonmark.submission.numericsymbolic;

import java.util.Arrays;

/**
 * What is believed of the noise.
 *
 * @param family its word in the hypothesis language; empty for none
 * @param scale as the language tells
 */
record Noise(String family, double scale) {

    private static final double NORMAL_KURTOSIS = 3;
    private static final double UNIFORM_KURTOSIS = 1.8;
    private static final double POISSON_SKEWNESS = 1;

    /** Names the noise from what a law leaves: Poisson counts are skew, uniform noise has no tails. */
    static Noise of(Found found, Answers answers) {
        if (!answers.isNoisy() || answers.count() < 3) {
            return new Noise("", 0);
        }
        double[] left = new double[answers.count()];
        for (int i = 0; i < left.length; i++) {
            left[i] = answers.y()[i] - found.at(answers.x()[i]);
        }
        double mean = Arrays.stream(left).average().orElse(0);
        double square = moment(left, mean, 2);
        double scale = Math.sqrt(found.error() / Math.max(1, left.length - found.parameters()));
        if (!(square > 0) || !(scale > 0)) {
            return new Noise("", 0);
        }
        double skewness = moment(left, mean, 3) / Math.pow(square, 1.5);
        double kurtosis = moment(left, mean, 4) / (square * square);
        if (skewness > POISSON_SKEWNESS / 2) {
            return new Noise("poisson", scale);
        }
        return kurtosis < (NORMAL_KURTOSIS + UNIFORM_KURTOSIS) / 2 ? new Noise("uniform", scale * Math.sqrt(3))
                : new Noise("normal", scale);
    }

    private static double moment(double[] values, double mean, int order) {
        return Arrays.stream(values).map(value -> Math.pow(value - mean, order)).average().orElse(0);
    }

    String clause() {
        return family.isEmpty() ? "" : " ~ " + family + "(" + Numbers.text(scale) + ")";
    }

    String words() {
        return family.isEmpty() ? "" : ", with " + family + " noise of scale " + Numbers.text(scale);
    }
}
