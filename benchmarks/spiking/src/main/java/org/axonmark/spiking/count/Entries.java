package org.axonmark.spiking.count;

/** Entries of tensors by their bits: without a branch, and so that loops over them run many at once. */
public final class Entries {

    private static final int ONE = Float.floatToRawIntBits(1);

    private Entries() {}

    /** Returns −1, all bits set, for an entry that is not 0, NaN too; 0 for 0 and −0. */
    static int mask(float entry) {
        int bits = Float.floatToRawIntBits(entry) & Integer.MAX_VALUE;
        return -bits >> (Integer.SIZE - 1);
    }

    /** Returns how many entries from one index to before another are not 0. */
    public static int active(float[] entries, int from, int to) {
        int active = 0;
        for (int i = from; i < to; i++) {
            active -= mask(entries[i]);
        }
        return active;
    }

    /** Returns how many entries of two rows of one length are equal, 0 and −0 too; NaN equals its own bits. */
    static int equal(float[] row, float[] other) {
        int changed = 0;
        for (int i = 0; i < row.length; i++) {
            int bits = Float.floatToRawIntBits(row[i]);
            int others = Float.floatToRawIntBits(other[i]);
            int difference = bits ^ others;
            int active = (bits | others) & Integer.MAX_VALUE;
            changed += ((difference | -difference) & -active) >>> (Integer.SIZE - 1);
        }
        return row.length - changed;
    }

    /** Returns how many entries from one index to before another are 1. */
    static int ones(float[] entries, int from, int to) {
        int others = 0;
        for (int i = from; i < to; i++) {
            int bits = Float.floatToRawIntBits(entries[i]) ^ ONE;
            others += (bits | -bits) >>> (Integer.SIZE - 1);
        }
        return to - from - others;
    }
}
