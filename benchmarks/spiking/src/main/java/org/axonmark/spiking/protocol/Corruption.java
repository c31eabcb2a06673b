package org.axonmark.spiking.protocol;

import org.axonmark.results.statistics.HmacStream;

/**
 * A way to spoil stimuli, the same for all submissions.
 *
 * @param kind how
 * @param amount how much
 */
public record Corruption(Kind kind, double amount) {

    /** How stimuli are spoilt. */
    public enum Kind {
        /** Each entry that is not 0 is set to 0 with a probability, the amount. */
        DROP("drop"),
        /** A Gaussian of a standard deviation, the amount, is added to each entry. */
        NOISE("noise");

        private final String id;

        Kind(String id) {
            this.id = id;
        }
    }

    /** Checks the amount. */
    public Corruption {
        if (!(amount > 0) || Double.isInfinite(amount) || (kind == Kind.DROP && amount > 1)) {
            throw new IllegalArgumentException("a corruption by " + kind + " of " + amount + "; a share to drop lies in (0, 1]");
        }
    }

    /** Returns its id, such as {@code drop-0.2}. */
    String id() {
        return kind.id + "-" + amount;
    }

    /** Returns the id of a metric under it, such as {@code accuracy-drop-0.2}. */
    String of(String metric) {
        return metric + "-" + id();
    }

    /** Returns spoilt values; the given ones stay. */
    float[] apply(float[] values, HmacStream stream) {
        float[] spoilt = values.clone();
        for (int i = 0; i < spoilt.length; i++) {
            switch (kind) {
                case DROP -> spoilt[i] = spoilt[i] != 0 && stream.nextDouble() < amount ? 0 : spoilt[i];
                case NOISE -> spoilt[i] += (float) (amount * stream.nextGaussian());
            }
        }
        return spoilt;
    }
}
