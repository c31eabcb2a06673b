package org.axonmark.hypothesis;

import java.util.Locale;

/**
 * What a hypothesis says of the noise on answers. It never changes the value.
 *
 * @param family shape of the distribution
 * @param scale normal: standard deviation; uniform: half width; Poisson: factor on (count of rate 1) − 1; positive, finite
 */
public record Noise(Family family, double scale) {

    /** Checks the scale. */
    public Noise {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new HypothesisException(-1, "noise of scale " + scale + "; give a positive finite scale, or leave the noise out");
        }
    }

    /** Shapes of noise, each of mean 0. */
    public enum Family {
        /** Normal. */
        NORMAL,
        /** Uniform on ±scale. */
        UNIFORM,
        /** A multiple of a Poisson count of rate 1, less its mean. */
        POISSON;

        /** Returns the word it is written with. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
