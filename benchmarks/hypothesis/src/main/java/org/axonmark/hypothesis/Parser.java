package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.axonmark.hypothesis.Lexer.Kind;
import org.axonmark.hypothesis.Lexer.Token;
import org.jspecify.annotations.Nullable;

/** Recursive descent with one token of look-ahead; the recursion and the number of nodes are bounded. */
final class Parser {

    /** Every node opens at most two levels of brackets or signs when printed. */
    private static final int MAX_NESTING = 2 * Limits.MAX_DEPTH + 2;

    private final Lexer lexer;
    private Token token;
    private int nodes;
    private int nesting;

    Parser(String text) {
        lexer = new Lexer(text);
        token = lexer.next();
    }

    /** Returns the number of characters consumed so far. */
    int work() {
        return lexer.work();
    }

    Hypothesis hypothesis() {
        Token kind = take(Kind.WORD, "numeric, string, sequence, map, learner, operator or concept");
        Hypothesis read = switch (kind.text()) {
            case "numeric" -> {
                Expression value = sum();
                Noise noise = noise();
                yield at(kind, () -> new Hypothesis.Numeric(value, noise));
            }
            case "string" -> {
                List<Expression> stages = stages();
                yield at(kind, () -> new Hypothesis.Text(stages));
            }
            case "sequence" -> {
                List<Expression> stages = stages();
                yield at(kind, () -> new Hypothesis.Sequence(stages));
            }
            case "map" -> table();
            case "learner" -> {
                sign("(");
                Hypothesis.Learner.Rule rule = word(Hypothesis.Learner.Rule.values());
                yield new Hypothesis.Learner(rule, values(rule));
            }
            case "operator" -> {
                sign("(");
                Hypothesis.Kernel.Shape shape = word(Hypothesis.Kernel.Shape.values());
                yield new Hypothesis.Kernel(shape, values(shape));
            }
            case "concept" -> concept();
            default -> throw unexpected(kind, "numeric, string, sequence, map, learner, operator or concept");
        };
        if (token.kind() != Kind.END) {
            throw unexpected(token, "the end, or + - * / ^ |");
        }
        return read;
    }

    private List<Expression> stages() {
        List<Expression> stages = new ArrayList<>();
        stages.add(sum());
        while (is("|")) {
            advance();
            stages.add(sum());
        }
        return stages;
    }

    private Expression sum() {
        Expression left = product();
        while (is("+") || is("-")) {
            Token operator = advance();
            left = call(operator, operator.text().equals("+") ? Operator.ADD : Operator.SUBTRACT, List.of(left, product()));
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (is("*") || is("/")) {
            Token operator = advance();
            left = call(operator, operator.text().equals("*") ? Operator.MULTIPLY : Operator.DIVIDE, List.of(left, signed()));
        }
        return left;
    }

    private Expression signed() {
        if (++nesting > MAX_NESTING) {
            throw new HypothesisException(token.start(),
                    "brackets and signs nest deeper than " + MAX_NESTING + "; write a flatter expression");
        }
        Expression value = is("-") ? negative() : power();
        nesting--;
        return value;
    }

    /** A minus straight before a number belongs to it, unless a power follows: −3 is a constant, −3^2 is −(3^2). */
    private Expression negative() {
        Token minus = advance();
        if (token.kind() != Kind.NUMBER) {
            return call(minus, Operator.NEGATE, List.of(signed()));
        }
        Token number = advance();
        if (!is("^")) {
            return node(minus, new Expression.Constant(-number.number()));
        }
        Expression base = node(number, new Expression.Constant(number.number()));
        return call(minus, Operator.NEGATE, List.of(powerOf(base)));
    }

    private Expression power() {
        return powerOf(primary());
    }

    private Expression powerOf(Expression base) {
        if (!is("^")) {
            return base;
        }
        Token operator = advance();
        return call(operator, Operator.POWER, List.of(base, signed()));
    }

    private Expression primary() {
        Token first = advance();
        return switch (first.kind()) {
            case NUMBER -> node(first, new Expression.Constant(first.number()));
            case TEXT -> node(first, new Expression.Literal(first.text()));
            case WORD -> worded(first);
            case SIGN, END -> bracketed(first);
        };
    }

    private Expression bracketed(Token open) {
        if (!open.text().equals("(")) {
            throw unexpected(open, "a number, a \"text\", x, s, v, a function or (");
        }
        Expression inner = sum();
        sign(")");
        return inner;
    }

    private Expression worded(Token word) {
        for (Type type : Type.values()) {
            if (word.text().equals(type.variable())) {
                return node(word, new Expression.Input(type));
            }
        }
        if (word.text().equals("if")) {
            return choice(word);
        }
        if (word.text().equals("through")) {
            return through(word);
        }
        Operator operator = Operator.named(word.text());
        if (operator == null) {
            throw unexpected(word, "x, s, v, if, through or a function" + alike(word.text()));
        }
        sign("(");
        List<Expression> arguments = new ArrayList<>();
        arguments.add(sum());
        while (is(",")) {
            Token comma = advance();
            if (arguments.size() == operator.parameters().size()) {
                throw new HypothesisException(comma.start(), "'" + operator.symbol() + "' takes " + arguments.size()
                        + " argument(s), not more; close it with )");
            }
            arguments.add(sum());
        }
        sign(")");
        return call(word, operator, arguments);
    }

    private Expression choice(Token start) {
        sign("(");
        Expression subject = sum();
        Token in = take(Kind.WORD, "in");
        if (!in.text().equals("in")) {
            throw unexpected(in, "in");
        }
        Token open = advance();
        if (open.kind() != Kind.SIGN || (!open.text().equals("[") && !open.text().equals("("))) {
            throw unexpected(open, "[ or (, the lower end of an interval");
        }
        double low = bound();
        sign(",");
        double high = bound();
        Token close = advance();
        if (close.kind() != Kind.SIGN || (!close.text().equals("]") && !close.text().equals(")"))) {
            throw unexpected(close, "] or ), the upper end of an interval");
        }
        Interval interval = at(open, () -> new Interval(low, high, open.text().equals("["), close.text().equals("]")));
        sign(",");
        Expression inside = sum();
        sign(",");
        Expression outside = sum();
        sign(")");
        nodes += 2;
        return node(start, at(start, () -> new Expression.Choice(subject, interval, inside, outside)));
    }

    private Expression through(Token start) {
        sign("(");
        Expression subject = sum();
        List<Expression.Point> points = new ArrayList<>();
        while (is(",")) {
            Token comma = advance();
            double x = finite();
            sign("->");
            double y = finite();
            count(comma, 2);
            points.add(new Expression.Point(x, y));
        }
        sign(")");
        return node(start, at(start, () -> new Expression.Through(subject, points)));
    }

    private double finite() {
        boolean negative = is("-");
        if (negative) {
            advance();
        }
        double value = take(Kind.NUMBER, "a number").number();
        return negative ? -value : value;
    }

    private double bound() {
        boolean negative = is("-");
        if (negative) {
            advance();
        }
        Token value = advance();
        double bound;
        if (value.kind() == Kind.NUMBER) {
            bound = value.number();
        } else if (value.kind() == Kind.WORD && value.text().equals("inf")) {
            bound = Double.POSITIVE_INFINITY;
        } else {
            throw unexpected(value, "a number or inf");
        }
        return negative ? -bound : bound;
    }

    private @Nullable Noise noise() {
        if (!is("~")) {
            return null;
        }
        advance();
        Token word = take(Kind.WORD, "normal, uniform or poisson");
        for (Noise.Family family : Noise.Family.values()) {
            if (family.word().equals(word.text())) {
                sign("(");
                double scale = take(Kind.NUMBER, "the noise's scale").number();
                sign(")");
                return at(word, () -> new Noise(family, scale));
            }
        }
        throw unexpected(word, "normal, uniform or poisson");
    }

    private Hypothesis table() {
        Token start = token;
        sign("(");
        Map<String, String> entries = new LinkedHashMap<>();
        while (token.kind() == Kind.TEXT) {
            Token question = advance();
            sign("->");
            count(question, 2);
            if (entries.put(question.text(), take(Kind.TEXT, "an answer in \"…\"").text()) != null) {
                throw new HypothesisException(question.start(), Lexer.shown(question.text()) + " is in the table twice; leave one out");
            }
            sign(",");
        }
        Token fallback = take(Kind.WORD, "a question in \"…\", or default");
        if (!fallback.text().equals("default")) {
            throw unexpected(fallback, "a question in \"…\", or default");
        }
        String answer = take(Kind.TEXT, "the default answer in \"…\"").text();
        sign(")");
        return at(start, () -> new Hypothesis.Table(entries, answer));
    }

    private <W extends Hypothesis.Named> W word(W[] words) {
        String known = Arrays.stream(words).map(Hypothesis.Named::word).collect(Collectors.joining(", "));
        Token name = take(Kind.WORD, known);
        for (W word : words) {
            if (word.word().equals(name.text())) {
                return word;
            }
        }
        throw unexpected(name, known);
    }

    private List<Double> values(Hypothesis.Named word) {
        List<Double> values = new ArrayList<>();
        for (String parameter : word.parameters()) {
            sign(",");
            values.add(named(parameter));
        }
        sign(")");
        return values;
    }

    private Hypothesis concept() {
        sign("(");
        if (isWord("text")) {
            advance();
            String description = take(Kind.TEXT, "a description in \"…\"").text();
            sign(")");
            return new Hypothesis.Description(description);
        }
        List<String> words = new ArrayList<>();
        List<String> not = new ArrayList<>();
        words.add(take(Kind.TEXT, "a word in \"…\", or text").text());
        double from = 0;
        double to = 1;
        while (is(",")) {
            Token comma = advance();
            if (isWord("from")) {
                from = named("from");
                sign(",");
                to = named("to");
                break;
            }
            count(comma, 1);
            if (isWord("not")) {
                advance();
                not.add(take(Kind.TEXT, "a word in \"…\"").text());
            } else if (not.isEmpty()) {
                words.add(take(Kind.TEXT, "a word in \"…\", not or from").text());
            } else {
                throw unexpected(token, "not or from; what belongs to the concept stands first");
            }
        }
        Token end = token;
        sign(")");
        double low = from;
        double high = to;
        return at(end, () -> new Hypothesis.Words(words, not, low, high));
    }

    private double named(String parameter) {
        Token name = take(Kind.WORD, parameter);
        if (!name.text().equals(parameter)) {
            throw unexpected(name, parameter);
        }
        sign("=");
        return finite();
    }

    private Expression call(Token place, Operator operator, List<Expression> arguments) {
        return node(place, at(place, () -> new Expression.Call(operator, arguments)));
    }

    private Expression node(Token place, Expression expression) {
        count(place, 1);
        return expression;
    }

    private void count(Token place, int more) {
        nodes += more;
        if (nodes >= Limits.MAX_NODES) {
            throw new HypothesisException(place.start(),
                    "here the hypothesis passes " + Limits.MAX_NODES + " nodes, the most allowed; find a smaller one");
        }
    }

    /** Runs a constructor that checks its arguments, and says where it went wrong. */
    static <V> V at(Token place, java.util.function.Supplier<V> constructor) {
        try {
            return constructor.get();
        } catch (HypothesisException e) {
            throw new HypothesisException(place.start(), String.valueOf(e.getMessage()));
        }
    }

    private boolean is(String sign) {
        return token.kind() == Kind.SIGN && token.text().equals(sign);
    }

    private boolean isWord(String word) {
        return token.kind() == Kind.WORD && token.text().equals(word);
    }

    private void sign(String sign) {
        if (!is(sign)) {
            throw unexpected(token, sign);
        }
        advance();
    }

    private Token take(Kind kind, String expected) {
        if (token.kind() != kind) {
            throw unexpected(token, expected);
        }
        return advance();
    }

    private Token advance() {
        Token taken = token;
        if (taken.kind() != Kind.END) {
            token = lexer.next();
        }
        return taken;
    }

    static HypothesisException unexpected(Token seen, String expected) {
        String what = switch (seen.kind()) {
            case END -> "the end";
            case TEXT -> "the text " + Lexer.shown(seen.text());
            default -> Lexer.shown(seen.text());
        };
        return new HypothesisException(seen.start(), "found " + what + "; write " + expected);
    }

    private static String alike(String word) {
        String names = Arrays.stream(Operator.values()).filter(Operator::isNamed).map(Operator::symbol)
                .filter(name -> name.charAt(0) == word.charAt(0)).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (with " + word.charAt(0) + ": " + names + ")";
    }
}
