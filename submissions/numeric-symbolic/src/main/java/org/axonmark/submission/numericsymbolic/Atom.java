package org.axonmark.submission.numericsymbolic;

import java.util.List;

/** A curve that laws are made of, its shape fixed and its height 1. Closed: these are the curves of the task's families. */
sealed interface Atom {

    /** Returns the value. */
    double at(double x);

    /** Returns the parameters of its shape, none for curves that have no others. */
    double[] shape();

    /** Returns the curve of other parameters. */
    Atom with(double[] shape);

    /** Returns it in the hypothesis language. */
    String text();

    /** Returns its name in words. */
    String words();

    /** Tells whether its value follows small changes of its shape smoothly, so that derivatives lead to better shapes. */
    default boolean isSmooth() {
        return shape().length > 0;
    }

    /** Tells whether the shape can be had. */
    default boolean isSound() {
        for (double parameter : shape()) {
            if (!Double.isFinite(parameter)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the shape lies in the range that the task draws from. */
    default boolean isUsual() {
        return true;
    }

    /** Returns the same curve with its shape on the lattice, in each way that the lattice may be meant. */
    default List<Atom> snapped() {
        double[] shape = shape();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Numbers.lattice(shape[i]);
        }
        return List.of(with(shape));
    }

    /** |x − s|. */
    record Abs(double corner) implements Atom {
        @Override
        public double at(double x) {
            return Math.abs(x - corner);
        }

        @Override
        public double[] shape() {
            return new double[] {corner};
        }

        @Override
        public Atom with(double[] shape) {
            return new Abs(shape[0]);
        }

        @Override
        public String text() {
            return "abs" + (corner == 0 ? "(x)" : Numbers.shifted(corner));
        }

        @Override
        public String words() {
            return "a corner at " + Numbers.text(corner);
        }
    }

    /** √x. */
    record Sqrt() implements Atom {
        @Override
        public double at(double x) {
            return Math.sqrt(x);
        }

        @Override
        public double[] shape() {
            return new double[0];
        }

        @Override
        public Atom with(double[] shape) {
            return this;
        }

        @Override
        public String text() {
            return "sqrt(x)";
        }

        @Override
        public String words() {
            return "a square root";
        }
    }

    /** Natural logarithm. */
    record Log() implements Atom {
        @Override
        public double at(double x) {
            return StrictMath.log(x);
        }

        @Override
        public double[] shape() {
            return new double[0];
        }

        @Override
        public Atom with(double[] shape) {
            return this;
        }

        @Override
        public String text() {
            return "log(x)";
        }

        @Override
        public String words() {
            return "a logarithm";
        }
    }

    /** 0 below, ½ at and 1 above a jump. */
    record Step(double jump) implements Atom {
        @Override
        public double at(double x) {
            return x < jump ? 0 : x > jump ? 1 : 0.5;
        }

        @Override
        public double[] shape() {
            return new double[] {jump};
        }

        @Override
        public Atom with(double[] shape) {
            return new Step(shape[0]);
        }

        @Override
        public boolean isUsual() {
            return Math.abs(jump) <= 50.05;
        }

        @Override
        public boolean isSmooth() {
            return false;
        }

        @Override
        public String text() {
            return "step(x - " + Numbers.text(jump) + ", 0.5)";
        }

        @Override
        public String words() {
            return "a step at " + Numbers.text(jump);
        }
    }

    /** tanh(2π (x − s) / b). */
    record Tanh(double width, double centre) implements Atom {
        @Override
        public double at(double x) {
            return StrictMath.tanh(2 * Math.PI / width * (x - centre));
        }

        @Override
        public double[] shape() {
            return new double[] {width, centre};
        }

        @Override
        public Atom with(double[] shape) {
            return new Tanh(shape[0], shape[1]);
        }

        @Override
        public boolean isSound() {
            return width > 0.05 && width < 1e3 && Math.abs(centre) < 1e3;
        }

        @Override
        public String text() {
            return "tanh(" + Numbers.text(2 * Math.PI / width) + " * " + Numbers.shifted(centre) + ")";
        }

        @Override
        public String words() {
            return "a hyperbolic tangent centred at " + Numbers.text(centre);
        }
    }

    /** sin(2π (x − s) / p). */
    record Sine(double period, double shift) implements Atom {
        @Override
        public double at(double x) {
            return StrictMath.sin(2 * Math.PI / period * (x - shift));
        }

        @Override
        public double[] shape() {
            return new double[] {period, shift};
        }

        @Override
        public Atom with(double[] shape) {
            return new Sine(shape[0], shape[1]);
        }

        @Override
        public boolean isSound() {
            return period > 1 && period < 1e4 && Math.abs(shift) < 1e4;
        }

        /** A sine's shift is on the lattice, or a cosine's, which is a quarter of the period on. */
        @Override
        public List<Atom> snapped() {
            double onLattice = Numbers.lattice(period);
            double quarter = onLattice / 4;
            return List.of(new Sine(onLattice, Numbers.lattice(shift)), new Sine(onLattice, Numbers.lattice(shift + quarter) - quarter));
        }

        @Override
        public String text() {
            return "sin(" + Numbers.text(2 * Math.PI / period) + " * " + Numbers.shifted(shift) + ")";
        }

        @Override
        public String words() {
            return "a sine wave of period " + Numbers.text(period);
        }
    }

    /** 1 / (x + s). */
    record Reciprocal(double shift) implements Atom {
        @Override
        public double at(double x) {
            return 1 / (x + shift);
        }

        @Override
        public double[] shape() {
            return new double[] {shift};
        }

        @Override
        public Atom with(double[] shape) {
            return new Reciprocal(shape[0]);
        }

        @Override
        public boolean isSound() {
            return shift > 0 && shift < 1e3;
        }

        @Override
        public String text() {
            return "1.0 / " + Numbers.shifted(-shift);
        }

        @Override
        public String words() {
            return "a reciprocal with its pole at " + Numbers.text(-shift);
        }
    }

    /** exp(−((x − m) / d)² / 2). */
    record Gaussian(double centre, double deviation) implements Atom {
        @Override
        public double at(double x) {
            double z = (x - centre) / deviation;
            return StrictMath.exp(-z * z / 2);
        }

        @Override
        public double[] shape() {
            return new double[] {centre, deviation};
        }

        @Override
        public Atom with(double[] shape) {
            return new Gaussian(shape[0], shape[1]);
        }

        @Override
        public boolean isSound() {
            return deviation > 0.3 && deviation < 30 && Math.abs(centre) < 60;
        }

        @Override
        public String text() {
            return "gaussian(x, " + Numbers.text(centre) + ", " + Numbers.text(deviation) + ")";
        }

        @Override
        public String words() {
            return "a bell centred at " + Numbers.text(centre);
        }
    }

    /** 1 where |x − m| ≤ w/2, else 0. */
    record Rectangle(double centre, double width) implements Atom {
        @Override
        public double at(double x) {
            return Math.abs(x - centre) <= width / 2 ? 1 : 0;
        }

        @Override
        public double[] shape() {
            return new double[] {centre, width};
        }

        @Override
        public Atom with(double[] shape) {
            return new Rectangle(shape[0], shape[1]);
        }

        @Override
        public boolean isUsual() {
            return width <= 10.05 && Math.abs(centre) <= 50.05;
        }

        @Override
        public boolean isSmooth() {
            return false;
        }

        @Override
        public String text() {
            return "rectangle(x, " + Numbers.text(centre) + ", " + Numbers.text(width) + ")";
        }

        @Override
        public String words() {
            return "a rectangle of width " + Numbers.text(width) + " centred at " + Numbers.text(centre);
        }
    }

    /** 1 in the first half of each period from the shift on, −1 in the second. */
    record SquareWave(double period, double shift) implements Atom {
        @Override
        public double at(double x) {
            double a = x - shift;
            return a - period * Math.floor(a / period) < period / 2 ? 1 : -1;
        }

        @Override
        public double[] shape() {
            return new double[] {period, shift};
        }

        @Override
        public Atom with(double[] shape) {
            return new SquareWave(shape[0], shape[1]);
        }

        @Override
        public boolean isSmooth() {
            return false;
        }

        @Override
        public String text() {
            return "squarewave(x, " + Numbers.text(period) + ", " + Numbers.text(shift) + ")";
        }

        @Override
        public String words() {
            return "a square wave of period " + Numbers.text(period);
        }
    }

    /** Whole steps of k x, from below or from above. */
    record Stairs(double slope, boolean up) implements Atom {
        @Override
        public double at(double x) {
            return up ? Math.ceil(slope * x) : Math.floor(slope * x);
        }

        @Override
        public double[] shape() {
            return new double[] {slope};
        }

        @Override
        public Atom with(double[] shape) {
            return new Stairs(shape[0], up);
        }

        @Override
        public boolean isSmooth() {
            return false;
        }

        @Override
        public String text() {
            return (up ? "ceil(" : "floor(") + Numbers.text(slope) + " * x)";
        }

        @Override
        public String words() {
            return "stairs of " + Numbers.text(1 / slope) + " each";
        }
    }

    /** Level, up with slope 1 from the left foot over the width, down again, level. */
    record Peak(double foot, double width) implements Atom {
        @Override
        public double at(double x) {
            return Math.max(0, width - Math.abs(x - foot - width));
        }

        @Override
        public double[] shape() {
            return new double[] {foot, width};
        }

        @Override
        public Atom with(double[] shape) {
            return new Peak(shape[0], shape[1]);
        }

        @Override
        public boolean isSound() {
            return width > 1 && width < 100 && Math.abs(foot) < 200;
        }

        @Override
        public String text() {
            return "((abs" + bracketed(foot) + " - 2.0 * abs" + bracketed(foot + width) + " + abs" + bracketed(foot + 2 * width)
                    + ") / 2.0)";
        }

        private static String bracketed(double corner) {
            return corner == 0 ? "(x)" : Numbers.shifted(corner);
        }

        @Override
        public String words() {
            return "a peak with straight flanks from " + Numbers.text(foot) + " to " + Numbers.text(foot + 2 * width);
        }
    }
}
