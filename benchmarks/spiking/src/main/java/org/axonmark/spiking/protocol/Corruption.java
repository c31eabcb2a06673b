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
        NOISE("noise"),
        /** Each entry that is 0 is set to 1 with a probability, the amount: events that a camera's noise sends. */
        FALSE_EVENTS("false-events");

        private final String id;

        Kind(String id) {
            this.id = id;
        }
    }

    /** Checks the amount. */
    public Corruption {
        if (!(amount > 0) || Double.isInfinite(amount) || (kind != Kind.NOISE && amount > 1)) {
            throw new IllegalArgumentException("a corruption by " + kind + " of " + amount + "; a share of entries lies in (0, 1]");
        }
    }

    /** Returns what it does, behind "The same on the same stimuli, each". */
    String definition() {
        return switch (kind) {
            case DROP -> "active entry set to 0 with this probability.";
            case NOISE -> "entry with a Gaussian of this standard deviation added.";
            case FALSE_EVENTS -> "entry that is 0 set to 1 with this probability.";
        };
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
        if (kind == Kind.FALSE_EVENTS) {
            addEvents(spoilt, stream);
            return spoilt;
        }
        for (int i = 0; i < spoilt.length; i++) {
            if (kind == Kind.NOISE) {
                spoilt[i] += (float) (amount * stream.nextGaussian());
            } else if (spoilt[i] != 0 && stream.nextDouble() < amount) {
                spoilt[i] = 0;
            }
        }
        return spoilt;
    }

    /** Draws the gaps between the entries it reaches, which are few. */
    private void addEvents(float[] spoilt, HmacStream stream) {
        double scale = StrictMath.log1p(-amount);
        double next = StrictMath.floor(StrictMath.log1p(-stream.nextDouble()) / scale);
        while (next < spoilt.length) {
            int at = (int) next;
            spoilt[at] = spoilt[at] == 0 ? 1 : spoilt[at];
            next += 1 + StrictMath.floor(StrictMath.log1p(-stream.nextDouble()) / scale);
        }
    }
}
