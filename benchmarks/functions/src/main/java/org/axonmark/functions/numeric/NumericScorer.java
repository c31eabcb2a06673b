package org.axonmark.functions.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.functions.protocol.NormalisedError;
import org.axonmark.hypothesis.CanonicalForm;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
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

    private static final int POINTS = 2_000;
    private static final int OUTSIDE_POINTS = 500;
    private static final int REDRAWS = 10;
    private static final int FIND_HALF = 128;
    private static final double OUTSIDE_SHARE = 0.25;
    private static final int SIZE_FACTOR = 2;
    private static final int SIZE_SLACK = 8;
    private static final double LATTICE = 0.1;
    private static final double RELATIVE = 0.01;

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
        double[] points = points("inside", item.domain().low(), item.domain().high(), POINTS);
        double inside = hypothesis.map(h -> nmse(h, points)).orElse(Double.NaN);
        boolean strict = inside <= STRICT;
        List<ItemScore> scores = new ArrayList<>();
        add(scores, NumericTask.PASS, strict);
        add(scores, NumericTask.LENIENT_PASS, inside <= LENIENT);
        add(scores, NumericTask.COMPACT_PASS, strict && hypothesis
                .map(h -> h.size() <= SIZE_FACTOR * item.truth().size() + SIZE_SLACK)
                .orElse(false));
        add(scores, NumericTask.FIND_PASS, hypothesis.map(this::findPasses).orElse(false));
        add(scores, NumericTask.OUTSIDE_PASS, hypothesis.map(h -> nmse(h, outside()) <= LENIENT).orElse(false));
        Optional<CanonicalForm> form = hypothesis.map(h -> form(h.value()));
        CanonicalForm trueForm = form(item.truth().value());
        add(scores, NumericTask.FAMILY, form.map(f -> f.family() == trueForm.family()).orElse(false));
        add(scores, NumericTask.PARAMETERS, form.map(f -> f.matches(trueForm, LATTICE / 2, RELATIVE)).orElse(false));
        add(scores, NumericTask.passAt(question.budget()), strict);
        double overlap = overlap(answered.interpretation().corruption().map(i -> new Interval(i.low(), i.high(), false, false)));
        scores.add(new ItemScore(question.id(), question.unit(), NumericTask.CORRUPTION_IOU, overlap));
        scores.addAll(Descriptions.ofNumbers(question, answered.interpretation(), truth, points));
        return scores;
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

    /** The nMSE at points where the truth is finite; NaN if the hypothesis is not finite at one. */
    private double nmse(Hypothesis.Numeric hypothesis, double[] x) {
        return NormalisedError.of(truth.at(x), NumericFunction.of(hypothesis).at(x));
    }

    /** Uniform on an interval; drawn again, ten times at most, where the truth is not finite, then left out. */
    private double[] points(String where, double low, double high, int n) {
        HmacStream stream = item.testPoints(where);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = low + (high - low) * stream.nextDouble();
        }
        double[] y = truth.at(x);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            double at = x[i];
            boolean finite = Double.isFinite(y[i]);
            for (int draw = 0; draw < REDRAWS && !finite; draw++) {
                at = low + (high - low) * stream.nextDouble();
                finite = Double.isFinite(truth.at(at));
            }
            if (finite) {
                x[kept++] = at;
            }
        }
        return Arrays.copyOf(x, kept);
    }

    private double[] outside() {
        double low = item.domain().low();
        double high = item.domain().high();
        double margin = OUTSIDE_SHARE * (high - low);
        double[] below = points("below", low - margin, low, OUTSIDE_POINTS);
        double[] above = points("above", high, high + margin, OUTSIDE_POINTS);
        double[] both = Arrays.copyOf(below, below.length + above.length);
        System.arraycopy(above, 0, both, below.length, above.length);
        return both;
    }

    /** FIND's own rule: sum of squared errors below a tenth of the sum of squares, at i + ½ for i from −128 to 127 (truth without noise). */
    private boolean findPasses(Hypothesis.Numeric hypothesis) {
        NumericFunction guess = NumericFunction.of(hypothesis);
        double error = 0;
        double energy = 0;
        for (int i = -FIND_HALF; i < FIND_HALF; i++) {
            double f = truth.at(i + 0.5);
            if (Double.isFinite(f)) {
                double difference = f - guess.at(i + 0.5);
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
        double both = Math.min(a.get().high(), b.get().high()) - Math.max(a.get().low(), b.get().low());
        double lengths = a.get().high() - a.get().low() + b.get().high() - b.get().low();
        return both <= 0 ? 0 : both / (lengths - both);
    }

    private Optional<Interval> onDomain(Interval interval) {
        double low = Math.max(interval.low(), item.domain().low());
        double high = Math.min(interval.high(), item.domain().high());
        return low < high ? Optional.of(new Interval(low, high, false, false)) : Optional.empty();
    }
}
