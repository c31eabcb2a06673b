package org.axonmark.spiking.count;

import java.util.List;
import java.util.stream.IntStream;

/** Which taps of a kernel carry which input position to an output that exists. */
final class Landing {

    private final List<Axis> axes;
    /** [axis][position][…]: the taps that land. */
    private final int[][][] byAxis;

    Landing(List<Axis> axes) {
        this.axes = axes;
        byAxis = new int[axes.size()][][];
        for (int a = 0; a < byAxis.length; a++) {
            Axis axis = axes.get(a);
            byAxis[a] = new int[axis.input()][];
            for (int position = 0; position < axis.input(); position++) {
                int here = position;
                byAxis[a][position] = IntStream.range(0, axis.kernel()).filter(tap -> axis.lands(here, tap)).toArray();
            }
        }
    }

    /** Returns the taps that land from a position; taps and positions run fastest along the last axis. */
    int[] taps(int position) {
        int[] taps = {0};
        int rest = position;
        int stride = 1;
        for (int a = axes.size() - 1; a >= 0; a--) {
            int[] here = byAxis[a][rest % axes.get(a).input()];
            rest /= axes.get(a).input();
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
