package org.axonmark.functions.generator;

import java.util.List;

import org.axonmark.hypothesis.Family;
import org.axonmark.hypothesis.Interval;

/** What numeric items are drawn as: one of the simple laws, or a compound of two. */
public enum Law {
    /** m x + c, |m| and |c| up to 10. */
    LINEAR(Family.LINEAR),
    /** Degree 2–5, coefficients up to 5, on [−10, 10]. */
    POLYNOMIAL(Family.POLYNOMIAL),
    /** a |x − s| + c. */
    ABSOLUTE(Family.ABSOLUTE),
    /** a √x + c on [0, 100]. */
    ROOT(Family.ROOT),
    /** a log x / log b + c with b in 1.1–10, on [1, 100]. */
    LOGARITHM(Family.LOGARITHM),
    /** A jump of a at s; at s itself half of it. */
    STEP(Family.STEP),
    /** A corner at s with a leak of 0–0.9. */
    RELU(Family.RELU),
    /** a tanh(2π (x − s) / b) + c with b in 1–60. */
    TANH(Family.TANH),
    /** One value. */
    CONSTANT(Family.CONSTANT),
    /** a sin(2π (x − s) / p) + c with p in 4–60. */
    SINE(Family.SINE),
    /** As sine, written as cosine. */
    COSINE(Family.SINE),
    /** a / (x + s) + c with s in 0.5–10, on [0, 100]: the pole is outside. */
    RECIPROCAL(Family.RECIPROCAL),
    /** A bell of height a, centre −50–50 and deviation 1–10. */
    GAUSSIAN(Family.GAUSSIAN),
    /** Numerator of lower degree than the denominator, which has degree 2 or 4 and no root in the domain. */
    RATIONAL(Family.RATIONAL),
    /** a on a width of 1–10. */
    RECTANGLE(Family.RECTANGLE),
    /** ±a with a period of 4–60. */
    SQUARE_WAVE(Family.SQUARE_WAVE),
    /** A peak of straight flanks on level ground. */
    VOLCANO(Family.PIECEWISE_LINEAR),
    /** a ceil(k x) + c; an operand only. */
    CEIL(Family.CEIL),
    /** a floor(k x) + c; an operand only. */
    FLOOR(Family.FLOOR),
    /** The sum of two operands. */
    SUM(Family.COMPOUND),
    /** The product of two operands. */
    PRODUCT(Family.COMPOUND);

    /** Laws that stand alone. */
    static final List<Law> ATOMIC = List.of(LINEAR, POLYNOMIAL, ABSOLUTE, ROOT, LOGARITHM, STEP, RELU, TANH, CONSTANT, SINE, COSINE,
            RECIPROCAL, GAUSSIAN, RATIONAL, RECTANGLE, SQUARE_WAVE, VOLCANO);
    /** Laws that stand alone in FIND. */
    static final List<Law> FIND = ATOMIC.stream().filter(law -> law != VOLCANO).toList();
    /** Laws that compounds are made of. */
    static final List<Law> OPERANDS = List.of(LINEAR, POLYNOMIAL, STEP, RELU, CONSTANT, CEIL, FLOOR, RECTANGLE, SQUARE_WAVE);

    private final Family family;

    Law(Family family) {
        this.family = family;
    }

    /** Returns the family its canonical form has; for a compound, what it has unless two operands fall together. */
    public Family family() {
        return family;
    }

    Interval domain() {
        return switch (this) {
            case POLYNOMIAL -> new Interval(-10, 10, true, true);
            case ROOT, RECIPROCAL -> new Interval(0, 100, true, true);
            case LOGARITHM -> new Interval(1, 100, true, true);
            default -> new Interval(-100, 100, true, true);
        };
    }

    /** Returns the domain that FIND's files name. */
    Interval findDomain() {
        return switch (this) {
            case ROOT, LOGARITHM -> domain();
            default -> new Interval(-100, 100, true, true);
        };
    }
}
