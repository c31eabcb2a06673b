package org.axonmark.submission.stringssynthesiser;

import java.util.List;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.TextFunction;

/**
 * A program that agrees with every answer so far.
 *
 * @param hypothesis the program
 * @param function the same, ready to be run
 * @param bits minus log2 of how likely the published law draws it
 */
record Program(Hypothesis.Text hypothesis, TextFunction function, double bits) {

    static Program of(double bits, List<Expression> stages) {
        Hypothesis.Text hypothesis = new Hypothesis.Text(stages);
        return new Program(hypothesis, TextFunction.of(hypothesis), bits);
    }

    static Program of(Step first, Step second) {
        return of(first.bits() + second.bits(), List.of(first.expression(), second.expression()));
    }

    String of(String text) {
        return function.of(text);
    }

    /** Tells whether it gives all these answers. */
    boolean gives(String[] inputs, String[] answers) {
        for (int i = inputs.length - 1; i >= 0; i--) {
            if (!function.of(inputs[i]).equals(answers[i])) {
                return false;
            }
        }
        return true;
    }
}
