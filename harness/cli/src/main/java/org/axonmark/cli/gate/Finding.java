package org.axonmark.cli.gate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.axonmark.results.format.Direction;

/**
 * What a gate found of one measure.
 *
 * @param measure what was compared
 * @param loss by how much the candidate is worse in the measure's unit, or as a share where it is compared by ratios; below zero if better
 * @param interval 95 % interval of the loss, where there is one
 * @param p of the paired test, absent without one
 * @param holm p adjusted over all that was tested in this gate
 * @param verdict what follows
 * @param why one sentence
 * @param needed how many units would decide, where it is undecided and the spread tells
 */
public record Finding(Measure measure, double loss, Optional<Range> interval, OptionalDouble p, OptionalDouble holm, Verdict verdict,
        String why, OptionalInt needed) {

    /**
     * An interval.
     *
     * @param low smallest loss
     * @param high largest loss
     */
    public record Range(double low, double high) {}

    Finding with(Verdict other, String reason) {
        return new Finding(measure, loss, interval, p, holm, other, reason, needed);
    }

    /** Returns the change from the baseline, with its sign in the measure's own direction. */
    String change() {
        double grows = 0.0 + (measure.direction() == Direction.HIGHER ? -loss : loss);
        return measure.byRatio() ? Numbers.percent(grows) : Numbers.signed(grows);
    }

    /** Returns a loss in words. */
    String loss(double size) {
        return measure.byRatio() ? Numbers.percent(size).replace("+", "") : Numbers.of(size);
    }
}
