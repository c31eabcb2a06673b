import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Keeps a thread asking after its answer was given. */
public final class AsksAfterItsAnswer implements FunctionInterpreter {

    public AsksAfterItsAnswer() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        Thread thread = new Thread(() -> {
            while (true) {
                box.remaining();
            }
        });
        thread.setDaemon(true);
        thread.start();
        double slope = 0;
        while (box.remaining() > 0) {
            slope = box.numbers(DoubleTensor.of(new double[] {0.5}, 1)).values()[0] / 0.5;
        }
        return Interpretation.of(slope + " * x", "");
    }
}
