package org.axonmark.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.engine.archive.Archive;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.UnitFact;
import org.axonmark.results.format.Use;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a score leaves the host. */
class ScoringTest {

    private static final String TRUTH = "the secret truth";
    private static final Limits LIMITS = new Limits(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1, 1, 1);
    private static final TaskCard CARD = new TaskCard(new TaskId("eeg", "made-up", 1), "t", "s", "c.C", "block", 12, Labels.ROUND, true,
            List.of(new Metric("pass", "pass", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, "d")), "x", List.of(),
            List.of(), List.of(), List.of(), LIMITS, 1);

    @TempDir
    private Path folder = Path.of("");

    /** Shows every item's truth, and groups the items as unevenly as it can. */
    private static final class ShowsAll implements Protocol<Runnable> {

        @Override
        public Sha256 datasetIdentity() {
            return Sha256.of(new byte[0]);
        }

        @Override
        public Outcomes ask(Candidates<Runnable> candidates, byte[] secret, Progress progress) {
            return new Outcomes(List.of(new Outcome("all", new Answer.Text(""), 1)));
        }

        @Override
        public Score score(Outcomes outcomes) {
            List<ItemScore> scores = new ArrayList<>();
            for (int i = 0; i < CARD.units(); i++) {
                scores.add(new ItemScore("i" + i, "u" + i, "pass", i % 3 / 2.0));
            }
            Exhibit exhibit = new Exhibit("i0", "First", List.of(new Exhibit.Note("truth", TRUTH)), Optional.empty(),
                    Optional.of(new Exhibit.Table(List.of("truth"), List.of(new Exhibit.Row(List.of(TRUTH))))));
            Grouping grouping = new Grouping("family", false, List.of(new Grouping.Level("single", List.of("i0")),
                    new Grouping.Level("many", List.of("i1", "i2", "i3", "i4", "i5"))));
            return new Score(scores, Map.of(), Map.of(), List.of(grouping), List.of(exhibit),
                    List.of(new UnitFact("u0", "program", TRUTH)));
        }

        @Override
        public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
            return Optional.empty();
        }
    }

    @Test
    void practice_isShownWithItsTruth() {
        Result result = score(Optional.empty());
        assertThat(result.exhibits()).hasSize(1);
        assertThat(result.unitFacts()).extracting(UnitFact::value).containsExactly(TRUTH);
        assertThat(result.breakdowns().getFirst().levels()).extracting(Breakdown.Level::name).containsExactly("many", "single");
    }

    @Test
    void round_keepsItsTruthOnThisSide() {
        Result result = score(Optional.of(Sha256.of(new byte[] {1})));
        assertThat(result.exhibits()).isEmpty();
        assertThat(result.unitFacts()).isEmpty();
        assertThat(result.breakdowns().getFirst().levels()).extracting(Breakdown.Level::name).containsExactly("many");
        assertThat(ResultDocument.toJson(result).compact()).doesNotContain(TRUTH, "single");
    }

    @Test
    void scoredAnew_bothComeOutEqual_alsoThroughTheDocument() {
        for (Optional<Sha256> round : List.of(Optional.<Sha256>empty(), Optional.of(Sha256.of(new byte[] {1})))) {
            byte[] document = ResultDocument.toJson(score(round)).pretty().getBytes(StandardCharsets.UTF_8);
            Result kept = ResultDocument.fromJson(Json.parse(document, Json.Limits.document()));
            assertThat(new Scoring(new Archive(folder)).rescore(kept, CARD, new ShowsAll())).isEqualTo(kept);
        }
    }

    @Test
    void aNewerScorer_changesWhatFollowsFromScoring_andNamesTheEvaluation() {
        Result kept = score(Optional.of(Sha256.of(new byte[] {1})));
        TaskCard newer = new TaskCard(CARD.id(), CARD.title(), CARD.summary(), CARD.contract(), CARD.unit(), CARD.units(), CARD.labels(),
                CARD.synthetic(), CARD.metrics(), CARD.conditionalOn(), CARD.protocol(), CARD.datasets(), CARD.citations(),
                CARD.controls(), CARD.limits(), 2);
        Result anew = new Scoring(new Archive(folder)).rederive(kept, newer, new ShowsAll(), "e2", "0.2.0", Progress.none());
        assertThat(anew.evaluation().id()).isEqualTo("e2");
        assertThat(anew.evaluation().scorerVersion()).isEqualTo(2);
        assertThat(anew.evaluation().round()).isEqualTo(kept.evaluation().round());
        assertThat(anew.outcomes()).isEqualTo(kept.outcomes());
        assertThat(anew.exhibits()).as("the round's truth stays here").isEmpty();
        Rederivation tie = anew.rederives().orElseThrow();
        assertThat(tie.evaluation()).isEqualTo("e1");
        assertThat(tie.result()).isEqualTo(Receipt.sumOf(kept));
        assertThat(tie.evaluatedAgain()).isFalse();
        assertThat(new Scoring(new Archive(folder)).rescore(anew, newer, new ShowsAll())).as("and is scored again").isEqualTo(anew);
    }

    @Test
    void whatIsNotHere_isSaidByName() {
        Result kept = score(Optional.empty());
        assertThatThrownBy(() -> new Scoring(new Archive(folder.resolve("elsewhere"))).rederive(kept, CARD, new ShowsAll(), "e2", "0.2.0",
                Progress.none())).isInstanceOfSatisfying(AxonmarkException.class,
                        e -> assertThat(e.code().id()).isEqualTo("outcomes-missing"));
    }

    private Result score(Optional<Sha256> round) {
        SubmissionCard submission = new SubmissionCard("x", "1.0.0", "X", List.of("A"), "MIT", "eeg", "[1,2)", Optional.of("a.B"),
                Optional.empty(), List.of(), Optional.empty(), Sha256.of(new byte[] {2}), 1);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", Isolation.FULL, List.of(), "unavailable");
        EvaluationCard evaluation = new EvaluationCard("e1", submission, CARD.id(), 1, Sha256.of(new byte[0]), LIMITS, "test", host,
                "00".repeat(32), round, Instant.EPOCH, Instant.EPOCH);
        Outcomes outcomes = new Outcomes(List.of(new Outcome("all", new Answer.Text(""), 1)));
        return new Scoring(new Archive(folder)).score(CARD, new ShowsAll(), outcomes, evaluation,
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), false, Progress.none());
    }
}
