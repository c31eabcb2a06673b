package org.axonmark.results.statistics;

/** The few distribution functions that intervals need, by the regularised incomplete beta function (continued fraction of Lentz). */
final class Distributions {

    private static final double[] LANCZOS = {
        0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
        12.507343278686905, -0.13857109526572012, 9.984369578019572e-06, 1.5056327351493116e-07
    };

    private Distributions() {}

    /** Returns t with P(T ≤ t) = p for Student's distribution. */
    static double studentQuantile(double p, double degrees) {
        if (p < 0.5) {
            return -studentQuantile(1 - p, degrees);
        }
        double x = betaQuantile(2 * (1 - p), degrees / 2, 0.5);
        return StrictMath.sqrt(degrees * (1 - x) / x);
    }

    /** Returns x with I_x(a, b) = p, by bisection to the last bit. */
    static double betaQuantile(double p, double a, double b) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 1100; step++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (incompleteBeta(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }

    /** Returns the regularised incomplete beta function I_x(a, b). */
    static double incompleteBeta(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front = StrictMath.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
        return x < (a + 1) / (a + b + 2)
                ? front * continuedFraction(x, a, b) / a
                : 1 - front * continuedFraction(1 - x, b, a) / b;
    }

    private static double continuedFraction(double x, double a, double b) {
        double tiny = 1e-300;
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1), tiny);
        double value = d;
        for (int m = 1; m < 500; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d, tiny);
            c = away(1 + even / c, tiny);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d, tiny);
            c = away(1 + odd / c, tiny);
            value *= d * c;
            if (StrictMath.abs(d * c - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    private static double away(double value, double tiny) {
        return StrictMath.abs(value) < tiny ? tiny : value;
    }

    private static double logGamma(double x) {
        if (x < 0.5) {
            return StrictMath.log(StrictMath.PI / StrictMath.sin(StrictMath.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + 6.5;
        return 0.5 * StrictMath.log(2 * StrictMath.PI) + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
