package ${package};

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;

/** Takes every function of a number for a straight line: least squares through even queries. A baseline to begin with. */
public final class Model implements FunctionInterpreter {

    private static final int MOST_QUERIES = 129;

    /** Called once by the worker, without arguments. */
    public Model() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load; context.onnx("model.onnx") would open a model of this JAR.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (!(box.setup().domain() instanceof Domain.Numbers domain)) {
            throw new IllegalArgumentException("a function of the kind " + box.setup().kind() + "; this model knows functions of a number");
        }
        Interval range = domain.range();
        double[] x = new double[Math.min(MOST_QUERIES, box.remaining())];
        for (int i = 0; i < x.length; i++) {
            x[i] = range.low() + (range.high() - range.low()) * (i + 0.5) / x.length;
        }
        // One batch is faster than single queries, and costs the same.
        double[] y = box.numbers(DoubleTensor.of(x, x.length)).values();
        int n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(y[i])) {
                n++;
                meanX += (x[i] - meanX) / n;
                meanY += (y[i] - meanY) / n;
            }
        }
        double squares = 0;
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(y[i])) {
                squares += (x[i] - meanX) * (x[i] - meanX);
                products += (x[i] - meanX) * (y[i] - meanY);
            }
        }
        double slope = squares == 0 ? 0 : products / squares;
        double intercept = meanY - slope * meanX;
        return Interpretation.of("numeric " + slope + " * x + " + intercept, "linear with slope " + slope + " and intercept " + intercept);
    }
}
