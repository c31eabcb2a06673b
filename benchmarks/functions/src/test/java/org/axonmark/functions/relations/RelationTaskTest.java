package org.axonmark.functions.relations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.axonmark.functions.generator.RelationGenerator;
import org.axonmark.functions.generator.RelationItem;
import org.axonmark.functions.judge.Choice;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Judging;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.submission.relationsconstant.ConstantInterpreter;
import org.axonmark.submission.relationslexicon.LexiconInterpreter;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RelationTaskTest {

    private static final TaskCard CARD = RelationTask.task().card();
    private static final List<Question> PRACTICE = RelationQuestion.of(Trial.PRACTICE);

    @Test
    void truthItself_isRight() {
        truthIsRight(300);
    }

    @Test
    @Tag("proof")
    void truthItself_isRightOnTenThousand() {
        truthIsRight(10_000);
    }

    private static void truthIsRight(int count) {
        RelationGenerator generator = new RelationGenerator(Trial.PRACTICE);
        for (int i = 0; i < count; i++) {
            RelationItem item = generator.item(i);
            Map<String, Double> scores = Trial.scores(new RelationQuestion("item", "unit", 4, item), item.truth().print());
            assertThat(scores.values()).as(item.truth().print()).hasSize(item.exceptions().isEmpty() ? 5 : 6).containsOnly(1.0);
        }
    }

    @Test
    void whatIsNoHypothesis_misses_andWithholdingGainsNothing() {
        for (String text : List.of("", "map(", "concept(\"a\")", "numeric x", "I do not know")) {
            for (Question question : PRACTICE.subList(0, 8)) {
                assertThat(Trial.scores(question, text).values()).as(text).containsOnly(0.0);
            }
        }
    }

    /** All that may be asked, written down, is right about no word that follows the relation. */
    @Test
    void tableOfAllThatMayBeAsked_isWorthNothing() {
        for (Question question : PRACTICE.subList(0, 40)) {
            RelationItem item = ((RelationQuestion) question).item();
            Map<String, String> seen =
                    item.truth().entries().entrySet().stream().filter(entry -> item.words().asked().contains(entry.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            assertThat(Trial.scores(question, new Hypothesis.Table(seen, "").print())).containsEntry(RelationTask.MATCH, 0.0)
                    .containsEntry(RelationTask.EXACT, 0.0).containsEntry(RelationTask.OUTSIDE, 1.0);
        }
    }

    @Test
    void relationWithoutItsExceptions_isHalfRight() {
        RelationQuestion question = PRACTICE.stream().map(RelationQuestion.class::cast)
                .filter(one -> one.item().rule().endsWith("the word itself")).findFirst().orElseThrow();
        Map<String, Double> scores = Trial.scores(question, new Hypothesis.Table(question.item().relation().pairs(), "").print());
        assertThat(scores).containsEntry(RelationTask.MATCH, 1.0).containsEntry(RelationTask.EXACT, 0.0)
                .containsEntry(RelationTask.EXCEPTIONS, 0.0).containsEntry(RelationTask.RIGHT, 0.5);
    }

    @Test
    void ruleOfSpelling_isAHypothesisToo() {
        RelationQuestion question = PRACTICE.stream().map(RelationQuestion.class::cast)
                .filter(one -> one.item().relation().name().equals("present -> gerund")).findFirst().orElseThrow();
        assertThat(Trial.scores(question, "string concat(s, \"ing\")").get(RelationTask.MATCH)).isBetween(0.2, 0.8);
    }

    private static LexiconInterpreter lexicon() throws Exception {
        LexiconInterpreter interpreter = new LexiconInterpreter();
        interpreter.prepare(resource -> {
            throw new IllegalArgumentException("no model '" + resource + "'");
        });
        return interpreter;
    }

    @Test
    @Tag("proof")
    void figuresOfTheReadme_areWhatComesOut() {
        assertFigures(figures(ConstantInterpreter::new), 0.075, 0, 0.33, 1, 0, 0.0875, 0.0875, 0.10, 0.025);
        assertFigures(figures(LexiconInterpreter::new), 0.74, 0.99, 0.04, 1.00, 0.48, 0.77, 0.75, 0.715, 0.74);
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
    void controls_standInTheirOrder() throws Exception {
        List<Question> some = PRACTICE.subList(0, 40);
        Map<String, Double> floor = Trial.means(some, new ConstantInterpreter());
        Map<String, Double> lexicon = Trial.means(some, lexicon());
        assertThat(floor.getOrDefault(RelationTask.RIGHT, 1.0)).isLessThan(0.15);
        assertThat(floor).containsEntry(RelationTask.MATCH, 0.0);
        assertThat(lexicon.getOrDefault(RelationTask.MATCH, 0.0)).isGreaterThan(0.9);
        assertThat(lexicon.getOrDefault(RelationTask.RIGHT, 0.0)).isBetween(0.6, 0.9);
    }

    @Test
    void choices_areAnswersToTheSameWord() {
        for (Question question : PRACTICE.subList(0, 40)) {
            RelationItem item = ((RelationQuestion) question).item();
            assertThat(question.choices()).isEqualTo(question.choices()).allSatisfy(choice -> {
                String word = choice.right().substring(0, choice.right().indexOf(" -> "));
                assertThat(choice.right()).isEqualTo(word + " -> " + item.truth().answer(word));
                assertThat(choice.wrong()).startsWith(word + " -> ");
                assertThat(choice.otherWrong()).startsWith(word + " -> ");
            }).hasSizeLessThanOrEqualTo(Choice.MAX);
        }
    }

    @Test
    void scores_areTheSameAgain_ofEveryMetric_andShown() {
        Protocol<FunctionInterpreter> protocol = protocol();
        Outcomes outcomes = protocol.ask(new InProcess<>(ConstantInterpreter::new), new byte[32], Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(protocol.score(outcomes)).isEqualTo(score);
        List<Summary> summaries = Summaries.of(CARD, score.itemScores(), score.pooled());
        assertThat(summaries).extracting(Summary::metric)
                .containsExactlyElementsOf(
                        CARD.metrics().stream().map(Metric::id).filter(metric -> !metric.equals(Judging.METRIC)).toList());
        assertThat(summaries).filteredOn(summary -> !summary.metric().equals(RelationTask.EXCEPTIONS))
                .allMatch(summary -> summary.n() == CARD.units());
        assertThat(summaries).filteredOn(summary -> summary.metric().equals(RelationTask.EXCEPTIONS))
                .allMatch(summary -> summary.n() > 30 && summary.n() <= CARD.units());
        assertThat(score.groupings()).extracting(Grouping::name).containsExactly("budget", "exceptions", "form");
        assertThat(score.exhibits()).hasSize(Exhibit.MAX_EXHIBITS);
        assertThat(score.exhibits()).allSatisfy(exhibit -> {
            Exhibit.Table table = exhibit.table().orElseThrow();
            assertThat(table.columns()).containsExactly("word kept for scoring", "kind", "black box", "hypothesis");
            assertThat(table.rows()).extracting(row -> row.cells().get(1)).contains("follows", "outside");
            assertThat(table.rows()).allMatch(row -> row.cells().get(3).isEmpty());
        });
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("e11f8b8a1cd4781a04be40b1f62e6b10e808fd372c212d56ca0679bbfa61efb7");
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return RelationTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
