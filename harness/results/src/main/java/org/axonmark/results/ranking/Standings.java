package org.axonmark.results.ranking;

import java.util.List;

/**
 * The order of a board.
 *
 * @param standings one for each entry, in the order given
 * @param resolutionFloor the smallest difference of means that can win
 */
public record Standings(List<Standing> standings, double resolutionFloor) {

    /** Copies the list. */
    public Standings {
        standings = List.copyOf(standings);
    }
}
