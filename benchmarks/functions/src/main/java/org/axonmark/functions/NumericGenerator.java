package org.axonmark.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Noise;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.hypothesis.Operator;
import org.axonmark.hypothesis.Type;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Means;

/**
 * Makes numeric functions, version 1. Families and parameters follow FIND (Schwettmann et al. 2023, its numeric generator), with what was
 * broken there mended: every parameter that is drawn is in the function; a function is finite, varies and stays below a million on its
 * domain; no period is shorter than a fiftieth of the domain; poles lie outside; noise is scaled to the function. Law, parameters, noise and
 * test points come from separate streams.
 */
final class NumericGenerator {

    /** Version of the law; another version makes other functions. */
    static final int VERSION = 1;

    private static final double ATOMIC = 0.85;
    private static final int CLEAN = 633;
    private static final int CORRUPTED = 191;
    private static final int NOISED = 176;
    private static final double SIGNAL_TO_NOISE = 20;
    private static final double MOST = 1e6;
    private static final double LEAST_SPREAD = 1e-3;
    private static final int GRID = 257;
    private static final int DRAWS = 1_000;
    private static final Expression X = new Expression.Input(Type.NUMBER);

    /** What happens to a function before it is asked. */
    private enum Variant {
        CLEAN, CORRUPTED, NOISED
    }

    private final byte[] seed;

    /**
     * Creates the generator of a seed.
     *
     * @param seed of a round, or of practice
     */
    NumericGenerator(byte[] seed) {
        this.seed = seed.clone();
    }

    /**
     * Makes the functions of a round: for each unit one law, and for each budget a function of that law with parameters of its own.
     *
     * @param units how many laws
     * @param budgets queries allowed, each once
     */
    List<NumericItem> items(int units, List<Integer> budgets) {
        List<NumericItem> items = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            String name = "function-%02d".formatted(unit);
            HmacStream law = HmacStream.of(seed, "numeric law", Integer.toString(VERSION), name);
            boolean atomic = law.nextDouble() < ATOMIC;
            NumericFamily first = pick(law, atomic ? NumericFamily.atomic() : NumericFamily.operands());
            NumericFamily second = pick(law, NumericFamily.operands());
            while (first == NumericFamily.CONSTANT && second == NumericFamily.CONSTANT) {
                second = pick(law, NumericFamily.operands());
            }
            Operator joined = atomic ? Operator.NEGATE : law.nextBoolean() ? Operator.ADD : Operator.MULTIPLY;
            Variant variant = variant(law);
            for (int budget : budgets) {
                items.add(item(name, budget, variant, first, second, joined));
            }
        }
        return items;
    }

    private NumericItem item(String unit, int budget, Variant variant, NumericFamily first, NumericFamily second, Operator joined) {
        String id = unit + "/" + budget;
        HmacStream stream = HmacStream.of(seed, "numeric parameters", Integer.toString(VERSION), id);
        boolean compound = joined != Operator.NEGATE;
        NumericFamily.Domain domain = compound ? first.domain().and(second.domain()) : first.domain();
        for (int draw = 0; draw < DRAWS; draw++) {
            Expression value = first.draw(X, stream);
            if (compound) {
                value = new Call(joined, value, second.draw(X, stream));
            }
            double[] values = values(value, domain);
            boolean constant = first == NumericFamily.CONSTANT && !compound;
            if (admitted(values, constant)) {
                return finish(id, unit, budget, variant, value, domain, values, stream);
            }
        }
        throw new IllegalStateException("no function of " + first + " is admitted in " + DRAWS + " draws");
    }

    private static NumericItem finish(String id, String unit, int budget, Variant variant, Expression value,
            NumericFamily.Domain domain, double[] values, HmacStream stream) {
        Optional<Interval> corrupted = Optional.empty();
        Expression truth = value;
        Noise noise = null;
        if (variant == Variant.CORRUPTED) {
            Interval interval = corruption(domain, stream);
            corrupted = Optional.of(interval);
            truth = new Expression.Choice(X, interval, new Constant(NumericFamily.round(Means.mean(values))), value);
        } else if (variant == Variant.NOISED) {
            double scale = Math.max(0.01, NumericFamily.round(10 * Means.sd(values) / SIGNAL_TO_NOISE) / 10);
            noise = noise(stream, scale);
        }
        return new NumericItem(
                id, unit, budget, new Hypothesis.Numeric(truth, noise), domain.low(), domain.high(), corrupted);
    }

    /** A normal, uniform or centred Poisson distribution of about the given standard deviation. */
    private static Noise noise(HmacStream stream, double deviation) {
        Noise.Family family = Noise.Family.values()[stream.nextInt(Noise.Family.values().length)];
        return switch (family) {
            case NORMAL -> new Noise(family, deviation);
            case UNIFORM -> new Noise(family, deviation * StrictMath.sqrt(3));
            // A count's variance is its rate; more than a few tens would drown the counting in time.
            case POISSON -> deviation * deviation <= 25 ? new Noise(family, deviation * deviation) : new Noise(Noise.Family.NORMAL, deviation);
        };
    }

    /** Below a point, above a point, or a twentieth to an eighth of the domain inside it. */
    private static Interval corruption(NumericFamily.Domain domain, HmacStream stream) {
        double width = domain.high() - domain.low();
        double share = 0.05 + 0.075 * stream.nextDouble();
        return switch (stream.nextInt(4)) {
            case 0 -> new Interval(Double.NEGATIVE_INFINITY, NumericFamily.round(domain.low() + 2 * share * width), false, true);
            case 1 -> new Interval(NumericFamily.round(domain.high() - 2 * share * width), Double.POSITIVE_INFINITY, true, false);
            default -> {
                double from = domain.low() + (1 - share) * width * stream.nextDouble();
                yield new Interval(NumericFamily.round(from), NumericFamily.round(from + share * width), false, false);
            }
        };
    }

    private static boolean admitted(double[] values, boolean constant) {
        for (double value : values) {
            if (!(Math.abs(value) <= MOST)) {
                return false;
            }
        }
        return constant || Means.sd(values) > LEAST_SPREAD * Math.max(1, Math.abs(Means.mean(values)));
    }

    private static double[] values(Expression value, NumericFamily.Domain domain) {
        double[] x = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            x[i] = domain.low() + (domain.high() - domain.low()) * i / (GRID - 1);
        }
        return NumericFunction.of(new Hypothesis.Numeric(value, null)).at(x);
    }

    private static Variant variant(HmacStream law) {
        int drawn = law.nextInt(CLEAN + CORRUPTED + NOISED);
        return drawn < CLEAN ? Variant.CLEAN : drawn < CLEAN + CORRUPTED ? Variant.CORRUPTED : Variant.NOISED;
    }

    private static NumericFamily pick(HmacStream law, List<NumericFamily> families) {
        return families.get(law.nextInt(families.size()));
    }
}
