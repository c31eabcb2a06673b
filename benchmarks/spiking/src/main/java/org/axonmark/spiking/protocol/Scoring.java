package org.axonmark.spiking.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.count.Operations;
import org.axonmark.spiking.energy.Workload;
import org.axonmark.spiking.graph.Measured;
import org.axonmark.spiking.graph.MeasuredJson;
import org.axonmark.spiking.protocol.StimulusSet.Stimulus;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Score;
import org.jspecify.annotations.Nullable;

/** Turns outcomes into scores. */
final class Scoring {

    /** Bytes of a weight or a membrane. */
    private static final int BYTES = 4;

    private final StimulusSet set;
    private final List<Corruption> corruptions;
    private final List<ItemScore> scores = new ArrayList<>();
    private final Map<String, Double> pooled = new HashMap<>();
    private final Map<String, String> choices = new TreeMap<>();

    Scoring(StimulusSet set, List<Corruption> corruptions) {
        this.set = set;
        this.corruptions = corruptions;
    }

    Score of(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        for (Stimulus stimulus : set.stimuli()) {
            FloatTensor made = made(byItem, stimulus.item());
            add(stimulus, SpikingMetrics.ACCURACY, right(made, made.size(0), stimulus));
            for (Corruption corruption : corruptions) {
                FloatTensor spoilt = made(byItem, stimulus.item() + "/" + corruption.metric());
                add(stimulus, corruption.metric(), right(spoilt, spoilt.size(0), stimulus));
            }
            for (double cut : made.size(0) > 1 ? SpikingMetrics.CUTS : List.<Double>of()) {
                add(stimulus, SpikingMetrics.cut(cut), right(made, (int) Math.ceil(cut * made.size(0)), stimulus));
            }
        }
        inside(byItem);
        return new Score(scores, pooled, choices);
    }

    private void add(Stimulus stimulus, String metric, double value) {
        scores.add(new ItemScore(stimulus.item(), stimulus.item(), metric, value));
    }

    private FloatTensor made(Map<String, Outcome> byItem, String item) {
        Outcome outcome = byItem.get(item);
        if (outcome == null || !(outcome.answer() instanceof Answer.Numbers(FloatTensor made)) || made.rank() != 2
                || made.size(1) != set.setup().classes()) {
            throw otherTask("no scores of item '" + item + "'");
        }
        return made;
    }

    private static AxonmarkException otherTask(String what) {
        return new AxonmarkException(ErrorCode.user("outcomes-other-task"),
                "the outcomes have " + what + ": they are of another task or data");
    }

    /** Returns 1 if the class has the greatest sum of scores over the first steps, else 0; of equal ones the first counts. */
    private static double right(FloatTensor made, int steps, Stimulus stimulus) {
        int classes = made.size(1);
        int best = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                sum += made.values()[t * classes + c];
            }
            if (sum > greatest) {
                greatest = sum;
                best = c;
            }
        }
        return best == stimulus.label() ? 1 : 0;
    }

    private void inside(Map<String, Outcome> byItem) {
        Json.Obj graph = (Json.Obj) Json.parse(text(byItem, Inside.GRAPH).getBytes(StandardCharsets.UTF_8), Json.Limits.document());
        if (graph.get("notMeasured") instanceof Json.Str reason) {
            choices.put("operations", "not measured: " + reason.value());
            return;
        }
        Map<String, Histogram> weights = new HashMap<>();
        if (graph.get("weights") instanceof Json.Obj layers) {
            layers.members().forEach(layer -> weights.put(layer.name(), MeasuredJson.histogram(layer.value())));
        }
        Map<Stimulus, Measured> costs = new LinkedHashMap<>();
        for (Stimulus stimulus : set.stimuli()) {
            if (byItem.containsKey(stimulus.item() + Inside.COST)) {
                costs.put(stimulus, MeasuredJson.read(text(byItem, stimulus.item() + Inside.COST), weights));
            }
        }
        int steps = (int) number(graph.get("steps"));
        double share = uncounted(costs);
        costs.forEach((stimulus, cost) -> work(stimulus, cost));
        if (share <= SpikingMetrics.MOST_UNCOUNTED) {
            costs.forEach((stimulus, cost) -> price(stimulus, cost, number(graph.get("footprint")), steps));
        }
        choices.put("operations", share <= SpikingMetrics.MOST_UNCOUNTED
                ? "counted on %d items".formatted(costs.size())
                : String.format(Locale.ROOT, "unranked: %.1f %% of the work is in no product (allowed: 5 %%)", 100 * share));
        pooled.put(SpikingMetrics.UNCOUNTED, share);
        pooled.put(SpikingMetrics.PARAMETERS, number(graph.get("parameters")));
        pooled.put(SpikingMetrics.FOOTPRINT, number(graph.get("footprint")));
        pooled.put(SpikingMetrics.CONNECTION_SPARSITY, number(graph.get("connectionSparsity")));
        pooled.put(SpikingMetrics.ACTIVATION_SPARSITY, ratio(costs, Measured::silent, Measured::activations));
        if (costs.values().stream().anyMatch(cost -> cost.compared() > 0)) {
            pooled.put(SpikingMetrics.TEMPORAL_SPARSITY, ratio(costs, Measured::unchanged, Measured::compared));
        }
        pooled.put(SpikingMetrics.STATE, (double) costs.values().stream().mapToLong(cost -> stateBytes(cost, steps)).max().orElse(0));
    }

    private static double uncounted(Map<Stimulus, Measured> costs) {
        double uncounted = costs.values().stream().mapToLong(Measured::uncounted).sum();
        double effective = costs.values().stream().mapToLong(Measured::effective).sum();
        return uncounted == 0 ? 0 : uncounted / (uncounted + effective);
    }

    private static double ratio(Map<Stimulus, Measured> costs, java.util.function.ToLongFunction<Measured> part,
            java.util.function.ToLongFunction<Measured> whole) {
        long all = costs.values().stream().mapToLong(whole).sum();
        return all == 0 ? 0 : (double) costs.values().stream().mapToLong(part).sum() / all;
    }

    private void work(Stimulus stimulus, Measured cost) {
        add(stimulus, SpikingMetrics.DENSE, (double) cost.calls().stream().mapToLong(call -> call.counts().dense()).sum());
        add(stimulus, SpikingMetrics.POINTWISE, (double) cost.pointwise());
        add(stimulus, SpikingMetrics.UPDATES, (double) cost.updates());
        add(stimulus, SpikingMetrics.SPIKES, (double) cost.spikes());
    }

    private void price(Stimulus stimulus, Measured cost, double footprint, int steps) {
        Map<CountingRule, Operations> byRule = new HashMap<>();
        for (CountingRule rule : CountingRule.values()) {
            Operations sum = Operations.NONE;
            for (Call call : cost.calls()) {
                sum = sum.plus(rule.count(List.of(call)));
            }
            byRule.put(rule, sum);
            add(stimulus, SpikingMetrics.additions(rule), sum.acs());
            add(stimulus, SpikingMetrics.multiplications(rule), sum.macs());
        }
        Workload.Traffic parameters = new Workload.Traffic(BYTES * used(cost), (long) footprint);
        Workload.Traffic states = Workload.Traffic.ofStates(stateBytes(cost, steps), steps);
        for (SpikingMetrics.Priced priced : SpikingMetrics.Priced.all()) {
            Workload workload = new Workload(java.util.Objects.requireNonNull(byRule.get(priced.rule())), Operations.NONE,
                    Workload.Traffic.NONE, parameters, states);
            add(stimulus, priced.metric(), priced.profile().of(workload).millijoules());
        }
    }

    /** Returns the weights that met an active entry, each once for an item; biases are left out. */
    private static long used(Measured cost) {
        Map<String, Long> used = new HashMap<>();
        for (Call call : cost.calls()) {
            if (call.role().hasWeights()) {
                used.merge(call.layer(), call.counts().rightUsed(), (a, b) -> Math.min(a + b, call.right().total()));
            }
        }
        return used.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long stateBytes(Measured cost, int steps) {
        return BYTES * (cost.updates() / steps);
    }

    private static double number(@Nullable Json json) {
        if (!(json instanceof Json.Num number)) {
            throw otherTask("another form of what was seen inside the graph");
        }
        return number.value();
    }

    private static String text(Map<String, Outcome> byItem, String item) {
        Outcome outcome = byItem.get(item);
        if (outcome == null || !(outcome.answer() instanceof Answer.Text(String text))) {
            throw otherTask("no text of '" + item + "'");
        }
        return text;
    }
}
