package org.axonmark.circuits.library;

import java.util.List;

import org.axonmark.circuits.library.LibraryProgram.Range;
import org.axonmark.circuits.library.LibraryProgram.Tokens;
import org.axonmark.circuits.rasp.Program.Inputs;
import org.axonmark.circuits.rasp.Selector;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Value;

/** Programs that fetch from several places at once and compare what they fetched. */
final class Places {

    private Places() {}

    static List<LibraryProgram> all() {
        return List.of(
                letters("same_neighbours", "Whether the tokens before and behind are the same.",
                        (_, _) -> same(Parts.shift(1, Sop.TOKENS), Parts.shift(-1, Sop.TOKENS))),
                letters("alternation", "Whether the token two before is the one here, and the one before is another.",
                        (_, _) -> alternation()),
                letters("ends_agree", "Whether the input begins and ends with the same token.",
                        (_, _) -> same(Parts.first(Sop.TOKENS), Parts.last(Parts.length(), Sop.TOKENS))),
                letters("mirror", "Whether the token as far from the end as this one is from the beginning is the one before this.",
                        (_, _) -> same(Parts.reversed(Parts.length(), Sop.TOKENS), Parts.shift(1, Sop.TOKENS))),
                letters("palindrome", "Whether the input reads the same backwards.", (_, _) -> palindrome()),
                letters("majority_window", "Whether the vocabulary's first token is at two or more of this position and its neighbours.",
                        (tokens, _) -> majorityWindow(tokens.get(0))),
                letters("first_or_before", "The token before, or the first one where the one before is the same as here.",
                        (_, _) -> firstOrBefore()),
                letters("copies", "How many positions have the tokens that are here and before here.", (_, _) -> copies()),
                letters("two_back", "Whether the token two before is the one two behind.",
                        (_, _) -> same(Parts.shift(2, Sop.TOKENS), Parts.shift(-2, Sop.TOKENS))),
                letters("frequent_neighbour", "Which of the neighbours is more frequent, -1 or 1; 0 if neither.",
                        (_, _) -> frequentNeighbour()),
                letters("position_of_pair", "The first position where the vocabulary's first token follows its second.",
                        (tokens, _) -> placeOfPair(tokens)),
                numbers("neighbours_sum", "The sum of the numbers before and behind, modulo the vocabulary's size.",
                        (tokens, _) -> Sop.join("sum", Parts.shift(1, Sop.TOKENS), Parts.shift(-1, Sop.TOKENS),
                                (a, b) -> Value.of((a.number() + b.number()) % tokens.size()))),
                numbers("local_peak", "Whether the number here is larger than both neighbours.", (_, _) -> localPeak()),
                numbers("ends_span", "How far the last number is from the first.", (_, _) -> Sop.join("span", Parts.first(Sop.TOKENS),
                        Parts.last(Parts.length(), Sop.TOKENS), (a, b) -> Value.of(b.number() - a.number()))),
                numbers("second_difference", "The second difference of the numbers, where both neighbours are.",
                        (_, _) -> secondDifference()));
    }

    private static LibraryProgram letters(String name, String does, LibraryProgram.Body body) {
        return new LibraryProgram(name, does, Tokens.LETTERS, Inputs.ANY, new Range(3, 3, 4), new Range(4, 5, 6), body);
    }

    private static LibraryProgram numbers(String name, String does, LibraryProgram.Body body) {
        return new LibraryProgram(name, does, Tokens.FROM_ZERO, Inputs.ANY, new Range(3, 4, 5), new Range(4, 5, 6), body);
    }

    private static Sop same(Sop one, Sop other) {
        return Sop.test("same", one, other, Value::equals);
    }

    private static Sop both(Sop one, Sop other) {
        return Sop.test("both", one, other, (a, b) -> a.truth() && b.truth());
    }

    private static Sop alternation() {
        Sop back = same(Parts.shift(2, Sop.TOKENS), Sop.TOKENS);
        Sop changed = Sop.test("changed", Parts.shift(1, Sop.TOKENS), Sop.TOKENS, (a, b) -> !a.equals(b));
        return both(back, changed);
    }

    private static Sop palindrome() {
        Sop length = Parts.length();
        Sop differs = Sop.number("differs", Sop.test("other", Parts.reversed(length, Sop.TOKENS), Sop.TOKENS, (a, b) -> !a.equals(b)),
                Value::number);
        Sop anywhere = Sop.aggregate("anywhere", Selector.where("all", Sop.INDICES, Sop.INDICES, (_, _) -> true), differs);
        return Sop.test("palindrome", anywhere, value -> value.number() == 0);
    }

    private static Sop majorityWindow(Value token) {
        Sop here = Parts.flag(token);
        Sop neighbours = Sop.linear("neighbours", Parts.shift(1, here), 1, Parts.shift(-1, here), 1);
        return Sop.test("majority", Sop.linear("window", neighbours, 1, here, 1), sum -> sum.number() > 1.5);
    }

    private static Sop firstOrBefore() {
        Sop pair = Sop.pair("first_and_before", Parts.first(Sop.TOKENS), Parts.shift(1, Sop.TOKENS));
        return Sop.join("first_or_before", pair, Sop.TOKENS,
                (two, here) -> two.pair().second().equals(here) ? two.pair().first() : two.pair().second());
    }

    private static Sop copies() {
        Sop bigram = Sop.pair("bigram", Parts.shift(1, Sop.TOKENS), Sop.TOKENS);
        Sop single = Parts.hist();
        Sop twice = Sop.width("copies", Selector.equal("same_bigram", bigram, bigram));
        return Sop.join("copies_of", twice, single, (two, one) -> two.number() <= one.number() ? two : one);
    }

    private static Sop frequentNeighbour() {
        Sop hist = Parts.hist();
        return Sop.join("frequent", Parts.shift(1, hist), Parts.shift(-1, hist), (a, b) -> Value.of(Math.signum(b.number() - a.number())));
    }

    private static Sop placeOfPair(List<Value> tokens) {
        Sop found = Sop.test("found", Parts.shift(1, Sop.TOKENS), Sop.TOKENS,
                (before, here) -> before.equals(tokens.get(1)) && here.equals(tokens.get(0)));
        Sop placed = Sop.pair("placed", found, Sop.INDICES);
        Sop earlier = Sop.width("earlier", Selector.where("found_before", placed, Sop.INDICES,
                (key, query) -> key.pair().first().truth() && key.pair().second().number() < query.number()));
        Sop first = Sop.join("first_found", Sop.test("none_earlier", earlier, count -> count.number() == 0), found,
                (none, here) -> Value.of(none.truth() && here.truth()));
        return Sop.aggregate("place", Selector.where("at_first_found", first, Sop.TOKENS, (key, _) -> key.truth()), Sop.INDICES);
    }

    private static Sop localPeak() {
        Sop before = Sop.test("rose", Parts.shift(1, Sop.TOKENS), Sop.TOKENS, (a, b) -> a.number() < b.number());
        Sop behind = Sop.test("falls", Sop.TOKENS, Parts.shift(-1, Sop.TOKENS), (a, b) -> a.number() > b.number());
        return both(before, behind);
    }

    private static Sop secondDifference() {
        Sop neighbours = Sop.join("neighbours", Parts.shift(1, Sop.TOKENS), Parts.shift(-1, Sop.TOKENS),
                (a, b) -> Value.of(a.number() + b.number()));
        return Sop.join("second_difference", neighbours, Sop.TOKENS, (sum, here) -> Value.of(sum.number() - 2 * here.number()));
    }
}
