package org.axonmark.hypothesis;

import java.util.List;

/** A typed expression over one input; immutable data without cycles. */
public sealed interface Expression {

    /** Returns what it is worth. */
    Type type();

    /** Returns its parts, in the order written. */
    List<Expression> parts();

    /** Returns the number of nodes: each constant, input, operator and choice counts 1; an interval counts its two ends, a point its two numbers. */
    default int size() {
        int size = switch (this) {
            case Choice _ -> 3;
            case Through through -> 1 + 2 * through.points().size();
            default -> 1;
        };
        for (Expression part : parts()) {
            size += part.size();
        }
        return size;
    }

    /** Returns the number of nodes on the longest way from here to a leaf. */
    default int depth() {
        int deepest = 0;
        for (Expression part : parts()) {
            deepest = Math.max(deepest, part.depth());
        }
        return deepest + 1;
    }

    /**
     * A constant number.
     *
     * @param value finite
     */
    record Constant(double value) implements Expression {

        /** Checks the value. */
        public Constant {
            if (!Double.isFinite(value)) {
                throw new HypothesisException(-1, "constant " + value + " is not finite; give a number below 1.8e308");
            }
        }

        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /**
     * A constant text.
     *
     * @param value at most {@link Limits#MAX_LITERAL} characters of the basic plane
     */
    record Literal(String value) implements Expression {

        /** Checks the text. */
        public Literal {
            Limits.checkLiteral(value);
        }

        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /**
     * The input: {@code x}, {@code s} or {@code v}.
     *
     * @param type its type
     */
    record Input(Type type) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /**
     * An operator on its arguments.
     *
     * @param operator what is done
     * @param parts as many as the operator takes, of its types
     */
    record Call(Operator operator, List<Expression> parts) implements Expression {

        /** Checks number and types of the arguments. */
        public Call {
            parts = List.copyOf(parts);
            List<Type> given = parts.stream().map(Expression::type).toList();
            if (!given.equals(operator.parameters())) {
                throw new HypothesisException(-1, "'" + operator.symbol() + "' takes " + operator.parameters() + ", not " + given);
            }
        }

        /** Creates a call. */
        public Call(Operator operator, Expression... parts) {
            this(operator, List.of(parts));
        }

        @Override
        public Type type() {
            return operator.result();
        }
    }

    /**
     * One of two values, by where a number lies. Expressions have no effects, so nothing tells whether both are worked out.
     *
     * @param subject the number looked at
     * @param interval where
     * @param inside the value if the number lies inside
     * @param outside the value if not, of the same type
     */
    record Choice(Expression subject, Interval interval, Expression inside, Expression outside) implements Expression {

        /** Checks the types. */
        public Choice {
            if (subject.type() != Type.NUMBER || inside.type() != outside.type()) {
                throw new HypothesisException(-1, "'if' takes a number and two values of one type, not " + subject.type() + ", "
                        + inside.type() + " and " + outside.type());
            }
        }

        @Override
        public Type type() {
            return inside.type();
        }

        @Override
        public List<Expression> parts() {
            return List.of(subject, inside, outside);
        }
    }

    /**
     * Straight lines between points; before the first and after the last, their value.
     *
     * @param subject the number looked at
     * @param points at least one, their x ascending, no two the same
     */
    record Through(Expression subject, List<Point> points) implements Expression {

        /** Checks the points. */
        public Through {
            points = List.copyOf(points);
            if (subject.type() != Type.NUMBER || points.isEmpty()) {
                throw new HypothesisException(-1, "'through' takes a number and at least one point x -> y");
            }
            for (int i = 1; i < points.size(); i++) {
                if (!(points.get(i - 1).x() < points.get(i).x())) {
                    throw new HypothesisException(-1, "'through' has the point at " + points.get(i).x() + " after the one at "
                            + points.get(i - 1).x() + "; write points in ascending order, each x once");
                }
            }
        }

        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public List<Expression> parts() {
            return List.of(subject);
        }

        /** Returns the height of the line at a number; NaN for NaN. */
        public double at(double x) {
            if (Double.isNaN(x)) {
                return Double.NaN;
            }
            int below = 0;
            int above = points.size() - 1;
            if (x <= points.get(below).x()) {
                return points.get(below).y();
            }
            if (x >= points.get(above).x()) {
                return points.get(above).y();
            }
            while (above - below > 1) {
                int middle = (below + above) >>> 1;
                if (points.get(middle).x() <= x) {
                    below = middle;
                } else {
                    above = middle;
                }
            }
            Point from = points.get(below);
            Point to = points.get(above);
            return from.y() + (x - from.x()) / (to.x() - from.x()) * (to.y() - from.y());
        }
    }

    /**
     * A point of a line.
     *
     * @param x finite
     * @param y finite
     */
    record Point(double x, double y) {

        /** Checks the numbers. */
        public Point {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new HypothesisException(-1, "the point " + x + " -> " + y + " is not finite; give numbers below 1.8e308");
            }
        }
    }
}
