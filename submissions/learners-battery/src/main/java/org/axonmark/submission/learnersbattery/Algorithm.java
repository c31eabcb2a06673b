package org.axonmark.submission.learnersbattery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** An algorithm that can be named, with the range that its parameters are looked for in. Each works in a way of its own. */
interface Algorithm {

    /** What least squares adds to the diagonal, so that too few examples have a solution; small beside all else. */
    double NEARLY_NOTHING = 1e-9;

    /** Returns the prediction for a question. */
    double predict(Question question, double[] parameters);

    /** Returns the hypothesis. */
    String written(double[] parameters);

    /** Returns a sentence of controlled English that means the same. */
    String said(double[] parameters);

    /** Returns the smallest of each parameter, positive. */
    default double[] low() {
        return new double[0];
    }

    /** Returns the largest of each parameter. */
    default double[] high() {
        return new double[0];
    }

    /** Returns all algorithms, those without parameters first. */
    static List<Algorithm> all(int maxExamples) {
        List<Algorithm> all = new ArrayList<>(List.of(new Nearest(maxExamples, maxExamples), new Ridge(true)));
        for (int k = 1; k < maxExamples; k++) {
            all.add(new Nearest(k, maxExamples));
        }
        all.add(new Ridge(false));
        for (int steps = 1; steps <= 12; steps++) {
            all.add(new Descent(steps));
        }
        all.add(new Mixture(true));
        all.add(new Mixture(false));
        return all;
    }

    /** The mean label of the k nearest, of as many as there may be. */
    record Nearest(int k, int all) implements Algorithm {

        @Override
        public double predict(Question question, double[] parameters) {
            return IntStream.range(0, question.examples().length).boxed()
                    .sorted(Comparator.comparingDouble(i -> distance(question.examples()[i], question.point())))
                    .limit(k).mapToDouble(question::label).average().orElse(0);
        }

        private static double distance(double[] example, double[] point) {
            double sum = 0;
            for (int j = 0; j < point.length; j++) {
                sum += (example[j] - point[j]) * (example[j] - point[j]);
            }
            return sum;
        }

        @Override
        public String written(double[] parameters) {
            return "learner(" + (k == all ? "mean" : "nearest, k = " + k) + ")";
        }

        @Override
        public String said(double[] parameters) {
            return "the mean of " + (k == all ? "all answers" : "the " + k + " nearest");
        }
    }

    /** Least squares by the normal equations, with or without a penalty. */
    record Ridge(boolean none) implements Algorithm {

        @Override
        public double[] low() {
            return none ? new double[0] : new double[] {0.01};
        }

        @Override
        public double[] high() {
            return none ? new double[0] : new double[] {100};
        }

        @Override
        public double predict(Question question, double[] parameters) {
            int width = question.width();
            double[][] equations = new double[width][width + 1];
            for (int j = 0; j < width; j++) {
                equations[j][j] = none ? NEARLY_NOTHING : parameters[0];
                for (int i = 0; i < question.examples().length; i++) {
                    for (int k = 0; k <= width; k++) {
                        equations[j][k] += question.examples()[i][j] * question.examples()[i][k];
                    }
                }
            }
            return Question.dot(question.point(), solved(equations));
        }

        /** Eliminates downwards and puts in upwards; the diagonal is positive, so no rows need to be exchanged. */
        private static double[] solved(double[][] equations) {
            int n = equations.length;
            for (int i = 0; i < n; i++) {
                for (int below = i + 1; below < n; below++) {
                    double factor = equations[below][i] / equations[i][i];
                    for (int k = i; k <= n; k++) {
                        equations[below][k] -= factor * equations[i][k];
                    }
                }
            }
            double[] weights = new double[n];
            for (int i = n - 1; i >= 0; i--) {
                double left = equations[i][n];
                for (int k = i + 1; k < n; k++) {
                    left -= equations[i][k] * weights[k];
                }
                weights[i] = left / equations[i][i];
            }
            return weights;
        }

        @Override
        public String written(double[] parameters) {
            return none ? "learner(ols)" : "learner(ridge, strength = " + parameters[0] + ")";
        }

        @Override
        public String said(double[] parameters) {
            return none ? "ordinary least squares" : "ridge regression of strength " + parameters[0];
        }
    }

    /** Steps down the mean of squared errors. */
    record Descent(int steps) implements Algorithm {

        @Override
        public double[] low() {
            return new double[] {0.005};
        }

        @Override
        public double[] high() {
            return new double[] {0.5};
        }

        @Override
        public double predict(Question question, double[] parameters) {
            int n = question.examples().length;
            double[] weights = new double[question.width()];
            for (int step = 0; step < steps; step++) {
                double[] next = weights.clone();
                for (int i = 0; i < n; i++) {
                    double left = question.label(i) - question.value(i, weights);
                    for (int j = 0; j < weights.length; j++) {
                        next[j] += parameters[0] / n * left * question.examples()[i][j];
                    }
                }
                weights = next;
            }
            return Question.dot(question.point(), weights);
        }

        @Override
        public String written(double[] parameters) {
            return "learner(descent, steps = " + steps + ", rate = " + parameters[0] + ")";
        }

        @Override
        public String said(double[] parameters) {
            return "gradient descent of " + steps + " steps at a rate " + parameters[0];
        }
    }

    /** The posterior mean over vectors of signs, or over the place of the only weight. */
    record Mixture(boolean signs) implements Algorithm {

        @Override
        public double[] low() {
            return new double[] {0.1, 0.05};
        }

        @Override
        public double[] high() {
            return new double[] {5, 5};
        }

        @Override
        public double predict(Question question, double[] parameters) {
            int width = question.width();
            int parts = signs ? 1 << width : width;
            double[] evidence = new double[parts];
            double[] values = new double[parts];
            double most = Double.NEGATIVE_INFINITY;
            for (int part = 0; part < parts; part++) {
                double[] weights = new double[width];
                evidence[part] = signs ? signed(question, part, parameters, weights) : single(question, part, parameters, weights);
                values[part] = Question.dot(question.point(), weights);
                most = Math.max(most, evidence[part]);
            }
            double all = 0;
            double sum = 0;
            for (int part = 0; part < parts; part++) {
                double share = Math.exp(evidence[part] - most);
                all += share;
                sum += share * values[part];
            }
            return sum / all;
        }

        private static double signed(Question question, int part, double[] parameters, double[] weights) {
            for (int j = 0; j < weights.length; j++) {
                weights[j] = (part >> j & 1) == 0 ? parameters[0] : -parameters[0];
            }
            double squares = 0;
            for (int i = 0; i < question.examples().length; i++) {
                double left = question.label(i) - question.value(i, weights);
                squares += left * left;
            }
            return -squares / (2 * parameters[1]);
        }

        private static double single(Question question, int place, double[] parameters, double[] weights) {
            double square = 0;
            double product = 0;
            for (int i = 0; i < question.examples().length; i++) {
                square += question.examples()[i][place] * question.examples()[i][place];
                product += question.examples()[i][place] * question.label(i);
            }
            weights[place] = product / (square + parameters[1] / parameters[0]);
            return weights[place] * product / (2 * parameters[1]) - Math.log(1 + square * parameters[0] / parameters[1]) / 2;
        }

        @Override
        public String written(double[] parameters) {
            return "learner(" + (signs ? "signs, size = " : "sparse, prior = ") + parameters[0] + ", noise = " + parameters[1] + ")";
        }

        @Override
        public String said(double[] parameters) {
            return "a bayesian regression with " + (signs ? "signs of size " : "one weight of prior ") + parameters[0] + " and noise "
                    + parameters[1];
        }
    }
}
