package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.rasp.Encoding;
import org.axonmark.circuits.rasp.Selector;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Sop.Aggregate;
import org.axonmark.circuits.rasp.Sop.SelectorWidth;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.circuits.rasp.ValueSets;
import org.axonmark.results.statistics.HmacStream;

/**
 * Parts beside a program that it does not use. They are heads and maps like its own, compiled like its own, and read what is live where they stand,
 * the program's parts and each other, and at least one that depends on the input; they write directions of their own, which no part of the program
 * reads.
 */
final class Decoys {

    /** Most values of a part that a decoy reads: its size is to be like the program's. */
    private static final int MOST_VALUES = 12;

    /** Most values of a decoy map. */
    private static final int MOST_IMAGES = 4;

    private final ValueSets values;
    private final HmacStream stream;
    private final List<Sop> live = new ArrayList<>(List.of(Sop.TOKENS, Sop.INDICES));
    private int made;

    private Decoys(ValueSets values, HmacStream stream) {
        this.values = values;
        this.stream = stream;
        values.visit(Sop.INDICES);
    }

    /**
     * Fills the free heads of every layer and adds a map to its MLP.
     *
     * @param values of the program's parts; those of decoys are added
     * @param heads heads of a layer
     */
    static Schedule add(ValueSets values, Schedule plain, int heads, HmacStream stream) {
        Decoys decoys = new Decoys(values, stream);
        return new Schedule(plain.layers().stream().map(layer -> decoys.fill(layer, heads)).toList());
    }

    private Schedule.Layer fill(Schedule.Layer layer, int most) {
        List<Sop> heads = new ArrayList<>(layer.heads());
        List<Sop> mlps = new ArrayList<>(layer.mlps());
        while (heads.size() < most) {
            Sop head = known(head());
            heads.add(head);
            if (head instanceof SelectorWidth) {
                mlps.add(head);
            }
        }
        heads.stream().filter(Aggregate.class::isInstance).forEach(live::add);
        mlps.add(known(map()));
        live.addAll(mlps);
        return new Schedule.Layer(heads, mlps);
    }

    private Sop known(Sop sop) {
        values.visit(sop);
        return sop;
    }

    private String label() {
        return "decoy_" + made++;
    }

    private Sop head() {
        List<Sop> flags = live.stream().filter(this::isFlag).toList();
        int kind = stream.nextInt(flags.isEmpty() ? 2 : 3);
        return switch (kind) {
            case 0 -> Sop.width(label(), selector(stream.nextBoolean()));
            case 1 -> {
                boolean values = stream.nextBoolean();
                yield Sop.aggregate(label(), values ? selector(categorical(false), categorical(false)) : selector(stream.nextBoolean()),
                        categorical(values));
            }
            default -> Sop.aggregate(label(), selector(stream.nextBoolean()), flags.get(stream.nextInt(flags.size())));
        };
    }

    private Sop map() {
        Sop input = categorical(true);
        boolean number = stream.nextInt(3) == 0;
        int images = 2 + stream.nextInt(MOST_IMAGES - 1);
        List<Value> inputs = values.of(input);
        List<Integer> table = new ArrayList<>();
        int[] order = stream.permutation(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            table.add(order[i] % (number ? 2 : images));
        }
        if (number) {
            return Sop.number(label(), input, value -> table.get(inputs.indexOf(value)));
        }
        return Sop.map(label(), input, value -> Value.of(table.get(inputs.indexOf(value))));
    }

    /** Returns a selector whose keys, or else whose queries, depend on the input. */
    private Selector selector(boolean keys) {
        return selector(categorical(keys), categorical(!keys));
    }

    /** Each query looks at one or two keys. */
    private Selector selector(Sop keys, Sop queries) {
        Set<Value.Pair> table = new HashSet<>();
        List<Value> keyed = values.of(keys);
        for (Value query : values.of(queries)) {
            int first = stream.nextInt(keyed.size());
            table.add(new Value.Pair(keyed.get(first), query));
            if (stream.nextBoolean()) {
                table.add(new Value.Pair(keyed.get(stream.nextInt(keyed.size())), query));
            }
        }
        return Selector.where(label(), keys, queries, (key, query) -> table.contains(new Value.Pair(key, query)));
    }

    /** Returns a part that decoys can read, if so asked one that depends on the input. */
    private Sop categorical(boolean dependent) {
        List<Sop> fit = live.stream()
                .filter(sop -> sop.encoding() == Encoding.CATEGORICAL && values.of(sop).size() <= MOST_VALUES
                        && (!dependent || Schedule.dependsOnTokens(sop)))
                .toList();
        return fit.isEmpty() ? Sop.TOKENS : fit.get(stream.nextInt(fit.size()));
    }

    private boolean isFlag(Sop sop) {
        return sop.encoding() == Encoding.NUMERICAL
                && values.of(sop).stream().allMatch(value -> value.number() == 0 || value.number() == 1);
    }
}
