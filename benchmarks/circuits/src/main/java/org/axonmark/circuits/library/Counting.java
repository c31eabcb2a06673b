package org.axonmark.circuits.library;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.circuits.library.LibraryProgram.Range;
import org.axonmark.circuits.library.LibraryProgram.Tokens;
import org.axonmark.circuits.rasp.Program.Inputs;
import org.axonmark.circuits.rasp.Selector;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Value;

/** Programs that count in several ways at once and compare what they counted. */
final class Counting {

    private Counting() {}

    static List<LibraryProgram> all() {
        return List.of(
                letters("more_of_one", "Whether the first token of the vocabulary is in the input more often than the second.",
                        (tokens, _) -> more(Parts.count(tokens.get(0)), Parts.count(tokens.get(1)))),
                letters("most_of_three", "Which of the vocabulary's first three tokens is in the input most often; the earliest of equals.",
                        (tokens, _) -> mostOfThree(tokens)),
                letters("contains_both", "Whether the vocabulary's first two tokens are both in the input.", (tokens, _) -> Sop.test("both",
                        Parts.count(tokens.get(0)), Parts.count(tokens.get(1)), (a, b) -> a.number() > 0 && b.number() > 0)),
                letters("contains_three", "How many of the vocabulary's first three tokens are in the input.",
                        (tokens, _) -> containsThree(tokens)),
                letters("count_apart", "How much the first token of the vocabulary's count differs from the second's.",
                        (tokens, _) -> Sop.join("apart", Parts.count(tokens.get(0)), Parts.count(tokens.get(1)),
                                (a, b) -> Value.of(Math.abs(a.number() - b.number())))),
                letters("rarer_than_last", "Whether the token here is in the input less often than the last one.",
                        (_, _) -> rarerThanLast()),
                letters("share_difference", "Twice the share of the first token up to here less that of the second and the third.",
                        (tokens, _) -> shareDifference(tokens)),
                letters("double_hist", "How many positions have a token as frequent as here, if the token before is another.",
                        (_, _) -> doubleHist()),
                letters("before_and_after", "Whether the token here comes more often before this position than behind it.",
                        (_, _) -> more(sided("before", true), sided("behind", false))),
                letters("halves", "Whether the first token of the vocabulary comes more often at even positions than at odd ones.",
                        (tokens, _) -> more(parity(tokens.get(0), 0), parity(tokens.get(0), 1))),
                letters("bracket_depth", "How many brackets are open here: a opens, b closes; none if more closed than opened.",
                        (tokens, _) -> Sop.join("depth", upToHere(tokens.get(0)), upToHere(tokens.get(1)),
                                (a, b) -> positive(a.number() - b.number()))),
                numbers("rank_middle", "Whether as many numbers are smaller than the one here as are larger.", (_, _) -> Sop.test("middle",
                        Sop.width("smaller", Selector.less("less", Sop.TOKENS, Sop.TOKENS)),
                        Sop.width("larger", Selector.where("more", Sop.TOKENS, Sop.TOKENS, (key, query) -> key.number() > query.number())),
                        Value::equals)),
                numbers("inversions", "How many larger numbers come before, and smaller ones behind, together.", (_, _) -> inversions()));
    }

    private static LibraryProgram letters(String name, String does, LibraryProgram.Body body) {
        return new LibraryProgram(name, does, Tokens.LETTERS, Inputs.ANY, new Range(3, 3, 4), new Range(4, 5, 6), body);
    }

    private static LibraryProgram numbers(String name, String does, LibraryProgram.Body body) {
        return new LibraryProgram(name, does, Tokens.FROM_ONE, Inputs.ANY, new Range(3, 4, 5), new Range(4, 5, 6), body);
    }

    private static Sop more(Sop one, Sop other) {
        return Sop.test("more", one, other, (a, b) -> a.number() > b.number());
    }

    private static Value positive(double number) {
        if (number < 0) {
            throw new ArithmeticException("no value");
        }
        return Value.of(number);
    }

    private static Sop mostOfThree(List<Value> tokens) {
        Sop first = Parts.count(tokens.get(0));
        Sop second = Parts.count(tokens.get(1));
        Sop third = Parts.count(tokens.get(2));
        Sop best = Sop.pair("best_of_two",
                Sop.join("which", first, second, (a, b) -> a.number() >= b.number() ? tokens.get(0) : tokens.get(1)),
                Sop.join("how_often", first, second, (a, b) -> a.number() >= b.number() ? a : b));
        return Sop.join("most", best, third,
                (two, c) -> two.pair().second().number() >= c.number() ? two.pair().first() : tokens.get(2));
    }

    private static Sop containsThree(List<Value> tokens) {
        Sop two = Sop.linear("two", Parts.present(tokens.get(0)), 1, Parts.present(tokens.get(1)), 1);
        Sop three = Sop.linear("three", two, 1, Parts.present(tokens.get(2)), 1);
        return Sop.map("how_many", three, count -> Value.of(Math.rint(count.number())));
    }

    private static Sop rarerThanLast() {
        Sop hist = Parts.hist();
        return Sop.test("rarer", hist, Parts.last(Parts.length(), hist), (a, b) -> a.number() < b.number());
    }

    private static Sop shareDifference(List<Value> tokens) {
        List<Sop> shares = new ArrayList<>();
        tokens.subList(0, 3).forEach(token -> shares.add(Parts.share(Parts.flag(token))));
        return Sop.linear("difference", Sop.linear("first_two", shares.get(0), 2, shares.get(1), -1), 1, shares.get(2), -1);
    }

    private static Sop doubleHist() {
        Sop hist = Parts.hist();
        Sop before = Parts.shift(1, Sop.TOKENS);
        Sop same = Sop.width("as_frequent", Selector.equal("same_hist", hist, hist));
        Sop changed = Sop.test("changed", before, Sop.TOKENS, (a, b) -> !a.equals(b));
        return Sop.join("double_hist", same, changed, (count, other) -> other.truth() ? count : Value.of(0));
    }

    /** How often the token here comes on one side of this position. */
    private static Sop sided(String label, boolean before) {
        Sop placed = Sop.pair("placed", Sop.TOKENS, Sop.INDICES);
        return Sop.width(label, Selector.where("same_" + label, placed, placed, (key, query) -> {
            double distance = query.pair().second().number() - key.pair().second().number();
            return key.pair().first().equals(query.pair().first()) && (before ? distance > 0 : distance < 0);
        }));
    }

    private static Sop parity(Value token, int parity) {
        Sop placed = Sop.pair("placed", Sop.TOKENS, Sop.INDICES);
        return Sop.width("at_" + parity, Selector.where(token + "_at_" + parity, placed, Sop.TOKENS,
                (key, _) -> key.pair().first().equals(token) && key.pair().second().number() % 2 == parity));
    }

    private static Sop upToHere(Value token) {
        Sop placed = Sop.pair("placed", Sop.TOKENS, Sop.INDICES);
        return Sop.width("up_to_here_" + token, Selector.where(token + "_up_to_here", placed, Sop.INDICES,
                (key, query) -> key.pair().first().equals(token) && key.pair().second().number() <= query.number()));
    }

    private static Sop inversions() {
        Sop placed = Sop.pair("placed", Sop.TOKENS, Sop.INDICES);
        List<Sop> counts = new ArrayList<>();
        for (int side : new int[] {1, -1}) {
            counts.add(Sop.width("inverted_" + side, Selector.where("inverted_" + side, placed, placed,
                    (key, query) -> side * (key.pair().first().number() - query.pair().first().number()) > 0
                            && side * (query.pair().second().number() - key.pair().second().number()) > 0)));
        }
        return Sop.join("inversions", counts.get(0), counts.get(1), (a, b) -> Value.of(a.number() + b.number()));
    }
}
