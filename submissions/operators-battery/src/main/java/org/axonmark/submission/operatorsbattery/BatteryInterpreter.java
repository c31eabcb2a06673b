package org.axonmark.submission.operatorsbattery;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/**
 * Spends all its queries on one function, a constant and 16 waves of equal height, and fits each operator that can be named to the mean of the
 * answers: least squares, by a grid over its parameter and ever finer steps about the best.
 */
public final class BatteryInterpreter implements FunctionInterpreter {

    private static final double TURN = 2 * Math.PI;
    private static final int WAVES = 16;
    private static final int GRID = 200;
    private static final double FINEST = 1e-10;

    /** The operators that can be named, each with the largest parameter looked at, or 0 for none. */
    private enum Shape {
        DERIVATIVE("derivative", "", 0), INTEGRAL("integral", "", 0), SHIFT("shift", "by", 1), BOX("box", "width", 1),
        SMOOTH("smooth", "deviation", 0.25);

        private final String word;
        private final String parameter;
        private final double most;

        Shape(String word, String parameter, double most) {
            this.word = word;
            this.parameter = parameter;
            this.most = most;
        }

        /** What a wave of k turns keeps of itself. */
        private double even(int k, double value) {
            double angle = TURN * k * value;
            return switch (this) {
                case DERIVATIVE, INTEGRAL -> 0;
                case SHIFT -> Math.cos(angle);
                case BOX -> angle == 0 ? 1 : Math.sin(angle / 2) / (angle / 2);
                case SMOOTH -> Math.exp(-angle * angle / 2);
            };
        }

        /** What a cosine of k turns gives to the sine. */
        private double odd(int k, double value) {
            return switch (this) {
                case DERIVATIVE -> -TURN * k;
                case INTEGRAL -> 1 / (TURN * k);
                case SHIFT -> Math.sin(TURN * k * value);
                case BOX, SMOOTH -> 0;
            };
        }

        /** Says it in controlled English. */
        private String said(double value) {
            return switch (this) {
                case DERIVATIVE -> "the derivative";
                case INTEGRAL -> "the integral";
                case SHIFT -> "a shift by " + value;
                case BOX -> "the mean over a window of width " + value;
                case SMOOTH -> "a normal smoothing of deviation " + value;
            };
        }

        private String written(double value) {
            return "operator(" + word + (most == 0 ? ")" : ", " + parameter + " = " + value + ")");
        }
    }

    /** The waves asked for, of 1, 2, … turns, and those a quarter behind them, by turns and sample. */
    @SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
    private record Waves(int points, double[][] cosines, double[][] sines) {

        /** Gives phases that grow with the square of the number of turns, so that the waves do not meet in one peak. */
        static Waves of(int points) {
            double[][] cosines = new double[WAVES][points];
            double[][] sines = new double[WAVES][points];
            for (int k = 1; k <= WAVES; k++) {
                for (int i = 0; i < points; i++) {
                    double angle = TURN * k * i / points + Math.PI * k * k / WAVES;
                    cosines[k - 1][i] = Math.cos(angle);
                    sines[k - 1][i] = Math.sin(angle);
                }
            }
            return new Waves(points, cosines, sines);
        }
    }

    private record Fit(Shape shape, double value, double error) {}

    /** Creates the interpreter. */
    public BatteryInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (!(box.setup().domain() instanceof Domain.Grids grid)) {
            throw new IllegalArgumentException("this interpreter knows operators, not " + box.setup().kind());
        }
        Waves waves = Waves.of(grid.points());
        double[] answer = meanAnswer(box, waves);
        Fit best = new Fit(Shape.SHIFT, 0, Double.POSITIVE_INFINITY);
        for (Shape shape : Shape.values()) {
            Fit fit = fit(shape, waves, answer);
            best = fit.error() < best.error() ? fit : best;
        }
        return Interpretation.of(best.shape().written(best.value()), best.shape().said(best.value()));
    }

    private static double[] meanAnswer(BlackBox box, Waves waves) throws Exception {
        int points = waves.points();
        double[] function = new double[points];
        for (int i = 0; i < points; i++) {
            function[i] = 1;
            for (double[] cosine : waves.cosines()) {
                function[i] += cosine[i];
            }
        }
        int queries = Math.min(box.setup().budget(), BlackBox.MAX_BATCH);
        double[] batch = new double[queries * points];
        for (int i = 0; i < queries; i++) {
            System.arraycopy(function, 0, batch, i * points, points);
        }
        double[] answers = box.numbers(DoubleTensor.of(batch, queries, points)).values();
        double[] mean = new double[points];
        for (int i = 0; i < answers.length; i++) {
            mean[i % points] += answers[i] / queries;
        }
        return mean;
    }

    private static Fit fit(Shape shape, Waves waves, double[] answer) {
        if (shape.most == 0) {
            return new Fit(shape, 0, error(shape, 0, waves, answer));
        }
        Fit best = new Fit(shape, 0, Double.POSITIVE_INFINITY);
        double step = shape.most / GRID;
        for (int i = 0; i < GRID; i++) {
            best = better(best, step * i, waves, answer);
        }
        for (; step > FINEST; step /= 2) {
            double middle = best.value();
            best = better(better(best, middle - step / 2, waves, answer), middle + step / 2, waves, answer);
        }
        return best;
    }

    private static Fit better(Fit best, double value, Waves waves, double[] answer) {
        double error = error(best.shape(), value, waves, answer);
        return error < best.error() ? new Fit(best.shape(), value, error) : best;
    }

    /** The sum of squared differences between what an operator makes of the function and the answer. */
    private static double error(Shape shape, double value, Waves waves, double[] answer) {
        double[] left = answer.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] -= shape == Shape.INTEGRAL ? (double) i / left.length : shape == Shape.DERIVATIVE ? 0 : 1;
        }
        for (int k = 1; k <= WAVES; k++) {
            double even = shape.even(k, value);
            double odd = shape.odd(k, value);
            double[] cosine = waves.cosines()[k - 1];
            double[] sine = waves.sines()[k - 1];
            double atLowerEnd = shape == Shape.INTEGRAL ? odd * sine[0] : 0;
            for (int i = 0; i < left.length; i++) {
                left[i] -= even * cosine[i] + odd * sine[i] - atLowerEnd;
            }
        }
        double squares = 0;
        for (double one : left) {
            squares += one * one;
        }
        return squares;
    }
}
