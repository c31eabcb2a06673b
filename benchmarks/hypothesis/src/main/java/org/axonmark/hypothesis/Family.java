package org.axonmark.hypothesis;

/** Laws that a numeric hypothesis can be recognised as, each with the parameters of its {@link CanonicalForm}. */
public enum Family {
    /** c. */
    CONSTANT,
    /** m x + c; parameters m, c. */
    LINEAR,
    /** Degree two or more; coefficients from the highest power down to the constant. */
    POLYNOMIAL,
    /** a |x − s| + c; parameters a, s, c. */
    ABSOLUTE,
    /** Two straight lines that meet in a corner: m x + a |x − s| + c; parameters a, s, m, c. */
    RELU,
    /** Three or more straight lines, continuous: peaks and ramps. */
    PIECEWISE_LINEAR,
    /** a √(±x − s) + c; parameters a, sign, s, c. */
    ROOT,
    /** a log(±x − s) + c; parameters a, sign, s, c. */
    LOGARITHM,
    /** a eᵏˣ + c; parameters a, k, c. */
    EXPONENTIAL,
    /** Jump at s: a step(x − s, h) + c; parameters a, s, h, c. */
    STEP,
    /** a tanh(w (x − s)) + c, w > 0; parameters a, w, s, c. */
    TANH,
    /** a sin(w x + p) + c with a, w > 0 and p in [0, 2π); parameters a, w, p, c. */
    SINE,
    /** a / (x − s) + c; parameters a, s, c. */
    RECIPROCAL,
    /** A quotient of polynomials. */
    RATIONAL,
    /** a exp(−((x − m) / d)² / 2) + c, d > 0; parameters a, m, d, c. */
    GAUSSIAN,
    /** a where |x − m| ≤ w/2, else 0, plus c; parameters a, m, w, c. */
    RECTANGLE,
    /** ±a in turn plus c, a > 0; parameters a, period, shift in [0, period), c. */
    SQUARE_WAVE,
    /** a floor(k x + s) + c with s in [0, 1); parameters a, k, s, c. */
    FLOOR,
    /** a ceil(k x + s) + c with s in [0, 1); parameters a, k, s, c. */
    CEIL,
    /** Sums and products of the above. */
    COMPOUND
}
