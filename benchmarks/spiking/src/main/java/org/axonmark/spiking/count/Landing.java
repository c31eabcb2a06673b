package org.axonmark.spiking.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Which taps of a kernel carry which input position to an output that exists. Immutable for its callers; many threads may use one. */
final class Landing {

    /** Numbers of taps that are kept, so that a position away from the borders is worked out once. */
    private static final int MOST_KEPT = 1 << 20;

    private final List<Axis> axes;
    /** [axis][position]: which of the axis' sets of taps. */
    private final int[][] kinds;
    /** [axis][kind][…]: the taps that land. */
    private final int[][][] sets;
    /** Taps by the kinds of a position, the last axis running fastest; null until they are asked for. None if they were too many. */
    private final int[] @Nullable [] kept;

    Landing(List<Axis> axes) {
        this.axes = axes;
        kinds = new int[axes.size()][];
        sets = new int[axes.size()][][];
        long numbers = 1;
        for (int a = 0; a < kinds.length; a++) {
            Axis axis = axes.get(a);
            Map<List<Integer>, Integer> seen = new HashMap<>();
            List<int[]> taps = new ArrayList<>();
            kinds[a] = new int[axis.input()];
            for (int position = 0; position < axis.input(); position++) {
                int here = position;
                int[] set = IntStream.range(0, axis.kernel()).filter(tap -> axis.lands(here, tap)).toArray();
                kinds[a][position] = seen.computeIfAbsent(Arrays.stream(set).boxed().toList(), _ -> {
                    taps.add(set);
                    return taps.size() - 1;
                });
            }
            sets[a] = taps.toArray(int[][]::new);
            numbers = Math.min(MOST_KEPT + 1L, numbers * sets[a].length * axis.kernel());
        }
        int combinations = numbers > MOST_KEPT ? 0 : Arrays.stream(sets).mapToInt(each -> each.length).reduce(1, (a, b) -> a * b);
        kept = new int[combinations][];
    }

    /** Returns the taps that land from a position; taps and positions run fastest along the last axis. Not to be changed. */
    int[] taps(int position) {
        if (kept.length == 0) {
            return combined(position);
        }
        int place = 0;
        int radix = 1;
        int rest = position;
        for (int a = kinds.length - 1; a >= 0; a--) {
            place += kinds[a][rest % kinds[a].length] * radix;
            radix *= sets[a].length;
            rest /= kinds[a].length;
        }
        int[] known = kept[place];
        if (known == null) {
            known = combined(position);
            kept[place] = known;
        }
        return known;
    }

    private int[] combined(int position) {
        int[] taps = {0};
        int rest = position;
        int stride = 1;
        for (int a = kinds.length - 1; a >= 0; a--) {
            int[] here = sets[a][kinds[a][rest % kinds[a].length]];
            rest /= kinds[a].length;
            int[] more = new int[here.length * taps.length];
            for (int i = 0; i < here.length; i++) {
                for (int j = 0; j < taps.length; j++) {
                    more[i * taps.length + j] = here[i] * stride + taps[j];
                }
            }
            taps = more;
            stride *= axes.get(a).kernel();
        }
        return taps;
    }
}
