package org.axonmark.functions.generator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import org.axonmark.hypothesis.CanonicalForm;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Family;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Noise;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.hypothesis.Operator;
import org.axonmark.hypothesis.Type;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws numeric items after FIND (arXiv 2309.03886): 85 % simple laws, 15 % sums and products of two; of 850 items about 483 clean, 191
 * corrupted on an interval, 176 with noise. The truth is an expression by construction. The law is drawn once, so that each is as likely
 * as stated; parameters that are not admitted are drawn again from the same stream.
 */
public final class NumericGenerator {

    /** Largest value of an item on its domain. */
    public static final double MAX_VALUE = 1e6;
    /** Least range of an item on its domain, unless it is constant. */
    public static final double MIN_RANGE = 0.1;

    static final String KIND = "numeric";

    private static final int MAX_DRAWS = 1_000;
    private static final int PROBES = 4_000;
    private static final double SIMPLE = 0.85;
    private static final int SUMS = 72;
    private static final int COMPOUNDS = 150;
    private static final int CLEAN = 483;
    private static final int CORRUPTED = 191;
    private static final int ALL = 850;
    private static final int INSIDE = 89;
    private static final int ABOVE = 52;
    private static final List<Noise.Family> NOISES = List.of(Noise.Family.values());
    private static final double[] SIGNAL_TO_NOISE = {3, 10, 30};

    private final Seed seed;

    /** Creates a generator. */
    public NumericGenerator(Seed seed) {
        this.seed = seed;
    }

    /** Returns the item of a number; equal for equal seeds on every host. */
    public NumericItem item(int index) {
        HmacStream stream = seed.stream(KIND, index, "parameters");
        boolean simple = stream.nextDouble() < SIMPLE;
        Law law = simple ? Law.ATOMIC.get(stream.nextInt(Law.ATOMIC.size())) : stream.nextInt(COMPOUNDS) < SUMS ? Law.SUM : Law.PRODUCT;
        for (int i = 0; i < MAX_DRAWS; i++) {
            NumericItem item = draw(index, law, stream);
            if (item != null) {
                return item;
            }
        }
        throw new IllegalStateException(
                "numeric item " + index + " was not admitted in " + MAX_DRAWS + " draws; mend the ranges of its law");
    }

    private @Nullable NumericItem draw(int index, Law law, HmacStream stream) {
        LawDraws draws = new LawDraws(stream);
        Expression value;
        Interval domain;
        if (law != Law.SUM && law != Law.PRODUCT) {
            value = draws.draw(law);
            domain = law.domain();
        } else {
            Law left = Law.OPERANDS.get(stream.nextInt(Law.OPERANDS.size()));
            Law right = Law.OPERANDS.get(stream.nextInt(Law.OPERANDS.size()));
            value = new Expression.Call(law == Law.SUM ? Operator.ADD : Operator.MULTIPLY, draws.draw(left), draws.draw(right));
            domain = left == Law.POLYNOMIAL ? left.domain() : right.domain();
        }
        double[] values = probe(value, domain);
        if (!admitted(law, value, domain, values)) {
            return null;
        }
        int variant = stream.nextInt(ALL);
        if (variant < CLEAN) {
            return new NumericItem(seed, index, law, new Hypothesis.Numeric(value, null), domain, null);
        }
        double mean = mean(values);
        double deviation = deviation(values, mean);
        if (variant < CLEAN + CORRUPTED) {
            Interval interval = interval(stream.nextInt(CORRUPTED), domain, draws);
            double away = Math.max(deviation, 1) * (0.5 + 1.5 * stream.nextDouble()) * (stream.nextBoolean() ? 1 : -1);
            Expression fill = new Expression.Constant(Math.rint((mean + away) * 10) / 10);
            Expression corrupted = new Expression.Choice(new Expression.Input(Type.NUMBER), interval, fill, value);
            return new NumericItem(seed, index, law, new Hypothesis.Numeric(corrupted, null), domain, interval);
        }
        double ratio = SIGNAL_TO_NOISE[stream.nextInt(SIGNAL_TO_NOISE.length)];
        Noise.Family family = NOISES.get(stream.nextInt(NOISES.size()));
        double scale = Math.max(deviation, MIN_RANGE) / ratio * (family == Noise.Family.UNIFORM ? Math.sqrt(3) : 1);
        Noise noise = new Noise(family, new BigDecimal(scale).round(new MathContext(2)).doubleValue());
        return new NumericItem(seed, index, law, new Hypothesis.Numeric(value, noise), domain, null);
    }

    /** Tells whether a law is what it is named, finite, within bounds, and not flat. */
    private static boolean admitted(Law law, Expression value, Interval domain, double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double one : values) {
            if (!(Math.abs(one) <= MAX_VALUE)) {
                return false;
            }
            low = Math.min(low, one);
            high = Math.max(high, one);
        }
        Family family = CanonicalForm.of(value).family();
        boolean flat = high - low < MIN_RANGE;
        if (law == Law.CONSTANT) {
            return family == Family.CONSTANT;
        }
        if (flat || family == Family.CONSTANT) {
            return false;
        }
        return law == Law.SUM || law == Law.PRODUCT || (family == law.family() && (law != Law.RATIONAL || keepsSign(value, domain)));
    }

    /** Tells whether the denominator of a quotient has one sign on the domain, seen at the probes. */
    private static boolean keepsSign(Expression quotient, Interval domain) {
        double[] values = probe(quotient.parts().get(1), domain);
        for (double value : values) {
            if (value * values[0] <= 0) {
                return false;
            }
        }
        return true;
    }

    /** One in each half: inside 5–25 hundredths of the domain, else from an end up to a quarter of it. */
    private static Interval interval(int draw, Interval domain, LawDraws draws) {
        double width = domain.high() - domain.low();
        double share = draws.between(5, 25) / 100;
        double length = Math.rint(share * width * 10) / 10;
        if (draw >= INSIDE) {
            return draw < INSIDE + ABOVE ? new Interval(tenth(domain.high() - length), Double.POSITIVE_INFINITY, true, false)
                    : new Interval(Double.NEGATIVE_INFINITY, tenth(domain.low() + length), false, true);
        }
        double low = tenth(domain.low() + draws.between(0, 100) / 100 * (width - length));
        return new Interval(low, tenth(low + length), false, false);
    }

    private static double tenth(double value) {
        return Math.rint(value * 10) / 10;
    }

    /** Returns the values at the middles of equal parts of the domain. */
    private static double[] probe(Expression value, Interval domain) {
        double[] points = new double[PROBES];
        for (int i = 0; i < PROBES; i++) {
            points[i] = domain.low() + (domain.high() - domain.low()) * (i + 0.5) / PROBES;
        }
        return NumericFunction.of(new Hypothesis.Numeric(value, null)).at(points);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
