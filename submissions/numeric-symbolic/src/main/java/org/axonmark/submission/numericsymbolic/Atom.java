package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve with its shape.
 *
 * @param curve which
 * @param first its first number, 0 if it has none
 * @param second its second number, 0 if it has none
 */
record Atom(Curve curve, double first, double second) {

    /** Returns a curve with as many numbers as it has. */
    static Atom of(Curve curve, double... shape) {
        return new Atom(curve, shape.length > 0 ? shape[0] : 0, shape.length > 1 ? shape[1] : 0);
    }

    double at(double x) {
        return curve.at(x, first, second);
    }

    /** Returns its numbers, as many as the curve has. */
    double[] shape() {
        double[] shape = new double[curve.parameters()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = i == 0 ? first : second;
        }
        return shape;
    }

    Atom with(double[] shape) {
        return of(curve, shape);
    }

    boolean is(Curve other) {
        return curve == other;
    }

    boolean isSmooth() {
        return curve.isSmooth();
    }

    boolean isSound() {
        return curve.isSound(first, second);
    }

    boolean isUsual() {
        return curve.isUsual(first, second);
    }

    /** Returns the same curve on the lattice, in each way that the lattice may be meant: a sine may be a cosine, a quarter of a period on. */
    List<Atom> snapped() {
        double p = Numbers.lattice(first);
        Atom nearest = new Atom(curve, p, Numbers.lattice(second));
        return is(Curve.SINE) ? List.of(nearest, new Atom(curve, p, Numbers.lattice(second + p / 4) - p / 4)) : List.of(nearest);
    }

    /** Returns the same curve with its jumps moved along the lattice; of stairs the other kind; nothing for curves without jumps. */
    List<Atom> moved(double[] moves) {
        if (is(Curve.FLOOR) || is(Curve.CEIL)) {
            return List.of(new Atom(is(Curve.FLOOR) ? Curve.CEIL : Curve.FLOOR, first, second));
        }
        List<Atom> others = new ArrayList<>();
        for (int i = 0; !isSmooth() && i < curve.parameters(); i++) {
            for (double move : moves) {
                double[] shape = shape();
                shape[i] = Numbers.lattice(shape[i] + move);
                others.add(with(shape));
            }
        }
        return others;
    }

    String text() {
        return curve.text(first, second);
    }

    String words() {
        return curve.words(first, second);
    }
}
