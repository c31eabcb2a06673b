package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

import org.axonmark.circuits.rasp.Selector;
import org.axonmark.circuits.rasp.Selector.Select;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Sop.Aggregate;
import org.axonmark.circuits.rasp.Sop.Input;
import org.axonmark.circuits.rasp.Sop.Joined;
import org.axonmark.circuits.rasp.Sop.Linear;
import org.axonmark.circuits.rasp.Sop.Mapped;
import org.axonmark.circuits.rasp.Sop.SelectorWidth;
import org.axonmark.circuits.rasp.ValueSets;

/**
 * Which part of a program is worked out in which layer. A part's depth is the longest path to it; each depth is a layer, but that a depth of
 * heads alone shares its layer with a next depth of MLPs alone.
 *
 * @param layers in order
 */
record Schedule(List<Layer> layers) {

    /**
     * What one layer works out; a selector's width is in both lists.
     *
     * @param heads aggregates and selector widths, one a head
     * @param mlps maps and selector widths
     */
    record Layer(List<Sop> heads, List<Sop> mlps) {

        /** Copies the lists. */
        Layer {
            heads = List.copyOf(heads);
            mlps = List.copyOf(mlps);
        }
    }

    /** Copies the list. */
    Schedule {
        layers = List.copyOf(layers);
    }

    static Schedule of(ValueSets values) {
        IdentityHashMap<Sop, Integer> depths = new IdentityHashMap<>();
        List<List<Sop>> byDepth = new ArrayList<>();
        for (Sop sop : values.order()) {
            int depth = 0;
            for (Sop input : inputs(sop)) {
                depth = Math.max(depth, 1 + depths.getOrDefault(input, 0));
            }
            depths.put(sop, depth);
            while (byDepth.size() < depth) {
                byDepth.add(new ArrayList<>());
            }
            if (depth > 0) {
                byDepth.get(depth - 1).add(sop);
            }
        }
        List<Layer> layers = new ArrayList<>();
        for (int depth = 0; depth < byDepth.size(); depth++) {
            List<Sop> sops = new ArrayList<>(byDepth.get(depth));
            if (depth + 1 < byDepth.size() && sops.stream().allMatch(Aggregate.class::isInstance)
                    && byDepth.get(depth + 1).stream().noneMatch(Schedule::isHead)) {
                depth++;
                sops.addAll(byDepth.get(depth));
            }
            layers.add(new Layer(sops.stream().filter(Schedule::isHead).toList(),
                    sops.stream().filter(sop -> !(sop instanceof Aggregate)).toList()));
        }
        return new Schedule(layers.isEmpty() ? List.of(new Layer(List.of(), List.of())) : layers);
    }

    private static boolean isHead(Sop sop) {
        return sop instanceof Aggregate || sop instanceof SelectorWidth;
    }

    /** Returns the most heads of any layer, at least one. */
    int heads() {
        return Math.max(1, layers.stream().mapToInt(layer -> layer.heads().size()).max().orElse(0));
    }

    /** Returns the selector of an aggregate or a width that can be compiled. */
    static Select select(Sop sop) {
        Selector selector = switch (sop) {
            case Aggregate aggregate -> aggregate.selector();
            case SelectorWidth width -> width.selector();
            case Input _, Mapped _, Joined _, Linear _ -> throw new IllegalArgumentException("'" + sop.label() + "' looks nowhere");
        };
        return (Select) selector;
    }

    /** Returns whether a part is made of tokens, and not of positions alone. */
    static boolean dependsOnTokens(Sop sop) {
        return sop.equals(Sop.TOKENS) || inputs(sop).stream().anyMatch(Schedule::dependsOnTokens);
    }

    private static List<Sop> inputs(Sop sop) {
        return switch (sop) {
            case Input _ -> List.of();
            case Mapped map -> List.of(map.input());
            case Joined join -> List.of(join.first(), join.second());
            case Linear linear -> List.of(linear.first(), linear.second());
            case Aggregate aggregate -> List.of(select(sop).keys(), select(sop).queries(), aggregate.values());
            case SelectorWidth _ -> List.of(select(sop).keys(), select(sop).queries());
        };
    }
}
