package org.axonmark.functions.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.generator.Breakpoints;
import org.axonmark.functions.generator.NormalisedError;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.hypothesis.CanonicalForm;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Noise;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.statistics.HmacStream;

/**
 * Scores one hypothesis about a numeric function against the noise-free truth. A hypothesis that cannot be parsed, or has no finite value at a
 * test point, misses.
 */
final class NumericScorer {

    /** nMSE at or below this is a pass of the main metric. */
    static final double STRICT = NormalisedError.STRICT;

    /** nMSE at or below this is a pass of the lenient metric. */
    static final double LENIENT = 0.1;

    private static final int OUTSIDE_POINTS = 500;
    private static final int BREAKPOINT_POINTS = 200;
    /** How far points lie from a breakpoint, as a share of the domain's width. */
    private static final double BREAKPOINT_SHARE = 0.01;
    private static final int FIND_HALF = 128;
    private static final double OUTSIDE_SHARE = 0.25;
    private static final int SIZE_FACTOR = 2;
    private static final int SIZE_SLACK = 8;
    private static final double LATTICE = 0.1;
    private static final double RELATIVE = 0.01;
    private static final double SCALE_TOLERANCE = 0.1;

    private final NumericQuestion question;
    private final NumericItem item;
    private final NumericFunction truth;

    NumericScorer(NumericQuestion question) {
        this.question = question;
        this.item = question.item();
        this.truth = NumericFunction.of(item.truth());
    }

    /** Returns one score for each metric of the task that the item has a share in. */
    List<ItemScore> score(Answered answered) {
        Optional<Hypothesis.Numeric> hypothesis = answered.hypothesis(Hypothesis.Numeric.class);
        Optional<NumericFunction> guess = hypothesis.map(NumericFunction::of);
        double inside = error(guess, item.points());
        boolean strict = inside <= STRICT;
        List<ItemScore> scores = new ArrayList<>();
        add(scores, NumericTask.PASS, strict);
        add(scores, NumericTask.LENIENT_PASS, inside <= LENIENT);
        add(scores, NumericTask.COMPACT_PASS, strict && hypothesis
                .map(h -> h.size() <= SIZE_FACTOR * item.truth().size() + SIZE_SLACK)
                .orElse(false));
        add(scores, NumericTask.FIND_PASS, guess.map(this::findPasses).orElse(false));
        add(scores, NumericTask.OUTSIDE_PASS, error(guess, outside()) <= LENIENT);
        double[] breakpoints = Breakpoints.of(item.truth().value(), item.domain());
        if (breakpoints.length > 0) {
            add(scores, NumericTask.BREAKPOINT_PASS, error(guess, near(breakpoints)) <= STRICT);
        }
        Optional<CanonicalForm> form = hypothesis.map(h -> form(h.value()));
        CanonicalForm trueForm = form(item.truth().value());
        add(scores, NumericTask.FAMILY, form.map(f -> f.family() == trueForm.family()).orElse(false));
        add(scores, NumericTask.PARAMETERS, form.map(f -> f.matches(trueForm, LATTICE / 2, RELATIVE)).orElse(false));
        add(scores, NumericTask.passAt(question.budget()), strict);
        add(scores, NumericTask.passAtRatio(item.signalToNoise()), strict);
        add(scores, item.truth().noise() == null ? NumericTask.NO_NOISE : NumericTask.NOISE, hypothesis.map(this::saysNoise).orElse(false));
        double overlap = hypothesis.isEmpty() ? 0
                : overlap(answered.interpretation().corruption().map(i -> new Interval(i.low(), i.high(), false, false)));
        scores.add(new ItemScore(question.id(), question.unit(), NumericTask.CORRUPTION_IOU, overlap));
        scores.addAll(Descriptions.ofNumbers(question, answered.interpretation(), truth, item.points()));
        return scores;
    }

    /** Tells whether two hypotheses differ by an nMSE of at most {@link #STRICT}; what is no hypothesis agrees with nothing. */
    boolean agree(Answered one, Answered other) {
        double[] x = item.points();
        double[] f = truth.at(x);
        Optional<double[]> a = one.hypothesis(Hypothesis.Numeric.class).map(hypothesis -> NumericFunction.of(hypothesis).at(x));
        Optional<double[]> b = other.hypothesis(Hypothesis.Numeric.class).map(hypothesis -> NumericFunction.of(hypothesis).at(x));
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        double[] apart = new double[x.length];
        Arrays.setAll(apart, i -> f[i] + (a.get()[i] - b.get()[i]));
        return NormalisedError.of(f, apart) <= STRICT;
    }

    private void add(List<ItemScore> scores, String metric, boolean passed) {
        scores.add(new ItemScore(question.id(), question.unit(), metric, passed ? 1 : 0));
    }

    /** The canonical form of the law itself, outside of any interval on which it is replaced. */
    private static CanonicalForm form(Expression value) {
        return value instanceof Expression.Choice choice && choice.subject() instanceof Expression.Input
                ? form(choice.outside())
                : CanonicalForm.of(value);
    }

    /** NaN for no hypothesis. */
    private double error(Optional<NumericFunction> guess, double[] x) {
        return guess.map(function -> NormalisedError.of(truth.at(x), function.at(x))).orElse(Double.NaN);
    }

    /** Tells whether the noise is stated rightly: none where there is none, else the family and its scale within a tenth. */
    private boolean saysNoise(Hypothesis.Numeric hypothesis) {
        Noise said = hypothesis.noise();
        Noise is = item.truth().noise();
        if (said == null || is == null) {
            return said == null && is == null;
        }
        return said.family() == is.family() && Math.abs(said.scale() - is.scale()) <= SCALE_TOLERANCE * is.scale();
    }

    /** Points close to breakpoints, each of which is as likely. */
    private double[] near(double[] breakpoints) {
        Interval domain = item.domain();
        double reach = BREAKPOINT_SHARE * (domain.high() - domain.low());
        HmacStream stream = item.testPoints("breakpoints");
        double[] x = new double[BREAKPOINT_POINTS];
        for (int i = 0; i < x.length; i++) {
            double at = breakpoints[stream.nextInt(breakpoints.length)];
            double low = Math.max(domain.low(), at - reach);
            x[i] = low + (Math.min(domain.high(), at + reach) - low) * stream.nextDouble();
        }
        return x;
    }

    private double[] outside() {
        double low = item.domain().low();
        double high = item.domain().high();
        double margin = OUTSIDE_SHARE * (high - low);
        double[] below = item.points("below", low - margin, low, OUTSIDE_POINTS);
        double[] above = item.points("above", high, high + margin, OUTSIDE_POINTS);
        double[] both = Arrays.copyOf(below, below.length + above.length);
        System.arraycopy(above, 0, both, below.length, above.length);
        return both;
    }

    /** FIND's own rule: sum of squared errors below a tenth of the sum of squares, at i + ½ for i from −128 to 127 (truth without noise). */
    private boolean findPasses(NumericFunction guess) {
        double[] x = findPoints();
        return findPasses(truth.at(x), guess.at(x));
    }

    /** Returns the points at which FIND scores. */
    static double[] findPoints() {
        double[] x = new double[2 * FIND_HALF];
        Arrays.setAll(x, i -> i - FIND_HALF + 0.5);
        return x;
    }

    /** Tells whether FIND passes a guess: points where the truth is not finite are left out. */
    static boolean findPasses(double[] truth, double[] guess) {
        double error = 0;
        double energy = 0;
        for (int i = 0; i < truth.length; i++) {
            double f = truth[i];
            if (Double.isFinite(f)) {
                double difference = f - guess[i];
                error += difference * difference;
                energy += f * f;
            }
        }
        return error / energy < LENIENT;
    }

    /** Intersection over union of the named and the true interval on the domain; both empty 1, one empty 0. */
    private double overlap(Optional<Interval> named) {
        Optional<Interval> a = named.flatMap(this::onDomain);
        Optional<Interval> b = Optional.ofNullable(item.corrupted()).flatMap(this::onDomain);
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty() ? 1 : 0;
        }
        // Where they overlap, the union reaches from the first end to the last, and is not smaller than the intersection by rounding.
        double both = Math.min(a.get().high(), b.get().high()) - Math.max(a.get().low(), b.get().low());
        double either = Math.max(a.get().high(), b.get().high()) - Math.min(a.get().low(), b.get().low());
        return both <= 0 ? 0 : both / either;
    }

    private Optional<Interval> onDomain(Interval interval) {
        double low = Math.max(interval.low(), item.domain().low());
        double high = Math.min(interval.high(), item.domain().high());
        return low < high ? Optional.of(new Interval(low, high, false, false)) : Optional.empty();
    }
}
