package org.axonmark.results.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.results.format.Direction;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Intervals;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.Quantiles;

/**
 * The only ranking rule. Scores of all eligible entries on common units, each unit's mean over entries subtracted, are multiplied by 9 999
 * random sign vectors; the resolution floor c is the 95 % quantile of the spread of the column means. Entry j beats entry i if its mean is
 * better by more than c. Rank intervals so made hold for all entries at once with probability 0.95 when all tie.
 */
public final class Ranking {

    private static final int DRAWS = 9_999;
    private static final double LEVEL = 0.95;
    /** Units that are summed once for each pattern of their signs, of which there are few, and not once for each draw. */
    private static final int TOGETHER = 4;
    private static final int PATTERNS = 1 << TOGETHER;

    private Ranking() {}

    /**
     * Ranks.
     *
     * @param scores {@code [units][entries]}, at least ten units
     * @param direction which way a score gets better
     * @param boardVersion seed of the sign vectors: what names this version of the board
     * @throws IllegalArgumentException below ten units: such a board shows values and no ranks
     */
    public static Standings of(double[][] scores, Direction direction, byte[] boardVersion) {
        if (scores.length < Intervals.FEWEST_UNITS) {
            throw new IllegalArgumentException(
                    scores.length + " units are too few for ranks, at least " + Intervals.FEWEST_UNITS + " are needed");
        }
        int entries = scores[0].length;
        double[] goodness = new double[entries];
        for (int k = 0; k < entries; k++) {
            double mean = mean(scores, k);
            goodness[k] = direction == Direction.HIGHER ? mean : -mean;
        }
        double floor = resolutionFloor(centred(scores), boardVersion);
        int[] groups = tieGroups(goodness, floor);
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            int beaters = 0;
            int beaten = 0;
            for (double other : goodness) {
                beaters += other - goodness[i] > floor ? 1 : 0;
                beaten += goodness[i] - other > floor ? 1 : 0;
            }
            standings.add(new Standing(1 + beaters, entries - beaten, groups[i]));
        }
        return new Standings(standings, floor);
    }

    private static double mean(double[][] scores, int entry) {
        return Means.mean(Arrays.stream(scores).mapToDouble(unit -> unit[entry]).toArray());
    }

    private static double[][] centred(double[][] scores) {
        double[][] centred = new double[scores.length][];
        for (int u = 0; u < scores.length; u++) {
            double mean = Means.mean(scores[u]);
            centred[u] = Arrays.stream(scores[u]).map(value -> value - mean).toArray();
        }
        return centred;
    }

    private static double resolutionFloor(double[][] centred, byte[] boardVersion) {
        int entries = centred[0].length;
        int groups = Math.ceilDiv(centred.length, TOGETHER);
        double[][] signed = signed(centred);
        Signs signs = new Signs(HmacStream.of(boardVersion, "ranking"));
        double[] spreads = new double[DRAWS];
        double[] sums = new double[entries];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.fill(sums, 0);
            for (int g = 0; g < groups; g++) {
                int units = Math.min(TOGETHER, centred.length - g * TOGETHER);
                add(sums, signed[g * PATTERNS + signs.next(units)]);
            }
            double highest = Double.NEGATIVE_INFINITY;
            double lowest = Double.POSITIVE_INFINITY;
            for (double sum : sums) {
                highest = Math.max(highest, sum);
                lowest = Math.min(lowest, sum);
            }
            spreads[draw] = (highest - lowest) / centred.length;
        }
        Arrays.sort(spreads);
        return Quantiles.type1(spreads, LEVEL);
    }

    private static void add(double[] sums, double[] terms) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += terms[k];
        }
    }

    /** Returns the sums of each group of units under each pattern of their signs; a bit that is set is a plus, the lowest is the first unit's. */
    private static double[][] signed(double[][] centred) {
        int groups = Math.ceilDiv(centred.length, TOGETHER);
        double[][] signed = new double[groups * PATTERNS][centred[0].length];
        for (int row = 0; row < signed.length; row++) {
            int first = row / PATTERNS * TOGETHER;
            for (int u = first; u < Math.min(first + TOGETHER, centred.length); u++) {
                boolean plus = (row % PATTERNS >> (u - first) & 1) == 1;
                for (int k = 0; k < centred[u].length; k++) {
                    signed[row][k] += plus ? centred[u][k] : -centred[u][k];
                }
            }
        }
        return signed;
    }

    /** The bits of a stream, the lowest of each number first. */
    private static final class Signs {

        private final HmacStream stream;
        private long bits;
        private int left;

        Signs(HmacStream stream) {
            this.stream = stream;
        }

        /** Returns the next few bits, the first of them lowest. */
        int next(int count) {
            int next = 0;
            for (int i = 0; i < count; i++) {
                if (left == 0) {
                    bits = stream.nextLong();
                    left = Long.SIZE;
                }
                next |= (int) (bits & 1) << i;
                bits >>>= 1;
                left--;
            }
            return next;
        }
    }

    private static int[] tieGroups(double[] goodness, double floor) {
        int[] order = IntStream.range(0, goodness.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> goodness[k]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        int[] groups = new int[goodness.length];
        int group = 0;
        double leader = Double.POSITIVE_INFINITY;
        for (int entry : order) {
            if (leader - goodness[entry] > floor) {
                group++;
                leader = goodness[entry];
            }
            groups[entry] = group;
        }
        return groups;
    }
}
