package org.axonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.CircuitFinder;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CircuitFinder} must keep to. Implement it in a test class; its tests are inherited. The network is a toy of one layer whose head looks at
 * all positions alike; what a finder finds in it is not checked, that it keeps to its budget is.
 */
public interface CircuitFinderContract {

    /** Returns a fresh finder, as a worker constructs it. */
    CircuitFinder submission();

    /** Returns what a worker offers; no models unless it is overridden. */
    default Context context() {
        return Models.none();
    }

    /** Returns the least forward passes of one prompt that the finder can do with; 4 unless it is overridden. */
    default long leastBudget() {
        return 4;
    }

    /** Each edge has a score, and none is not a number. */
    @Test
    default void everyEdge_isScored() throws Exception {
        scores(prepared(), 1000);
    }

    /** A fresh finder says the same. */
    @Test
    default void freshOne_scoresTheSame() throws Exception {
        assertThat(scores(prepared(), 1000)).as("scores by a fresh one").isEqualTo(scores(prepared(), 1000));
    }

    /** One finder may be given several networks. */
    @Test
    default void secondNetwork_isScoredToo() throws Exception {
        CircuitFinder finder = prepared();
        double[] first = scores(finder, 1000);
        assertThat(scores(finder, 1000)).as("scores of the same network again").isEqualTo(first);
    }

    /** Whoever may run the network seldom runs it seldom, and scores its edges all the same. */
    @Test
    default void smallBudgets_areKept() throws Exception {
        for (long budget : new long[] {leastBudget(), leastBudget() + 1, leastBudget() + 7}) {
            scores(prepared(), budget);
        }
    }

    private CircuitFinder prepared() throws Exception {
        CircuitFinder finder = submission();
        finder.prepare(context());
        return finder;
    }

    private static double[] scores(CircuitFinder finder, long budget) throws Exception {
        ToyNetwork network = new ToyNetwork(budget);
        double[] scores = finder.find(network, ToyNetwork.prompts()).edges().values();
        assertThat(scores.length).as("scores, one for each edge").isEqualTo(network.graph().edges().size());
        for (int edge = 0; edge < scores.length; edge++) {
            assertThat(scores[edge]).as("score of edge %d", edge).isNotNaN();
        }
        return scores;
    }
}
