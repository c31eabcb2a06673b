package org.axonmark.spi.spiking;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.ServedFromOnnx;

/**
 * A classifier of stimuli. Implemented by submissions of the spiking suite, mostly by an ONNX file alone: what a network costs is measured
 * inside its graph, and a submission with code of its own shows <em>not measured</em> there.
 *
 * <p>The worker constructs the provider by its public no-argument constructor, calls {@link #prepare} once, then {@link #classify} any
 * number of times, all on one thread. Every stimulus begins in the resting state: its scores depend on that stimulus alone, never on its batch
 * or on what came before. The harness checks this in a fresh worker, and a classifier that fails is not scored.
 */
@ServedFromOnnx(OnnxSpikingClassifier.class)
public interface SpikingClassifier {

    /**
     * Gets ready for stimuli of one shape. Called once, before the first {@link #classify}.
     *
     * @param setup shape of every stimulus that will follow, and the number of classes
     * @param context what the worker offers besides the data
     * @throws Exception if the classifier cannot serve this set-up; the evaluation ends as failed, with the message
     */
    void prepare(SpikingSetup setup, Context context) throws Exception;

    /**
     * Classifies a batch of stimuli.
     *
     * @param stimuli {@code [n][t][channels][height][width]}, n at least 1; t is the set-up's or, where the task asks for an early decision,
     *     fewer
     * @return finite numbers, {@code [n]} and then the axes of the set-up's answer, or {@code [n][steps]} and these axes with an answer for each step
     *     of the network's own time, whose mean decides. Where a class is asked, they are scores {@code [n][classes]}, of which the greatest wins;
     *     what else may be asked is said by the task's card
     * @throws Exception if the batch cannot be classified; the evaluation ends as failed, with the message
     */
    FloatTensor classify(FloatTensor stimuli) throws Exception;
}
