package org.axonmark.circuits.library;

import java.util.List;

import org.axonmark.circuits.library.LibraryProgram.Range;
import org.axonmark.circuits.library.LibraryProgram.Tokens;
import org.axonmark.circuits.rasp.Program.Inputs;
import org.axonmark.circuits.rasp.Selector;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Value;

/**
 * Programs that work the same out more than once and are content if enough of the copies say so. Where two of three are enough, cutting any one
 * edge of a copy changes nothing; where one is, none that makes the copy say no, as zeros do. What looks at one edge at a time must miss it.
 */
final class Gates {

    private Gates() {}

    static List<LibraryProgram> all() {
        return List.of(
                gate("or_gate", "Whether the vocabulary's first token is in the input, found twice, either enough.",
                        (tokens, _) -> votes(1, somewhere(tokens.get(0)), somewhere(tokens.get(0)))),
                gate("or_gate_three", "Whether the vocabulary's first token is in the input, found three times, any enough.",
                        (tokens, _) -> votes(1, somewhere(tokens.get(0)), somewhere(tokens.get(0)), somewhere(tokens.get(0)))),
                gate("vote_gate", "Whether the vocabulary's first token is in the input, found three times, two enough.",
                        (tokens, _) -> votes(2, Parts.present(tokens.get(0)), Parts.present(tokens.get(0)), Parts.present(tokens.get(0)))),
                gate("vote_gate_before", "Whether the vocabulary's first token is the one before, found three times, two enough.",
                        (tokens, _) -> votes(2, before(tokens.get(0)), before(tokens.get(0)), before(tokens.get(0)))),
                gate("vote_gate_mixed", "Whether the input is nothing but the vocabulary's first token, found three ways, two enough.",
                        (tokens, _) -> votes(2, all(tokens.get(0)), whole(tokens.get(0)), all(tokens.get(0)))));
    }

    private static LibraryProgram gate(String name, String does, LibraryProgram.Body body) {
        return new LibraryProgram(name, does, Tokens.LETTERS, Inputs.ANY, new Range(2, 3, 4), new Range(4, 5, 6), body);
    }

    private static Sop votes(int enough, Sop first, Sop... others) {
        Sop sum = first;
        for (Sop other : others) {
            sum = Sop.linear("votes", sum, 1, other, 1);
        }
        return Sop.test("gate", sum, votes -> votes.number() > enough - 0.5);
    }

    /** 1 if the share of a token in the input is not 0. */
    private static Sop somewhere(Value token) {
        Sop share = Sop.aggregate("share", Selector.where("all", Sop.INDICES, Sop.INDICES, (_, _) -> true), Parts.flag(token));
        return Sop.number("somewhere", share, value -> value.number() > 0 ? 1 : 0);
    }

    private static Sop before(Value token) {
        return Parts.shift(1, Parts.flag(token));
    }

    /** 1 if no other token is in the input. */
    private static Sop all(Value token) {
        Sop others = Sop.width("others", Selector.where("not_" + token, Sop.TOKENS, Sop.TOKENS, (key, _) -> !key.equals(token)));
        return Sop.number("none_other", others, count -> count.number() == 0 ? 1 : 0);
    }

    /** 1 if the share of a token in the input is the whole. */
    private static Sop whole(Value token) {
        Sop share = Sop.aggregate("share", Selector.where("all", Sop.INDICES, Sop.INDICES, (_, _) -> true), Parts.flag(token));
        return Sop.number("whole", share, value -> value.number() > 0.999 ? 1 : 0);
    }
}
