package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.Use;
import org.junit.jupiter.api.Test;

/** What a score can be set against, and who is on the frontier. */
class ScoreAndCostTest {

    private static final Metric ENERGY = new Metric("energy", "energy", "mJ", Direction.LOWER, 0, Double.POSITIVE_INFINITY,
            OptionalDouble.empty(), false, "made up", Optional.of("it is a graph"));
    private static final Metric ERROR =
            new Metric("error", "error", "share", Direction.LOWER, 0, 1, OptionalDouble.empty(), false, "less is better, and no cost");

    private static TaskCard card() {
        TaskCard plain = Samples.OPEN;
        return new TaskCard(plain.id(), plain.title(), plain.summary(), plain.contract(), plain.unit(), plain.units(), Labels.OPEN, true,
                List.of(plain.mainMetric(), ERROR, ENERGY), "x", List.of(), List.of(), List.of(), List.of(), plain.limits(), 1);
    }

    private static Row row(String id, double score, OptionalDouble energy, String remark) {
        Result plain = Samples.result(id, id, Samples.OPEN, score, Optional.empty());
        List<Summary> summaries = new ArrayList<>(List.of(new Summary("accuracy", score, OptionalDouble.empty(), Optional.empty(), 12)));
        energy.ifPresent(value -> summaries.add(new Summary("energy", value, OptionalDouble.empty(), Optional.empty(), 12)));
        Result result = new Result(plain.evaluation(), plain.state(), plain.itemScores(), summaries, plain.labelSwap(),
                new Use(Duration.ofSeconds(9), Duration.ofMillis(1500), 0, 1, 1), plain.outcomes(), List.of(), List.of(), List.of(),
                List.of(),
                remark.isEmpty() ? List.of() : List.of(new Exhibit.Note("operations", remark)));
        return new Row(new Kept(result, Standing.ELIGIBLE, "", Optional.of("a"), Instant.EPOCH), summaries.getFirst(), Optional.empty());
    }

    private static Optional<ScoreAndCost> against(String cost, Row... rows) {
        TaskBoard board = new TaskBoard(card(), Optional.empty(), new Ranked(List.of(rows), OptionalDouble.empty()),
                new Ranked(List.of(), OptionalDouble.empty()), List.of(), List.of(), List.of());
        return ScoreAndCost.of(board, Optional.of(cost));
    }

    @Test
    void points_standByCost_andTheBeatenAreNotOnTheFrontier() {
        ScoreAndCost shown = against("energy", row("dear", 0.9, OptionalDouble.of(3), ""), row("beaten", 0.5, OptionalDouble.of(2), ""),
                row("cheap", 0.6, OptionalDouble.of(1), ""), row("same", 0.6, OptionalDouble.of(1), "")).orElseThrow();
        assertThat(shown.points()).extracting(point -> point.row().kept().result().evaluation().id())
                .containsExactly("cheap", "same", "beaten", "dear");
        assertThat(shown.points()).extracting(ScoreAndCost.Point::onFrontier).containsExactly(true, true, false, true);
        assertThat(shown.missing()).isEmpty();
    }

    @Test
    void theTasksFirstCost_isTheUsualOne_andSharesAreNone() {
        Row row = row("a", 0.9, OptionalDouble.of(3), "");
        assertThat(against("nothing", row).orElseThrow().cost().id()).isEqualTo("energy");
        assertThat(against("error", row).orElseThrow().choices()).extracting(Cost::id)
                .as("no share, and no memory where none was read").containsExactly("energy", "used-cpu", "used-time", "jar-size");
        assertThat(against("used-cpu", row).orElseThrow().points().getFirst().cost()).isEqualTo(1.5);
        assertThat(against("nothing", row("b", 0.9, OptionalDouble.empty(), "")).orElseThrow().cost().id())
                .as("what nobody has is not offered").isEqualTo("used-cpu");
        assertThat(against("energy")).as("a board without entries").isEmpty();
    }

    @Test
    void whoHasNoCost_saysWhy() {
        ScoreAndCost shown =
                against("energy", row("a", 0.9, OptionalDouble.of(3), ""), row("code", 0.8, OptionalDouble.empty(), "not measured: code"),
                        row("mute", 0.7, OptionalDouble.empty(), "")).orElseThrow();
        assertThat(shown.missing()).extracting(ScoreAndCost.Missing::why)
                .containsExactly("operations not measured: code", "not measured: only where it is a graph");
    }
}
