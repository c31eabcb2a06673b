package org.axonmark.functions.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.generator.OperatorGenerator;
import org.axonmark.functions.generator.OperatorItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.hypothesis.Hypothesis.Kernel;
import org.axonmark.hypothesis.Hypothesis.Kernel.Shape;
import org.axonmark.hypothesis.KernelFunction;
import org.axonmark.results.format.ItemScore;

/** Scores one hypothesis about an operator. A hypothesis that cannot be parsed, or has no finite value in a test function's result, misses. */
final class OperatorScorer {

    /** A relative L2 error at or below this is a pass of the main metric. */
    static final double STRICT = 0.01;

    /** A relative L2 error at or below this is a pass of the lenient metric. */
    static final double LENIENT = 0.1;

    private static final int FUNCTIONS = 10;
    private static final double RELATIVE = 0.01;

    private final OperatorQuestion question;
    private final OperatorItem item;

    OperatorScorer(OperatorQuestion question) {
        this.question = question;
        this.item = question.item();
    }

    /** Returns one score for each metric of the task that the item has a share in. */
    List<ItemScore> score(Answered answered) {
        Optional<Kernel> hypothesis = answered.hypothesis(Kernel.class);
        double error = hypothesis.map(guess -> error(item.truth(), guess)).orElse(Double.NaN);
        Kernel truth = item.truth().canonical();
        Optional<Kernel> canonical = hypothesis.map(Kernel::canonical);
        boolean named = canonical.map(kernel -> kernel.kernel() == truth.kernel()).orElse(false);
        List<ItemScore> scores = new ArrayList<>();
        scores.add(question.passed(OperatorTask.PASS, error <= STRICT));
        scores.add(question.passed(OperatorTask.LENIENT_PASS, error <= LENIENT));
        scores.add(question.passed(OperatorTask.KERNEL, named));
        scores.add(question.passed(OperatorTask.PARAMETERS,
                named && canonical.map(kernel -> near(kernel.values(), truth)).orElse(false)));
        scores.add(question.passed(OperatorTask.passAt(question.budget()), error <= STRICT));
        scores.addAll(Descriptions.of(question, answered.interpretation(), Kernel.class, said -> error(item.truth(), said) <= STRICT,
                (claimed, said) -> error(claimed, said) <= STRICT));
        return scores;
    }

    /** The root of the summed squares of differences over those of the truth, over all test functions on the fine grid; may be NaN. */
    private double error(Kernel right, Kernel hypothesis) {
        KernelFunction truth = KernelFunction.of(right);
        KernelFunction guess = KernelFunction.of(hypothesis);
        double error = 0;
        double energy = 0;
        for (double[] function : item.testFunctions(FUNCTIONS, OperatorItem.FINE_POINTS)) {
            double[] f = truth.of(function);
            double[] g = guess.of(function);
            for (int i = 0; i < f.length; i++) {
                error += (f[i] - g[i]) * (f[i] - g[i]);
                energy += f[i] * f[i];
            }
        }
        return Math.sqrt(error / energy);
    }

    /** Tells whether each value is within half a step of the truth's lattice or 1 %; shifts by way of the shorter arc. */
    private static boolean near(List<Double> values, Kernel truth) {
        List<Double> lattice = OperatorGenerator.lattice(truth.kernel());
        for (int i = 0; i < lattice.size(); i++) {
            double right = truth.values().get(i);
            double off = Math.abs(values.get(i) - right);
            double arc = truth.kernel() == Shape.SHIFT ? Math.min(off, 1 - off) : off;
            if (!(arc <= Math.max(lattice.get(i) / 2, RELATIVE * right))) {
                return false;
            }
        }
        return true;
    }
}
