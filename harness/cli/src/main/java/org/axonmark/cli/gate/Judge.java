package org.axonmark.cli.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.axonmark.results.statistics.Holm;
import org.axonmark.results.statistics.Intervals;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.PairedTest;

/**
 * The rule of the gate. Losses are paired by unit and tested by sign flips against none, with Holm's adjustment over all that is tested in one
 * gate, tasks and metrics together. Worse or better: an adjusted p of at most 0.05 and a mean beyond the threshold. Passed: the 95 % interval of
 * the loss ends below the threshold. Else undecided.
 */
final class Judge {

    private static final double LEVEL = 0.05;
    private static final double NORMAL = 1.959964;
    private static final byte[] SEED = "axonmark gate".getBytes(StandardCharsets.UTF_8);

    private Judge() {}

    /** Judges measures by themselves, in their order. */
    static List<Finding> judge(List<Measure> measures) {
        List<Measure> tested = measures.stream().filter(Judge::isTested).toList();
        List<PairedTest> tests = tested.stream().map(measure -> {
            double[] losses = measure.losses();
            return PairedTest.of(losses, new double[losses.length], SEED);
        }).toList();
        double[] holm = Holm.adjust(tests.stream().mapToDouble(PairedTest::p).toArray());
        List<Finding> findings = new ArrayList<>();
        for (Measure measure : measures) {
            int at = tested.indexOf(measure);
            findings.add(at >= 0 ? ofTest(measure, tests.get(at), holm[at], tested.size()) : ofFew(measure));
        }
        return findings;
    }

    /**
     * Puts a second, independent look beside the first: a regression stands only if it was found again.
     *
     * @param again measures taken anew of all that {@code findings} call a regression; others are not looked at
     */
    static List<Finding> confirm(List<Finding> findings, List<Measure> again) {
        List<Finding> second = judge(again);
        List<Finding> confirmed = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.verdict() != Verdict.REGRESSION) {
                confirmed.add(finding);
                continue;
            }
            Optional<Finding> anew = second.stream().filter(one -> one.measure().task().equals(finding.measure().task())
                    && one.measure().id().equals(finding.measure().id())).findAny();
            boolean stands = anew.map(one -> one.verdict() == Verdict.REGRESSION).orElse(false);
            String seen = anew.map(one -> one.loss(one.loss())).orElse("nothing");
            confirmed.add(stands ? finding.with(Verdict.REGRESSION, finding.why() + "; run again: " + seen)
                    : finding.with(Verdict.UNDECIDED, finding.why() + "; run again this was not found (" + seen + ")"));
        }
        return confirmed;
    }

    /** Returns the verdict over all. */
    static Verdict overall(List<Finding> findings) {
        return findings.stream().map(Finding::verdict).max(Enum::compareTo).orElse(Verdict.PASS);
    }

    private static boolean isTested(Measure measure) {
        return measure.pairs().size() >= Intervals.FEWEST_UNITS;
    }

    private static Finding ofTest(Measure measure, PairedTest test, double holm, int family) {
        double least = measure.least();
        double loss = test.difference();
        Finding.Range range = test.interval().map(one -> new Finding.Range(shown(measure, one.low()), shown(measure, one.high())))
                .orElseThrow();
        double high = test.interval().orElseThrow().high();
        boolean shown = holm <= LEVEL;
        Verdict verdict = shown && loss > least ? Verdict.REGRESSION : shown && -loss > least ? Verdict.IMPROVEMENT
                : high < least || isSame(measure) ? Verdict.PASS : Verdict.UNDECIDED;
        Finding finding = new Finding(measure, shown(measure, loss), Optional.of(range), OptionalDouble.of(test.p()),
                OptionalDouble.of(holm), verdict, "", verdict == Verdict.UNDECIDED ? needed(measure, family) : OptionalInt.empty());
        return finding.with(verdict, why(finding));
    }

    private static Finding ofFew(Measure measure) {
        double mean = measure.pairs().isEmpty() ? 0 : Means.mean(measure.losses());
        boolean same = isSame(measure) && !measure.pairs().isEmpty();
        return new Finding(measure, shown(measure, mean), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
                same ? Verdict.PASS : Verdict.UNDECIDED,
                same ? "the same on every " + measure.unit()
                        : measure.pairs().size() + " " + measure.unit() + "s are too few for a test, which takes "
                                + Intervals.FEWEST_UNITS,
                same ? OptionalInt.empty() : OptionalInt.of(Intervals.FEWEST_UNITS));
    }

    private static boolean isSame(Measure measure) {
        return Arrays.stream(measure.losses()).allMatch(loss -> loss == 0);
    }

    private static double shown(Measure measure, double loss) {
        return measure.byRatio() ? StrictMath.expm1(loss) : loss;
    }

    private static String why(Finding finding) {
        Measure measure = finding.measure();
        Finding.Range range = finding.interval().orElseThrow();
        return switch (finding.verdict()) {
            case REGRESSION -> "worse by " + finding.loss(finding.loss()) + ", which is more than " + measure.threshold();
            case IMPROVEMENT -> "better by " + finding.loss(-finding.loss()) + ", which is more than " + measure.threshold();
            case PASS -> isSame(measure) ? "the same on every " + measure.unit()
                    : "a loss of " + measure.threshold() + " is ruled out";
            case UNDECIDED -> "anything from " + finding.loss(range.low()) + " to " + finding.loss(range.high())
                    + " worse fits what was seen" + finding.needed().stream()
                            .mapToObj(n -> "; about %d %ss would decide, these are %d".formatted(n, measure.unit(), measure.pairs().size()))
                            .findAny().orElse("");
        };
    }

    /**
     * Returns the number of units with which the interval is as narrow as the threshold, so that it leaves out either no loss or too large a
     * one; and with which as many measures as were tested can have an adjusted p of 0.05.
     */
    private static OptionalInt needed(Measure measure, int family) {
        double least = measure.least();
        if (least <= 0) {
            return OptionalInt.empty();
        }
        double root = 2 * NORMAL * Means.sd(measure.losses()) / least;
        double forHolm = StrictMath.ceil(StrictMath.log(2 * family / LEVEL) / StrictMath.log(2));
        double needed = Math.max(Math.max(root * root, forHolm), measure.pairs().size() + 1.0);
        return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, StrictMath.ceil(needed)));
    }
}
