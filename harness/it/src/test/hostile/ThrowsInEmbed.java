import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Throws in embed, with a text that would colour a terminal and command a CI server. */
public final class ThrowsInEmbed implements EegEncoder {

    public ThrowsInEmbed() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        throw new IllegalStateException("\u001b[31mred\u001b[0m\n::error::forged\u202e <script>");
    }
}
