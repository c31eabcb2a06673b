package org.axonmark.submission.numericinterpolation;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;

/** Draws straight lines between seventeen answers on an even grid. */
public final class InterpolationInterpreter implements FunctionInterpreter {

    private static final int QUERIES = 17;

    /** Creates the interpreter. */
    public InterpolationInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        double[] x = grid(range(box), Math.min(QUERIES, box.remaining()));
        return Interpretation.of(through(x, box.numbers(DoubleTensor.of(x, x.length)).values()), "");
    }

    private static double[] grid(Interval range, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = range.low() + (range.high() - range.low()) * (n == 1 ? 0.5 : i / (n - 1.0));
        }
        return x;
    }

    /** Writes straight lines between points, left out where the function has no value. */
    private static String through(double[] x, double[] y) {
        StringBuilder text = new StringBuilder("numeric through(x");
        int written = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(y[i])) {
                text.append(", ").append(x[i]).append(" -> ").append(y[i]);
                written++;
            }
        }
        return written == 0 ? "numeric 0" : text.append(')').toString();
    }

    private static Interval range(BlackBox box) {
        if (box.setup().domain() instanceof Domain.Numbers numbers) {
            return numbers.range();
        }
        throw new IllegalArgumentException("this interpreter knows functions of a number, not " + box.setup().kind());
    }
}
