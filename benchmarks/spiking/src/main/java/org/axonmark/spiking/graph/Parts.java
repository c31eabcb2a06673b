package org.axonmark.spiking.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of a graph parted so that each part travels in one answer: large values in the link's side file, small ones together in its message. */
final class Parts {

    /** Bytes of values asked for at once. */
    private static final long AT_ONCE = 32L << 20;

    /** Bytes of small values asked for at once: those of up to {@value #SMALL} bytes travel in one message of a mebibyte. */
    private static final long SMALL_AT_ONCE = 512 << 10;

    private static final long SMALL = 64 << 10;

    private Parts() {}

    /**
     * Returns the names in parts, in their order.
     *
     * @param bytes of each value by its name
     */
    static List<List<String>> of(Map<String, Long> bytes) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        long sum = 0;
        long small = 0;
        for (Map.Entry<String, Long> value : bytes.entrySet()) {
            long more = value.getValue();
            long moreSmall = more <= SMALL ? more : 0;
            if (!part.isEmpty() && (sum + more > AT_ONCE || small + moreSmall > SMALL_AT_ONCE)) {
                parts.add(List.copyOf(part));
                part.clear();
                sum = 0;
                small = 0;
            }
            part.add(value.getKey());
            sum += more;
            small += moreSmall;
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }
}
