import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;

/** Says of each function how long its answers took, in nanoseconds: seven single ones, and a batch of all that is left. */
public final class TimesItsAnswers implements FunctionInterpreter {

    private static final int SINGLES = 7;

    public TimesItsAnswers() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        Interval range = ((Domain.Numbers) box.setup().domain()).range();
        StringBuilder times = new StringBuilder();
        for (int i = 0; i < SINGLES; i++) {
            times.append(time(box, range, 1)).append(' ');
        }
        times.append(time(box, range, box.remaining()));
        return Interpretation.of("numeric 0", times.toString());
    }

    private static long time(BlackBox box, Interval range, int n) throws Exception {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = range.low() + (range.high() - range.low()) * (i + 0.5) / n;
        }
        DoubleTensor batch = DoubleTensor.of(x, n);
        long begun = System.nanoTime();
        box.numbers(batch);
        return System.nanoTime() - begun;
    }
}
