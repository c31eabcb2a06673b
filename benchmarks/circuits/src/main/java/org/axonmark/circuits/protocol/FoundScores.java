package org.axonmark.circuits.protocol;

import java.util.Arrays;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Outcome;
import org.axonmark.task.SubmissionFailure;

/** Asking for the circuit of one network, and what is kept of the answer: what was spent, then the scores of edges. */
public final class FoundScores {

    /** Outcomes that are not of the task that is to score them. */
    public static final ErrorCode OTHER_TASK = ErrorCode.user("outcomes-other-task");

    private FoundScores() {}

    /** Has a finder get ready. */
    public static CircuitFinder prepared(Candidate<CircuitFinder> candidate) {
        CircuitFinder finder = candidate.submission();
        return Candidate.call(() -> {
            finder.prepare(candidate.context());
            return finder;
        });
    }

    /**
     * Asks.
     *
     * @param item the outcome's item
     * @throws SubmissionFailure if there is not one score for each edge, or one is not a number
     */
    public static Outcome ask(CircuitFinder finder, MeteredNetwork network, PromptPairs prompts, String item) {
        long begun = System.nanoTime();
        CircuitScores found = Candidate.call(() -> finder.find(network, prompts));
        long nanos = System.nanoTime() - begun;
        return new Outcome(item, kept(found.edges(), network.graph().edges().size(), network.used(), item), nanos);
    }

    private static DoubleTensor kept(DoubleTensor scores, int edges, long used, String item) {
        if (!Arrays.equals(scores.shape(), new int[] {edges})) {
            throw new SubmissionFailure(Failure.WRONG_SHAPE,
                    "the scores of '" + item + "' have the shape " + Arrays.toString(scores.shape())
                            + "; give one for each edge, [" + edges + "]");
        }
        double[] kept = new double[1 + edges];
        kept[0] = used;
        for (int i = 0; i < edges; i++) {
            double score = scores.values()[i];
            if (Double.isNaN(score)) {
                throw new SubmissionFailure(Failure.NOT_FINITE,
                        "the score of edge " + i + " of '" + item
                                + "' is not a number; give negative infinity for an edge outside of the circuit");
            }
            kept[1 + i] = score;
        }
        return DoubleTensor.of(kept, kept.length);
    }

    /**
     * Returns the scores of edges of an outcome.
     *
     * @param edges how many the network has
     * @throws AxonmarkException if the outcome is of another task
     */
    public static double[] of(Outcome outcome, int edges) {
        if (outcome.answer() instanceof Answer.Numbers(DoubleTensor kept) && Arrays.equals(kept.shape(), new int[] {1 + edges})) {
            return Arrays.copyOfRange(kept.values(), 1, 1 + edges);
        }
        throw new AxonmarkException(OTHER_TASK, "the outcome of item '" + outcome.item() + "' holds no scores of " + edges
                + " edges: the outcomes are of another task or round");
    }
}
