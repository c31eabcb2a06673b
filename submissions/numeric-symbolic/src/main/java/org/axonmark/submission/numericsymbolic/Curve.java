package org.axonmark.submission.numericsymbolic;

/** The curves of the task's families, of height 1 and with up to two numbers, p and q, that give each its shape. */
enum Curve {
    /** |x − p|. */
    ABS(1, true) {
        @Override
        double at(double x, double p, double q) {
            return Math.abs(x - p);
        }

        @Override
        String text(double p, double q) {
            return "abs" + Numbers.bracketed(p);
        }

        @Override
        String words(double p, double q) {
            return "a corner at " + Numbers.text(p);
        }
    },
    /** √x. */
    SQRT(0, false) {
        @Override
        double at(double x, double p, double q) {
            return Math.sqrt(x);
        }

        @Override
        String text(double p, double q) {
            return "sqrt(x)";
        }

        @Override
        String words(double p, double q) {
            return "a square root";
        }
    },
    /** Natural logarithm. */
    LOG(0, false) {
        @Override
        double at(double x, double p, double q) {
            return StrictMath.log(x);
        }

        @Override
        String text(double p, double q) {
            return "log(x)";
        }

        @Override
        String words(double p, double q) {
            return "a logarithm";
        }
    },
    /** 0 below, ½ at and 1 above the jump p. */
    STEP(1, false) {
        @Override
        double at(double x, double p, double q) {
            return x < p ? 0 : x > p ? 1 : 0.5;
        }

        @Override
        boolean isUsual(double p, double q) {
            return Math.abs(p) <= FARTHEST;
        }

        @Override
        String text(double p, double q) {
            return "step(x - " + Numbers.text(p) + ", 0.5)";
        }

        @Override
        String words(double p, double q) {
            return "a step at " + Numbers.text(p);
        }
    },
    /** tanh(2π (x − q) / p). */
    TANH(2, true) {
        @Override
        double at(double x, double p, double q) {
            return StrictMath.tanh(2 * Math.PI / p * (x - q));
        }

        @Override
        boolean isSound(double p, double q) {
            return p > 0.05 && p < 1e3 && Math.abs(q) < 1e3;
        }

        @Override
        String text(double p, double q) {
            return "tanh(" + Numbers.text(2 * Math.PI / p) + " * " + Numbers.shifted(q) + ")";
        }

        @Override
        String words(double p, double q) {
            return "a hyperbolic tangent centred at " + Numbers.text(q);
        }
    },
    /** sin(2π (x − q) / p). */
    SINE(2, true) {
        @Override
        double at(double x, double p, double q) {
            return StrictMath.sin(2 * Math.PI / p * (x - q));
        }

        @Override
        boolean isSound(double p, double q) {
            return p > 1 && p < 1e4 && Math.abs(q) < 1e4;
        }

        @Override
        String text(double p, double q) {
            return "sin(" + Numbers.text(2 * Math.PI / p) + " * " + Numbers.shifted(q) + ")";
        }

        @Override
        String words(double p, double q) {
            return "a sine wave of period " + Numbers.text(p);
        }
    },
    /** 1 / (x + p). */
    RECIPROCAL(1, true) {
        @Override
        double at(double x, double p, double q) {
            return 1 / (x + p);
        }

        @Override
        boolean isSound(double p, double q) {
            return p > 0 && p < 1e3;
        }

        @Override
        String text(double p, double q) {
            return "1.0 / " + Numbers.shifted(-p);
        }

        @Override
        String words(double p, double q) {
            return "a reciprocal with its pole at " + Numbers.text(-p);
        }
    },
    /** exp(−((x − p) / q)² / 2). */
    GAUSSIAN(2, true) {
        @Override
        double at(double x, double p, double q) {
            double z = (x - p) / q;
            return StrictMath.exp(-z * z / 2);
        }

        @Override
        boolean isSound(double p, double q) {
            return q > 0.3 && q < 30 && Math.abs(p) < 60;
        }

        @Override
        String text(double p, double q) {
            return "gaussian(x, " + Numbers.text(p) + ", " + Numbers.text(q) + ")";
        }

        @Override
        String words(double p, double q) {
            return "a bell centred at " + Numbers.text(p);
        }
    },
    /** 1 where |x − p| ≤ q/2, else 0. */
    RECTANGLE(2, false) {
        @Override
        double at(double x, double p, double q) {
            return Math.abs(x - p) <= q / 2 ? 1 : 0;
        }

        @Override
        boolean isUsual(double p, double q) {
            return q <= WIDEST && Math.abs(p) <= FARTHEST;
        }

        @Override
        String text(double p, double q) {
            return "rectangle(x, " + Numbers.text(p) + ", " + Numbers.text(q) + ")";
        }

        @Override
        String words(double p, double q) {
            return "a rectangle of width " + Numbers.text(q) + " centred at " + Numbers.text(p);
        }
    },
    /** 1 in the first half of each period p from q on, −1 in the second. */
    SQUARE_WAVE(2, false) {
        @Override
        double at(double x, double p, double q) {
            double a = x - q;
            return a - p * Math.floor(a / p) < p / 2 ? 1 : -1;
        }

        @Override
        String text(double p, double q) {
            return "squarewave(x, " + Numbers.text(p) + ", " + Numbers.text(q) + ")";
        }

        @Override
        String words(double p, double q) {
            return "a square wave of period " + Numbers.text(p);
        }
    },
    /** Whole steps of p x, from below. */
    FLOOR(1, false) {
        @Override
        double at(double x, double p, double q) {
            return Math.floor(p * x);
        }

        @Override
        String text(double p, double q) {
            return "floor(" + Numbers.text(p) + " * x)";
        }

        @Override
        String words(double p, double q) {
            return stairs(p);
        }
    },
    /** Whole steps of p x, from above. */
    CEIL(1, false) {
        @Override
        double at(double x, double p, double q) {
            return Math.ceil(p * x);
        }

        @Override
        String text(double p, double q) {
            return "ceil(" + Numbers.text(p) + " * x)";
        }

        @Override
        String words(double p, double q) {
            return stairs(p);
        }
    },
    /** Level, up with slope 1 from the left foot p over the width q, down again, level. */
    PEAK(2, true) {
        @Override
        double at(double x, double p, double q) {
            return Math.max(0, q - Math.abs(x - p - q));
        }

        @Override
        boolean isSound(double p, double q) {
            return q > 1 && q < 100 && Math.abs(p) < 200;
        }

        @Override
        String text(double p, double q) {
            return "((abs" + Numbers.bracketed(p) + " - 2.0 * abs" + Numbers.bracketed(p + q) + " + abs" + Numbers.bracketed(p + 2 * q)
                    + ") / 2.0)";
        }

        @Override
        String words(double p, double q) {
            return "a peak with straight flanks from " + Numbers.text(p) + " to " + Numbers.text(p + 2 * q);
        }
    };

    /** Bounds of what the task draws, with half a tenth to spare. */
    private static final double FARTHEST = 50.05;
    private static final double WIDEST = 10.05;

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
    abstract double at(double x, double p, double q);

    /** Returns it in the hypothesis language. */
    abstract String text(double p, double q);

    /** Returns its name in words. */
    abstract String words(double p, double q);

    /** Tells whether the shape can be had. */
    boolean isSound(double p, double q) {
        return Double.isFinite(p) && Double.isFinite(q);
    }

    /** Tells whether the shape lies in the range that the task draws from. */
    boolean isUsual(double p, double q) {
        return true;
    }

    private static String stairs(double slope) {
        return "stairs of " + Numbers.text(1 / slope) + " each";
    }
}
