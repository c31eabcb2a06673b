import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Prints what a terminal obeys and throws an exception that says the same. */
public final class PrintsEscapes implements EegEncoder {

    private static final String EVIL = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e::error::x\r\n\u2028";

    public PrintsEscapes() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {
        System.out.println(EVIL);
        System.err.println(EVIL);
        System.out.write(new byte[] {(byte) 0xff, 0x1b, (byte) 0xc3});
        System.out.flush();
    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        throw new Escaping();
    }

    private static final class Escaping extends Exception {
        @Override
        public String getMessage() {
            return EVIL;
        }
    }
}
