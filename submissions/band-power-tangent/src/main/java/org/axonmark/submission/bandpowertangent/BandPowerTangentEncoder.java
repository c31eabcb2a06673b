package org.axonmark.submission.bandpowertangent;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.submission.bandpower.BandPowerEncoder;
import org.axonmark.submission.tangentspace.TangentSpaceEncoder;

/** Band power and tangent space side by side. */
public final class BandPowerTangentEncoder implements EegEncoder {

    private final BandPowerEncoder bandPower = new BandPowerEncoder();
    private final TangentSpaceEncoder tangentSpace = new TangentSpaceEncoder();

    /** Creates the encoder. */
    public BandPowerTangentEncoder() {}

    @Override
    public void prepare(EegSetup setup, Context context) {
        bandPower.prepare(setup, context);
        tangentSpace.prepare(setup, context);
    }

    @Override
    public FloatTensor embed(FloatTensor windows) {
        FloatTensor left = bandPower.embed(windows);
        FloatTensor right = tangentSpace.embed(windows);
        int n = windows.size(0);
        int width = left.size(1) + right.size(1);
        float[] both = new float[n * width];
        for (int i = 0; i < n; i++) {
            System.arraycopy(left.values(), i * left.size(1), both, i * width, left.size(1));
            System.arraycopy(right.values(), i * right.size(1), both, i * width + left.size(1), right.size(1));
        }
        return FloatTensor.of(both, n, width);
    }
}
