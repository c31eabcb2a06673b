package org.axonmark.submission.numerickan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;

/**
 * Interprets a function by a Kolmogorov–Arnold network (Liu et al. 2024, arXiv 2404.19756): spline edges are trained on answers, then replaced by
 * formulas. Formulas are handed in where they foretell answers held out as well as the splines do, else the splines, drawn as straight lines.
 */
public final class KanInterpreter implements FunctionInterpreter {

    private static final int QUERIES = 768;
    private static final int DRAWN = 480;
    private static final int EDGE_POINTS = 200;
    private static final int[] GRIDS = {3, 5, 10, 20, 40, 80, 160};
    private static final int HELD_OUT = 4;
    private static final int STEPS = 10;
    private static final int TERMS = 3;
    private static final int TRIED = 8;
    private static final int BEAM = 2;
    private static final int GROWTH = 10;
    private static final double NARROWEST = 2e-4;
    private static final int HIDDEN = 2;
    private static final double AS_GOOD = 1.2;
    private static final double ENOUGH = 1e-4;
    private static final double WORTH = 0.6;
    private static final double MUCH = 1e-2;
    private static final double EXACT = 1e-18;

    /** A curve and its mean squared error on answers that it was not fitted to. */
    private record Rated<T>(T curve, double error) {}

    /** Creates the interpreter. */
    public KanInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (!(box.setup().domain() instanceof Domain.Numbers numbers)) {
            throw new IllegalArgumentException("this interpreter knows functions of a number, not "
                    + box.setup().kind().name().toLowerCase(Locale.ROOT) + " functions");
        }
        Interval range = numbers.range();
        double middle = (range.low() + range.high()) / 2;
        double scale = (range.high() - range.low()) / 2;
        Samples all = asked(box, middle, scale);
        if (all.count() < 2 * HELD_OUT) {
            return Interpretation.of("numeric " + Term.number(all.mean()), "Too few values were seen; their mean.");
        }
        Samples shown = all.where(i -> i % HELD_OUT != 1);
        Samples hidden = all.where(i -> i % HELD_OUT == 1);
        Rated<Integer> grid = grid(shown, hidden);
        Rated<Formula> formula = formula(shown, hidden, Edge.fit(shown, -1, 1, grid.curve())::at);
        double enough = Math.max(AS_GOOD * grid.error(), ENOUGH * all.variance());
        if (formula.error() <= enough || all.variance() == 0) {
            Formula fitted = formula.curve().fitted(all);
            return Interpretation.of("numeric " + fitted.text(middle, scale),
                    "The function is a sum of " + fitted.terms().size() + " edges that were found to be formulas.");
        }
        return Interpretation.of("numeric " + drawn(Edge.fit(all, -1, 1, grid.curve())::at, middle, scale),
                "The function is a spline of " + grid.curve() + " pieces; no formula foretells it as well.");
    }

    /** Asks an even grid with half of the queries, then again and again the middles of the pieces at whose ends the answers bend most. */
    private static Samples asked(BlackBox box, double middle, double scale) throws Exception {
        int budget = Math.min(QUERIES, box.remaining());
        int n = (budget + 1) / 2;
        SortedMap<Double, Double> known = new TreeMap<>();
        double[] next = IntStream.range(0, n).mapToDouble(i -> n == 1 ? 0 : 2.0 * i / (n - 1) - 1).toArray();
        while (next.length > 0) {
            double[] x = Arrays.stream(next).map(t -> Math.max(middle - scale, Math.min(middle + scale, middle + scale * t))).toArray();
            double[] y = box.numbers(DoubleTensor.of(x, x.length)).values();
            for (int i = 0; i < y.length; i++) {
                known.put(next[i], y[i]);
            }
            next = bends(known, Math.min(budget - known.size(), 1 + known.size() / GROWTH));
        }
        known.values().removeIf(value -> !Double.isFinite(value));
        return new Samples(known.keySet().stream().mapToDouble(t -> t).toArray(), known.values().stream().mapToDouble(v -> v).toArray());
    }

    private static double[] bends(SortedMap<Double, Double> known, int most) {
        double[] t = known.keySet().stream().mapToDouble(v -> v).toArray();
        double[] y = known.values().stream().mapToDouble(v -> Double.isFinite(v) ? v : 0).toArray();
        double[] bend = new double[t.length];
        for (int i = 1; i + 1 < t.length; i++) {
            double share = (t[i] - t[i - 1]) / (t[i + 1] - t[i - 1]);
            bend[i] = Math.abs(y[i] - y[i - 1] - share * (y[i + 1] - y[i - 1]));
        }
        return IntStream.range(0, t.length - 1).filter(i -> t[i + 1] - t[i] > NARROWEST).boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.max(bend[i], bend[i + 1]) * Math.sqrt(t[i + 1] - t[i])))
                .limit(Math.max(0, most)).mapToDouble(i -> (t[i] + t[i + 1]) / 2).toArray();
    }

    /** Extends the grid of one edge as long as that foretells held-out answers better. */
    private static Rated<Integer> grid(Samples shown, Samples hidden) {
        Rated<Integer> best = new Rated<>(GRIDS[0], Double.POSITIVE_INFINITY);
        for (int pieces : GRIDS) {
            double error = hidden.error(Edge.fit(shown, -1, 1, pieces)::at);
            if (error < best.error()) {
                best = new Rated<>(pieces, error);
            }
        }
        return best;
    }

    /** Returns the best formula: edges side by side, each replaced before the next is trained on what is left, or a trained network's. */
    private static Rated<Formula> formula(Samples shown, Samples hidden, DoubleUnaryOperator edge) {
        Formula none = Formula.of(shown.mean());
        Rated<Formula> best = new Rated<>(none, hidden.error(none::at));
        List<Rated<Formula>> beam = extended(none, shown, hidden, edge);
        for (int i = 1; i <= TERMS; i++) {
            double exact = EXACT * shown.variance();
            beam.sort(Comparator.<Rated<Formula>>comparingDouble(one -> Math.max(exact, one.error()))
                    .thenComparing(one -> one.curve().terms().get(one.curve().terms().size() - 1).outer()));
            beam = beam.subList(0, Math.min(BEAM, beam.size()));
            best = better(best, beam.get(0), shown.variance());
            if (i == TERMS || best.error() <= exact) {
                break;
            }
            List<Rated<Formula>> next = new ArrayList<>();
            for (Rated<Formula> one : beam) {
                DoubleUnaryOperator curve = one.curve()::at;
                Samples left = shown.less(curve);
                next.addAll(extended(one.curve(), shown, hidden, Edge.fit(left, -1, 1, grid(left, hidden.less(curve)).curve())::at));
            }
            beam = next;
        }
        return best.error() > ENOUGH * shown.variance() ? better(best, deep(shown, hidden), shown.variance()) : best;
    }

    /** Returns the larger formula only if it is worth it. */
    private static Rated<Formula> better(Rated<Formula> small, Rated<Formula> large, double variance) {
        return large.error() < (small.error() > ENOUGH * variance ? WORTH : MUCH) * small.error() ? large : small;
    }

    /** Returns a formula with each of the primitives added that an edge looks like most. */
    private static List<Rated<Formula>> extended(Formula formula, Samples shown, Samples hidden, DoubleUnaryOperator edge) {
        Samples few = thinned(shown);
        return new ArrayList<>(Snap.of(few.of(edge)).stream().limit(TRIED)
                .map(snap -> formula.and(Term.of(snap.primitive()), snap.numbers()).fitted(few).descended(shown, STEPS))
                .map(fitted -> new Rated<>(fitted, hidden.error(fitted::at))).toList());
    }

    /** Trains a network of hidden nodes and replaces both edges of each. */
    private static Rated<Formula> deep(Samples shown, Samples hidden) {
        Samples few = thinned(shown);
        Network network = Network.train(few, HIDDEN);
        Formula formula = Formula.of(0);
        for (int node = 0; node < HIDDEN; node++) {
            Samples inside = few.of(network.inner().get(node)::at);
            Snap inner = Snap.of(inside).get(0);
            double[] v = inside.y();
            double reach = Arrays.stream(v).map(Math::abs).max().orElse(1);
            double size = reach > 0 ? reach : 1;
            Edge last = network.outer().get(node);
            Snap outer = Snap.of(new Samples(Arrays.stream(v).map(one -> one / size).toArray(), Arrays.stream(v).map(last::at).toArray()))
                    .get(0);
            formula = joined(formula, inner, outer, size);
        }
        Formula fitted = formula.fitted(few).fitted(shown);
        return new Rated<>(fitted, hidden.error(fitted::at));
    }

    private static Formula joined(Formula formula, Snap inner, Snap outer, double size) {
        double[] in = inner.numbers();
        double[] out = outer.numbers();
        double a = out[1] / size;
        if (inner.primitive() == Primitive.LINE) {
            return formula.and(Term.of(outer.primitive()), new double[] {out[0], a * in[0], out[2] + a * inner.constant()});
        }
        if (outer.primitive() == Primitive.LINE) {
            return formula.and(Term.of(inner.primitive()), new double[] {out[0] * a * in[0], in[1], in[2]});
        }
        return formula.and(new Term(outer.primitive(), inner.primitive()),
                new double[] {out[0], a * in[0], out[2] + a * inner.constant(), in[1], in[2]});
    }

    private static Samples thinned(Samples samples) {
        int n = samples.count();
        return n <= EDGE_POINTS ? samples
                : samples.where(i -> (long) i * EDGE_POINTS / n != (long) (i - 1) * EDGE_POINTS / n || i == 0);
    }

    /** Writes a curve as straight lines. */
    private static String drawn(DoubleUnaryOperator curve, double middle, double scale) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < DRAWN; i++) {
            double t = 2.0 * i / (DRAWN - 1) - 1;
            points.add(Term.number(middle + scale * t) + " -> " + Term.number(curve.applyAsDouble(t)));
        }
        return "through(x, " + String.join(", ", points) + ")";
    }
}
