package org.axonmark.circuits.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;

/** Scores what was said of one network. */
final class ReuseScoring {

    static final String REUSE = "reuse";
    static final String F1 = "head-f1";
    static final String OVERLAP = "overlap-error";
    static final String CAUSAL = "causal-head-f1";
    static final String REPAIR = "repair";

    private ReuseScoring() {}

    /**
     * The heads that matter by themselves, which do not depend on what was said.
     *
     * @param first of the first task
     * @param second of the second
     */
    record Causal(Set<Integer> first, Set<Integer> second) {

        static Causal of(ReuseSubject subject) {
            return new Causal(subject.causal(true), subject.causal(false));
        }
    }

    /** Returns the metrics, for the card; the first is ranked. */
    static List<Metric> metrics() {
        return List.of(
                metric(REUSE, "heads of both tasks", "score", Direction.HIGHER, -1,
                        "Mean of both tasks' F1 of heads against the wired truth, less how far the said sets' Jaccard index is from the true sets'."
                                + " A network for one of whose tasks no head is named is not answered and counts -1. Mean over networks."),
                metric(F1, "F1 of heads", "share", Direction.HIGHER, 0,
                        "Mean of both tasks' F1 of heads against the wired truth: twice the heads in both sets over the heads of each."),
                metric(OVERLAP, "error of the overlap", "share", Direction.LOWER, 0,
                        "How far the Jaccard index of the two said sets is from that of the true sets; 1 for a network that is not answered."),
                metric(CAUSAL, "F1 of causal heads", "share", Direction.HIGHER, 0,
                        "Mean of both tasks' F1 against the heads that, given what they write in the corrupt prompt, change an output of the task by"
                                + " more than 0.001 on one of the pairs shown."),
                metric(REPAIR, "accuracy recovered", "share", Direction.HIGHER, 0,
                        "On held-out prompts, both tasks together: the repaired network's accuracy less the damaged one's, over what the damage took;"
                                + " at least 0. An answer is right if it is the undamaged network's and leads by 0.001."));
    }

    private static Metric metric(String id, String title, String unit, Direction direction, double lowest, String definition) {
        return new Metric(id, title, unit, direction, lowest, 1, OptionalDouble.empty(), false, definition);
    }

    /** Returns the mean of both tasks' F1 less the error of the overlap; −1 if either said set is empty. */
    static double reuse(Set<Integer> first, Set<Integer> second, Set<Integer> saidFirst, Set<Integer> saidSecond) {
        return answered(saidFirst, saidSecond)
                ? f1(first, second, saidFirst, saidSecond) - overlapError(first, second, saidFirst, saidSecond) : -1;
    }

    private static boolean answered(Set<Integer> saidFirst, Set<Integer> saidSecond) {
        return !saidFirst.isEmpty() && !saidSecond.isEmpty();
    }

    private static double f1(Set<Integer> first, Set<Integer> second, Set<Integer> saidFirst, Set<Integer> saidSecond) {
        return (Heads.f1(first, saidFirst) + Heads.f1(second, saidSecond)) / 2;
    }

    private static double overlapError(Set<Integer> first, Set<Integer> second, Set<Integer> saidFirst, Set<Integer> saidSecond) {
        return answered(saidFirst, saidSecond) ? Math.abs(Heads.jaccard(saidFirst, saidSecond) - Heads.jaccard(first, second)) : 1;
    }

    /** Returns one score for each metric that the network has a share in. */
    static List<ItemScore> mark(ReuseSubject subject, Causal causal, Finding finding) {
        Set<Integer> first = subject.first();
        Set<Integer> second = subject.second();
        List<ItemScore> scores = new ArrayList<>();
        add(scores, subject, REUSE, reuse(first, second, finding.first(), finding.second()));
        add(scores, subject, F1, f1(first, second, finding.first(), finding.second()));
        add(scores, subject, OVERLAP, overlapError(first, second, finding.first(), finding.second()));
        add(scores, subject, CAUSAL, f1(causal.first(), causal.second(), finding.first(), finding.second()));
        add(scores, subject, REPAIR, recovered(subject, finding));
        return scores;
    }

    /** Returns what of the lost accuracy a repair brings back, 0 to 1. The undamaged network's accuracy is 1. */
    static double recovered(ReuseSubject subject, Finding finding) {
        double damaged = subject.accuracy(List.of());
        return Math.max(0, (subject.accuracy(finding.repair()) - damaged) / (1 - damaged));
    }

    private static void add(List<ItemScore> scores, ReuseSubject subject, String metric, double value) {
        scores.add(new ItemScore(subject.unit(), subject.unit(), metric, value));
    }
}
