package org.axonmark.submission.stringssynthesiser;

import java.util.List;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Expression.Literal;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Operator;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.hypothesis.Type;

/**
 * One step of a program, ready to be run.
 *
 * @param expression what it does
 * @param function the same, ready to be run
 * @param bits minus log2 of how likely the published law draws it
 */
record Step(Expression expression, TextFunction function, double bits) {

    static final Expression TEXT = new Expression.Input(Type.TEXT);
    static final Expression LENGTH = new Call(Operator.LENGTH, TEXT);

    static Step of(double bits, Expression expression) {
        return new Step(expression, TextFunction.of(new Hypothesis.Text(List.of(expression))), bits);
    }

    static Step of(double bits, Operator operator, Expression... parts) {
        return of(bits, new Call(operator, parts));
    }

    static Expression number(int value) {
        return new Constant(value);
    }

    static Expression literal(String value) {
        return new Literal(value);
    }

    /** The place in the alphabet of the character at an index. */
    static Expression ordinalAt(int index) {
        return new Call(Operator.ORDINAL, new Call(Operator.SLICE, TEXT, number(index), number(index + 1)));
    }

    String of(String text) {
        return function.of(text);
    }

    /** Tells whether it turns each text of the one row into the text at the same index of the other. */
    boolean turns(String[] from, String[] to) {
        for (int i = from.length - 1; i >= 0; i--) {
            if (!function.of(from[i]).equals(to[i])) {
                return false;
            }
        }
        return true;
    }
}
