package org.axonmark.submission.numericsymbolic;

/** The curves of the task's families, of height 1 and with up to two numbers, p and q, that give each its shape. */
enum Curve {
    /** |x − p|. */
    ABS(1, true),
    /** √x. */
    SQRT(0, false),
    /** Natural logarithm. */
    LOG(0, false),
    /** 0 below, ½ at and 1 above the jump p. */
    STEP(1, false),
    /** tanh(2π (x − q) / p). */
    TANH(2, true),
    /** sin(2π (x − q) / p). */
    SINE(2, true),
    /** 1 / (x + p). */
    RECIPROCAL(1, true),
    /** exp(−((x − p) / q)² / 2). */
    GAUSSIAN(2, true),
    /** 1 where |x − p| ≤ q/2, else 0. */
    RECTANGLE(2, false),
    /** 1 in the first half of each period p from q on, −1 in the second. */
    SQUARE_WAVE(2, false),
    /** Whole steps of p x, from below. */
    FLOOR(1, false),
    /** Whole steps of p x, from above. */
    CEIL(1, false),
    /** Level, up with slope 1 from the left foot p over the width q, down again, level. */
    PEAK(2, true);

    /** Bounds of what the task draws, with half a tenth to spare. */
    private static final double FARTHEST = 50.05;
    private static final double WIDEST = 10.05;
    private static final double TURN = 2 * Math.PI;

    private final int parameters;
    private final boolean smooth;

    Curve(int parameters, boolean smooth) {
        this.parameters = parameters;
        this.smooth = smooth;
    }

    /** Returns how many of p and q it has. */
    int parameters() {
        return parameters;
    }

    /** Tells whether its value follows small changes of p and q smoothly, so that derivatives lead to better ones. */
    boolean isSmooth() {
        return smooth;
    }

    /** Returns the value. */
    double at(double x, double p, double q) {
        return switch (this) {
            case ABS -> Math.abs(x - p);
            case SQRT -> Math.sqrt(x);
            case LOG -> StrictMath.log(x);
            case STEP -> x < p ? 0 : x > p ? 1 : 0.5;
            case TANH -> StrictMath.tanh(TURN / p * (x - q));
            case SINE -> StrictMath.sin(TURN / p * (x - q));
            case RECIPROCAL -> 1 / (x + p);
            case GAUSSIAN -> StrictMath.exp(-((x - p) / q) * ((x - p) / q) / 2);
            case RECTANGLE -> Math.abs(x - p) <= q / 2 ? 1 : 0;
            case SQUARE_WAVE -> x - q - p * Math.floor((x - q) / p) < p / 2 ? 1 : -1;
            case FLOOR -> Math.floor(p * x);
            case CEIL -> Math.ceil(p * x);
            case PEAK -> Math.max(0, q - Math.abs(x - p - q));
        };
    }

    /** Returns it in the hypothesis language. */
    String text(double p, double q) {
        String first = Numbers.text(p);
        String second = Numbers.text(q);
        return switch (this) {
            case ABS -> "abs" + Numbers.bracketed(p);
            case SQRT -> "sqrt(x)";
            case LOG -> "log(x)";
            case STEP -> "step(x - " + first + ", 0.5)";
            case TANH -> "tanh(" + Numbers.text(TURN / p) + " * " + Numbers.shifted(q) + ")";
            case SINE -> "sin(" + Numbers.text(TURN / p) + " * " + Numbers.shifted(q) + ")";
            case RECIPROCAL -> "1.0 / " + Numbers.shifted(-p);
            case GAUSSIAN -> "gaussian(x, " + first + ", " + second + ")";
            case RECTANGLE -> "rectangle(x, " + first + ", " + second + ")";
            case SQUARE_WAVE -> "squarewave(x, " + first + ", " + second + ")";
            case FLOOR -> "floor(" + first + " * x)";
            case CEIL -> "ceil(" + first + " * x)";
            case PEAK -> "((abs" + Numbers.bracketed(p) + " - 2.0 * abs" + Numbers.bracketed(p + q) + " + abs"
                    + Numbers.bracketed(p + 2 * q) + ") / 2.0)";
        };
    }

    /** Returns its name in words. */
    String words(double p, double q) {
        return switch (this) {
            case ABS -> "a corner at " + Numbers.text(p);
            case SQRT -> "a square root";
            case LOG -> "a logarithm";
            case STEP -> "a step at " + Numbers.text(p);
            case TANH -> "a hyperbolic tangent centred at " + Numbers.text(q);
            case SINE -> "a sine wave of period " + Numbers.text(p);
            case RECIPROCAL -> "a reciprocal with its pole at " + Numbers.text(-p);
            case GAUSSIAN -> "a bell centred at " + Numbers.text(p);
            case RECTANGLE -> "a rectangle of width " + Numbers.text(q) + " centred at " + Numbers.text(p);
            case SQUARE_WAVE -> "a square wave of period " + Numbers.text(p);
            case FLOOR, CEIL -> "stairs of " + Numbers.text(1 / p) + " each";
            case PEAK -> "a peak with straight flanks from " + Numbers.text(p) + " to " + Numbers.text(p + 2 * q);
        };
    }

    /** Tells whether the shape can be had. */
    boolean isSound(double p, double q) {
        return switch (this) {
            case TANH -> p > 0.05 && p < 1e3 && Math.abs(q) < 1e3;
            case SINE -> p > 1 && p < 1e4 && Math.abs(q) < 1e4;
            case RECIPROCAL -> p > 0 && p < 1e3;
            case GAUSSIAN -> q > 0.3 && q < 30 && Math.abs(p) < 60;
            case PEAK -> q > 1 && q < 100 && Math.abs(p) < 200;
            default -> Double.isFinite(p) && Double.isFinite(q);
        };
    }

    /** Tells whether the shape lies in the range that the task draws from. */
    boolean isUsual(double p, double q) {
        return switch (this) {
            case STEP -> Math.abs(p) <= FARTHEST;
            case RECTANGLE -> q <= WIDEST && Math.abs(p) <= FARTHEST;
            default -> true;
        };
    }
}
