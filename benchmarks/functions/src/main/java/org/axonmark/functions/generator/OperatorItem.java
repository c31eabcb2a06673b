package org.axonmark.functions.generator;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.KernelFunction;
import org.axonmark.results.statistics.HmacStream;

/**
 * One operator on functions on [0, 1) with its truth.
 *
 * @param seed the seed it was drawn from
 * @param index its number in the seed's set
 * @param truth the operator, without noise
 * @param noise deviation of the normal noise on each sample of an answer, as a share of the answer's root mean square
 */
public record OperatorItem(Seed seed, int index, Hypothesis.Kernel truth, double noise) {

    /** Samples of the functions that may be asked. */
    public static final int POINTS = 64;
    /** Samples of the functions for scoring. */
    public static final int FINE_POINTS = 256;

    private static final int WAVES = 20;
    private static final double DECAY = 4;
    private static final double TURN = 2 * Math.PI;

    /**
     * Returns functions for scoring, independent of everything a submission sees: sums of a constant and 20 waves of 1–20 turns, whose
     * normal amplitudes fall off as 1 / (1 + (k / 4)²).
     *
     * @param count how many; the first ones do not depend on it
     * @param points samples of each
     */
    public double[][] testFunctions(int count, int points) {
        return functions(seed.stream(OperatorGenerator.KIND, index, "test points"), count, points);
    }

    static double[][] functions(HmacStream stream, int count, int points) {
        double[] cosine = new double[points];
        double[] sine = new double[points];
        for (int i = 0; i < points; i++) {
            cosine[i] = StrictMath.cos(TURN * i / points);
            sine[i] = StrictMath.sin(TURN * i / points);
        }
        double[][] functions = new double[count][points];
        for (double[] function : functions) {
            double mean = stream.nextGaussian();
            for (int i = 0; i < points; i++) {
                function[i] = mean;
            }
            for (int k = 1; k <= WAVES; k++) {
                double size = 1 / (1 + k / DECAY * (k / DECAY));
                double a = size * stream.nextGaussian();
                double b = size * stream.nextGaussian();
                for (int i = 0; i < points; i++) {
                    function[i] += a * cosine[k * i % points] + b * sine[k * i % points];
                }
            }
        }
        return functions;
    }

    /**
     * Returns the answer to a query: the truth's samples and the noise of the query, so that repeats are independent.
     *
     * @param samples of a function
     * @param counter number of the query, from 0
     */
    public double[] answer(double[] samples, long counter) {
        double[] answer = KernelFunction.of(truth).of(samples);
        if (noise > 0) {
            double squares = 0;
            for (double value : answer) {
                squares += value * value;
            }
            double deviation = noise * Math.sqrt(squares / answer.length);
            HmacStream stream = seed.stream(OperatorGenerator.KIND, index, "noise", counter);
            for (int i = 0; i < answer.length; i++) {
                answer[i] += deviation * stream.nextGaussian();
            }
        }
        return answer;
    }
}
