package org.axonmark.submission.bandpower;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.jspecify.annotations.Nullable;

/**
 * Natural logarithm of the mean power spectral density (Welch 1967: periodic Hann segments of two seconds, half overlapped, each centred,
 * one-sided density) in delta, theta, alpha, beta and low gamma: {@code [n][5 * channels]}, band after band.
 */
public final class BandPowerEncoder implements EegEncoder {

    private static final double[] EDGES = {1, 4, 8, 13, 30, 45};
    private static final double FLOOR = 1e-12;

    private double rate;
    private int segment;
    private double[] taper = {};
    private @Nullable Fourier fourier;

    /** Creates the encoder. */
    public BandPowerEncoder() {}

    @Override
    public void prepare(EegSetup setup, Context context) {
        rate = setup.samplingRate();
        segment = (int) Math.min(Math.round(2 * rate), setup.windowSamples());
        taper = new double[segment];
        for (int t = 0; t < segment; t++) {
            taper[t] = 0.5 - 0.5 * Math.cos(2 * Math.PI * t / segment);
        }
        fourier = new Fourier(segment);
    }

    @Override
    public FloatTensor embed(FloatTensor windows) {
        int n = windows.size(0);
        int channels = windows.size(1);
        int samples = windows.size(2);
        int bands = EDGES.length - 1;
        float[] features = new float[n * bands * channels];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < channels; c += 2) {
                int other = Math.min(c + 1, channels - 1);
                double[][] density = densities(
                        windows.values(), (i * channels + c) * samples, (i * channels + other) * samples, samples);
                for (int b = 0; b < bands; b++) {
                    features[(i * bands + b) * channels + c] = logMean(density[0], b);
                    features[(i * bands + b) * channels + other] = logMean(density[1], b);
                }
            }
        }
        return FloatTensor.of(features, n, bands * channels);
    }

    private float logMean(double[] density, int band) {
        double sum = 0;
        int bins = 0;
        for (int k = 0; k < density.length; k++) {
            double hertz = k * rate / segment;
            if (hertz >= EDGES[band] && hertz < EDGES[band + 1]) {
                sum += density[k];
                bins++;
            }
        }
        return (float) Math.log(sum / Math.max(bins, 1) + FLOOR);
    }

    /** The densities of two channels, both from one complex transform. */
    private double[][] densities(float[] values, int first, int second, int samples) {
        Fourier transform = java.util.Objects.requireNonNull(fourier, "embed before prepare");
        double[][] density = new double[2][segment / 2 + 1];
        double power = 0;
        for (double weight : taper) {
            power += weight * weight;
        }
        int segments = 0;
        for (int from = 0; from + segment <= samples; from += segment - segment / 2) {
            double[][] f = transform.transform(tapered(values, first + from), tapered(values, second + from));
            for (int k = 0; k <= segment / 2; k++) {
                int mirror = (segment - k) % segment;
                double re1 = (f[0][k] + f[0][mirror]) / 2;
                double im1 = (f[1][k] - f[1][mirror]) / 2;
                double re2 = (f[1][k] + f[1][mirror]) / 2;
                double im2 = (f[0][mirror] - f[0][k]) / 2;
                density[0][k] += re1 * re1 + im1 * im1;
                density[1][k] += re2 * re2 + im2 * im2;
            }
            segments++;
        }
        for (double[] channel : density) {
            for (int k = 0; k < channel.length; k++) {
                boolean single = k == 0 || (segment % 2 == 0 && k == segment / 2);
                channel[k] *= (single ? 1 : 2) / (rate * power * segments);
            }
        }
        return density;
    }

    private double[] tapered(float[] values, int from) {
        double mean = 0;
        for (int t = 0; t < segment; t++) {
            mean += values[from + t];
        }
        mean /= segment;
        double[] part = new double[segment];
        for (int t = 0; t < segment; t++) {
            part[t] = (values[from + t] - mean) * taper[t];
        }
        return part;
    }
}
