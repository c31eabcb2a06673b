package org.axonmark.spi.spiking;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;

/**
 * Learns one task after another and keeps what it learnt. Implemented by submissions of the spiking suite in Java; no ONNX file alone can learn, and what
 * learning costs is not measured.
 *
 * <p>The worker constructs the provider by its public no-argument constructor and calls {@link #prepare} once; then {@link #learn} and {@link #classify}
 * in any order, all on one thread. What was learnt follows from the set-up and the calls of {@link #learn} alone: all that is drawn is drawn from
 * {@link ContinualSetup#seed}, and {@link #classify} leaves what was learnt as it is. The harness checks this in a fresh worker that learns the same
 * without being asked in between, and a learner that fails is not scored.
 */
public interface ContinualLearner {

    /**
     * Gets ready. Called once, before all else.
     *
     * @param setup sizes of what will follow, and the seed of all that is drawn
     * @param context what the worker offers besides the data
     * @throws Exception if the learner cannot serve this set-up; the evaluation ends as failed, with the message
     */
    void prepare(ContinualSetup setup, Context context) throws Exception;

    /**
     * Learns from a batch. Tasks come one after the other, and each stimulus once.
     *
     * @param task number of the task, from 0; it never falls
     * @param stimuli {@code [n][inputs]}, n at least 1, numbers from 0 to 1
     * @param labels {@code [n]}, the class of each, from 0
     * @throws Exception if the batch cannot be learnt; the evaluation ends as failed, with the message
     */
    void learn(int task, FloatTensor stimuli, IntTensor labels) throws Exception;

    /**
     * Classifies stimuli of all tasks learnt so far, mixed; nobody says which is of which. The scores of a stimulus depend on it alone, never on its
     * batch or on what was classified before.
     *
     * @param stimuli {@code [n][inputs]}, n at least 1
     * @return finite scores {@code [n][classes]}, of which the greatest wins; of equal ones the first
     * @throws Exception if the batch cannot be classified; the evaluation ends as failed, with the message
     */
    FloatTensor classify(FloatTensor stimuli) throws Exception;
}
