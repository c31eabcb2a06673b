package org.axonmark.board;

import java.util.Optional;

import org.axonmark.results.format.Summary;

/**
 * One row of a board.
 *
 * @param kept the result
 * @param summary of the main metric
 * @param standing rank interval and tie group, absent where the board has no ranks or the row is not eligible
 */
public record Row(Kept kept, Summary summary, Optional<org.axonmark.results.ranking.Standing> standing) {}
