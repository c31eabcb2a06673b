package org.axonmark.functions.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Exhibits;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
import org.axonmark.submission.numericline.LineInterpreter;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

/** What of numeric functions is shown. */
class NumericExhibitsTest {

    private static final TaskCard CARD = NumericTask.task().card();
    private static final Seed SEED = new Seed("numeric exhibits test".getBytes(StandardCharsets.US_ASCII));

    @Test
    void truth_isDrawnOverTheBlackBox_ofEveryFunction() {
        for (Question question : NumericQuestion.of(SEED)) {
            String truth = ((NumericQuestion) question).item().truth().print();
            Exhibit.Plot plot = exhibit(question, truth).plot().orElseThrow();
            assertThat(plot.series()).as(truth).extracting(Exhibit.Series::name)
                    .containsExactly(Exhibits.BLACK_BOX, Exhibits.HYPOTHESIS);
            assertThat(plot.series().getLast().y()).as(truth).isEqualTo(plot.series().getFirst().y());
            assertThat(plot.series().getFirst().x()).hasSize(201).isSorted();
            assertThat(plot.band().isPresent()).isEqualTo("corrupted".equals(question.groups().get("variant")));
        }
    }

    @Test
    void whatCannotBeDrawn_isLeftOut_andAllTextsAreBounded() {
        Question question = NumericQuestion.of(SEED).getFirst();
        for (String text : List.of("", "numeric log(-1)", "no hypothesis", "\ud83e\udde0".repeat(4_000), "<script>")) {
            Exhibit exhibit = exhibit(question, text);
            assertThat(exhibit.plot().orElseThrow().series()).hasSize(1);
            assertThat(exhibit.notes()).allMatch(note -> note.text().length() <= Exhibit.MAX_TEXT)
                    .noneMatch(note -> !note.text().isEmpty() && Character.isHighSurrogate(note.text().charAt(note.text().length() - 1)));
        }
        Exhibit halfFinite = exhibit(question, "numeric log(x)");
        assertThat(halfFinite.plot().orElseThrow().series().getLast().mark()).isEqualTo(Exhibit.Mark.POINTS);
        Answered endless = new Answered(new Interpretation("numeric 1", "", Optional.of(new Interval(Double.NEGATIVE_INFINITY, 3)),
                List.of()), 1);
        assertThat(question.exhibit(endless).orElseThrow().notes())
                .contains(new Exhibit.Note("named as corrupted", "-Infinity to 3.0"));
    }

    @Test
    void groupings_areTheBudgets_families_andVariants() {
        Protocol<FunctionInterpreter> protocol =
                NumericTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
        Outcomes outcomes = protocol.ask(new InProcess<>(LineInterpreter::new), new byte[32], Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(score.exhibits()).extracting(Exhibit::item).hasSize(Exhibit.MAX_EXHIBITS)
                .startsWith("block-00/16", "block-00/64", "block-00/256", "block-00/1024", "block-01/16");
        assertThat(score.groupings()).extracting(Grouping::name).containsExactly("budget", "family", "variant");
        assertThat(score.groupings().getFirst().levels()).extracting(level -> level.at().orElseThrow())
                .containsExactly(16.0, 64.0, 256.0, 1024.0);
        int items = (int) score.itemScores().stream().filter(one -> one.metric().equals(NumericTask.PASS)).count();
        assertThat(score.groupings())
                .allMatch(grouping -> grouping.levels().stream().mapToInt(level -> level.items().size()).sum() == items);

        List<Breakdown> breakdowns = Summaries.byLevel(CARD, score.itemScores(), score.groupings(), 1);
        List<Summary> summaries = Summaries.of(CARD, score.itemScores(), score.pooled());
        for (Breakdown.Level level : breakdowns.getFirst().levels()) {
            double same = summaries.stream().filter(summary -> summary.metric().equals("pass-at-" + level.name())).findAny().orElseThrow()
                    .value();
            assertThat(level.value()).isEqualTo(same);
        }
        assertThat(breakdowns.get(1).levels()).filteredOn(level -> level.name().equals("linear")).singleElement()
                .satisfies(level -> assertThat(level.value()).isGreaterThan(0.5));
    }

    private static Exhibit exhibit(Question question, String hypothesis) {
        return question.exhibit(new Answered(Interpretation.of(hypothesis, hypothesis), 3)).orElseThrow();
    }
}
