package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.axonmark.hypothesis.Lexer.Kind;
import org.axonmark.hypothesis.Lexer.Token;
import org.axonmark.hypothesis.NumericPhrases.Clause;
import org.axonmark.hypothesis.Phrases.Filled;
import org.axonmark.hypothesis.Phrases.Node;
import org.axonmark.hypothesis.Phrases.Slot;
import org.jspecify.annotations.Nullable;

/** Reads one sentence of controlled English, word by word without going back; nesting and the number of phrases are bounded. */
final class Sentence {

    private static final int MAX_NESTING = 32;
    private static final int MAX_PHRASES = 256;
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> BEHIND_A_LAW = Set.of("shifted", "scaled", "offset");

    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int nesting;
    private int phrases;

    Sentence(String text) {
        String bare = text.stripTrailing();
        Lexer lexer = Lexer.ofEnglish(bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare);
        for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
            if (token.kind() != Kind.WORD || !ARTICLES.contains(token.text())) {
                tokens.add(token);
            }
        }
        tokens.add(lexer.next());
    }

    Hypothesis.Numeric numeric() {
        Token start = token();
        Expression value = law();
        Noise noise = null;
        while (take(";")) {
            Token clause = token();
            switch (read(NumericPhrases.CLAUSES, value)) {
                case Clause.Replaced(Expression law, Interval where) -> {
                    Expression outside = value;
                    value = at(clause, () -> new Expression.Choice(new Expression.Input(Type.NUMBER), where, law, outside));
                }
                case Clause.Noisy(Noise said) -> {
                    if (noise != null) {
                        throw new HypothesisException(clause.start(), "the noise is told a second time; tell it once");
                    }
                    noise = said;
                }
            }
        }
        end("; or the end");
        Expression law = value;
        Noise told = noise;
        return at(start, () -> new Hypothesis.Numeric(law, told));
    }

    /** Reads steps parted by ", then". */
    List<Expression> stages(Phrases<Expression> steps, Expression input) {
        List<Expression> stages = new ArrayList<>();
        stages.add(read(steps, input));
        while (take(",")) {
            if (!take("then")) {
                throw unexpected("then");
            }
            stages.add(read(steps, input));
        }
        end(", then or the end");
        return stages;
    }

    <V> V whole(Phrases<V> named) {
        V read = read(named, new Expression.Input(Type.NUMBER));
        end("the end");
        return read;
    }

    /** Reads a phrase. A word goes before a slot, and going on before ending. */
    private <V> V read(Phrases<V> from, Expression subject) {
        Token start = token();
        if (++phrases > MAX_PHRASES) {
            throw new HypothesisException(start.start(), "here the sentence passes " + MAX_PHRASES + " phrases; write a shorter one");
        }
        List<Object> values = new ArrayList<>();
        Node<V> node = from.root();
        while (true) {
            Node<V> next = token().kind() == Kind.WORD ? node.behind(token().text()) : null;
            if (next != null) {
                at++;
                node = next;
                continue;
            }
            Map.Entry<Slot, Node<V>> open = open(node);
            if (open != null) {
                values.add(fill(open.getKey(), subject));
                node = open.getValue();
                continue;
            }
            java.util.function.Function<Filled, V> meaning = node.meaning();
            if (meaning == null) {
                throw unexpected(node.choices());
            }
            return at(start, () -> meaning.apply(new Filled(values, subject)));
        }
    }

    private <V> Map.@Nullable Entry<Slot, Node<V>> open(Node<V> node) {
        for (Map.Entry<Slot, Node<V>> slot : node.slots().entrySet()) {
            if (begins(slot.getKey())) {
                return slot;
            }
        }
        return null;
    }

    private boolean begins(Slot slot) {
        return switch (slot) {
            case NUMBER, NUMBERS -> isNumber(0);
            case LITERAL -> token().kind() == Kind.TEXT;
            case POINTS -> is("(");
            case INTERVAL -> is("[") || is("(");
            case LAW -> is("(") || isWordOf(NumericPhrases.LAWS);
            case QUANTITY, FACTOR -> is("(") || beginsQuantity();
            case UNIT, TEXT -> is("(") || beginsUnit();
            case CHANGE -> isWordOf(TextPhrases.CHANGES) || begins(Slot.TEXT);
            case STEP -> isWordOf(TextPhrases.STEPS) || begins(Slot.TEXT);
        };
    }

    private boolean beginsQuantity() {
        return isNumber(0) || isWordOf(TextPhrases.QUANTITIES);
    }

    private boolean beginsUnit() {
        return token().kind() == Kind.TEXT || isWordOf(TextPhrases.UNITS) || beginsQuantity();
    }

    private boolean isWordOf(Phrases<?> phrases) {
        return token().kind() == Kind.WORD && phrases.root().behind(token().text()) != null;
    }

    private Object fill(Slot slot, Expression subject) {
        if (++nesting > MAX_NESTING) {
            throw new HypothesisException(token().start(), "phrases nest deeper than " + MAX_NESTING + "; write a flatter sentence");
        }
        Object value = switch (slot) {
            case NUMBER -> number();
            case NUMBERS -> numbers();
            case LITERAL -> new Expression.Literal(tokens.get(at++).text());
            case POINTS -> points();
            case INTERVAL -> interval();
            case LAW -> law();
            case QUANTITY -> quantity();
            case FACTOR -> factor();
            case UNIT -> unit();
            case TEXT -> text();
            case CHANGE -> read(TextPhrases.CHANGES, subject);
            case STEP -> read(TextPhrases.STEPS, subject);
        };
        nesting--;
        return value;
    }

    /** Reads a law and what is said behind it: shifted, scaled, offset, in any order, each once; done in this order. */
    private Expression law() {
        Token start = token();
        Expression law = is("(") ? bracketed(Slot.LAW) : read(NumericPhrases.LAWS, new Expression.Input(Type.NUMBER));
        Map<String, Double> said = new HashMap<>();
        while (is(",") && ahead(1).kind() == Kind.WORD && BEHIND_A_LAW.contains(ahead(1).text())) {
            at++;
            Token word = tokens.get(at++);
            if (!word.text().equals("offset") && !take("by")) {
                throw unexpected("by");
            }
            if (said.put(word.text(), number()) != null) {
                throw new HypothesisException(word.start(), "'" + word.text() + "' is said twice of one law; say it once");
            }
        }
        Double by = said.get("shifted");
        Double scale = said.get("scaled");
        Double offset = said.get("offset");
        return at(start, () -> {
            Expression whole = by == null ? law : NumericPhrases.substituted(law, NumericPhrases.from(by));
            whole = scale == null ? whole : NumericPhrases.times(scale, whole);
            return offset == null ? whole : NumericPhrases.plus(whole, offset);
        });
    }

    private Expression text() {
        Expression text = unit();
        while (true) {
            Token start = token();
            if (take("followed")) {
                if (!take("by")) {
                    throw unexpected("by");
                }
                Expression left = text;
                Expression right = unit();
                text = at(start, () -> new Expression.Call(Operator.CONCAT, left, right));
            } else if (isWordOf(TextPhrases.FOLLOWING)) {
                text = read(TextPhrases.FOLLOWING, text);
            } else {
                return text;
            }
        }
    }

    private Expression unit() {
        return is("(") ? bracketed(Slot.TEXT) : read(TextPhrases.UNITS, TextPhrases.TEXT);
    }

    private Expression quantity() {
        Expression sum = product();
        while (isWord("plus") || isWord("minus")) {
            Token sign = tokens.get(at++);
            Expression left = sum;
            Expression right = product();
            Operator operator = sign.text().equals("plus") ? Operator.ADD : Operator.SUBTRACT;
            sum = at(sign, () -> new Expression.Call(operator, left, right));
        }
        return sum;
    }

    private Expression product() {
        Expression product = factor();
        while (isWord("divided") || (isWord("times") && beginsFactor(1))) {
            Token sign = tokens.get(at++);
            if (sign.text().equals("divided") && !take("by")) {
                throw unexpected("by");
            }
            Expression left = product;
            Expression right = factor();
            Operator operator = sign.text().equals("times") ? Operator.MULTIPLY : Operator.DIVIDE;
            product = at(sign, () -> new Expression.Call(operator, left, right));
        }
        return product;
    }

    /** "repeated 3 times" has a "times" that multiplies nothing. */
    private boolean beginsFactor(int ahead) {
        Token token = ahead(ahead);
        return isNumber(ahead) || (token.kind() == Kind.SIGN && token.text().equals("("))
                || (token.kind() == Kind.WORD && TextPhrases.QUANTITIES.root().behind(token.text()) != null);
    }

    private Expression factor() {
        return is("(") ? bracketed(Slot.QUANTITY) : read(TextPhrases.QUANTITIES, TextPhrases.TEXT);
    }

    private Expression bracketed(Slot slot) {
        sign("(");
        Expression inner = (Expression) fill(slot, TextPhrases.TEXT);
        sign(")");
        return inner;
    }

    private boolean isNumber(int ahead) {
        return ahead(ahead).kind() == Kind.NUMBER
                || (ahead(ahead).kind() == Kind.SIGN && ahead(ahead).text().equals("-") && ahead(ahead + 1).kind() == Kind.NUMBER);
    }

    private double number() {
        boolean negative = take("-");
        if (token().kind() != Kind.NUMBER) {
            throw unexpected("a number");
        }
        double value = tokens.get(at++).number();
        return negative ? -value : value;
    }

    private List<Double> numbers() {
        List<Double> numbers = new ArrayList<>();
        numbers.add(number());
        while ((is(",") || isWord("and")) && isNumber(1)) {
            at++;
            numbers.add(number());
        }
        return numbers;
    }

    private List<Expression.Point> points() {
        List<Expression.Point> points = new ArrayList<>();
        do {
            if (!points.isEmpty()) {
                at++;
            }
            sign("(");
            double x = number();
            sign(",");
            points.add(new Expression.Point(x, number()));
            sign(")");
        } while ((is(",") || isWord("and")) && ahead(1).text().equals("(") && isNumber(2) && points.size() < Limits.MAX_NODES);
        return points;
    }

    private Interval interval() {
        Token open = tokens.get(at++);
        double low = bound();
        sign(",");
        double high = bound();
        if (!is("]") && !is(")")) {
            throw unexpected("] or ), the upper end of an interval");
        }
        Token close = tokens.get(at++);
        return at(open, () -> new Interval(low, high, open.text().equals("["), close.text().equals("]")));
    }

    private double bound() {
        int sign = is("-") && ahead(1).text().equals("inf") ? 1 : 0;
        if (ahead(sign).kind() == Kind.WORD && ahead(sign).text().equals("inf")) {
            at += sign + 1;
            return sign == 1 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return number();
    }

    private Token token() {
        return tokens.get(at);
    }

    private Token ahead(int places) {
        return tokens.get(Math.min(at + places, tokens.size() - 1));
    }

    private boolean is(String sign) {
        return token().kind() == Kind.SIGN && token().text().equals(sign);
    }

    private boolean isWord(String word) {
        return token().kind() == Kind.WORD && token().text().equals(word);
    }

    /** Goes on behind a word or sign if it stands here. */
    private boolean take(String wordOrSign) {
        boolean here = is(wordOrSign) || isWord(wordOrSign);
        at += here ? 1 : 0;
        return here;
    }

    private void sign(String sign) {
        if (!take(sign)) {
            throw unexpected(sign);
        }
    }

    private void end(String expected) {
        if (token().kind() != Kind.END) {
            throw unexpected(expected);
        }
    }

    private HypothesisException unexpected(String expected) {
        return Parser.unexpected(token(), expected);
    }

    /** Runs a constructor that checks its arguments, and says where it went wrong. */
    private static <V> V at(Token place, Supplier<V> constructor) {
        return Parser.at(place, constructor);
    }
}
