package org.axonmark.circuits.reuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.CompiledPair;
import org.axonmark.circuits.compile.Damage;
import org.axonmark.circuits.library.TaskPair;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.protocol.Pairs;
import org.axonmark.circuits.protocol.ProgramPrompts;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.circuits.reuse.ReuseSubject.HeldOut;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.TwoTasks;

/** Draws networks that do two tasks, from no common part to all, as many of each degree as of any other, and damages them. */
final class ReuseSubjects {

    /** Fewest heads of a network. */
    static final int FEWEST_HEADS = 24;

    /** Most interventions of a repair; no damage needs more. */
    static final int INTERVENTIONS = 3;

    /** Pairs of prompts shown of each task. */
    static final int PAIRS = 32;

    /** The share of right answers that a damage leaves at most. */
    static final double DAMAGED = 0.8;

    /** Held-out prompts of each length. */
    private static final int HELD_OUT = 16;

    private static final int TRIES = 200;

    /** Bounds of how many times too strong an edge is. */
    private static final double LEAST_FACTOR = 2;
    private static final double MOST_FACTOR = 4;

    private ReuseSubjects() {}

    /** Returns the subjects of a seed. */
    static List<ReuseSubject> of(Seed seed, int count) {
        int[] degrees = seed.stream("reuse", "degrees").permutation(count);
        return IntStream.range(0, count).parallel()
                .mapToObj(i -> subject(seed, "reuse-%02d".formatted(i), degrees[i] % (TaskPair.MOST_SHARED + 1))).toList();
    }

    /** Draws one whose programs have so many parts in common. */
    static ReuseSubject subject(Seed seed, String unit, int shared) {
        TaskPair programs = TaskPair.draw(seed.stream(unit, "programs"), shared);
        CompiledPair pair = CompiledPair.compile(programs.first(), programs.second(), FEWEST_HEADS, seed.key(), unit);
        int outputs = pair.first().transformer().shape().outputs();
        TwoTasks tasks = new TwoTasks(task(pair.first(), 0, seed.stream(unit, "pairs of the first")),
                task(pair.second(), outputs, seed.stream(unit, "pairs of the second")), INTERVENTIONS);
        List<HeldOut> heldOut = heldOut(pair, seed.stream(unit, "held out"));
        List<Damage> damage = damage(pair, tasks, heldOut, seed.stream(unit, "damage"));
        return new ReuseSubject(unit, shared, pair, damage, pair.damaged(damage), tasks, heldOut);
    }

    /** Pairs of prompts to which the task alone answers otherwise, with its outputs' numbers in the whole network. */
    private static TwoTasks.OfOutputs task(Compiled task, int from, HmacStream stream) {
        Subject alone =
                new Subject("task", task.program().name(), task.transformer(), new Circuit(task.transformer().graph(), task.wired()),
                        Set::of, new ProgramPrompts(task));
        List<PromptPairs.OfLength> lengths = Pairs.of(alone, stream, PAIRS).lengths().stream()
                .map(some -> new PromptPairs.OfLength(some.clean(), some.corrupt(), moved(some.label(), from), moved(some.wrong(), from)))
                .toList();
        return new TwoTasks.OfOutputs(from, task.transformer().shape().outputs(), new PromptPairs(lengths));
    }

    private static IntTensor moved(IntTensor labels, int from) {
        return IntTensor.of(IntStream.of(labels.values()).map(label -> label < 0 ? label : label + from).toArray(), labels.shape());
    }

    private static List<HeldOut> heldOut(CompiledPair pair, HmacStream stream) {
        Compiled task = pair.first();
        List<HeldOut> heldOut = new ArrayList<>();
        for (int length = 1; length <= task.program().length(); length++) {
            Prompts prompts = task.codec().encode(task.codec().draw(stream, HELD_OUT, length));
            heldOut.add(new HeldOut(prompts, pair.network().run(prompts).logits()));
        }
        return heldOut;
    }

    /** Draws one or two damages until enough answers are wrong, to the longest prompts and to all. */
    private static List<Damage> damage(CompiledPair pair, TwoTasks tasks, List<HeldOut> heldOut, HmacStream stream) {
        Graph graph = pair.network().graph();
        Set<Edge> wired = new HashSet<>(pair.first().wired());
        wired.addAll(pair.second().wired());
        Set<Integer> heads = Heads.at(graph, wired);
        List<Edge> edges = graph.edges().stream().filter(edge -> wired.contains(edge) && graph.owner(edge.reader()) >= 0)
                .filter(edge -> heads.contains(edge.writer()) || heads.contains(graph.owner(edge.reader()))).toList();
        for (int tries = 0; tries < TRIES; tries++) {
            List<Damage> drawn = new ArrayList<>();
            int[] order = stream.permutation(edges.size());
            int count = 1 + stream.nextInt(2);
            for (int i = 0; i < count; i++) {
                drawn.add(damage(graph, edges.get(order[i]), wired, stream));
            }
            if (drawn.stream().map(Damage::edge).distinct().count() == count) {
                Transformer damaged = pair.damagedOpen(drawn);
                if (ReuseSubject.accuracy(damaged, List.of(), tasks, List.of(heldOut.getLast())) <= DAMAGED
                        && ReuseSubject.accuracy(damaged, List.of(), tasks, heldOut) <= DAMAGED) {
                    return drawn;
                }
            }
        }
        throw new IllegalStateException("no damage of " + TRIES + " changes enough answers");
    }

    /** A third each: a sign is wrong, an edge is too strong, or its reader hears another writer beside the edge's own. */
    private static Damage damage(Graph graph, Edge edge, Set<Edge> wired, HmacStream stream) {
        int kind = stream.nextInt(3);
        List<Edge> unheard = graph.edges().stream()
                .filter(other -> other.reader() == edge.reader() && !wired.contains(other) && other.writer() > 1).toList();
        if (kind == 0) {
            return new Damage.Strength(edge, -1);
        }
        if (kind == 1 || unheard.isEmpty()) {
            return new Damage.Strength(edge, LEAST_FACTOR + (MOST_FACTOR - LEAST_FACTOR) * stream.nextDouble());
        }
        return new Damage.Crosstalk(unheard.get(stream.nextInt(unheard.size())), edge.writer());
    }
}
