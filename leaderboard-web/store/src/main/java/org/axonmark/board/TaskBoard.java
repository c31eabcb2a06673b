package org.axonmark.board;

import java.util.List;
import java.util.Optional;

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
 */
public record TaskBoard(TaskCard card, Optional<Told.Round> round, Ranked eligible, Ranked unsandboxed, List<Row> below,
        List<Kept> unscored, List<Row> out) {

    /** Copies the lists. */
    public TaskBoard {
        below = List.copyOf(below);
        unscored = List.copyOf(unscored);
        out = List.copyOf(out);
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
