package org.axonmark.spiking.count;

import java.util.List;
import java.util.stream.IntStream;

/** Which taps of a kernel carry which input position to an output that exists, axis by axis. */
final class Landing {

    private final List<Axis> axes;
    /** [axis][position][…]: the taps that land. */
    private final int[][][] taps;

    Landing(List<Axis> axes) {
        this.axes = axes;
        taps = new int[axes.size()][][];
        for (int a = 0; a < taps.length; a++) {
            Axis axis = axes.get(a);
            taps[a] = new int[axis.input()][];
            for (int position = 0; position < axis.input(); position++) {
                int here = position;
                taps[a][position] = IntStream.range(0, axis.kernel()).filter(tap -> axis.lands(here, tap)).toArray();
            }
        }
    }

    /** Writes the coordinates of a flat position. */
    void place(int position, int[] place) {
        int rest = position;
        for (int a = place.length - 1; a >= 0; a--) {
            place[a] = rest % axes.get(a).input();
            rest /= axes.get(a).input();
        }
    }

    /** Returns the number of taps that land from a place. */
    long taps(int[] place) {
        long count = 1;
        for (int a = 0; a < place.length; a++) {
            count *= taps[a][place[a]].length;
        }
        return count;
    }

    /** Returns the sum of a number by tap over the taps that land from a place, and marks those. */
    long sum(int[] place, int[] byTap, boolean[] used) {
        return sum(place, byTap, used, 0, 0);
    }

    private long sum(int[] place, int[] byTap, boolean[] used, int axis, int tap) {
        if (axis == place.length) {
            used[tap] = true;
            return byTap[tap];
        }
        long sum = 0;
        for (int next : taps[axis][place[axis]]) {
            sum += sum(place, byTap, used, axis + 1, tap * axes.get(axis).kernel() + next);
        }
        return sum;
    }

    /** Returns the number of positions from which a flat tap lands. */
    long positions(int tap) {
        long count = 1;
        int rest = tap;
        for (int a = axes.size() - 1; a >= 0; a--) {
            Axis axis = axes.get(a);
            int here = rest % axis.kernel();
            rest /= axis.kernel();
            count *= IntStream.range(0, axis.input()).filter(position -> axis.lands(position, here)).count();
        }
        return count;
    }
}
