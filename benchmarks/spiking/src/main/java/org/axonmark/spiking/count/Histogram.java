package org.axonmark.spiking.count;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often an operand of a product took which value. Immutable. */
public final class Histogram {

    /** Distinct values that are kept: more than any spike count in use, fewer than a real tensor has. */
    public static final int MAX_VALUES = 256;

    /** Room for the values that are neither 0 nor 1, by their bits; a power of two, half of which stays free. */
    private static final int SLOTS = 1024;

    /** Up to so many entries other than 0 and 1 are quicker sorted than found in slots. */
    private static final int SORTED = 600;

    private static final int SPREAD = 0x9E3779B9;
    private static final int SHIFT = Integer.numberOfLeadingZeros(SLOTS) + 1;

    private final long total;
    private final long zeros;
    /** Distinct values, ascending; none if they were too many. */
    private final float[] distinct;
    private final long[] counts;

    /**
     * Creates a histogram of what was counted before.
     *
     * @param total number of entries
     * @param zeros entries that are 0 or −0
     * @param values how often each value occurs; empty if there were more than {@link #MAX_VALUES} distinct ones
     * @throws IllegalArgumentException if the numbers fit no entries
     */
    public Histogram(long total, long zeros, SortedMap<Float, Long> values) {
        this(total, zeros, new float[values.size()], new long[values.size()]);
        if (zeros < 0 || zeros > total) {
            throw new IllegalArgumentException(zeros + " zeros of " + total + " entries");
        }
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException(values.size() + " distinct values; at most " + MAX_VALUES + " are kept, else none");
        }
        int i = 0;
        for (Map.Entry<Float, Long> value : values.entrySet()) {
            distinct[i] = value.getKey();
            counts[i++] = value.getValue();
        }
    }

    private Histogram(long total, long zeros, float[] distinct, long[] counts) {
        this.total = total;
        this.zeros = zeros;
        this.distinct = distinct;
        this.counts = counts;
    }

    /** Returns the histogram of all entries. */
    public static Histogram of(float[] entries) {
        return of(entries, 0, entries.length);
    }

    /** Returns the histogram of the entries from one index to before another: one item of a batch. −0 counts as 0, NaN as a value. */
    public static Histogram of(float[] entries, int from, int to) {
        // Nearly all entries of a spiking network are 0 or 1, and those of others soon are too many to keep.
        int zeros = to - from - Entries.active(entries, from, to);
        int ones = Entries.ones(entries, from, to);
        if (to - from - zeros - ones <= SORTED) {
            return sorted(entries, from, to, zeros, ones);
        }
        Others others = new Others();
        for (int i = from; i < to && others.fit(); i++) {
            if (entries[i] != 0 && entries[i] != 1) {
                others.add(entries[i]);
            }
        }
        int kept = others.size + (zeros > 0 ? 1 : 0) + (ones > 0 ? 1 : 0);
        return kept > MAX_VALUES ? new Histogram(to - from, zeros, new float[0], new long[0])
                : others.histogram(to - from, zeros, ones, kept);
    }

    /** Returns the histogram of few values other than 0 and 1, which are sorted with one 0 and one 1 for all of these. */
    private static Histogram sorted(float[] entries, int from, int to, int zeros, int ones) {
        int[] keys = new int[to - from - zeros - ones + 3];
        int n = 0;
        keys[n] = ordered(0);
        n += zeros > 0 ? 1 : 0;
        keys[n] = ordered(Float.floatToIntBits(1));
        n += ones > 0 ? 1 : 0;
        if (zeros + ones < to - from) {
            for (int i = from; i < to; i++) {
                keys[n] = ordered(Float.floatToIntBits(entries[i]));
                n += entries[i] != 0 && entries[i] != 1 ? 1 : 0;
            }
        }
        Arrays.sort(keys, 0, n);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            kept += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }
        if (kept > MAX_VALUES) {
            return new Histogram(to - from, zeros, new float[0], new long[0]);
        }
        float[] distinct = new float[kept];
        long[] counts = new long[kept];
        int place = 0;
        int begun = 0;
        for (int i = 1; i <= n; i++) {
            if (i == n || keys[i] != keys[begun]) {
                float value = Float.intBitsToFloat(ordered(keys[begun]));
                distinct[place] = value;
                counts[place++] = value == 0 ? zeros : value == 1 ? ones : i - begun;
                begun = i;
            }
        }
        return new Histogram(to - from, zeros, distinct, counts);
    }

    /** Returns a number that is ordered as floats are, NaN last, from a float's bits, and the bits from that number. */
    private static int ordered(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** Values that are neither 0 nor 1, in slots by their bits. */
    private static final class Others {

        private final int[] bits = new int[SLOTS];
        private final int[] counts = new int[SLOTS];
        private int size;

        boolean fit() {
            return size <= MAX_VALUES;
        }

        void add(float value) {
            int key = Float.floatToIntBits(value);
            int slot = (key * SPREAD) >>> SHIFT;
            while (counts[slot] > 0 && bits[slot] != key) {
                slot = (slot + 1) % SLOTS;
            }
            if (counts[slot]++ == 0) {
                bits[slot] = key;
                size++;
            }
        }

        Histogram histogram(long total, int zeros, int ones, int kept) {
            // Sorted with the slot behind each value, as a number of twice the bits.
            long[] order = new long[kept];
            int n = 0;
            if (zeros > 0) {
                order[n++] = order(0, SLOTS);
            }
            if (ones > 0) {
                order[n++] = order(Float.floatToIntBits(1), SLOTS + 1);
            }
            for (int slot = 0; slot < counts.length; slot++) {
                if (counts[slot] > 0) {
                    order[n++] = order(bits[slot], slot);
                }
            }
            Arrays.sort(order);
            float[] distinct = new float[kept];
            long[] sorted = new long[kept];
            for (int i = 0; i < kept; i++) {
                int slot = (int) order[i];
                distinct[i] = slot == SLOTS ? 0 : slot > SLOTS ? 1 : Float.intBitsToFloat(bits[slot]);
                sorted[i] = slot == SLOTS ? zeros : slot > SLOTS ? ones : counts[slot];
            }
            return new Histogram(total, zeros, distinct, sorted);
        }

        private static long order(int bits, int slot) {
            return ((long) ordered(bits) << Integer.SIZE) | slot;
        }
    }

    /** Returns the number of entries. */
    public long total() {
        return total;
    }

    /** Returns the number of entries that are 0 or −0. */
    public long zeros() {
        return zeros;
    }

    /** Returns how often each value occurs; empty if there were more than {@link #MAX_VALUES} distinct ones. */
    public SortedMap<Float, Long> values() {
        SortedMap<Float, Long> values = new TreeMap<>();
        for (int i = 0; i < distinct.length; i++) {
            values.put(distinct[i], counts[i]);
        }
        return Collections.unmodifiableSortedMap(values);
    }

    /** Tells whether all values are kept. */
    public boolean isComplete() {
        return total == 0 || distinct.length > 0;
    }

    /** Returns the number of entries that are not 0. */
    public long nonzeros() {
        return total - zeros;
    }

    /** Returns the share of entries that are not 0: the firing rate of spikes; 0 if there is no entry. */
    public double rate() {
        return total == 0 ? 0 : (double) nonzeros() / total;
    }

    /** Returns the share of entries that are exactly 0 or 1 among those whose values are kept; 0 if none are. */
    public double binaryShare() {
        long binary = 0;
        for (int i = 0; i < distinct.length; i++) {
            binary += distinct[i] == 0 || distinct[i] == 1 ? counts[i] : 0;
        }
        return total == 0 ? 0 : (double) binary / total;
    }

    /** Tells whether all entries are exactly 0 or 1; so are those of a silent operand. */
    public boolean isBinary() {
        return isCount(1);
    }

    /** Tells whether all entries are exactly −1, 0 or 1. */
    public boolean isTernary() {
        boolean ternary = isComplete();
        for (float value : distinct) {
            ternary &= value == 0 || Math.abs(value) == 1;
        }
        return ternary;
    }

    /** Tells whether all entries are exactly whole numbers from 0 to a greatest. */
    public boolean isCount(int greatest) {
        boolean count = isComplete();
        for (float value : distinct) {
            count &= value >= 0 && value <= greatest && value == Math.rint(value);
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that && total == that.total && zeros == that.zeros && Arrays.equals(distinct, that.distinct)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(distinct) * 31 + Long.hashCode(total * 31 + zeros);
    }

    @Override
    public String toString() {
        return "%d zeros of %d, %s".formatted(zeros, total, isComplete() ? values() : "too many values to keep");
    }
}
