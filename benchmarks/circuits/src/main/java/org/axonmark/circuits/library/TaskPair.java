package org.axonmark.circuits.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.Program.Inputs;
import org.axonmark.circuits.rasp.Selector;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.results.statistics.HmacStream;

/**
 * Two programs of the same inputs that have so many parts in common. Each counts or fetches three things, fetches or counts again what two of them
 * are together, and gives the weighted sum of the four modulo three, so that no part can be spared. In half of the pairs one of the first
 * program's three is fetched by three heads, of which two are enough.
 *
 * @param first one
 * @param second the other, of the same vocabulary and length
 */
public record TaskPair(Program first, Program second) {

    /** Most parts that both can have in common: all. */
    public static final int MOST_SHARED = 4;

    /** Counted or fetched things of a task. */
    private static final int PARTS = 3;

    private static final int MODULUS = 3;

    /** A part, and which; two of one kind say the same. */
    private record Part(String kind, Sop sop) {}

    /** What a task is made of: its parts and the factors of its sum. */
    private record Task(List<Part> parts, Part deep, List<Integer> factors) {}

    /** Draws programs for one vocabulary and length. */
    private record Drawing(HmacStream stream, List<Value> vocabulary) {

        /**
         * Fresh parts, no two of one kind.
         *
         * @param voted whether the first is voted on
         */
        List<Part> parts(boolean voted) {
            List<Part> parts = new ArrayList<>();
            Set<String> kinds = new HashSet<>();
            while (parts.size() < PARTS) {
                Part part = parts.isEmpty() && voted ? voted() : stream.nextBoolean() ? back() : count();
                if (kinds.add(part.kind())) {
                    parts.add(part);
                }
            }
            return parts;
        }

        private Part count() {
            int which = stream.nextInt(vocabulary.size() + 1);
            return which < vocabulary.size() ? new Part("count " + which, Parts.count(vocabulary.get(which)))
                    : new Part("hist", Parts.hist());
        }

        private Part back() {
            int by = 1 + stream.nextInt(PARTS);
            return new Part("back " + by, back(by, Sop.TOKENS));
        }

        /** What is so many positions before, or at the first position. */
        private static Sop back(int by, Sop sop) {
            return Sop.aggregate("back_" + by, Selector.where("before_" + by, Sop.INDICES, Sop.INDICES,
                    (key, query) -> key.number() == Math.max(0, query.number() - by)), sop);
        }

        /** What three heads fetch alike, as two of them say: no input, and no one head led astray, makes a difference. */
        private Part voted() {
            int by = 1 + stream.nextInt(PARTS);
            Sop agreed = Sop.join("agreed", back(by, Sop.TOKENS), back(by, Sop.TOKENS), (a, b) -> a.equals(b) ? a : Value.of(-1));
            return new Part("back " + by, Sop.join("voted", agreed, back(by, Sop.TOKENS), (a, b) -> a.equals(Value.of(-1)) ? b : a));
        }

        /** What a head makes of two parts together. */
        Part deep(Part one, Part other) {
            Sop inner = Sop.join("inner", one.sop(), other.sop(), (a, b) -> Value.of((code(a) + code(b)) % 2));
            int kind = stream.nextInt(3);
            Sop sop = switch (kind) {
                case 0 -> Sop.width("odd", Selector.where("is_odd", inner, Sop.TOKENS, (key, _) -> key.number() == 1));
                case 1 -> Sop.width("alike", Selector.equal("same_inner", inner, inner));
                default -> back(1 + stream.nextInt(PARTS), inner);
            };
            return new Part("deep " + kind, sop);
        }

        /** A task that has so many parts of another, in their places. */
        Task second(Task first, int shared) {
            int[] order = stream.permutation(PARTS);
            while (true) {
                List<Part> parts = new ArrayList<>(parts(false));
                for (int i = 0; i < Math.min(shared, PARTS); i++) {
                    parts.set(order[i], first.parts().get(order[i]));
                }
                List<Integer> factors = factors();
                if (parts.stream().map(Part::kind).distinct().count() == PARTS && !factors.equals(first.factors())) {
                    return new Task(parts, shared > PARTS ? first.deep() : deep(parts.get(1), parts.get(2)), factors);
                }
            }
        }

        List<Integer> factors() {
            List<Integer> factors = new ArrayList<>();
            for (int i = 0; i <= PARTS; i++) {
                factors.add(1 + stream.nextInt(MODULUS - 1));
            }
            return factors;
        }

        private int code(Value value) {
            return value instanceof Value.Symbol ? vocabulary.indexOf(value) : (int) value.number();
        }

        /** The first part, which may be deeper than the next two, joins the sum behind them. */
        Sop output(Task task) {
            Sop flat = sum(task.parts().get(1).sop(), task.factors().get(1), task.parts().get(2).sop(), task.factors().get(2));
            Sop three = sum(flat, 1, task.parts().get(0).sop(), task.factors().get(0));
            return sum(three, 1, task.deep().sop(), task.factors().get(PARTS));
        }

        private Sop sum(Sop one, int factor, Sop other, int otherFactor) {
            return Sop.join("sum", one, other, (a, b) -> Value.of((factor * code(a) + otherFactor * code(b)) % MODULUS));
        }
    }

    /**
     * Draws a pair.
     *
     * @param shared parts in common, 0 to {@link #MOST_SHARED}: of the three first those drawn, and at last the fourth
     */
    public static TaskPair draw(HmacStream stream, int shared) {
        if (shared < 0 || shared > MOST_SHARED) {
            throw new IllegalArgumentException(shared + " shared parts; 0 to " + MOST_SHARED + " can be");
        }
        LibraryProgram shape = new LibraryProgram("task", "One of two tasks.", LibraryProgram.Tokens.LETTERS, Inputs.ANY,
                new LibraryProgram.Range(3, 3, 4), new LibraryProgram.Range(4, 4, 5), (_, _) -> Sop.TOKENS);
        Program drawn = shape.draw(stream);
        Drawing drawing = new Drawing(stream, drawn.vocabulary());
        List<Part> parts = drawing.parts(stream.nextBoolean());
        Task first = new Task(parts, drawing.deep(parts.get(1), parts.get(2)), drawing.factors());
        Task second = drawing.second(first, shared);
        return new TaskPair(program(drawn, "first", drawing.output(first)), program(drawn, "second", drawing.output(second)));
    }

    private static Program program(Program shape, String name, Sop output) {
        return new Program(name, output, shape.vocabulary(), shape.length(), shape.inputs());
    }
}
