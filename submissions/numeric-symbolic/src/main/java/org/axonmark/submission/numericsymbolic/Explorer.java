package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;

/**
 * Decides what to ask: a grid that is not quite even, so that no wave hides in it, and some points again, which shows noise; then the middles
 * of the pieces where the function departs most from its neighbours (jumps, corners, narrow bells); then the largest gaps.
 */
final class Explorer {

    private static final double FINEST = 0.045;
    private static final double GOLDEN = 0.6180339887498949;
    private static final double SHIFT = 0.5;
    private static final double MIDDLE = 0.56;
    private static final double DENSER = 2;
    private static final int ENOUGH = 480;
    private static final double NOISE_BOUND = 5;

    private record Piece(double middle, double stake) {}

    private final BlackBox box;
    private final double low;
    private final double high;
    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();
    private boolean noisy;

    Explorer(BlackBox box, double low, double high) {
        this.box = box;
        this.low = low;
        this.high = high;
    }

    Answers answers() {
        return Answers.of(x.stream().mapToDouble(v -> v).toArray(), y.stream().mapToDouble(v -> v).toArray(), noisy);
    }

    /** Asks most of the budget, so that a law can be fitted. */
    Answers explore() throws Exception {
        int budget = box.remaining();
        int again = budget < 8 ? 0 : budget < 48 ? 2 : 4;
        int useful = Math.min(budget, ENOUGH) - again;
        int first = budget < 8 ? budget : useful * 7 / 16;
        ask(grid(first));
        repeat(again);
        if (noisy) {
            zoom(box.remaining() / 3);
            fill(box.remaining());
        } else {
            zoom(Math.min(box.remaining(), useful * 3 / 8));
            fill(Math.min(box.remaining(), useful - first - useful * 3 / 8 - reserve(budget)));
        }
        return answers();
    }

    /** Returns how many questions are kept for testing what was found. */
    static int reserve(int budget) {
        return budget < 32 ? 0 : Math.min(64, budget / 8);
    }

    /** Returns how many questions may still be asked to test what was found. */
    int left(int budget) {
        return Math.min(box.remaining(), Math.max(0, Math.min(budget, ENOUGH) - x.size()));
    }

    /** Asks points, then the largest gaps. */
    Answers confirm(double[] points, int further) throws Exception {
        ask(points);
        fill(further);
        return answers();
    }

    private void ask(double[] points) throws Exception {
        for (int start = 0; start < points.length; start += BlackBox.MAX_BATCH) {
            double[] batch = Arrays.copyOfRange(points, start, Math.min(points.length, start + BlackBox.MAX_BATCH));
            double[] values = box.numbers(DoubleTensor.of(batch, batch.length)).values();
            for (int i = 0; i < batch.length; i++) {
                x.add(batch[i]);
                y.add(values[i]);
            }
        }
    }

    /** Asks two points again, in turn; another answer is noise. */
    private void repeat(int times) throws Exception {
        if (times == 0) {
            return;
        }
        double[] points = new double[times];
        int[] asked = new int[times];
        for (int i = 0; i < times; i++) {
            asked[i] = times < 4 || i % 2 == 0 ? x.size() / 3 : 2 * x.size() / 3;
            points[i] = x.get(asked[i]);
        }
        int before = x.size();
        ask(points);
        for (int i = 0; i < times; i++) {
            noisy |= !y.get(before + i).equals(y.get(asked[i]));
        }
        if (!noisy) {
            for (int i = 0; i < times; i++) {
                x.remove(x.size() - 1);
                y.remove(y.size() - 1);
            }
        }
    }

    /**
     * Ends and, where it lies inside, 0 are asked exactly; the points between are shifted a little, each differently, and are denser in the
     * middle of the domain, where narrow curves lie.
     */
    private double[] grid(int n) {
        double[] points = new double[n];
        for (int i = 0; i < n; i++) {
            double shift = i == 0 || i == n - 1 ? 0 : (i * GOLDEN - Math.floor(i * GOLDEN) - 0.5) * SHIFT;
            points[i] = place(n == 1 ? 0.5 : (i + shift) / (n - 1));
        }
        points[n - 1] = n == 1 ? points[0] : high;
        if (n >= 8 && low < 0 && high > 0) {
            points[n / 2] = 0;
        }
        return points;
    }

    /** Returns the point that a share of the grid lies below. */
    private double place(double share) {
        double outside = (1 - MIDDLE) / (1 - MIDDLE + MIDDLE * DENSER);
        double edge = outside / 2;
        double at = share < edge ? share / outside * (1 - MIDDLE)
                : share > 1 - edge ? 1 - (1 - share) / outside * (1 - MIDDLE)
                : (1 - MIDDLE) / 2 + (share - edge) / (1 - outside) * MIDDLE;
        return low + (high - low) * at;
    }

    private void zoom(int queries) throws Exception {
        int left = queries;
        while (left > 0) {
            List<Double> middles = pieces();
            int n = Math.min(left, Math.max(1, Math.min(middles.size(), 1 + x.size() / 8)));
            if (middles.isEmpty()) {
                return;
            }
            ask(middles.stream().limit(n).mapToDouble(v -> v).toArray());
            left -= Math.min(n, middles.size());
        }
    }

    /** Returns middles of the pieces with most at stake, those by departure from lines and from cubics in turn. */
    private List<Double> pieces() {
        double[][] means = Jumps.means(answers());
        double[] px = means[0];
        double[] py = means[1];
        double noise = noisy ? noise(px, py) : 0;
        List<Piece> byLine = new ArrayList<>();
        List<Piece> byCubic = new ArrayList<>();
        for (int i = 0; i + 1 < px.length; i++) {
            double width = px[i + 1] - px[i];
            if (width < FINEST) {
                continue;
            }
            double line = Math.max(departure(px, py, i, 1), departure(px, py, i + 1, 1));
            double cubic = Math.max(departure(px, py, i, 2), departure(px, py, i + 1, 2));
            double jump = Math.abs(py[i + 1] - py[i]);
            if (noisy) {
                if (jump > NOISE_BOUND * noise && line > NOISE_BOUND * noise) {
                    byLine.add(new Piece(px[i] + width / 2, width * jump * jump));
                }
                continue;
            }
            if (line > 0) {
                byLine.add(new Piece(px[i] + width / 2, width * line * line));
            }
            if (cubic > 1e-9 * (Math.abs(py[i]) + Math.abs(py[i + 1]))) {
                byCubic.add(new Piece(px[i] + width / 2, width * cubic * Math.min(cubic, jump)));
            }
        }
        Comparator<Piece> most = Comparator.comparingDouble(Piece::stake).reversed();
        byLine.sort(most);
        byCubic.sort(most);
        List<Double> middles = new ArrayList<>();
        for (int i = 0; i < Math.max(byLine.size(), byCubic.size()); i++) {
            if (i < byLine.size() && !middles.contains(byLine.get(i).middle())) {
                middles.add(byLine.get(i).middle());
            }
            if (i < byCubic.size() && !middles.contains(byCubic.get(i).middle())) {
                middles.add(byCubic.get(i).middle());
            }
        }
        return middles;
    }

    /** How far a value lies from the polynomial through the neighbours, some on each side; 0 at the ends. */
    private static double departure(double[] px, double[] py, int i, int aside) {
        if (i < aside || i + aside >= px.length) {
            return 0;
        }
        double value = 0;
        for (int j = i - aside; j <= i + aside; j++) {
            if (j != i) {
                double weight = py[j];
                for (int k = i - aside; k <= i + aside; k++) {
                    if (k != i && k != j) {
                        weight *= (px[i] - px[k]) / (px[j] - px[k]);
                    }
                }
                value += weight;
            }
        }
        return Math.abs(py[i] - value);
    }

    /** The noise's standard deviation, from the middle departure from lines. */
    private static double noise(double[] px, double[] py) {
        double[] departures = new double[Math.max(1, px.length - 2)];
        for (int i = 1; i + 1 < px.length; i++) {
            departures[i - 1] = departure(px, py, i, 1);
        }
        Arrays.sort(departures);
        return departures[departures.length / 2] / (0.6745 * Math.sqrt(1.5));
    }

    /** Halves the largest gaps; those in the middle of the domain, where narrow curves lie, count for more. */
    private void fill(int queries) throws Exception {
        int left = queries;
        while (left > 0) {
            double[] px = Jumps.means(answers())[0];
            List<Piece> gaps = new ArrayList<>();
            for (int i = 0; i + 1 < px.length; i++) {
                double width = px[i + 1] - px[i];
                double middle = px[i] + width / 2;
                double off = Math.abs(middle - (low + high) / 2) / (high - low);
                gaps.add(new Piece(middle, off < MIDDLE / 2 ? DENSER * width : width));
            }
            gaps.sort(Comparator.comparingDouble(Piece::stake).reversed());
            int n = Math.min(left, Math.max(1, gaps.size() / 4));
            double[] points = gaps.stream().limit(n).mapToDouble(Piece::middle).toArray();
            if (points.length == 0) {
                return;
            }
            ask(points);
            left -= points.length;
        }
    }
}
