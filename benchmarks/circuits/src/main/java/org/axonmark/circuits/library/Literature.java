package org.axonmark.circuits.library;

import java.util.List;

import org.axonmark.circuits.library.LibraryProgram.Range;
import org.axonmark.circuits.library.LibraryProgram.Tokens;
import org.axonmark.circuits.rasp.Program.Inputs;
import org.axonmark.circuits.rasp.Selector;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Value;

/** Programs that others have compiled: Lindner et al. 2023 (arXiv 2301.05062), Gupta et al. 2024 (InterpBench, arXiv 2407.14494). */
final class Literature {

    private Literature() {}

    static List<LibraryProgram> all() {
        return List.of(
                new LibraryProgram("frac_prevs", "The share of the second token among the tokens up to here.", Tokens.LETTERS, Inputs.ANY,
                        new Range(2, 4, 6), new Range(4, 5, 9), (tokens, _) -> Parts.share(Parts.flag(tokens.get(1)))),
                new LibraryProgram("length", "How long the input is.", Tokens.LETTERS, Inputs.ANY,
                        new Range(2, 3, 5), new Range(4, 5, 20), (_, _) -> Parts.length()),
                new LibraryProgram("hist", "How often the token here is in the input.", Tokens.LETTERS, Inputs.ANY,
                        new Range(2, 4, 6), new Range(4, 5, 10), (_, _) -> Parts.hist()),
                new LibraryProgram("count", "How often the first token is in the input.", Tokens.LETTERS, Inputs.ANY,
                        new Range(2, 3, 6), new Range(4, 5, 10), (tokens, _) -> Parts.count(tokens.get(0))),
                new LibraryProgram("shift", "The token before.", Tokens.LETTERS, Inputs.ANY,
                        new Range(2, 4, 8), new Range(4, 5, 10), (_, _) -> Parts.shift(1, Sop.TOKENS)),
                new LibraryProgram("reverse", "The input backwards.", Tokens.FROM_ONE, Inputs.ANY,
                        new Range(2, 3, 6), new Range(4, 5, 8), (_, _) -> reverse()),
                new LibraryProgram("sort_unique", "Distinct numbers in ascending order.", Tokens.FROM_ONE, Inputs.DISTINCT,
                        new Range(5, 6, 9), new Range(4, 5, 8), (_, _) -> Parts.sorted(Sop.TOKENS, Sop.TOKENS)),
                new LibraryProgram("sort", "Numbers in ascending order.", Tokens.FROM_ONE, Inputs.ANY,
                        new Range(3, 4, 5), new Range(4, 5, 6),
                        (_, length) -> Parts.sorted(Sop.TOKENS, Parts.distinct(Sop.TOKENS, 1, length))),
                new LibraryProgram("sort_freq", "Tokens, the most frequent first.", Tokens.LETTERS, Inputs.ANY,
                        new Range(3, 3, 4), new Range(4, 5, 6), (_, length) -> sortByFrequency(length)),
                new LibraryProgram("pair_balance", "Share of opening less share of closing brackets up to here.", Tokens.BRACKETS,
                        Inputs.ANY,
                        new Range(3, 5, 6), new Range(4, 9, 10), (tokens, _) -> Parts.balance(tokens.get(0), tokens.get(1))),
                new LibraryProgram("shuffle_dyck", "Whether brackets close as they open.", Tokens.BRACKETS, Inputs.ANY,
                        new Range(2, 2, 4), new Range(4, 6, 8), (tokens, _) -> shuffleDyck(List.of(tokens.get(0)), List.of(tokens.get(1)))),
                new LibraryProgram("shuffle_dyck_2", "Whether two kinds of brackets, a b and c d, each close as they open.", Tokens.LETTERS,
                        Inputs.ANY, new Range(4, 4, 5), new Range(4, 5, 6),
                        (tokens, _) -> shuffleDyck(List.of(tokens.get(0), tokens.get(2)), List.of(tokens.get(1), tokens.get(3)))),
                new LibraryProgram("detect_pattern", "Whether the first three tokens of the vocabulary end here, in order.", Tokens.LETTERS,
                        Inputs.ANY, new Range(3, 3, 5), new Range(4, 6, 9), (tokens, _) -> detect(tokens.subList(0, 3))),
                new LibraryProgram("oscillation", "Whether numbers turn from rising to falling, or the other way, here.", Tokens.FROM_ZERO,
                        Inputs.ANY, new Range(3, 10, 10), new Range(4, 9, 10), (_, _) -> oscillation()),
                new LibraryProgram("unique_tokens", "The token here where it comes for the first time.", Tokens.LETTERS, Inputs.ANY,
                        new Range(2, 3, 4), new Range(4, 9, 9), (_, _) -> unique()),
                new LibraryProgram("ends_mean", "The mean of the first and the last number.", Tokens.FROM_ZERO, Inputs.ANY,
                        new Range(3, 11, 11), new Range(4, 9, 9), (_, _) -> endsMean()));
    }

    private static Sop reverse() {
        Sop opposite = Sop.join("opposite", Parts.length(), Sop.INDICES, (length, index) -> Value.of(length.number() - index.number()));
        Sop before = Sop.map("opposite-1", opposite, value -> Value.of(value.number() - 1));
        return Sop.aggregate("reverse", Selector.equal("at_opposite", Sop.INDICES, before), Sop.TOKENS);
    }

    private static Sop sortByFrequency(int length) {
        Sop rare = Sop.map("rare", Parts.hist(), count -> Value.of(-count.number()));
        return Parts.sorted(Sop.TOKENS, Parts.distinct(rare, 1, length));
    }

    private static Sop shuffleDyck(List<Value> opening, List<Value> closing) {
        Sop negative = null;
        Sop zero = null;
        for (int kind = 0; kind < opening.size(); kind++) {
            Sop balance = Parts.balance(opening.get(kind), closing.get(kind));
            boolean one = opening.size() == 1;
            Sop below = one ? Sop.number("any_negative", balance, value -> value.number() < 0 ? 1 : 0)
                    : Sop.test("negative", balance, value -> value.number() < 0);
            Sop even = Sop.test("zero", balance, value -> value.number() == 0);
            negative = negative == null ? below : Sop.test("any_negative", negative, below, (a, b) -> a.truth() || b.truth());
            zero = zero == null ? even : Sop.test("all_zero", zero, even, (a, b) -> a.truth() && b.truth());
        }
        if (negative == null || zero == null) {
            throw new IllegalArgumentException("no kinds of brackets");
        }
        Sop flags = opening.size() == 1 ? negative : Sop.number("flags", negative, Value::number);
        Sop anywhere = Sop.aggregate("has_negative", Selector.where("all", Sop.INDICES, Sop.INDICES, (_, _) -> true), flags);
        Sop last = Parts.last(Parts.length(), zero);
        Sop never = Sop.test("never_negative", anywhere, value -> value.number() == 0);
        return Sop.test("shuffle_dyck", last, never, (a, b) -> a.truth() && b.truth());
    }

    private static Sop detect(List<Value> pattern) {
        Sop all = null;
        for (int i = pattern.size() - 1; i >= 0; i--) {
            Value token = pattern.get(pattern.size() - 1 - i);
            Sop here = Sop.test("is_" + token, Sop.TOKENS, token::equals);
            Sop there = i == 0 ? here : Parts.shift(i, here);
            all = all == null ? there : Sop.test("and", all, there, (a, b) -> a.truth() && b.truth());
        }
        if (all == null) {
            throw new IllegalArgumentException("no pattern");
        }
        return all;
    }

    private static Sop oscillation() {
        Sop before = Parts.shift(1, Sop.TOKENS);
        Sop after = Parts.shift(-1, Sop.TOKENS);
        Sop rose = Sop.test("rose", before, Sop.TOKENS, (a, b) -> b.number() > a.number());
        Sop rises = Sop.test("rises", Sop.TOKENS, after, (a, b) -> b.number() > a.number());
        return Sop.test("turns", rose, rises, (a, b) -> a.truth() != b.truth());
    }

    private static Sop unique() {
        Sop placed = Sop.pair("placed", Sop.TOKENS, Sop.INDICES);
        Sop seen = Sop.width("seen", Selector.where("same_before", placed, placed,
                (key, query) -> key.pair().first().equals(query.pair().first())
                        && key.pair().second().number() <= query.pair().second().number()));
        Sop place = Sop.join("place", seen, Sop.INDICES, (count, index) -> count.number() == 1 ? index : Value.of(-1));
        return Sop.aggregate("unique", Selector.equal("at_place", place, Sop.INDICES), Sop.TOKENS);
    }

    private static Sop endsMean() {
        Sop first = Parts.first(Sop.TOKENS);
        Sop opposite =
                Sop.join("opposite", Sop.INDICES, Sop.width("length", Selector.where("all", Sop.INDICES, Sop.INDICES, (_, _) -> true)),
                        (index, size) -> Value.of(size.number() - index.number() - 1));
        Sop reversed = Sop.aggregate("reversed", Selector.equal("at_opposite", opposite, Sop.INDICES), Sop.TOKENS);
        Sop last = Parts.first(reversed);
        return Sop.join("ends_mean", first, last, (a, b) -> Value.of((a.number() + b.number()) / 2));
    }
}
