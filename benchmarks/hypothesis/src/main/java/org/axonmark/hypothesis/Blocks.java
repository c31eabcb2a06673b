package org.axonmark.hypothesis;

/** The operators on numbers, over blocks: one loop each, which the compiler can make vector instructions of. */
final class Blocks {

    private Blocks() {}

    // One branch an operator: longer than a screen, and nothing else.
    static void apply(Operator operator, double[] a, double[] b, double[] c, double[] out, int n) {
        switch (operator) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[i] + b[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[i] - b[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[i] * b[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[i] / b[i];
                }
            }
            case NEGATE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = -a[i];
                }
            }
            case EXP -> {
                for (int i = 0; i < n; i++) {
                    out[i] = StrictMath.exp(a[i]);
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    out[i] = StrictMath.log(a[i]);
                }
            }
            case SIN -> {
                for (int i = 0; i < n; i++) {
                    out[i] = StrictMath.sin(a[i]);
                }
            }
            case COS -> {
                for (int i = 0; i < n; i++) {
                    out[i] = StrictMath.cos(a[i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    out[i] = StrictMath.tanh(a[i]);
                }
            }
            case ABS -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.abs(a[i]);
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.sqrt(a[i]);
                }
            }
            case FLOOR -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.floor(a[i]);
                }
            }
            case CEIL -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.ceil(a[i]);
                }
            }
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Arithmetic.relu(a[i], b[i]);
                }
            }
            case STEP -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Arithmetic.step(a[i], b[i]);
                }
            }
            case GAUSSIAN -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Arithmetic.gaussian(a[i], b[i], c[i]);
                }
            }
            case RECTANGLE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Arithmetic.rectangle(a[i], b[i], c[i]);
                }
            }
            case SQUAREWAVE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Arithmetic.squareWave(a[i], b[i], c[i]);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Arithmetic.apply(operator, a[i], b[i], c[i]);
                }
            }
        }
    }

    /** Writes the powers of one exponent: the whole ones by as many multiplications over the block. */
    static void power(double[] a, double exponent, double[] out, int n) {
        if (!Arithmetic.isWholePower(exponent)) {
            for (int i = 0; i < n; i++) {
                out[i] = StrictMath.pow(a[i], exponent);
            }
            return;
        }
        java.util.Arrays.fill(out, 0, n, 1);
        for (int k = 0; k < Math.abs(exponent); k++) {
            for (int i = 0; i < n; i++) {
                out[i] *= a[i];
            }
        }
        if (exponent < 0) {
            for (int i = 0; i < n; i++) {
                out[i] = 1 / out[i];
            }
        }
    }
}
