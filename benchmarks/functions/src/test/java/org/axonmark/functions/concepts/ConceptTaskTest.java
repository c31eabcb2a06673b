package org.axonmark.functions.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.axonmark.functions.generator.ConceptGenerator;
import org.axonmark.functions.generator.ConceptItem;
import org.axonmark.functions.judge.Choice;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Judging;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.functions.words.Concept;
import org.axonmark.functions.words.Vocabulary;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.submission.conceptsconstant.ConstantInterpreter;
import org.axonmark.submission.conceptshints.HintsInterpreter;
import org.axonmark.submission.conceptssearch.SearchInterpreter;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConceptTaskTest {

    private static final TaskCard CARD = ConceptTask.task().card();
    private static final List<Question> PRACTICE = ConceptQuestion.of(Trial.PRACTICE);

    private static Map<String, Double> scores(Question question, String hypothesis, String description) {
        Map<String, Double> scores = new TreeMap<>();
        question.score(new Answered(Interpretation.of(hypothesis, description), 0))
                .forEach(score -> scores.put(score.metric(), score.value()));
        return scores;
    }

    @Test
    void truthItself_isRight() {
        truthIsRight(100);
    }

    @Test
    @Tag("proof")
    void truthItself_isRightOnTenThousand() {
        truthIsRight(10_000);
    }

    private static void truthIsRight(int count) {
        ConceptGenerator generator = new ConceptGenerator(Trial.PRACTICE);
        for (int i = 0; i < count; i++) {
            ConceptItem item = generator.item(i);
            Map<String, Double> scores = scores(new ConceptQuestion("item", "unit", 16, item), item.truth().print(), item.text());
            assertThat(scores.values()).as(item.truth().print()).hasSize(5).containsOnly(1.0);
        }
    }

    @Test
    void whatIsNoConcept_scoresNothing_andWithholdingGainsNothing() {
        for (String text : List.of("", "concept(", "concept(\"qwxz\")", "concept(text \"\")", "string s", "map(default \"\")",
                "I do not know")) {
            for (Question question : PRACTICE.subList(0, 4)) {
                assertThat(scores(question, text, "").values()).as(text).containsOnly(0.0);
            }
        }
    }

    @Test
    void description_isNoHypothesis_norTheOtherWayRound() {
        ConceptQuestion question = (ConceptQuestion) PRACTICE.get(0);
        assertThat(scores(question, "", question.item().text())).containsEntry(ConceptTask.DESCRIBED, 1.0)
                .containsEntry(ConceptTask.CORRELATION, 0.0);
        assertThat(scores(question, "concept(text \"" + question.item().text() + "\")", "")).containsEntry(ConceptTask.DESCRIBED, 0.0)
                .hasEntrySatisfying(ConceptTask.CORRELATION, value -> assertThat(value).isBetween(0.2, 0.95));
    }

    /** A long list of topics is cut off, so that it does not describe everything. */
    @Test
    void listOfAllTopics_isWorthLittle() {
        String topics = String.join(", ", Vocabulary.published().categories().stream().map(Vocabulary.Category::name).toList());
        double mean =
                PRACTICE.stream().limit(40).mapToDouble(question -> scores(question, "", topics).getOrDefault(ConceptTask.DESCRIBED, 1.0))
                        .average().orElseThrow();
        assertThat(mean).isLessThan(0.25);
    }

    @Test
    void controls_standInTheirOrder() throws Exception {
        List<Question> some = PRACTICE.subList(0, 40);
        Map<String, Double> floor = Trial.means(some, new ConstantInterpreter());
        Map<String, Double> hints = Trial.means(some, new HintsInterpreter());
        assertThat(floor.getOrDefault(ConceptTask.CORRELATION, 1.0)).isLessThan(0.12);
        assertThat(hints.getOrDefault(ConceptTask.CORRELATION, 0.0)).isBetween(0.4, 0.65);
        assertThat(hints.getOrDefault(ConceptTask.DESCRIBED, 0.0)).isGreaterThan(floor.getOrDefault(ConceptTask.DESCRIBED, 1.0) + 0.4);
    }

    @Test
    @Tag("proof")
    void figuresOfTheReadme_areWhatComesOut() {
        assertFigures(figures(ConstantInterpreter::new), 0.05, 0.01, 0, 0.08, 0.06, 0.05, 0.06, 0.04);
        assertFigures(figures(HintsInterpreter::new), 0.50, 0.14, 0, 0.71, 0.44, 0.49, 0.53, 0.56);
        assertFigures(figures(SearchInterpreter::new), 0.86, 0.75, 0.63, 0.92, 0.69, 0.83, 0.98, 0.95);
    }

    /** Returns what the command line reports on practice, in the order of the card's metrics. */
    private static List<Double> figures(Supplier<FunctionInterpreter> interpreters) {
        Protocol<FunctionInterpreter> protocol = protocol();
        Score score = protocol.score(protocol.ask(new InProcess<>(interpreters), new byte[32], Progress.none()));
        return Summaries.of(CARD, score.itemScores(), score.pooled()).stream().map(Summary::value).toList();
    }

    private static void assertFigures(List<Double> figures, double... told) {
        assertThat(figures).hasSize(told.length);
        for (int i = 0; i < told.length; i++) {
            assertThat(figures.get(i)).as("metric " + i).isCloseTo(told[i], within(0.0051));
        }
    }

    @Test
    void search_findsConceptsThatHintsDoNot() throws Exception {
        List<Question> some = List.of(PRACTICE.get(2), PRACTICE.get(5), PRACTICE.get(6));
        SearchInterpreter search = new SearchInterpreter();
        search.prepare(resource -> {
            throw new IllegalArgumentException("no model '" + resource + "'");
        });
        assertThat(Trial.means(some, search).getOrDefault(ConceptTask.CORRELATION, 0.0)).isGreaterThan(0.9);
    }

    @Test
    void choices_areOfOneWordThatStirsAndTwoThatDoNot() {
        for (Question question : PRACTICE.subList(0, 20)) {
            Concept truth = Concept.of(((ConceptQuestion) question).item().truth());
            assertThat(question.choices()).hasSizeBetween(8, Choice.MAX).isEqualTo(question.choices());
            for (Choice choice : question.choices()) {
                assertThat(truth.of(Vocabulary.published().number(choice.right()).orElseThrow())).isGreaterThanOrEqualTo(0.5);
                assertThat(truth.of(Vocabulary.published().number(choice.wrong()).orElseThrow())).isZero();
                assertThat(truth.of(Vocabulary.published().number(choice.otherWrong()).orElseThrow())).isZero();
            }
        }
    }

    @Test
    void scores_areTheSameAgain_ofEveryMetric_andShown() {
        Protocol<FunctionInterpreter> protocol = protocol();
        Outcomes outcomes = protocol.ask(new InProcess<>(HintsInterpreter::new), new byte[32], Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(protocol.score(outcomes)).isEqualTo(score);
        List<Summary> summaries = Summaries.of(CARD, score.itemScores(), score.pooled());
        assertThat(summaries).extracting(Summary::metric)
                .containsExactlyElementsOf(
                        CARD.metrics().stream().map(Metric::id).filter(metric -> !metric.equals(Judging.METRIC)).toList());
        assertThat(summaries).allMatch(summary -> summary.n() == CARD.units());
        assertThat(score.groupings()).extracting(Grouping::name).containsExactly("budget", "form", "response");
        assertThat(score.exhibits()).hasSize(Exhibit.MAX_EXHIBITS);
        Exhibit.Table table = score.exhibits().get(0).table().orElseThrow();
        assertThat(table.columns()).containsExactly("word kept for scoring", "black box", "hypothesis");
        assertThat(table.rows()).hasSizeBetween(12, 24);
        assertThat(table.rows().get(0).cells().get(1)).isEqualTo("1.00");
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("b571a8c35af72fb347b9c4e70ba49591ca7f57293077088295a2d1f41aca860b");
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return ConceptTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
