package org.axonmark.submission.numericbisection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;

/** Draws straight lines between answers, and halves the pieces where the function bends most, a third more answers each time, up to 256. */
public final class BisectionInterpreter implements FunctionInterpreter {

    private static final int QUERIES = 256;
    private static final int FIRST = 17;
    private static final int GROWTH = 3;

    /** A piece and how much is at stake in it. */
    private record Piece(double middle, double stake) {}

    /** Creates the interpreter. */
    public BisectionInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        int budget = Math.min(QUERIES, box.remaining());
        Interval range = range(box);
        SortedMap<Double, Double> known = new TreeMap<>();
        ask(box, grid(range, Math.min(FIRST, budget)), known);
        while (known.size() < budget) {
            List<Piece> pieces = pieces(known);
            int n = Math.min(budget - known.size(), Math.min(pieces.size(), Math.max(1, known.size() / GROWTH)));
            double[] middles = pieces.stream().limit(n).mapToDouble(Piece::middle).filter(x -> !known.containsKey(x)).toArray();
            if (middles.length == 0) {
                break;
            }
            ask(box, middles, known);
        }
        double[] x = known.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = known.values().stream().mapToDouble(Double::doubleValue).toArray();
        return Interpretation.of(through(x, y), "");
    }

    private static void ask(BlackBox box, double[] x, Map<Double, Double> known) throws Exception {
        double[] y = box.numbers(DoubleTensor.of(x, x.length)).values();
        for (int i = 0; i < x.length; i++) {
            known.put(x[i], y[i]);
        }
    }

    /** Returns the pieces, first the one where width times departure from the neighbours' lines is largest. */
    private static List<Piece> pieces(SortedMap<Double, Double> known) {
        double[] x = known.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = known.values().stream().mapToDouble(v -> Double.isFinite(v) ? v : 0).toArray();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i + 1 < x.length; i++) {
            double departure = Math.max(departure(x, y, i), departure(x, y, i + 1));
            double width = x[i + 1] - x[i];
            pieces.add(new Piece(x[i] + width / 2, width * departure * departure));
        }
        pieces.sort(Comparator.comparingDouble(Piece::stake).reversed());
        return pieces;
    }

    /** How far a point lies from the line between its two neighbours; 0 at the ends. */
    private static double departure(double[] x, double[] y, int i) {
        if (i == 0 || i == x.length - 1) {
            return 0;
        }
        double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
        return Math.abs(y[i] - (y[i - 1] + share * (y[i + 1] - y[i - 1])));
    }

    private static double[] grid(Interval range, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = range.low() + (range.high() - range.low()) * (n == 1 ? 0.5 : i / (n - 1.0));
        }
        return x;
    }

    /** Writes straight lines between points, left out where the function has no value. */
    private static String through(double[] x, double[] y) {
        StringBuilder text = new StringBuilder("numeric through(x");
        int written = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(y[i])) {
                text.append(", ").append(x[i]).append(" -> ").append(y[i]);
                written++;
            }
        }
        return written == 0 ? "numeric 0" : text.append(')').toString();
    }

    private static Interval range(BlackBox box) {
        if (box.setup().domain() instanceof Domain.Numbers numbers) {
            return numbers.range();
        }
        throw new IllegalArgumentException("this interpreter knows functions of a number, not " + box.setup().kind());
    }
}
