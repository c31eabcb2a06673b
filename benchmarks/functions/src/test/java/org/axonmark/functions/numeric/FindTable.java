package org.axonmark.functions.numeric;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.axonmark.functions.generator.NormalisedError;
import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.statistics.Means;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.numericconstant.ConstantInterpreter;
import org.axonmark.submission.numericinterpolation.InterpolationInterpreter;
import org.axonmark.submission.numericline.LineInterpreter;
import org.axonmark.submission.numericpolynomial.PolynomialInterpreter;

/**
 * What simple methods reach on sets like FIND's, beside what was measured on FIND's own set. By FIND's rule they ask within [−128, 128] and are
 * scored as FIND scores, the truth called anew and so with new noise; by ours they ask within the domain and are scored against the
 * noise-free truth.
 *
 * @param rows one a method
 */
record FindTable(List<Row> rows) {

    static final int SEEDS = 20;
    static final int FUNCTIONS = 1_000;

    private static final Interval ASKED_IN_FIND = new Interval(-128, 128, true, true);
    private static final int QUERIES = 129;
    private static final long SCORING = 1L << 40;

    /**
     * What a method reaches.
     *
     * @param method its name
     * @param shares of functions passed: by FIND's rule, with an nMSE of at most 0.1, and of at most 0.001
     */
    record Row(String method, List<Share> shares) {}

    /**
     * A share of functions, averaged over seeds.
     *
     * @param mean in per cent
     * @param error its standard error
     */
    record Share(double mean, double error) {

        static Share of(double[] ofSeeds) {
            return new Share(Means.mean(ofSeeds), ofSeeds.length < 2 ? Double.NaN : Means.sd(ofSeeds) / Math.sqrt(ofSeeds.length));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%6.2f ± %.2f", mean, error);
        }
    }

    /** One way to guess. */
    private enum Method {
        CONSTANT, LINE, POLYNOMIAL, INTERPOLATION,
        /** The law itself, its corruption left out. */
        LAW;

        /** Returns the hypothesis after asking within an interval. */
        NumericFunction guess(NumericItem item, Interval asked) {
            if (this == LAW) {
                Expression value = item.truth().value();
                return NumericFunction.of(new Hypothesis.Numeric(
                        item.corrupted() != null && value instanceof Expression.Choice choice ? choice.outside() : value, null));
            }
            FunctionInterpreter interpreter = switch (this) {
                case CONSTANT -> new ConstantInterpreter();
                case LINE -> new LineInterpreter();
                case POLYNOMIAL -> new PolynomialInterpreter();
                default -> new InterpolationInterpreter();
            };
            NumericItem there = new NumericItem(item.seed(), item.index(), item.law(), item.truth(), asked, item.corrupted(),
                    item.signalToNoise(), item.network());
            try {
                String text = interpreter.interpret(new NumericBox(there, QUERIES)).hypothesis();
                return NumericFunction.of((Hypothesis.Numeric) Hypothesis.parse(text));
            } catch (Exception e) {
                throw new IllegalStateException(this + " on " + item.truth().print(), e);
            }
        }
    }

    /** Works the table out over the first so many of the twenty seeds. */
    static FindTable over(int seeds) {
        Method[] methods = Method.values();
        double[][][] shares = new double[methods.length][3][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            NumericGenerator generator =
                    NumericGenerator.findLike(new Seed("find-like seed %02d".formatted(seed).getBytes(StandardCharsets.US_ASCII)));
            List<boolean[][]> passes = IntStream.range(0, FUNCTIONS).parallel().mapToObj(i -> passes(generator.item(i))).toList();
            for (int m = 0; m < methods.length; m++) {
                for (int rule = 0; rule < 3; rule++) {
                    int method = m;
                    int by = rule;
                    shares[m][rule][seed] = 100.0 * passes.stream().filter(one -> one[method][by]).count() / FUNCTIONS;
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int m = 0; m < methods.length; m++) {
            rows.add(new Row(methods[m].name(), Arrays.stream(shares[m]).map(Share::of).toList()));
        }
        return new FindTable(rows);
    }

    private static boolean[][] passes(NumericItem item) {
        double[] findPoints = NumericScorer.findPoints();
        double[] points = item.points();
        double[] truth = NumericFunction.of(item.truth()).at(points);
        return Arrays.stream(Method.values()).map(method -> {
            double[] findGuess = method.guess(item, ASKED_IN_FIND).at(findPoints);
            double error = NormalisedError.of(truth, method.guess(item, item.domain()).at(points));
            return new boolean[] {NumericScorer.findPasses(item.answers(findPoints, SCORING), findGuess),
                error <= NumericScorer.LENIENT, error <= NumericScorer.STRICT};
        }).toArray(boolean[][]::new);
    }
}
