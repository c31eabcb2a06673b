package org.axonmark.functions.numeric;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.axonmark.functions.generator.Law;
import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** What an interpreter is worth on many functions, by group, with the processor time it took. */
final class Census {

    /** The processor time that one call may take, a quarter of what a submission is given by the wall clock. */
    static final double LIMIT_SECONDS = 5;

    /** What was measured in a group of functions. */
    static final class Group {

        private final Map<String, Double> sums = new HashMap<>();
        private int count;
        private double seconds;
        private double worst;

        int count() {
            return count;
        }

        /** Returns the mean of a metric. */
        double share(String metric) {
            return sums.getOrDefault(metric, 0.0) / count;
        }

        /** Returns the standard error of a share. */
        double error(String metric) {
            double share = share(metric);
            return Math.sqrt(share * (1 - share) / count);
        }

        double worstSeconds() {
            return worst;
        }

        private void add(List<ItemScore> scores, double time) {
            scores.forEach(score -> sums.merge(score.metric(), score.value(), Double::sum));
            count++;
            seconds += time;
            worst = Math.max(worst, time);
        }

        @Override
        public String toString() {
            return "n %d, pass %s, compact %s, family %s, parameters %s; CPU mean %.3f s, worst %.3f s".formatted(count,
                    text(NumericTask.PASS), text(NumericTask.COMPACT_PASS), text(NumericTask.FAMILY), text(NumericTask.PARAMETERS),
                    seconds / count, worst);
        }

        private String text(String metric) {
            return "%.1f±%.1f %%".formatted(100 * share(metric), 100 * error(metric));
        }
    }

    private final Supplier<FunctionInterpreter> interpreters;
    private final Map<String, Group> groups = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();

    Census(Supplier<FunctionInterpreter> interpreters) {
        this.interpreters = interpreters;
    }

    /** Has a function interpreted, and counts it in {@code all}, in its law's and in its variant's group at the budget. */
    Interpretation ask(NumericItem item, int budget) throws Exception {
        NumericBox box = new NumericBox(item, budget);
        FunctionInterpreter interpreter = interpreters.get();
        long before = now();
        Interpretation found = interpreter.interpret(box);
        double seconds = (now() - before) / 1e9;
        NumericQuestion question = new NumericQuestion("item", "unit", budget, item);
        List<ItemScore> scores = question.score(new Answered(found, box.used()));
        for (String group : List.of("all", item.law().name().toLowerCase(Locale.ROOT), variant(item) + " at " + budget)) {
            groups.computeIfAbsent(group, name -> new Group()).add(scores, seconds);
        }
        if (scores.stream().anyMatch(score -> score.metric().equals(NumericTask.COMPACT_PASS) && score.value() == 0)) {
            missed.add(item.truth().print());
        }
        return found;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    Group group(String name) {
        return groups.computeIfAbsent(name, unseen -> new Group());
    }

    /** Returns the functions that were not found, or not compactly. */
    List<String> missed() {
        return missed;
    }

    void print(String title) {
        System.out.println(title);
        groups.forEach((name, group) -> System.out.printf("  %-18s %s%n", name, group));
    }

    static String variant(NumericItem item) {
        return item.corrupted() != null ? "corrupted"
                : item.truth().noise() != null ? "noisy" : item.network() != null ? "approximated" : "clean";
    }

    /** Returns the first functions of a variant that a seed holds. */
    static List<NumericItem> items(String seed, String variant, int count) {
        NumericGenerator generator = new NumericGenerator(new Seed(seed.getBytes(StandardCharsets.US_ASCII)));
        List<NumericItem> items = new ArrayList<>();
        for (int i = 0; items.size() < count; i++) {
            NumericItem item = generator.item(i);
            if (variant(item).equals(variant)) {
                items.add(item);
            }
        }
        return items;
    }

    /** Has the first functions of each variant interpreted, each within each of the task's budgets. */
    static Census byVariant(Supplier<FunctionInterpreter> interpreters, String seed, int count) throws Exception {
        Census census = new Census(interpreters);
        for (String variant : List.of("clean", "corrupted", "noisy", "approximated")) {
            for (NumericItem item : items(seed, variant, count)) {
                for (int budget : NumericTask.BUDGETS) {
                    census.ask(item, budget);
                }
            }
        }
        return census;
    }

    /** Returns a function on [−10, 10]. */
    static NumericItem item(String truth) {
        return new NumericItem(new Seed(new byte[16]), 0, Law.LINEAR, (Hypothesis.Numeric) Hypothesis.parse(truth),
                new Interval(-10, 10, true, true), null, 0, null);
    }
}
