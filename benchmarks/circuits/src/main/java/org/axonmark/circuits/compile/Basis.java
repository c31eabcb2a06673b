package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.axonmark.circuits.rasp.Encoding;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Sop.SelectorWidth;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.circuits.rasp.ValueSets;

/**
 * The residual stream's directions: the constant one, the vocabulary with the beginning of a sequence and padding, positions, one direction for each
 * value of a categorical part, one for each numerical part, and one for what each selector width's head gives its MLP.
 */
final class Basis {

    /** Always 1. */
    static final int ONE = 0;
    /** 1 at the beginning of a sequence. */
    static final int BEGINNING = 1;
    /** 1 at padding. */
    static final int PADDING = 2;

    private final ValueSets values;
    private final IdentityHashMap<Sop, Integer> first = new IdentityHashMap<>();
    private final IdentityHashMap<Sop, Map<Value, Integer>> places = new IdentityHashMap<>();
    private final IdentityHashMap<Sop, Integer> shares = new IdentityHashMap<>();
    private int size = 3;

    Basis(ValueSets values) {
        this.values = values;
        place(Sop.TOKENS);
        place(Sop.INDICES);
        values.order().forEach(this::place);
    }

    private void place(Sop sop) {
        if (first.containsKey(sop)) {
            return;
        }
        values.visit(sop);
        first.put(sop, size);
        if (sop.encoding() == Encoding.CATEGORICAL) {
            Map<Value, Integer> own = new java.util.HashMap<>();
            for (Value value : values.of(sop)) {
                own.put(value, size++);
            }
            places.put(sop, own);
        } else {
            size++;
        }
        if (sop instanceof SelectorWidth) {
            shares.put(sop, size++);
        }
    }

    /** Returns how many directions there are. */
    int size() {
        return size;
    }

    /** Returns the values of a part. */
    List<Value> values(Sop sop) {
        return values.of(sop);
    }

    /** Returns the directions of a part, in the order of its values; one for a number. */
    List<Integer> directions(Sop sop) {
        int from = at(first, sop);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < (sop.encoding() == Encoding.CATEGORICAL ? values.of(sop).size() : 1); i++) {
            all.add(from + i);
        }
        return all;
    }

    /** Returns the direction of a number. */
    int number(Sop sop) {
        return at(first, sop);
    }

    /** Returns the direction of a categorical part's value. */
    int direction(Sop sop, Value value) {
        Integer place = at(places, sop).get(value);
        if (place == null) {
            throw new IllegalArgumentException("'" + sop.label() + "' has no value " + value);
        }
        return place;
    }

    /** Returns the direction in which a selector width's head gives the beginning's share. */
    int share(Sop width) {
        return at(shares, width);
    }

    private static <T> T at(IdentityHashMap<Sop, T> map, Sop sop) {
        T found = map.get(sop);
        if (found == null) {
            throw new IllegalArgumentException("'" + sop.label() + "' has no direction");
        }
        return found;
    }
}
