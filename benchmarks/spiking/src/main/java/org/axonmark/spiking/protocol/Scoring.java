package org.axonmark.spiking.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.count.Operations;
import org.axonmark.spiking.energy.EnergyProfile;
import org.axonmark.spiking.energy.EventMachine;
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
final class Scoring<T> {

    /** Bytes of a weight or a membrane. */
    private static final int BYTES = 4;

    /** Stimuli shown with their answers. */
    private static final int SHOWN = 6;

    private final StimulusSet<T> set;
    private final List<Corruption> corruptions;
    private final List<ItemScore> scores = new ArrayList<>();
    private final Map<String, Double> pooled = new HashMap<>();
    private final Map<String, String> choices = new TreeMap<>();

    Scoring(StimulusSet<T> set, List<Corruption> corruptions) {
        this.set = set;
        this.corruptions = corruptions;
    }

    Score of(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        Marking<T> marking = set.marking();
        String main = marking.metrics().getFirst().id();
        List<FloatTensor> answers = new ArrayList<>();
        for (Stimulus<T> stimulus : set.stimuli()) {
            FloatTensor kept = kept(byItem, stimulus.item());
            answers.add(kept);
            marking.mark(stimulus.truth(), kept, 1).forEach((metric, value) -> add(stimulus, metric, value));
            for (Corruption corruption : corruptions) {
                FloatTensor spoilt = kept(byItem, stimulus.item() + "/" + corruption.id());
                add(stimulus, corruption.of(main), mark(stimulus, spoilt, 1));
            }
            for (double cut : marking.isOverTime(kept) ? SpikingMetrics.CUTS : List.<Double>of()) {
                add(stimulus, SpikingMetrics.cut(main, cut), mark(stimulus, kept, cut));
            }
        }
        pooled.putAll(marking.markAll(set.stimuli().stream().map(Stimulus::truth).toList(), answers));
        inside(byItem);
        return new Score(scores, pooled, choices, List.of(), exhibits(answers));
    }

    /** Returns the first stimuli with their answers, if there are pictures of such. */
    private List<Exhibit> exhibits(List<FloatTensor> answers) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, answers.size()); i++) {
            Stimulus<T> stimulus = set.stimuli().get(i);
            set.marking().exhibit(stimulus.item(), stimulus.truth(), answers.get(i)).ifPresent(exhibits::add);
        }
        return exhibits;
    }

    private void add(Stimulus<T> stimulus, String metric, double value) {
        scores.add(new ItemScore(stimulus.item(), stimulus.item(), metric, value));
    }

    private double mark(Stimulus<T> stimulus, FloatTensor kept, double share) {
        Marking<T> marking = set.marking();
        return Objects.requireNonNull(marking.mark(stimulus.truth(), kept, share).get(marking.metrics().getFirst().id()));
    }

    private FloatTensor kept(Map<String, Outcome> byItem, String item) {
        Outcome outcome = byItem.get(item);
        if (outcome == null || !(outcome.answer() instanceof Answer.Numbers(FloatTensor kept)) || !set.marking().isKept(kept)) {
            throw otherTask("no answer to item '" + item + "'");
        }
        return kept;
    }

    private static AxonmarkException otherTask(String what) {
        return new AxonmarkException(ErrorCode.user("outcomes-other-task"),
                "the outcomes have " + what + ": they are of another task or data");
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
        Map<Stimulus<T>, Measured> costs = new LinkedHashMap<>();
        for (Stimulus<T> stimulus : set.stimuli()) {
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

    private double uncounted(Map<Stimulus<T>, Measured> costs) {
        double uncounted = costs.values().stream().mapToLong(Measured::uncounted).sum();
        double effective = costs.values().stream().mapToLong(Measured::effective).sum();
        return uncounted == 0 ? 0 : uncounted / (uncounted + effective);
    }

    private double ratio(Map<Stimulus<T>, Measured> costs, ToLongFunction<Measured> part,
            ToLongFunction<Measured> whole) {
        long all = costs.values().stream().mapToLong(whole).sum();
        return all == 0 ? 0 : (double) costs.values().stream().mapToLong(part).sum() / all;
    }

    private void work(Stimulus<T> stimulus, Measured cost) {
        add(stimulus, SpikingMetrics.DENSE, (double) cost.calls().stream().mapToLong(call -> call.counts().dense()).sum());
        add(stimulus, SpikingMetrics.POINTWISE, (double) cost.pointwise());
        add(stimulus, SpikingMetrics.UPDATES, (double) cost.updates());
        add(stimulus, SpikingMetrics.SPIKES, (double) cost.spikes());
    }

    private void price(Stimulus<T> stimulus, Measured cost, double footprint, int steps) {
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
            List<Workload> workloads = switch (priced.profile()) {
                case EnergyProfile.OperationsOnly _, EnergyProfile.Composite _ -> List.of(new Workload(
                        Objects.requireNonNull(byRule.get(priced.rule())), Operations.NONE, Workload.Traffic.NONE, Workload.Traffic.NONE,
                        parameters, states));
                case EnergyProfile.Lemaire _ -> onEventMachine(cost);
            };
            add(stimulus, priced.metric(), workloads.stream().mapToDouble(each -> priced.profile().of(each).millijoules()).sum());
        }
    }

    private static List<Workload> onEventMachine(Measured cost) {
        List<Workload> workloads = new ArrayList<>(List.of(EventMachine.neurons(cost.updates(), cost.spikes())));
        cost.calls().forEach(call -> workloads.add(EventMachine.of(call)));
        return workloads;
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
