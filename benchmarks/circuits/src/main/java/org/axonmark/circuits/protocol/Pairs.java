package org.axonmark.circuits.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.axonmark.circuits.network.Prompts;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.PromptPairs;

/**
 * Draws pairs of prompts to which a network answers otherwise. Lengths are drawn evenly; the first position, which holds no answer, never counts.
 * A pair answered alike is drawn anew.
 */
public final class Pairs {

    /** Two numbers closer than this are one answer. */
    private static final double ALIKE = 1e-3;

    private static final int TRIES = 40;

    private final Subject subject;
    private final HmacStream stream;
    private final int outputs;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pair(int[] clean, int[] corrupt, int[] label, int[] wrong) {}

    private Pairs(Subject subject, HmacStream stream) {
        this.subject = subject;
        this.stream = stream;
        this.outputs = subject.network().shape().outputs();
    }

    /**
     * Draws pairs.
     *
     * @param count how many; fewer come back if the network answers too much alike
     * @throws IllegalArgumentException if no pair was found at all
     */
    public static PromptPairs of(Subject subject, HmacStream stream, int count) {
        Pairs pairs = new Pairs(subject, stream);
        Map<Integer, List<Pair>> byLength = new TreeMap<>();
        int range = subject.prompts().longest() - subject.prompts().shortest() + 1;
        for (int i = 0; i < count; i++) {
            for (int tries = 0; tries < TRIES; tries++) {
                int length = subject.prompts().shortest() + stream.nextInt(range);
                Pair pair = pairs.draw(length);
                if (Arrays.stream(pair.label()).anyMatch(label -> label >= 0)) {
                    byLength.computeIfAbsent(length, key -> new ArrayList<>()).add(pair);
                    break;
                }
            }
        }
        if (byLength.isEmpty()) {
            throw new IllegalArgumentException("'" + subject.family() + "' answers all prompts alike; it shows no behaviour to explain");
        }
        return new PromptPairs(byLength.values().stream().map(Pairs::together).toList());
    }

    /** Tells whether pairs can be drawn: out of a few prompts of the longest kind, some are answered otherwise. */
    public static boolean possible(Subject subject, HmacStream stream) {
        Pairs pairs = new Pairs(subject, stream);
        for (int tries = 0; tries < TRIES; tries++) {
            if (Arrays.stream(pairs.draw(subject.prompts().longest()).label()).anyMatch(label -> label >= 0)) {
                return true;
            }
        }
        return false;
    }

    private Pair draw(int length) {
        int[] clean = subject.prompts().draw(stream, length);
        int[] corrupt = subject.prompts().draw(stream, length);
        double[] logits = subject.network().run(new Prompts(new int[][] {clean, corrupt})).logits();
        double[] ofClean = Arrays.copyOf(logits, length * outputs);
        double[] ofCorrupt = Arrays.copyOfRange(logits, length * outputs, logits.length);
        if (outputs > 1) {
            return categorical(clean, corrupt, ofClean, ofCorrupt);
        }
        Pair pair = numeric(clean, corrupt, ofClean, ofCorrupt);
        return Arrays.stream(pair.label()).anyMatch(label -> label >= 0) ? pair : numeric(corrupt, clean, ofCorrupt, ofClean);
    }

    private Pair categorical(int[] clean, int[] corrupt, double[] ofClean, double[] ofCorrupt) {
        int[] label = new int[clean.length];
        int[] wrong = new int[clean.length];
        Arrays.fill(label, -1);
        Arrays.fill(wrong, -1);
        for (int i = 1; i < clean.length; i++) {
            int right = largest(ofClean, i * outputs);
            int other = largest(ofCorrupt, i * outputs);
            if (right != other) {
                label[i] = right;
                wrong[i] = other;
            }
        }
        return new Pair(clean, corrupt, label, wrong);
    }

    /** Positions count at which the clean prompt is answered with the larger number. */
    private static Pair numeric(int[] clean, int[] corrupt, double[] ofClean, double[] ofCorrupt) {
        int[] label = new int[clean.length];
        int[] wrong = new int[clean.length];
        Arrays.fill(wrong, -1);
        label[0] = -1;
        for (int i = 1; i < clean.length; i++) {
            label[i] = ofClean[i] > ofCorrupt[i] + ALIKE ? 0 : -1;
        }
        return new Pair(clean, corrupt, label, wrong);
    }

    private int largest(double[] logits, int from) {
        int best = 0;
        for (int k = 1; k < outputs; k++) {
            if (logits[from + k] > logits[from + best]) {
                best = k;
            }
        }
        return best;
    }

    private static PromptPairs.OfLength together(List<Pair> pairs) {
        return new PromptPairs.OfLength(
                rows(pairs.stream().map(Pair::clean).toList()), rows(pairs.stream().map(Pair::corrupt).toList()),
                rows(pairs.stream().map(Pair::label).toList()), rows(pairs.stream().map(Pair::wrong).toList()));
    }

    private static IntTensor rows(List<int[]> rows) {
        int[] all = rows.stream().flatMapToInt(Arrays::stream).toArray();
        return IntTensor.of(all, rows.size(), rows.getFirst().length);
    }

    /** Returns rows of tokens as prompts. */
    public static Prompts prompts(IntTensor tokens) {
        int length = tokens.size(1);
        int[][] rows = new int[tokens.size(0)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(tokens.values(), i * length, (i + 1) * length);
        }
        return new Prompts(rows);
    }
}
