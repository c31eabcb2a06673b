package org.axonmark.circuits.reuse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.CompiledPair;
import org.axonmark.circuits.compile.Damage;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.protocol.Interventions;
import org.axonmark.circuits.protocol.Pairs;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.TwoTasks;

/**
 * A network that does two tasks, the heads that serve each, and its damaged copy; it never leaves the host.
 *
 * @param unit opaque id, such as {@code net-07}
 * @param shared how many parts of the two programs were planted as common
 * @param pair the network
 * @param damage what is wrong with the damaged copy
 * @param damaged the damaged copy
 * @param tasks what a finder is told
 * @param heldOut prompts on which a repair is judged, of each length
 */
record ReuseSubject(String unit, int shared, CompiledPair pair, List<Damage> damage, Transformer damaged, TwoTasks tasks,
        List<HeldOut> heldOut) {

    /** An effect above this is one, as for causal edges. */
    private static final double EFFECT = 1e-3;

    /**
     * Prompts on which a repair is judged.
     *
     * @param prompts of one length
     * @param outputs what the undamaged network gives, {@code [prompts · length][outputs]}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record HeldOut(Prompts prompts, double[] outputs) {}

    /** Copies the lists. */
    ReuseSubject {
        damage = List.copyOf(damage);
        heldOut = List.copyOf(heldOut);
    }

    Graph graph() {
        return pair.network().graph();
    }

    /** Returns the heads that are wired on a path to the first task's outputs. */
    Set<Integer> first() {
        return Heads.at(graph(), pair.first().wired());
    }

    /** Returns the heads that are wired on a path to the second task's outputs. */
    Set<Integer> second() {
        return Heads.at(graph(), pair.second().wired());
    }

    /** Returns the overlap of both tasks' heads, their Jaccard index. */
    double overlap() {
        return Heads.jaccard(first(), second());
    }

    /**
     * Works out the heads of a task that matter by themselves: given what a head writes in the corrupt prompt, an output of the task changes by more than
     * 0.001 at a position other than the first. Only wired heads can.
     */
    Set<Integer> causal(boolean ofFirst) {
        Compiled task = ofFirst ? pair.first() : pair.second();
        PromptPairs pairs = ofFirst ? tasks.first().pairs() : tasks.second().pairs();
        Set<Integer> causal = new HashSet<>();
        Set<Integer> left = new HashSet<>(Heads.at(graph(), task.wired()));
        for (PromptPairs.OfLength some : pairs.lengths().reversed()) {
            Prompts clean = Pairs.prompts(some.clean());
            Run plain = task.transformer().run(clean);
            double[][] corrupt = task.transformer().run(Pairs.prompts(some.corrupt())).cache();
            left.stream().filter(head -> {
                Plan plan = new Plan(graph()).write(head, corrupt[head]);
                return changes(task, clean.length(), plain, task.transformer().run(clean, plan, plain));
            }).forEach(causal::add);
            left.removeAll(causal);
        }
        return causal;
    }

    private static boolean changes(Compiled task, int length, Run before, Run after) {
        int outputs = task.transformer().shape().outputs();
        double[] one = before.logits();
        double[] other = after.logits();
        return IntStream.range(0, one.length)
                .anyMatch(i -> i / outputs % length > 0 && Math.abs(other[i] - one[i]) > EFFECT);
    }

    /** Returns the accuracy of the damaged network under interventions, on held-out prompts. */
    double accuracy(List<Intervention> repair) {
        return accuracy(damaged, repair, tasks, heldOut);
    }

    /**
     * Returns in what share of answers, of both tasks at all positions but the first, a network's is the same as the undamaged one's. An answer that
     * leads the task's other outputs by less than 0.001 is none.
     */
    static double accuracy(Transformer network, List<Intervention> repair, TwoTasks tasks, List<HeldOut> all) {
        int outputs = network.shape().outputs();
        long right = 0;
        long asked = 0;
        for (HeldOut some : all) {
            int tokens = some.prompts().count() * some.prompts().length();
            double[] said = network.run(some.prompts(), Interventions.plan(network, repair, tokens)).logits();
            for (int i = 0; i < tokens; i++) {
                if (i % some.prompts().length() > 0) {
                    for (TwoTasks.OfOutputs task : List.of(tasks.first(), tasks.second())) {
                        int from = i * outputs + task.from();
                        right += same(some.outputs(), said, from, from + task.outputs()) ? 1 : 0;
                        asked++;
                    }
                }
            }
        }
        return (double) right / asked;
    }

    private static boolean same(double[] truth, double[] said, int from, int to) {
        int answer = from;
        for (int k = from; k < to; k++) {
            answer = truth[k] > truth[answer] ? k : answer;
        }
        for (int k = from; k < to; k++) {
            if (k != answer && !(said[answer] > said[k] + EFFECT)) {
                return false;
            }
        }
        return true;
    }
}
