package org.axonmark.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;

/**
 * Asks for interpretations of numeric functions, each budget's functions in a fresh worker and in an order that the evaluation's secret
 * fixes, and scores the hypotheses.
 */
final class NumericProtocol implements Protocol<FunctionInterpreter> {

    private final List<NumericItem> items;
    private final byte[] seed;
    private final Sha256 identity;

    /**
     * Creates a protocol.
     *
     * @param items the functions, ids unique
     * @param seed key of noise and test points
     */
    NumericProtocol(List<NumericItem> items, byte[] seed) {
        this.items = List.copyOf(items);
        this.seed = seed.clone();
        StringBuilder all = new StringBuilder();
        for (NumericItem item : this.items) {
            all.append(item.id()).append('|').append(item.budget()).append('|').append(item.low()).append('|').append(item.high())
                    .append('|').append(item.truth().print()).append('\n');
        }
        this.identity = Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<FunctionInterpreter> candidates, byte[] secret, Progress progress) {
        Map<Integer, List<NumericItem>> byBudget = new TreeMap<>();
        items.forEach(item -> byBudget.computeIfAbsent(item.budget(), budget -> new ArrayList<>()).add(item));
        Map<String, Outcome> answered = new HashMap<>();
        byBudget.forEach((budget, functions) -> {
            try (Candidate<FunctionInterpreter> candidate = candidates.start(budget + " queries a function")) {
                prepare(candidate);
                for (int i : HmacStream.of(secret, "order", Integer.toString(budget)).permutation(functions.size())) {
                    NumericItem item = functions.get(i);
                    answered.put(item.id(), interpret(candidate.submission(), item));
                    progress.report("interpreting functions", answered.size(), items.size());
                }
            }
        });
        return new Outcomes(items.stream().map(item -> required(answered, item)).toList());
    }

    private static void prepare(Candidate<FunctionInterpreter> candidate) {
        try {
            candidate.submission().prepare(candidate.context());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome interpret(FunctionInterpreter interpreter, NumericItem item) {
        NumericBox box = new NumericBox(item, seed);
        long begun = System.nanoTime();
        Interpretation interpretation;
        try {
            interpretation = interpreter.interpret(box);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Answered(interpretation, box.used()).outcome(item.id(), System.nanoTime() - begun);
    }

    @Override
    public Score score(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<List<ItemScore>> scored = items.parallelStream()
                .map(item -> new NumericScorer(item, seed).score(Answered.of(required(byItem, item))))
                .toList();
        return new Score(scored.stream().flatMap(List::stream).toList(), Map.of(), Map.of());
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return Optional.empty();
    }

    private static Outcome required(Map<String, Outcome> outcomes, NumericItem item) {
        Outcome outcome = outcomes.get(item.id());
        if (outcome == null) {
            throw new AxonmarkException(ErrorCode.user("outcomes-other-task"),
                    "the outcomes have no item '" + item.id() + "': they are of another task or round");
        }
        return outcome;
    }
}
