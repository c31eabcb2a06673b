package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.rasp.Encoding;
import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * Between a program's values and a network's numbers. Tokens are numbered as in the vocabulary; behind them come the beginning of a sequence, with
 * which every prompt starts, and padding, with which none does.
 */
public final class Codec {

    /** A categorical output below this is no value. */
    private static final double HALF = 0.5;

    private final Program program;
    private final Encoding encoding;
    private final List<Value> outputs;

    Codec(Program program, List<Value> outputs) {
        this.program = program;
        this.encoding = program.output().encoding();
        this.outputs = List.copyOf(outputs);
    }

    /** Returns the token that every prompt starts with. */
    public int beginning() {
        return program.vocabulary().size();
    }

    /** Returns the values that the outputs stand for, in order; of a numerical program, empty: it has one output, the number itself. */
    public List<Value> outputs() {
        return encoding == Encoding.CATEGORICAL ? outputs : List.of();
    }

    /**
     * Returns the prompts of inputs, one token longer than these.
     *
     * @param inputs of one length
     * @throws org.axonmark.circuits.rasp.RaspException if the program does not take one
     */
    public Prompts encode(List<List<Value>> inputs) {
        int[][] tokens = new int[inputs.size()][];
        for (int p = 0; p < tokens.length; p++) {
            List<Value> input = inputs.get(p);
            program.check(input);
            tokens[p] = new int[input.size() + 1];
            tokens[p][0] = beginning();
            for (int i = 0; i < input.size(); i++) {
                tokens[p][i + 1] = program.vocabulary().indexOf(input.get(i));
            }
        }
        return new Prompts(tokens);
    }

    /**
     * Returns what outputs say for one prompt, at each position but the first; null where they say no value.
     *
     * @param logits {@code [prompts · length][outputs]}
     * @param length of a prompt, the beginning counted
     */
    public List<@Nullable Value> decode(double[] logits, int prompt, int length) {
        List<@Nullable Value> said = new ArrayList<>();
        int width = encoding == Encoding.CATEGORICAL ? outputs.size() : 1;
        for (int i = 1; i < length; i++) {
            int at = (prompt * length + i) * width;
            if (encoding == Encoding.NUMERICAL) {
                said.add(Value.of(logits[at]));
                continue;
            }
            int best = 0;
            for (int k = 1; k < width; k++) {
                best = logits[at + k] > logits[at + best] ? k : best;
            }
            said.add(logits[at + best] > HALF ? outputs.get(best) : null);
        }
        return said;
    }

    /**
     * Draws inputs, each that the program takes equally likely.
     *
     * @param length tokens of each, 1 to the program's length
     */
    public List<List<Value>> draw(HmacStream stream, int count, int length) {
        List<List<Value>> inputs = new ArrayList<>();
        List<Value> vocabulary = program.vocabulary();
        for (int p = 0; p < count; p++) {
            List<Value> input = new ArrayList<>();
            int[] order = program.inputs() == Program.Inputs.DISTINCT ? stream.permutation(vocabulary.size()) : new int[0];
            for (int i = 0; i < length; i++) {
                input.add(vocabulary.get(program.inputs() == Program.Inputs.DISTINCT ? order[i] : stream.nextInt(vocabulary.size())));
            }
            inputs.add(input);
        }
        return inputs;
    }
}
