package org.axonmark.hypothesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hypotheses of every kind, drawn from SHA-256 of a seed and a counter. */
@SuppressWarnings("EnumOrdinal")
final class Draws {

    private final String seed;
    private long counter;

    Draws(String seed) {
        this.seed = seed;
    }

    long bits() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((seed + counter++).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    int below(int bound) {
        return (int) Long.remainderUnsigned(bits(), bound);
    }

    double number() {
        return switch (below(5)) {
            case 0 -> below(21) - 10;
            case 1 -> (below(2001) - 1000) / 10.0;
            case 2 -> below(2) == 0 ? 0.0 : -0.0;
            default -> {
                double any = Double.longBitsToDouble(bits());
                yield Double.isFinite(any) ? any : 1;
            }
        };
    }

    double modest() {
        return (below(2001) - 1000) / 100.0;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = below(8); i > 0; i--) {
            char any = (char) below(65_536);
            text.append(below(4) > 0 || Character.isSurrogate(any) ? (char) (' ' + below(95)) : any);
        }
        return text.toString();
    }

    Expression expression(Type result, Type input, int depth, boolean modest) {
        if (depth <= 1 || below(6) == 0) {
            return switch (result) {
                case NUMBER -> input == Type.NUMBER && below(2) == 0 ? new Expression.Input(input)
                        : new Expression.Constant(modest ? modest() : number());
                case TEXT -> input == Type.TEXT && below(2) == 0 ? new Expression.Input(input) : new Expression.Literal(text());
                case SEQUENCE -> new Expression.Input(Type.SEQUENCE);
            };
        }
        if (below(10) == 0) {
            double one = modest();
            double other = modest();
            Interval interval = below(3) == 0 ? new Interval(Double.NEGATIVE_INFINITY, one, false, below(2) == 0)
                    : new Interval(Math.min(one, other), Math.max(one, other), below(2) == 0, below(2) == 0);
            return new Expression.Choice(expression(Type.NUMBER, input, depth - 1, modest), interval,
                    expression(result, input, depth - 1, modest), expression(result, input, depth - 1, modest));
        }
        if (result == Type.NUMBER && below(20) == 0) {
            TreeMap<Double, Double> points = new TreeMap<>();
            for (int i = below(6); i >= 0; i--) {
                points.put(modest(), modest ? modest() : number());
            }
            return new Expression.Through(expression(Type.NUMBER, input, depth - 1, modest),
                    points.entrySet().stream().map(point -> new Expression.Point(point.getKey(), point.getValue())).toList());
        }
        List<Operator> operators = List.of(Operator.values()).stream()
                .filter(one -> one.result() == result && one.parameters().stream().allMatch(type -> type == Type.NUMBER || type == input))
                .toList();
        Operator operator = operators.get(below(operators.size()));
        return new Expression.Call(operator,
                operator.parameters().stream().map(type -> expression(type, input, depth - 1, modest)).toList());
    }

    Hypothesis.Numeric numeric(int depth, boolean modest) {
        Noise noise = below(3) == 0 ? new Noise(Noise.Family.values()[below(3)], 0.1 + below(50)) : null;
        return new Hypothesis.Numeric(expression(Type.NUMBER, Type.NUMBER, depth, modest), noise);
    }

    Hypothesis any() {
        return switch (below(8)) {
            case 0, 1 -> numeric(1 + below(6), false);
            case 2 -> new Hypothesis.Text(stages(Type.TEXT));
            case 3 -> new Hypothesis.Sequence(stages(Type.SEQUENCE));
            case 4 -> {
                Map<String, String> entries = new LinkedHashMap<>();
                for (int i = below(6); i > 0; i--) {
                    entries.put(text(), text());
                }
                yield new Hypothesis.Table(entries, text());
            }
            case 5 -> {
                Hypothesis.Learner.Rule[] rules = Hypothesis.Learner.Rule.values();
                Hypothesis.Learner.Rule rule = rules[below(rules.length)];
                yield new Hypothesis.Learner(rule, numbers(rule.parameters().size()));
            }
            case 6 -> {
                Hypothesis.Kernel.Shape shape = Hypothesis.Kernel.Shape.values()[below(6)];
                yield new Hypothesis.Kernel(shape, numbers(shape.parameters().size()));
            }
            default -> below(2) == 0 ? new Hypothesis.Description(text()) : words();
        };
    }

    private Hypothesis.Words words() {
        List<String> not = new ArrayList<>();
        for (int i = below(3); i > 0; i--) {
            not.add(text());
        }
        double from = number();
        return below(3) == 0 ? new Hypothesis.Words(List.of(text(), text()))
                : new Hypothesis.Words(List.of(text(), text()), not, from, Math.max(from, number()));
    }

    private List<Expression> stages(Type type) {
        List<Expression> stages = new ArrayList<>();
        for (int i = 1 + below(3); i > 0; i--) {
            stages.add(expression(type, type, 1 + below(4), false));
        }
        return stages;
    }

    private List<Double> numbers(int count) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(number());
        }
        return numbers;
    }
}
