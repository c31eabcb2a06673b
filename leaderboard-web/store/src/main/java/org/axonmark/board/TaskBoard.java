package org.axonmark.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.axonmark.results.format.Labels;
import org.axonmark.results.format.TaskCard;

/**
 * The board of a task.
 *
 * @param card the task
 * @param round the round whose entries stand here, if the task has rounds
 * @param eligible entries made in the sandbox
 * @param unsandboxed entries made without a sandbox, ranked among themselves; always empty on a board that is not local
 * @param below all other scored entries, best first
 * @param unscored results without a score, newest first
 * @param out scored entries that a flag took out of the ranking, best first
 * @param replaced what rows by a newer scorer took the place of, by the id of the row's evaluation
 */
public record TaskBoard(TaskCard card, Optional<Told.Round> round, Ranked eligible, Ranked unsandboxed, List<Row> below,
        List<Kept> unscored, List<Row> out, Map<String, Kept> replaced) {

    /** Copies the lists. */
    public TaskBoard {
        below = List.copyOf(below);
        unscored = List.copyOf(unscored);
        out = List.copyOf(out);
        replaced = Map.copyOf(replaced);
    }

    /** Creates a board on which no newer scorer has made a row. */
    TaskBoard(TaskCard card, Optional<Told.Round> round, Ranked eligible, Ranked unsandboxed, List<Row> below, List<Kept> unscored,
            List<Row> out) {
        this(card, round, eligible, unsandboxed, below, unscored, out, Map.of());
    }

    /** Returns the entries that stand by an older scorer than the task's, though an agent could make them anew. */
    public List<Kept> older() {
        return Stream.of(eligible.rows(), unsandboxed.rows(), practice()).flatMap(List::stream).map(Row::kept)
                .filter(kept -> kept.isOfAgent() && kept.result().evaluation().scorerVersion() < card.scorerVersion()).toList();
    }

    /** Returns the entries that are set beside each other: those in the sandbox, else those without, else practice. */
    public List<Row> compared() {
        List<Row> ranked = (eligible.rows().isEmpty() ? unsandboxed : eligible).rows();
        return ranked.isEmpty() ? practice() : ranked;
    }

    /** Returns what agents of this board made on public seeds, which are the same for all: compared, never ranked. */
    public List<Row> practice() {
        return card.labels() == Labels.OPEN ? List.of()
                : below.stream().filter(row -> row.kept().agent().isPresent() && row.kept().result().evaluation().round().isEmpty())
                        .toList();
    }
}
