package org.axonmark.board;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Holm;
import org.axonmark.results.statistics.PairedTest;
import org.axonmark.results.statistics.Summaries;

/**
 * Two to four results of one task beside each other, unit by unit, in the main metric.
 *
 * @param card the task
 * @param entries the results; the first is what the others are compared with
 * @param tests of each other result against the first
 * @param units those that all have, the ones that differ most first; none while the round runs whose truth was used
 * @param alike how many of these score the same in all
 */
public record Comparison(TaskCard card, List<Kept> entries, List<Test> tests, List<Unit> units, int alike) {

    /** Most results of a comparison. */
    public static final int MOST = 4;

    /** Most units: a test takes a time that grows with them. */
    private static final int MOST_UNITS = 2_000;

    private static final ErrorCode INVALID = ErrorCode.user("comparison-invalid");

    /** As {@code ./axonmark compare} has it, so that both say the same. */
    private static final byte[] SEED = "compare".getBytes(StandardCharsets.UTF_8);

    /** Copies the lists. */
    public Comparison {
        entries = List.copyOf(entries);
        tests = List.copyOf(tests);
        units = List.copyOf(units);
    }

    /**
     * A result against the first.
     *
     * @param paired the paired test; its difference is this result's mean less the first's
     * @param holm its p adjusted for the number of comparisons
     */
    public record Test(PairedTest paired, double holm) {}

    /**
     * A unit that all have.
     *
     * @param unit its id
     * @param values one for each result
     */
    public record Unit(String unit, List<Double> values) {

        /** Copies the list. */
        public Unit {
            values = List.copyOf(values);
        }

        /** Returns the largest value less the smallest. */
        double spread() {
            return values.stream().mapToDouble(Double::doubleValue).max().orElse(0)
                    - values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        }
    }

    /** Tests two rows of scores, or knows the answer already. */
    @FunctionalInterface
    interface Tester {

        /** Returns the test; equal names are of equal rows. */
        PairedTest of(String name, double[] row, double[] first);
    }

    /**
     * Compares.
     *
     * @param ids of the evaluations
     * @param tester tests a row of scores against the first's
     * @throws AxonmarkException with code {@code comparison-invalid} if they cannot be compared
     */
    static Comparison of(Board board, List<String> ids, Tester tester) {
        if (ids.size() < 2 || ids.size() > MOST || new HashSet<>(ids).size() < ids.size()) {
            throw new AxonmarkException(INVALID, "a comparison is of two to four evaluations, each once, not of " + ids.size());
        }
        List<Kept> entries = ids.stream().map(id -> board.result(id).orElseThrow(() -> invalid(id, "is not on this board"))).toList();
        EvaluationCard first = entries.getFirst().result().evaluation();
        TaskCard card = board.task(first.task().toString()).orElseThrow(() -> invalid(first.id(), "is of a task that this board has not"));
        for (Kept kept : entries) {
            EvaluationCard evaluation = kept.result().evaluation();
            if (!(kept.result().state() instanceof EndState.Scored)) {
                throw invalid(evaluation.id(), "ended without a score: " + kept.result().state().name());
            }
            if (!evaluation.task().equals(first.task()) || evaluation.scorerVersion() != first.scorerVersion()
                    || !evaluation.dataset().equals(first.dataset())) {
                throw invalid(evaluation.id(), "and evaluation '" + first.id() + "' are not of one task, scored alike on the same data");
            }
        }
        Metric metric = card.mainMetric();
        List<Map<String, Double>> byUnit =
                entries.stream().map(kept -> Summaries.byUnit(kept.result().itemScores(), metric.id())).toList();
        List<String> common =
                byUnit.getFirst().keySet().stream().filter(unit -> byUnit.stream().allMatch(one -> one.containsKey(unit))).toList();
        if (common.isEmpty() || byUnit.getFirst().size() > MOST_UNITS) {
            throw new AxonmarkException(INVALID,
                    "these evaluations have " + common.size() + " units in common, the first has " + byUnit.getFirst().size()
                            + "; a board compares 1 to " + MOST_UNITS + ", './axonmark compare' any number");
        }
        List<PairedTest> tests = IntStream.range(1, byUnit.size())
                .mapToObj(i -> test(byUnit.get(i), byUnit.getFirst(), ids.get(i) + " " + ids.getFirst(), tester)).toList();
        double[] holm = Holm.adjust(tests.stream().mapToDouble(PairedTest::p).toArray());
        List<Unit> units = new ArrayList<>(IntStream.range(0, common.size())
                .mapToObj(i -> new Unit(common.get(i), byUnit.stream().map(one -> Objects.requireNonNull(one.get(common.get(i)))).toList()))
                .toList());
        units.sort(Comparator.comparingDouble(Unit::spread).reversed());
        boolean secret = entries.stream().anyMatch(kept -> board.isSecret(kept.result()));
        int alike = (int) units.stream().filter(unit -> unit.spread() == 0).count();
        return new Comparison(card, entries, IntStream.range(0, holm.length).mapToObj(i -> new Test(tests.get(i), holm[i])).toList(),
                secret ? List.of() : units, secret ? 0 : alike);
    }

    /** Tests two rows of scores. */
    static PairedTest test(double[] row, double[] first) {
        return PairedTest.of(row, first, SEED);
    }

    /** Tests one result against the first on the units that the two have in common. */
    private static PairedTest test(Map<String, Double> other, Map<String, Double> first, String name, Tester tester) {
        List<String> both = first.keySet().stream().filter(other::containsKey).toList();
        return tester.of(name, both.stream().mapToDouble(unit -> Objects.requireNonNull(other.get(unit))).toArray(),
                both.stream().mapToDouble(unit -> Objects.requireNonNull(first.get(unit))).toArray());
    }

    private static AxonmarkException invalid(String id, String why) {
        return new AxonmarkException(INVALID, "evaluation '" + new Untrusted(id).forTerminal() + "' " + why);
    }
}
