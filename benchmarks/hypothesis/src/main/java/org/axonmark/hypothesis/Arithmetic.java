package org.axonmark.hypothesis;

/** The operators on numbers that are more than one instruction, equal to the last bit on every host. */
final class Arithmetic {

    /** Whole exponents up to this are multiplied out. */
    private static final int MAX_WHOLE_POWER = 16;

    private Arithmetic() {}

    static double apply(Operator operator, double a, double b, double c) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> power(a, b);
            case NEGATE -> -a;
            case EXP -> StrictMath.exp(a);
            case LOG -> StrictMath.log(a);
            case SIN -> StrictMath.sin(a);
            case COS -> StrictMath.cos(a);
            case TAN -> StrictMath.tan(a);
            case TANH -> StrictMath.tanh(a);
            case ABS -> Math.abs(a);
            case SQRT -> Math.sqrt(a);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case SIGN -> Math.signum(a);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case MOD -> mod(a, b);
            case STEP -> step(a, b);
            case RELU -> relu(a, b);
            case GAUSSIAN -> gaussian(a, b, c);
            case RECTANGLE -> rectangle(a, b, c);
            case SQUAREWAVE -> squareWave(a, b, c);
            default -> throw new IllegalArgumentException("'" + operator.symbol() + "' is no operator on numbers");
        };
    }

    static double power(double a, double b) {
        if (isWholePower(b)) {
            double product = wholePower(a, (int) Math.abs(b));
            return b < 0 ? 1 / product : product;
        }
        return StrictMath.pow(a, b);
    }

    static boolean isWholePower(double b) {
        return b == Math.rint(b) && Math.abs(b) <= MAX_WHOLE_POWER;
    }

    private static double wholePower(double a, int n) {
        double product = 1;
        for (int i = 0; i < n; i++) {
            product *= a;
        }
        return product;
    }

    static double mod(double a, double b) {
        return a - b * Math.floor(a / b);
    }

    static double step(double a, double atZero) {
        if (a > 0) {
            return 1;
        }
        return a < 0 ? 0 : a == 0 ? atZero : Double.NaN;
    }

    static double relu(double a, double leak) {
        return a >= 0 ? a : leak * a;
    }

    static double gaussian(double a, double centre, double width) {
        double z = (a - centre) / width;
        return StrictMath.exp(-0.5 * (z * z));
    }

    static double rectangle(double a, double centre, double width) {
        double away = Math.abs(a - centre);
        return away <= width / 2 ? 1 : Double.isNaN(away) || Double.isNaN(width) ? Double.NaN : 0;
    }

    static double squareWave(double a, double period, double shift) {
        double cycles = (a - shift) / period;
        double phase = cycles - Math.floor(cycles);
        return phase < 0.5 ? 1 : Double.isNaN(phase) ? Double.NaN : -1;
    }
}
