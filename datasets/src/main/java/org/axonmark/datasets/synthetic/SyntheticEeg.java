package org.axonmark.datasets.synthetic;

import java.util.List;

import org.axonmark.datasets.montage.StandardPositions;
import org.axonmark.datasets.montage.StandardPositions.Position;
import org.axonmark.results.statistics.HmacStream;

/**
 * Forward-modelled EEG of people who do not exist, at rest (class 0) and under mental load (class 1). Six oscillating sources inside the head
 * (second-order autoregressive, driven by noise) reach each electrode by the inverse square of their distance; sensors add noise. Load weakens
 * the two parietal alpha sources and strengthens a frontal theta source, by amounts that differ from person to person, as do frequencies and
 * amplitudes. Everything follows from the seed.
 */
public final class SyntheticEeg {

    private static final double MICROVOLTS = 18;
    private static final double SENSOR_NOISE = 4;
    private static final int SETTLING = 64;

    /** A source: where it lies, its frequency in hertz, and the mean logarithm by which load changes its amplitude. */
    private record Source(Position at, double hertz, double effect) {}

    private static final List<Source> SOURCES = List.of(
            new Source(new Position(-0.04, -0.07, 0.04), 10, -0.28),
            new Source(new Position(0.04, -0.07, 0.04), 10, -0.28),
            new Source(new Position(0, 0.05, 0.05), 6, 0.22),
            new Source(new Position(-0.05, 0.01, 0.05), 18, 0),
            new Source(new Position(0.05, 0.01, 0.05), 18, 0),
            new Source(new Position(0, -0.01, 0.02), 2.5, 0));

    private final byte[] seed;
    private final List<String> electrodes;
    private final double samplingRate;
    private final int samples;

    /**
     * Creates a generator.
     *
     * @param seed fixes everything
     * @param electrodes names of the 10-20 system
     * @param samplingRate hertz
     * @param samples samples in a window
     */
    public SyntheticEeg(byte[] seed, List<String> electrodes, double samplingRate, int samples) {
        this.seed = seed.clone();
        this.electrodes = List.copyOf(electrodes);
        this.samplingRate = samplingRate;
        this.samples = samples;
    }

    /**
     * Generates one person's windows.
     *
     * @param person number of the person
     * @param windows how many of each class
     * @return {@code [class][window][channels * samples]} in microvolts
     */
    public float[][][] person(int person, int windows) {
        HmacStream traits = HmacStream.of(seed, "traits", Integer.toString(person));
        int n = SOURCES.size();
        double[] hertz = new double[n];
        double[] amplitude = new double[n];
        double[] effect = new double[n];
        double skill = 1 + 0.6 * traits.nextGaussian();
        for (int s = 0; s < n; s++) {
            hertz[s] = SOURCES.get(s).hertz() * (1 + 0.06 * traits.nextGaussian());
            amplitude[s] = StrictMath.exp(0.4 * traits.nextGaussian());
            effect[s] = SOURCES.get(s).effect() * skill + 0.05 * traits.nextGaussian();
        }
        float[][][] made = new float[2][windows][];
        for (int label = 0; label < 2; label++) {
            for (int window = 0; window < windows; window++) {
                HmacStream noise = HmacStream.of(
                        seed, "window", Integer.toString(person), Integer.toString(label), Integer.toString(window));
                double[] strength = new double[n];
                for (int s = 0; s < n; s++) {
                    strength[s] = amplitude[s] * StrictMath.exp(label * effect[s] + 0.35 * noise.nextGaussian());
                }
                made[label][window] = window(hertz, strength, noise);
            }
        }
        return made;
    }

    private float[] window(double[] hertz, double[] strength, HmacStream noise) {
        double[] sum = new double[electrodes.size() * samples];
        for (int s = 0; s < hertz.length; s++) {
            double[] course = course(hertz[s], noise);
            for (int e = 0; e < electrodes.size(); e++) {
                double gain = strength[s] * MICROVOLTS * gain(SOURCES.get(s).at(), StandardPositions.of(electrodes.get(e)));
                for (int t = 0; t < samples; t++) {
                    sum[e * samples + t] += gain * course[t];
                }
            }
        }
        float[] window = new float[sum.length];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) (sum[i] + SENSOR_NOISE * roughGaussian(noise));
        }
        return window;
    }

    /** An oscillation of unit variance, about. */
    private double[] course(double hertz, HmacStream noise) {
        double radius = 0.96;
        double a1 = 2 * radius * StrictMath.cos(2 * StrictMath.PI * hertz / samplingRate);
        double a2 = -radius * radius;
        double[] course = new double[samples];
        double last = 0;
        double before = 0;
        double squares = 0;
        for (int t = -SETTLING; t < samples; t++) {
            double now = a1 * last + a2 * before + roughGaussian(noise);
            before = last;
            last = now;
            if (t >= 0) {
                course[t] = now;
                squares += now * now;
            }
        }
        double scale = 1 / StrictMath.sqrt(squares / samples);
        for (int t = 0; t < samples; t++) {
            course[t] *= scale;
        }
        return course;
    }

    private static double gain(Position source, Position electrode) {
        double dx = source.x() - electrode.x();
        double dy = source.y() - electrode.y();
        double dz = source.z() - electrode.z();
        return 0.0012 / (0.0006 + dx * dx + dy * dy + dz * dz);
    }

    /** The sum of four 16-bit uniform numbers of one draw, scaled to variance 1: near enough to a normal number for noise. */
    private static double roughGaussian(HmacStream noise) {
        long bits = noise.nextLong();
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum / 65535.0 - 2) * 1.7320508075688772;
    }
}
