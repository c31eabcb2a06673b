package org.axonmark.hypothesis;

import java.util.List;
import java.util.function.Function;

import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Phrases.Filled;

/** Phrases for laws of one number, and what follows a law in a sentence. */
final class NumericPhrases {

    /** Radians of a turn. */
    static final double TURN = 2 * Math.PI;
    /** What a step is worth at its place. */
    static final double HALF_WAY = 0.5;
    /** Highest degree of a polynomial. */
    static final int MAX_DEGREE = 32;

    private static final Expression X = new Expression.Input(Type.NUMBER);

    /** Laws over {@code x}. */
    static final Phrases<Expression> LAWS = laws();

    /** What may follow a law after a semicolon: a replacement on an interval, or the noise. */
    static final Phrases<Clause> CLAUSES = new Phrases<Clause>()
            .add("normal noise of scale #", filled -> new Clause.Noisy(new Noise(Noise.Family.NORMAL, filled.number(0))))
            .add("uniform noise of scale #", filled -> new Clause.Noisy(new Noise(Noise.Family.UNIFORM, filled.number(0))))
            .add("poisson noise of scale #", filled -> new Clause.Noisy(new Noise(Noise.Family.POISSON, filled.number(0))))
            .add("LAW on INTERVAL", filled -> new Clause.Replaced(filled.expression(0), filled.interval(1)))
            .add("LAW below #", filled -> new Clause.Replaced(filled.expression(0),
                    new Interval(Double.NEGATIVE_INFINITY, filled.number(1), false, false)))
            .add("LAW above #", filled -> new Clause.Replaced(filled.expression(0),
                    new Interval(filled.number(1), Double.POSITIVE_INFINITY, false, false)));

    /** What follows a law. */
    sealed interface Clause {

        /** Another law on an interval. */
        record Replaced(Expression law, Interval where) implements Clause {}

        /** The noise. */
        record Noisy(Noise noise) implements Clause {}
    }

    private NumericPhrases() {}

    private static Phrases<Expression> laws() {
        Phrases<Expression> laws = new Phrases<Expression>()
                .add("x", _ -> X)
                .add("constant #", filled -> filled.constant(0))
                .add("linear with slope # and intercept #", NumericPhrases::line)
                .add("line with slope # and intercept #", NumericPhrases::line)
                .add("polynomial with coefficients ##", filled -> polynomial(filled.numbers(0)))
                .add("absolute value", _ -> new Call(Operator.ABS, X))
                .add("square root", _ -> new Call(Operator.SQRT, X))
                .add("natural logarithm", _ -> new Call(Operator.LOG, X))
                .add("logarithm to base #", filled -> new Call(Operator.DIVIDE, new Call(Operator.LOG, X),
                        new Call(Operator.LOG, filled.constant(0))))
                .add("reciprocal", _ -> new Call(Operator.DIVIDE, new Constant(1), X))
                .add("exponential of rate #", rate(Operator.EXP))
                .add("hyperbolic tangent of rate #", rate(Operator.TANH))
                .add("floor of rate #", rate(Operator.FLOOR))
                .add("ceiling of rate #", rate(Operator.CEIL))
                .add("sine of rate #", rate(Operator.SIN))
                .add("cosine of rate #", rate(Operator.COS))
                .add("sine of amplitude # and period #", wave(Operator.SIN))
                .add("cosine of amplitude # and period #", wave(Operator.COS))
                .add("square wave of amplitude # and period #", filled -> times(filled.number(0),
                        new Call(Operator.SQUAREWAVE, X, filled.constant(1), new Constant(0))))
                .add("step of # at #", filled -> times(filled.number(0), new Call(Operator.STEP, from(filled.number(1)),
                        new Constant(HALF_WAY))))
                .add("ramp of slope # and leak # from #", filled -> times(filled.number(0),
                        new Call(Operator.RELU, from(filled.number(2)), filled.constant(1))))
                .add("bell of height # and deviation # at #", filled -> times(filled.number(0),
                        new Call(Operator.GAUSSIAN, X, filled.constant(2), filled.constant(1))))
                .add("rectangle of height # and width # at #", filled -> times(filled.number(0),
                        new Call(Operator.RECTANGLE, X, filled.constant(2), filled.constant(1))))
                .add("peak of slope # from # over # to #",
                        filled -> peak(filled.number(0), filled.number(1), filled.number(2), filled.number(3)))
                .add("lines through POINTS", filled -> new Expression.Through(X, filled.points(0)))
                .add("power # of LAW", filled -> new Call(Operator.POWER, filled.expression(1), filled.constant(0)));
        for (Function1 function : Function1.values()) {
            laws.add(function.words + " of LAW", filled -> new Call(function.operator, filled.expression(0)));
        }
        for (Function2 function : Function2.values()) {
            laws.add(function.words + " of LAW and LAW", filled -> new Call(function.operator, filled.expression(0), filled.expression(1)));
        }
        return laws;
    }

    /** Functions of one law. */
    enum Function1 {
        ABS("absolute value", Operator.ABS), SQRT("square root", Operator.SQRT), LOG("natural logarithm", Operator.LOG),
        EXP("exponential", Operator.EXP), SIN("sine", Operator.SIN), COS("cosine", Operator.COS), TAN("tangent", Operator.TAN),
        TANH("hyperbolic tangent", Operator.TANH), FLOOR("floor", Operator.FLOOR), CEIL("ceiling", Operator.CEIL),
        SIGN("sign", Operator.SIGN), NEGATE("negative", Operator.NEGATE);

        final String words;
        final Operator operator;

        Function1(String words, Operator operator) {
            this.words = words;
            this.operator = operator;
        }
    }

    /** Functions of two laws. */
    enum Function2 {
        ADD("sum", Operator.ADD), SUBTRACT("difference", Operator.SUBTRACT), MULTIPLY("product", Operator.MULTIPLY),
        DIVIDE("quotient", Operator.DIVIDE), MIN("smaller", Operator.MIN), MAX("larger", Operator.MAX), MOD("remainder", Operator.MOD),
        STEP("step", Operator.STEP), RELU("ramp", Operator.RELU);

        final String words;
        final Operator operator;

        Function2(String words, Operator operator) {
            this.words = words;
            this.operator = operator;
        }
    }

    static Expression times(double factor, Expression inner) {
        return new Call(Operator.MULTIPLY, new Constant(factor), inner);
    }

    static Expression plus(Expression left, double summand) {
        return new Call(Operator.ADD, left, new Constant(summand));
    }

    static Expression from(double origin) {
        return new Call(Operator.SUBTRACT, X, new Constant(origin));
    }

    /** Returns a law with another expression for each {@code x}. */
    static Expression substituted(Expression law, Expression x) {
        List<Expression> parts = law.parts().stream().map(part -> substituted(part, x)).toList();
        return switch (law) {
            case Expression.Input _ -> x;
            case Call(Operator operator, List<Expression> _) -> new Call(operator, parts);
            case Expression.Through through -> new Expression.Through(parts.get(0), through.points());
            case Expression.Choice choice -> new Expression.Choice(parts.get(0), choice.interval(), parts.get(1), parts.get(2));
            case Constant _, Expression.Literal _ -> law;
        };
    }

    private static Expression line(Filled filled) {
        return plus(times(filled.number(0), X), filled.number(1));
    }

    private static Function<Filled, Expression> rate(Operator operator) {
        return filled -> new Call(operator, times(filled.number(0), X));
    }

    private static Function<Filled, Expression> wave(Operator operator) {
        return filled -> times(filled.number(0), new Call(operator,
                new Call(Operator.MULTIPLY, new Call(Operator.DIVIDE, new Constant(TURN), filled.constant(1)), X)));
    }

    /** Flat, up a slope from the foot to the top, down at the same slope's mirror to the other foot, flat, if the top lies midway. */
    static Expression peak(double slope, double foot, double top, double end) {
        return times(slope, new Call(Operator.ADD, new Call(Operator.SUBTRACT, corner(foot), times(2, corner(top))), corner(end)));
    }

    private static Expression corner(double at) {
        return new Call(Operator.RELU, from(at), new Constant(0));
    }

    /** Returns the polynomial of coefficients from the highest power down to the constant, those of 0 left out. */
    static Expression polynomial(List<Double> coefficients) {
        int degree = coefficients.size() - 1;
        if (degree > MAX_DEGREE) {
            throw new HypothesisException(-1, "a polynomial of degree " + degree + "; " + MAX_DEGREE + " is the highest");
        }
        Expression sum = null;
        for (int i = 0; i <= degree; i++) {
            double coefficient = coefficients.get(i);
            int power = degree - i;
            if (coefficient != 0) {
                Expression raised = power == 1 ? X : new Call(Operator.POWER, X, new Constant(power));
                Expression term = power == 0 ? new Constant(coefficient) : times(coefficient, raised);
                sum = sum == null ? term : new Call(Operator.ADD, sum, term);
            }
        }
        return sum == null ? new Constant(0) : sum;
    }
}
