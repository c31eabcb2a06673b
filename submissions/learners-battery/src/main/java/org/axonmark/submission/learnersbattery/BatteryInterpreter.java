package org.axonmark.submission.learnersbattery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/**
 * Asks in up to 16 contexts of mixed lengths, tries every algorithm that can be named on a coarse grid of parameters, and refines the
 * parameters of the best few until one predicts all answers.
 */
public final class BatteryInterpreter implements FunctionInterpreter {

    private static final int QUERIES = 16;
    private static final int[] LENGTHS = {5, 2, 9, 1, 14, 7, 3, 11};
    private static final double[] IRRATIONAL = {0.819172513396164, 0.671043606703789, 0.549700477901970, 0.450286905838321};
    private static final int REFINED = 8;
    private static final double EXACT = 1e-13;

    /** An algorithm with the parameters tried so far that come nearest, and the span of their logarithms still open. */
    @SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
    private record Fit(Algorithm algorithm, double[] logarithms, double span, double error) {

        Fit spanning(double open) {
            return new Fit(algorithm, logarithms, open, error);
        }
    }

    /** Creates the interpreter. */
    public BatteryInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (!(box.setup().domain() instanceof Domain.Examples domain)) {
            throw new IllegalArgumentException("this interpreter knows learners, not " + box.setup().kind());
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < Math.min(QUERIES, box.setup().budget()); i++) {
            questions.add(ask(box, domain, i));
        }
        List<Fit> fits = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.all(domain.maxExamples())) {
            fits.add(coarse(algorithm, questions));
        }
        fits.sort(Comparator.comparingDouble(Fit::error));
        Fit best = fits.get(0);
        for (Fit fit : fits.subList(0, REFINED)) {
            Fit refined = refine(fit, questions);
            best = refined.error() < best.error() ? refined : best;
            if (best.error() < EXACT) {
                break;
            }
        }
        double[] parameters = parameters(best.logarithms());
        return Interpretation.of(best.algorithm().written(parameters), best.algorithm().said(parameters));
    }

    /** Asks in one context: points that fill ±2 evenly, labels of a plane with a little that is none of it. */
    private static Question ask(BlackBox box, Domain.Examples domain, int number) throws Exception {
        int width = domain.width();
        int rows = Math.min(LENGTHS[number % LENGTHS.length], domain.maxExamples()) + 1;
        double[] values = new double[rows * (width + 1)];
        for (int i = 0; i < rows; i++) {
            double label = 0;
            for (int j = 0; j < width; j++) {
                double x = spread(number * 17 + i, j, 2);
                double weight = number % 3 == 0 && j != number / 3 % width ? 0 : spread(number, j + 1, 1.5);
                values[i * (width + 1) + j] = x;
                label += weight * x;
            }
            values[i * (width + 1) + width] = i == rows - 1 ? 0 : label + spread(number * 17 + i, width, number % 2);
        }
        double answer = box.numbers(DoubleTensor.of(values, 1, rows, width + 1)).values()[0];
        return Question.of(values, width, answer);
    }

    /** Multiples of an irrational number, less their whole part, in ±bound. */
    private static double spread(int i, int axis, double bound) {
        double turn = (i + 1) * IRRATIONAL[axis % IRRATIONAL.length];
        return bound * (2 * (turn - Math.floor(turn)) - 1);
    }

    private static Fit coarse(Algorithm algorithm, List<Question> questions) {
        double[] low = algorithm.low();
        double[] middle = new double[low.length];
        double span = 0;
        for (int j = 0; j < low.length; j++) {
            middle[j] = (Math.log(low[j]) + Math.log(algorithm.high()[j])) / 2;
            span = Math.max(span, (Math.log(algorithm.high()[j]) - Math.log(low[j])) / 2);
        }
        return best(new Fit(algorithm, middle, span, Double.POSITIVE_INFINITY), 6, questions).spanning(span / 6);
    }

    private static Fit refine(Fit fit, List<Question> questions) {
        Fit best = fit;
        while (best.logarithms().length > 0 && best.span() > 1e-9 && best.error() >= EXACT) {
            Fit next = best(best, 2, questions);
            best = next.spanning(best.span() * (next.error() < best.error() ? 0.9 : 0.5));
        }
        return best;
    }

    /** Tries a grid of so many steps to each side of the parameters of a fit. */
    private static Fit best(Fit fit, int steps, List<Question> questions) {
        int side = 2 * steps + 1;
        int all = (int) Math.pow(side, fit.logarithms().length);
        Fit best = fit;
        for (int i = 0; i < all; i++) {
            double[] tried = fit.logarithms().clone();
            for (int j = 0, rest = i; j < tried.length; j++, rest /= side) {
                tried[j] += fit.span() * (rest % side - steps) / steps;
            }
            double error = error(fit.algorithm(), tried, questions, best.error());
            if (error < best.error()) {
                best = new Fit(fit.algorithm(), tried, fit.span(), error);
            }
        }
        return best;
    }

    private static double error(Algorithm algorithm, double[] logarithms, List<Question> questions, double most) {
        double[] parameters = parameters(logarithms);
        double error = 0;
        for (Question question : questions) {
            double off = algorithm.predict(question, parameters) - question.answer();
            error += off * off;
            if (!(error < most)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return error;
    }

    private static double[] parameters(double[] logarithms) {
        double[] parameters = new double[logarithms.length];
        for (int j = 0; j < parameters.length; j++) {
            parameters[j] = Math.exp(logarithms[j]);
        }
        return parameters;
    }
}
