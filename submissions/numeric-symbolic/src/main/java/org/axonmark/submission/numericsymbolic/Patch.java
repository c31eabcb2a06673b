package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An interval on which the law is replaced by a constant.
 *
 * @param low its lower end, −∞ if it begins with the domain
 * @param high its upper end, ∞ if it ends with the domain
 * @param value the constant
 */
record Patch(double low, double high, double value) {

    private static final int MOST = 4;
    private static final double SHORTEST = 0.049;
    private static final double LONGEST = 0.251;

    boolean contains(double x) {
        return low < x && x < high;
    }

    /** Returns a law that holds outside only. */
    String text(String law) {
        String interval = Double.isInfinite(low) ? "(-inf, " + Numbers.text(high) + "]"
                : Double.isInfinite(high) ? "[" + Numbers.text(low) + ", inf)" : "(" + Numbers.text(low) + ", " + Numbers.text(high) + ")";
        return "if(x in " + interval + ", " + Numbers.text(value) + ", " + law + ")";
    }

    /**
     * Returns what may be patches: runs of equal answers, a twentieth to a quarter of the domain long, parted from their neighbours by jumps;
     * first those whose answer is found nowhere else, unlike the halves of square waves, then the longest.
     */
    static List<Patch> of(Answers answers, double low, double high) {
        if (answers.isNoisy()) {
            return List.of();
        }
        double[][] points = Jumps.means(answers);
        double[] x = points[0];
        double[] y = points[1];
        double whole = high - low;
        List<Patch> patches = new ArrayList<>();
        Map<Double, Integer> runs = new HashMap<>();
        for (int i = 0; i < x.length;) {
            int first = i;
            while (i < x.length && y[i] == y[first]) {
                i++;
            }
            int last = i - 1;
            runs.merge(y[first], 1, Integer::sum);
            double from = first == 0 ? Double.NEGATIVE_INFINITY : new Jumps.Gap(x[first - 1], x[first], 0).place();
            double to = i == x.length ? Double.POSITIVE_INFINITY : new Jumps.Gap(x[last], x[i], 0).place();
            double shortest = x[last] - x[first];
            double longest = (i == x.length ? high : x[i]) - (first == 0 ? low : x[first - 1]);
            if (last > first && longest >= SHORTEST * whole && shortest <= LONGEST * whole && (first > 0 || i < x.length)) {
                patches.add(new Patch(from, to, y[first]));
            }
        }
        patches.sort(Comparator.<Patch>comparingInt(patch -> runs.getOrDefault(patch.value, 0))
                .thenComparingDouble(patch -> Math.max(patch.low, low) - Math.min(patch.high, high)));
        return patches.subList(0, Math.min(MOST, patches.size()));
    }
}
