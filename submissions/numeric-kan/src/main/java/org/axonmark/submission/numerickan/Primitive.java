package org.axonmark.submission.numerickan;

import java.util.ArrayList;
import java.util.List;

/** What an edge may be replaced by: curves of the hypothesis language, the simplest first. */
enum Primitive {
    /** u. */
    LINE("%s"),
    /** u². */
    SQUARE("(%s)^2"),
    /** u³. */
    CUBE("(%s)^3"),
    /** |u|. */
    ABS("abs(%s)"),
    /** 0 below 0, 1 above. */
    STEP("step(%s, 0.5)"),
    /** √u. */
    ROOT("sqrt(%s)"),
    /** Natural logarithm. */
    LOG("log(%s)"),
    /** 1/u. */
    INVERSE("(1 / (%s))"),
    /** eᵘ. */
    EXP("exp(%s)"),
    /** Sine. */
    SINE("sin(%s)"),
    /** Hyperbolic tangent. */
    TANH("tanh(%s)"),
    /** exp(−u²/2). */
    BELL("gaussian(%s, 0, 1)"),
    /** 1 where |u| ≤ 1, else 0. */
    BOX("rectangle(%s, 0, 2)"),
    /** 1 in the first half of each whole number, −1 in the second. */
    WAVE("squarewave(%s, 1, 0)"),
    /** Whole steps. */
    FLOOR("floor(%s)"),
    /** u⁴. */
    FOURTH("(%s)^4"),
    /** u⁵. */
    FIFTH("(%s)^5");

    private static final double FARTHEST = 1.2;
    private static final double SHIFT = 0.03;
    private static final double STRIDE = 0.7;
    private static final double SLOWEST = 0.5;
    private static final double FASTEST = 200;
    private static final double GROWTH = 1.25;
    private static final double TURN = 2 * Math.PI;
    private static final double FIRST_RATE = 1.5;
    private static final double FOLLOWED = 0.85;
    private static final double RATE = 0.75;
    private static final int PHASES = 8;

    private final String text;

    Primitive(String text) {
        this.text = text;
    }

    double at(double u) {
        return switch (this) {
            case LINE -> u;
            case SQUARE -> u * u;
            case CUBE -> u * u * u;
            case FOURTH -> u * u * u * u;
            case FIFTH -> u * u * u * u * u;
            case ABS -> Math.abs(u);
            case STEP -> u < 0 ? 0 : u > 0 ? 1 : 0.5;
            case ROOT -> Math.sqrt(u);
            case LOG -> Math.log(u);
            case INVERSE -> 1 / u;
            case EXP -> Math.exp(u);
            case SINE -> Math.sin(u);
            case TANH -> Math.tanh(u);
            case BELL -> Math.exp(-u * u / 2);
            case BOX -> Math.abs(u) <= 1 ? 1 : 0;
            case WAVE -> u - Math.floor(u) < 0.5 ? 1 : -1;
            case FLOOR -> Math.floor(u);
        };
    }

    /** Returns the curve of an expression in the hypothesis language. */
    String of(String expression) {
        return text.formatted(expression);
    }

    /** Tells whether slopes say nothing about where its jumps are. */
    boolean jumps() {
        return this == STEP || this == BOX || this == WAVE || this == FLOOR;
    }

    /**
     * Returns factors a and summands b to be looked through, so that a v + b is what it is applied to for v in [−1, 1].
     *
     * @param points how many values of v there are; waves that they would not follow are left out
     */
    List<double[]> starts(int points) {
        List<double[]> starts = new ArrayList<>();
        switch (this) {
            case LINE -> starts.add(new double[] {1, 0});
            case SQUARE, CUBE, FOURTH, FIFTH, ABS, STEP -> shifted(starts, 1);
            case ROOT, LOG, INVERSE -> {
                for (double off = 1e-3; off < 2; off *= GROWTH) {
                    starts.add(new double[] {1, 1 + off});
                    starts.add(new double[] {-1, 1 + off});
                }
                if (this != INVERSE) {
                    starts.add(new double[] {1, 1});
                }
            }
            case EXP -> {
                for (double rate = SLOWEST; rate < FASTEST; rate *= GROWTH) {
                    starts.add(new double[] {rate, -rate});
                    starts.add(new double[] {-rate, -rate});
                }
            }
            case TANH, BELL, BOX -> {
                for (double rate = SLOWEST; rate < FASTEST; rate *= GROWTH) {
                    shifted(starts, rate);
                }
            }
            case SINE -> periodic(starts, 1, points);
            case WAVE -> periodic(starts, 1 / TURN, points);
            case FLOOR -> {
                for (double rate = 2; rate < FASTEST; rate++) {
                    starts.add(new double[] {rate, 0});
                }
            }
        }
        return starts;
    }

    private static void shifted(List<double[]> starts, double rate) {
        for (double shift = -FARTHEST; shift <= FARTHEST; shift += Math.min(SHIFT, STRIDE / rate)) {
            starts.add(new double[] {rate, -rate * shift});
        }
    }

    private static void periodic(List<double[]> starts, double scale, int points) {
        for (double rate = FIRST_RATE; rate <= FOLLOWED * points; rate += RATE) {
            for (int phase = 0; phase < PHASES; phase++) {
                starts.add(new double[] {rate * scale, TURN / 2 * phase / PHASES * scale});
            }
        }
    }
}
