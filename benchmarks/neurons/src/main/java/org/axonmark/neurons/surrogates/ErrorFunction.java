package org.axonmark.neurons.surrogates;

/** The error function erf(x) = 2/√π ∫₀ˣ e^(−t²) dt, to about 1e-15. */
final class ErrorFunction {

    private static final double ROOT_PI = StrictMath.sqrt(StrictMath.PI);
    /** From here on the continued fraction is the quicker of the two to converge. */
    private static final double FAR = 2.5;
    /** Terms of the continued fraction: enough for 1e-16 of erfc's share in erf from {@link #FAR} on. */
    private static final int TERMS = 60;

    private ErrorFunction() {}

    static double of(double x) {
        double size = Math.abs(x);
        double value = size < FAR ? series(size) : 1 - complement(size);
        return x < 0 ? -value : value;
    }

    /** erf(x) = 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): all terms positive, so none cancel. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / ROOT_PI * StrictMath.exp(-x * x) * sum;
    }

    /** erfc(x) = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + 2/(x + …))))). */
    private static double complement(double x) {
        double tail = x;
        for (int n = TERMS; n >= 1; n--) {
            tail = x + n / 2.0 / tail;
        }
        return StrictMath.exp(-x * x) / ROOT_PI / tail;
    }
}
