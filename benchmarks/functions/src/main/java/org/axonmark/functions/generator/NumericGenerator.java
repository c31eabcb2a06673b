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
 * Draws numeric items after FIND (arXiv 2309.03886): 85 % simple laws, 15 % sums and products of two; of 1000 items 483 clean, 191 corrupted on an
 * interval, 176 with noise, 150 answered by a network. The truth is an expression by construction. Law and variant are drawn once, so that
 * each is as likely as stated; parameters that are not admitted are drawn again from the same stream.
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
    private static final int NOISY = 176;
    private static final int ALL = 1_000;
    /** Items in a row that have the mix of variants among them. */
    private static final int STRATA = 40;
    /** Largest normalised error of a network that answers in place of a law. */
    private static final double CLOSE = 1e-4;
    private static final int INSIDE = 89;
    private static final int ABOVE = 52;
    private static final List<Noise.Family> NOISES = List.of(Noise.Family.values());
    /** Ratios at which there is noise. */
    private static final int[] SIGNAL_TO_NOISE = {3, 10, 30};

    private final Seed seed;
    private final boolean findLike;

    /** Creates a generator. */
    public NumericGenerator(Seed seed) {
        this(seed, false);
    }

    private NumericGenerator(Seed seed, boolean findLike) {
        this.seed = seed;
        this.findLike = findLike;
    }

    /**
     * Returns a generator of functions that simple methods can be tried on beside FIND's figures: FIND's sixteen laws on FIND's domains, so
     * without a bound on values and with poles, and the law itself where a network would answer.
     */
    public static NumericGenerator findLike(Seed seed) {
        return new NumericGenerator(seed, true);
    }

    /** Returns the item of a number; equal for equal seeds on every host. */
    public NumericItem item(int index) {
        HmacStream stream = seed.stream(KIND, index, "parameters");
        boolean simple = stream.nextDouble() < SIMPLE;
        List<Law> laws = findLike ? Law.FIND : Law.ATOMIC;
        Law law = simple ? laws.get(stream.nextInt(laws.size())) : stream.nextInt(COMPOUNDS) < SUMS ? Law.SUM : Law.PRODUCT;
        int variant = variant(index);
        for (int i = 0; i < MAX_DRAWS; i++) {
            NumericItem item = draw(index, law, variant, stream);
            if (item != null) {
                return item;
            }
        }
        throw new IllegalStateException(
                "numeric item " + index + " was not admitted in " + MAX_DRAWS + " draws; mend the ranges of its law");
    }

    /** Returns a number below {@link #ALL}, each equally likely; of {@link #STRATA} items in a row, one in each part of equal size. */
    private int variant(int index) {
        HmacStream stream = seed.stream(KIND, index / STRATA, "variants");
        int[] parts = stream.permutation(STRATA);
        int within = 0;
        for (int i = 0; i <= index % STRATA; i++) {
            within = stream.nextInt(ALL / STRATA);
        }
        return parts[index % STRATA] * (ALL / STRATA) + within;
    }

    private @Nullable NumericItem draw(int index, Law law, int variant, HmacStream stream) {
        LawDraws draws = new LawDraws(stream);
        Expression value;
        Interval domain;
        if (law != Law.SUM && law != Law.PRODUCT) {
            value = draws.draw(law);
            domain = domain(law);
        } else {
            Law left = Law.OPERANDS.get(stream.nextInt(Law.OPERANDS.size()));
            Law right = Law.OPERANDS.get(stream.nextInt(Law.OPERANDS.size()));
            value = new Expression.Call(law == Law.SUM ? Operator.ADD : Operator.MULTIPLY, draws.draw(left), draws.draw(right));
            domain = domain(left == Law.POLYNOMIAL ? left : right);
        }
        double[] values = probe(value, domain);
        if (!admitted(law, value, domain, values)) {
            return null;
        }
        NumericItem clean = new NumericItem(seed, index, law, new Hypothesis.Numeric(value, null), domain, null, 0, null);
        if (variant < CLEAN) {
            return clean;
        }
        if (variant >= CLEAN + CORRUPTED + NOISY) {
            return findLike ? clean : approximated(clean);
        }
        double mean = mean(values);
        double deviation = deviation(values, mean);
        return variant < CLEAN + CORRUPTED ? corrupted(clean, mean, deviation, draws, stream)
                : noisy(clean, deviation, (variant - CLEAN - CORRUPTED) * SIGNAL_TO_NOISE.length / NOISY, stream);
    }

    private static NumericItem corrupted(NumericItem clean, double mean, double deviation, LawDraws draws, HmacStream stream) {
        Interval interval = interval(stream.nextInt(CORRUPTED), clean.domain(), draws);
        double away = Math.max(deviation, 1) * (0.5 + 1.5 * stream.nextDouble()) * (stream.nextBoolean() ? 1 : -1);
        Expression fill = new Expression.Constant(Math.rint((mean + away) * 10) / 10);
        Expression value = new Expression.Choice(new Expression.Input(Type.NUMBER), interval, fill, clean.truth().value());
        return new NumericItem(clean.seed(), clean.index(), clean.law(), new Hypothesis.Numeric(value, null), clean.domain(), interval, 0,
                null);
    }

    private static NumericItem noisy(NumericItem clean, double deviation, int level, HmacStream stream) {
        int ratio = SIGNAL_TO_NOISE[level];
        Noise.Family family = NOISES.get(stream.nextInt(NOISES.size()));
        double scale = Math.max(deviation, MIN_RANGE) / ratio * (family == Noise.Family.UNIFORM ? Math.sqrt(3) : 1);
        Noise noise = new Noise(family, new BigDecimal(scale).round(new MathContext(2)).doubleValue());
        return new NumericItem(clean.seed(), clean.index(), clean.law(), new Hypothesis.Numeric(clean.truth().value(), noise),
                clean.domain(), null, ratio, null);
    }

    private static @Nullable NumericItem approximated(NumericItem clean) {
        ReluNetwork network = ReluNetwork.fit(clean.truth(), clean.domain(), clean.points(), CLOSE);
        return network == null ? null
                : new NumericItem(clean.seed(), clean.index(), clean.law(), clean.truth(), clean.domain(), null, 0, network);
    }

    /** Tells whether a law is what it is named, finite, within bounds, and not flat. */
    private boolean admitted(Law law, Expression value, Interval domain, double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double one : values) {
            if (!(Math.abs(one) <= (findLike ? Double.MAX_VALUE : MAX_VALUE))) {
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

    private Interval domain(Law law) {
        return findLike ? law.findDomain() : law.domain();
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
