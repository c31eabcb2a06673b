package org.axonmark.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.FunctionTask;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.hypothesis.English;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.HypothesisException;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every task of the suite, whatever kind of functions it is about. */
class FunctionKindsTest {

    private static final byte[] SECRET = new byte[32];
    /** Drawn once: some kinds take a while. */
    private static final Map<TaskId, List<Question>> PRACTICE = new ConcurrentHashMap<>();
    private static final List<String> NO_HYPOTHESES = List.of("", "I do not know", "numeric x +", "string", "string upper(s", "sequence",
            "sequence differences(v)", "learner(svm)", "learner(ridge)", "operator(fourier)", "operator(box)", "concept(", "map(",
            "string s | " + "reverse(s) | ".repeat(600) + "s", "sequence v" + " | v".repeat(128),
            "learner(descent, steps = 256, rate = 1e300)", "operator(box, width = 1e308)");

    /** Says nothing of any function. */
    private static final class Silent implements FunctionInterpreter {
        @Override
        public void prepare(Context context) {
            // Nothing to load.
        }

        @Override
        public Interpretation interpret(BlackBox box) {
            return Interpretation.of("", "");
        }
    }

    static Stream<FunctionTask> tasks() {
        return new FunctionTasks().tasks().stream().map(FunctionTask.class::cast);
    }

    /** Tasks whose pages show functions, and so tell their truths. */
    static Stream<FunctionTask> shownTasks() {
        return tasks().filter(task -> practice(task).getFirst().exhibit(new Answered(Interpretation.of("", ""), 0)).isPresent());
    }

    /** Of these, tasks that tell it in the hypothesis language. */
    static Stream<FunctionTask> toldTasks() {
        return shownTasks().filter(task -> hypothesis(practice(task).getFirst()).isPresent());
    }

    /** Of these, tasks whose truths can be described in controlled English. */
    static Stream<FunctionTask> lawTasks() {
        return toldTasks().filter(task -> hypothesis(practice(task).getFirst()).flatMap(English::print).isPresent());
    }

    @Test
    void functions_areShown_andLawsAreDescribed() {
        assertThat(names(shownTasks())).hasSize(7);
        assertThat(names(toldTasks())).containsExactlyInAnyOrder("numeric", "strings", "learners", "sequences", "operators", "concepts");
        assertThat(names(lawTasks())).containsExactlyInAnyOrder("numeric", "strings", "learners", "sequences", "operators");
    }

    private static List<String> names(Stream<FunctionTask> tasks) {
        return tasks.map(task -> task.card().id().name()).toList();
    }

    @ParameterizedTest
    @MethodSource("lawTasks")
    void truthItself_scoresTheBestOfEveryMetric(FunctionTask task) {
        truthScoresTheBest(task, practice(task));
    }

    /** 10 000 functions or more. */
    @ParameterizedTest
    @MethodSource("lawTasks")
    @Tag("proof")
    void truthItself_scoresTheBestOfEveryMetric_onManySeeds(FunctionTask task) {
        int seeds = 10_000 / practice(task).size() + 1;
        for (int i = 0; i < seeds; i++) {
            truthScoresTheBest(task, task.questions().apply(new Seed("function kinds, seed %03d".formatted(i).getBytes(
                    StandardCharsets.US_ASCII))));
        }
    }

    private static void truthScoresTheBest(FunctionTask task, List<Question> questions) {
        Map<String, Double> best = task.card().metrics().stream().collect(Collectors.toMap(Metric::id, FunctionKindsTest::best));
        firstAskings(questions).parallelStream().forEach(question -> {
            Interpretation truth = truth(question);
            assertThat(question.score(new Answered(truth, 0))).as("%s: %s", question.id(), truth.hypothesis()).isNotEmpty()
                    .allMatch(score -> score.value() == best.getOrDefault(score.metric(), Double.NaN));
        });
    }

    private static double best(Metric metric) {
        return metric.direction() == Direction.HIGHER ? metric.highest() : metric.lowest();
    }

    private static double worst(Metric metric) {
        return metric.direction() == Direction.HIGHER ? metric.lowest() : metric.highest();
    }

    /** Whatever an answer is worth, none is worth less than one that is withheld. */
    @ParameterizedTest
    @MethodSource("tasks")
    void whatIsNoHypothesis_orOneOfAnotherKind_scoresTheWorstOfTheMainMetric(FunctionTask task) {
        List<String> texts = new ArrayList<>(NO_HYPOTHESES);
        FunctionKind kind = practice(task).getFirst().box().setup().kind();
        toldTasks().map(other -> practice(other).getFirst()).filter(other -> other.box().setup().kind() != kind)
                .forEach(other -> texts.add(truth(other).hypothesis()));
        Metric main = task.card().mainMetric();
        for (Question question : firstAskings(practice(task)).subList(0, 8)) {
            for (String text : texts) {
                assertThat(Trial.scores(question, text)).as("'%s' of %s", text, question.id()).containsEntry(main.id(), worst(main));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyUnit_hasAsManyQuestionsOfEachBudget_andTheCardStatesTheBudgets(FunctionTask task) {
        Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
        List<Question> questions = practice(task);
        questions.forEach(
                question -> counts.computeIfAbsent(question.unit(), unit -> new TreeMap<>()).merge(question.budget(), 1, Integer::sum));
        assertThat(questions).extracting(Question::id).doesNotHaveDuplicates();
        assertThat(counts).hasSize(task.card().units());
        assertThat(counts.values()).containsOnly(counts.values().iterator().next());
        for (int budget : counts.values().iterator().next().keySet()) {
            assertThat(task.card().summary()).containsPattern("\\b" + String.format(Locale.ROOT, "%,d", budget).replace(',', ' ') + "\\b");
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void budget_isToldAndKept(FunctionTask task) throws Exception {
        for (Question question : practice(task).subList(0, 4)) {
            MeteredBox box = question.box();
            assertThat(box.setup().budget()).isEqualTo(question.budget()).isEqualTo(box.remaining());
            ask(box, 1);
            assertThat(box.remaining()).isEqualTo(question.budget() - 1);
            int more = question.budget();
            if (more <= BlackBox.MAX_BATCH) {
                assertThatThrownBy(() -> ask(box, more)).isInstanceOf(BudgetExceededException.class);
                assertThat(box.used()).isEqualTo(1);
            }
        }
    }

    /** Asks a number of queries of any kind of black box. */
    private static void ask(BlackBox box, int queries) throws Exception {
        switch (box.setup().domain()) {
            case Domain.Numbers(Interval range) -> {
                double[] inputs = new double[queries];
                Arrays.fill(inputs, range.low());
                box.numbers(DoubleTensor.of(inputs, queries));
            }
            case Domain.Texts texts -> box.texts(Collections.nCopies(queries, texts.alphabet().substring(0, 1)));
            case Domain.Words(List<String> vocabulary) -> {
                List<String> words = Collections.nCopies(queries, vocabulary.getFirst());
                if (box.setup().kind() == FunctionKind.RELATION) {
                    box.texts(words);
                } else {
                    box.activations(words);
                }
            }
            case Domain.Examples examples ->
                box.numbers(DoubleTensor.of(new double[queries * 2 * (examples.width() + 1)], queries, 2, examples.width() + 1));
            case Domain.Sequences sequences -> box.numbers(DoubleTensor.of(new double[queries * sequences.minLength() * sequences.width()],
                    queries, sequences.minLength(), sequences.width()));
            case Domain.Grids grids -> box.numbers(DoubleTensor.of(new double[queries * grids.points()], queries, grids.points()));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void practice_isNotShownInARound_butItemsAreNamedAlike(FunctionTask task) {
        byte[] round = "a round of every kind of functions".getBytes(StandardCharsets.US_ASCII);
        assertThat(protocol(task, Optional.of(round)).datasetIdentity()).isNotEqualTo(protocol(task, Optional.empty()).datasetIdentity());
        List<Question> there = task.questions().apply(new Seed(round));
        List<Question> here = practice(task);
        assertThat(there).extracting(Question::id).isEqualTo(here.stream().map(Question::id).toList());
        assertThat(there).extracting(Question::unit).isEqualTo(here.stream().map(Question::unit).toList());
        assertThat(there).extracting(Question::identity).isNotEqualTo(here.stream().map(Question::identity).toList());
    }

    /** Whoever says nothing has a score too: the same again, of every metric that is not said to be of some items only, in every unit. */
    @ParameterizedTest
    @MethodSource("tasks")
    void scores_areTheSameAgain_ofEveryMetricAndLevel(FunctionTask task) {
        Protocol<FunctionInterpreter> protocol = protocol(task, Optional.empty());
        Outcomes outcomes = protocol.ask(new InProcess<>(Silent::new), SECRET, Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(protocol(task, Optional.empty()).score(outcomes)).isEqualTo(score);
        Map<String, Integer> units = Summaries.of(task.card(), score.itemScores(), score.pooled()).stream()
                .collect(Collectors.toMap(Summary::metric, Summary::n));
        for (Metric metric : task.card().metrics()) {
            if (metric.condition().isEmpty()) {
                int least = metric.definition().contains("have no share") ? 4 : task.card().units();
                assertThat(units.getOrDefault(metric.id(), 0)).as(metric.id()).isBetween(least, task.card().units());
            }
        }
        boolean shown = practice(task).getFirst().exhibit(new Answered(Interpretation.of("", ""), 0)).isPresent();
        assertThat(score.exhibits()).hasSize(shown ? Exhibit.MAX_EXHIBITS : 0);
        int questions = firstAskings(practice(task)).size();
        assertThat(score.groupings()).extracting(Grouping::name).contains("budget").hasSizeGreaterThan(1);
        assertThat(score.groupings())
                .allMatch(grouping -> grouping.levels().stream().mapToInt(level -> level.items().size()).sum() == questions);
        List<Breakdown> breakdowns = Summaries.byLevel(task.card(), score.itemScores(), score.groupings(), 1);
        assertThat(breakdowns).extracting(Breakdown::grouping).isEqualTo(score.groupings().stream().map(Grouping::name).toList());
    }

    /** A hypothesis that is right lies on the truth in the picture, and stands beside it in the table; a text that is none is not drawn. */
    @ParameterizedTest
    @MethodSource("toldTasks")
    void truth_isShownAsTheBlackBoxIs_andWhatIsNoHypothesisIsNot(FunctionTask task) {
        for (Question question : firstAskings(practice(task)).subList(0, 40)) {
            Exhibit right = question.exhibit(new Answered(truth(question), 1)).orElseThrow();
            right.plot().ifPresent(plot -> assertThat(plot.series().get(1).y()).as(right.title()).isEqualTo(plot.series().get(0).y()));
            right.table().ifPresent(table -> assertThat(table.rows()).as(right.title())
                    .allMatch(row -> row.cells().getLast().equals(row.cells().get(row.cells().size() - 2))));
            Exhibit none = question.exhibit(new Answered(Interpretation.of("<script>", "<b>"), 1)).orElseThrow();
            none.plot().ifPresent(plot -> assertThat(plot.series()).extracting(Exhibit.Series::name).doesNotContain("hypothesis"));
            none.table().ifPresent(table -> assertThat(table.rows()).allMatch(row -> row.cells().getLast().equals("–")));
        }
    }

    private static List<Question> practice(FunctionTask task) {
        return PRACTICE.computeIfAbsent(task.card().id(), id -> task.questions().apply(Trial.PRACTICE));
    }

    private static List<Question> firstAskings(List<Question> questions) {
        return questions.stream().filter(question -> question.repeats().isEmpty()).toList();
    }

    private static Exhibit exhibit(Question question) {
        return question.exhibit(new Answered(Interpretation.of("", ""), 0)).orElseThrow();
    }

    private static String told(Exhibit exhibit) {
        return exhibit.notes().stream().filter(note -> note.name().equals("truth")).findFirst().orElseThrow().text();
    }

    private static Optional<Hypothesis> hypothesis(Question question) {
        try {
            return Optional.of(Hypothesis.parse(told(exhibit(question))));
        } catch (HypothesisException e) {
            return Optional.empty();
        }
    }

    /** What an interpreter says that knows the function, read off what is shown of it. */
    private static Interpretation truth(Question question) {
        Exhibit exhibit = exhibit(question);
        String truth = told(exhibit);
        Optional<Interval> corruption = exhibit.plot().flatMap(Exhibit.Plot::band).map(band -> new Interval(band.low(), band.high()));
        return new Interpretation(truth, English.print(Hypothesis.parse(truth)).orElse(""), corruption, List.of());
    }

    private static Protocol<FunctionInterpreter> protocol(FunctionTask task, Optional<byte[]> round) {
        return task.prepare(new Preparation(Path.of("none"), Optional.empty(), round, Progress.none()));
    }
}
