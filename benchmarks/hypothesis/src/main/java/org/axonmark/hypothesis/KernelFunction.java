package org.axonmark.hypothesis;

import java.util.List;

import org.axonmark.hypothesis.Hypothesis.Kernel.Shape;

/**
 * An operator hypothesis made ready to be run: exact on the trigonometric polynomial of least degree through the samples, so one hypothesis
 * serves every grid. Total; immutable; many threads may use one.
 */
public final class KernelFunction {

    private static final double TURN = 2 * Math.PI;

    private final Shape shape;
    private final List<Double> values;

    private KernelFunction(Shape shape, List<Double> values) {
        this.shape = shape;
        this.values = values;
    }

    /** Returns the function of an operator hypothesis. */
    public static KernelFunction of(Hypothesis.Kernel hypothesis) {
        return new KernelFunction(hypothesis.kernel(), hypothesis.values());
    }

    /**
     * Returns the samples of the result.
     *
     * @param samples 1 to {@link Limits#MAX_POINTS}, at i/n of the domain [0, 1); read, not changed
     * @return as many, at the same points; may be NaN or infinite where numbers grow beyond a double
     */
    public double[] of(double[] samples) {
        int n = samples.length;
        if (n < 1 || n > Limits.MAX_POINTS) {
            throw new HypothesisException(-1, n + " samples of a function; give 1 to " + Limits.MAX_POINTS);
        }
        double[] cosine = new double[n];
        double[] sine = new double[n];
        for (int i = 0; i < n; i++) {
            cosine[i] = StrictMath.cos(TURN * i / n);
            sine[i] = StrictMath.sin(TURN * i / n);
        }
        double[] out = new double[n];
        for (int k = 0; 2 * k <= n; k++) {
            double a = 0;
            double b = 0;
            for (int i = 0, angle = 0; i < n; i++, angle = on(angle, k, n)) {
                a += samples[i] * cosine[angle];
                b += samples[i] * sine[angle];
            }
            // The fastest wave that an even grid can hold is a cosine: its sine is 0 at every sample.
            boolean alone = k == 0 || 2 * k == n;
            a /= alone ? n : n / 2.0;
            b /= alone ? n : n / 2.0;
            double even = even(k);
            double odd = alone ? 0 : odd(k);
            double onCosine = even * a - odd * b;
            double onSine = even * b + odd * a;
            double atLowerEnd = shape == Shape.INTEGRAL && k > 0 ? onCosine : 0;
            double slope = shape == Shape.INTEGRAL && k == 0 ? a / n : 0;
            for (int i = 0, angle = 0; i < n; i++, angle = on(angle, k, n)) {
                out[i] += onCosine * cosine[angle] + onSine * sine[angle] - atLowerEnd + slope * i;
            }
        }
        return out;
    }

    /** Returns the next angle of a wave of k turns, in n-ths of a turn; a division would cost more than all else. */
    private static int on(int angle, int k, int n) {
        int next = angle + k;
        return next < n ? next : next - n;
    }

    /** What a wave of k turns keeps of itself. */
    private double even(int k) {
        double value = values.isEmpty() ? 0 : values.getFirst();
        return switch (shape) {
            case SHIFT -> StrictMath.cos(TURN * k * value);
            case DERIVATIVE, INTEGRAL -> 0;
            case BOX -> {
                double half = Math.PI * k * value;
                yield half > 0 ? StrictMath.sin(half) / half : 1;
            }
            case SMOOTH -> {
                double angle = TURN * k * Math.max(0, value);
                yield StrictMath.exp(-angle * angle / 2);
            }
            case HEAT -> StrictMath.exp(-TURN * k * TURN * k * Math.max(0, value));
        };
    }

    /** What a wave of k turns gives to the one a quarter behind it: of a cosine to the sine, of a sine less to the cosine. */
    private double odd(int k) {
        return switch (shape) {
            case SHIFT -> StrictMath.sin(TURN * k * values.getFirst());
            case DERIVATIVE -> -TURN * k;
            case INTEGRAL -> 1 / (TURN * k);
            case BOX, SMOOTH, HEAT -> 0;
        };
    }
}
