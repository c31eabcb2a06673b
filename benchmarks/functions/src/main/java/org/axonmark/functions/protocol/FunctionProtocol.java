package org.axonmark.functions.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.axonmark.functions.judge.Judge;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.Grouping;
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
 * Asks for interpretations of functions, each budget's functions in a fresh worker and in an order that the evaluation's secret
 * fixes, and scores the hypotheses.
 */
final class FunctionProtocol implements Protocol<FunctionInterpreter> {

    private static final Breakdown.Axis QUERIES = new Breakdown.Axis("queries of a function", Breakdown.Scale.LOGARITHMIC, true);

    private final List<Question> questions;
    private final Sha256 identity;
    private final Optional<Judge> judge;

    /**
     * Creates a protocol.
     *
     * @param questions with unique ids
     * @param judge asked of descriptions where a question has choices for it
     */
    FunctionProtocol(List<Question> questions, Optional<Judge> judge) {
        this.questions = List.copyOf(questions);
        this.judge = judge;
        String all = questions.stream().map(Question::identity).collect(Collectors.joining("\n"));
        this.identity = Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<FunctionInterpreter> candidates, byte[] secret, Progress progress) {
        Map<String, Outcome> answered = new HashMap<>();
        for (boolean again : new boolean[] {false, true}) {
            Map<Integer, List<Question>> byBudget = new TreeMap<>();
            questions.stream().filter(question -> question.repeats().isPresent() == again)
                    .forEach(question -> byBudget.computeIfAbsent(question.budget(), budget -> new ArrayList<>()).add(question));
            byBudget.forEach((budget, functions) -> {
                String purpose = budget + " queries a function" + (again ? ", asked again" : "");
                try (Candidate<FunctionInterpreter> candidate = candidates.start(purpose)) {
                    FunctionInterpreter interpreter = candidate.submission();
                    Candidate.call(() -> {
                        interpreter.prepare(candidate.context());
                        return interpreter;
                    });
                    for (int i : HmacStream.of(secret, "order", purpose).permutation(functions.size())) {
                        Question question = functions.get(i);
                        answered.put(question.id(), interpret(interpreter, question));
                        progress.report("interpreting functions", answered.size(), questions.size());
                    }
                }
            });
        }
        judge.ifPresent(asked -> Judging.judge(asked, questions, answered, secret, progress));
        return new Outcomes(questions.stream().map(question -> required(answered, question.id())).toList());
    }

    private static Outcome interpret(FunctionInterpreter interpreter, Question question) {
        MeteredBox box = question.box();
        long begun = System.nanoTime();
        Interpretation interpretation = Candidate.call(() -> interpreter.interpret(box));
        return new Answered(interpretation, box.used()).outcome(question.id(), System.nanoTime() - begun);
    }

    @Override
    public Score score(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<List<ItemScore>> scored = questions.parallelStream()
                .map(question -> score(question, byItem))
                .toList();
        // The functions of the first units, whatever was said of them: the same for all submissions.
        List<Exhibit> exhibits = questions.stream()
                .filter(question -> question.repeats().isEmpty())
                .sorted(Comparator.comparing(Question::unit))
                .flatMap(question -> question.exhibit(Answered.of(required(byItem, question.id()))).stream())
                .limit(Exhibit.MAX_EXHIBITS)
                .toList();
        List<ItemScore> all = new ArrayList<>(scored.stream().flatMap(List::stream).toList());
        all.addAll(Judging.score(questions, question -> Answered.of(required(byItem, question.id()))));
        return new Score(all, Map.of(), Map.of(), groupings(), exhibits);
    }

    private List<Grouping> groupings() {
        Map<Integer, List<String>> byBudget = new TreeMap<>();
        Map<String, Map<String, List<String>>> byGroup = new TreeMap<>();
        for (Question question : questions.stream().filter(one -> one.repeats().isEmpty()).toList()) {
            byBudget.computeIfAbsent(question.budget(), budget -> new ArrayList<>()).add(question.id());
            question.groups().forEach((grouping, level) -> byGroup.computeIfAbsent(grouping, name -> new TreeMap<>())
                    .computeIfAbsent(level, name -> new ArrayList<>()).add(question.id()));
        }
        List<Grouping> groupings = new ArrayList<>();
        groupings.add(new Grouping("budget", byBudget.entrySet().stream()
                .map(level -> new Grouping.Level(level.getKey().toString(), level.getValue(), level.getKey())).toList(), QUERIES));
        byGroup.forEach((name, byLevel) -> groupings.add(new Grouping(name, false, levels(byLevel))));
        return groupings;
    }

    private static List<Grouping.Level> levels(Map<?, List<String>> items) {
        return items.entrySet().stream().map(level -> new Grouping.Level(level.getKey().toString(), level.getValue())).toList();
    }

    private static List<ItemScore> score(Question question, Map<String, Outcome> outcomes) {
        Answered answered = Answered.of(required(outcomes, question.id()));
        return question.repeats()
                .map(first -> question.score(answered, Answered.of(required(outcomes, first))))
                .orElseGet(() -> question.score(answered));
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return Optional.empty();
    }

    private static Outcome required(Map<String, Outcome> outcomes, String item) {
        Outcome outcome = outcomes.get(item);
        if (outcome == null) {
            throw new AxonmarkException(ErrorCode.user("outcomes-other-task"),
                    "the outcomes have no item '" + item + "': they are of another task or round");
        }
        return outcome;
    }
}
