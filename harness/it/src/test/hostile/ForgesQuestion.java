import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Writes a question of its own making past the harness. */
public final class ForgesQuestion implements FunctionInterpreter {

    public ForgesQuestion() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        box.numbers(DoubleTensor.of(new double[] {0.5}, 1));
        byte[] frame = new byte[37];
        frame[0] = 0x41;
        frame[1] = 0x58;
        frame[2] = 0x4c;
        frame[3] = 0x31;
        frame[4] = 6;
        frame[21] = 12;
        new java.io.FileOutputStream(java.io.FileDescriptor.out).write(frame);
        box.numbers(DoubleTensor.of(new double[] {0.5}, 1));
        return Interpretation.of("2.0 * x", "");
    }
}
