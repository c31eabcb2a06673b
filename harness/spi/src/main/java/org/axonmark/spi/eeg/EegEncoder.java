package org.axonmark.spi.eeg;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.ServedFromOnnx;

/**
 * An EEG encoder: windows in, embeddings out. Implemented by submissions of the eeg suite.
 *
 * <p>The worker constructs the provider by its public no-argument constructor, calls {@link #prepare} once, then {@link #embed} any number
 * of times, all on one thread. The encoder learns no label, subject or file; windows arrive shuffled, in batches of any size. An encoder
 * must be <em>inductive</em>: a window's embedding depends on that window alone, never on its batch or on what was embedded before. The
 * harness checks this in a fresh worker, and an encoder that fails is not scored.
 */
@ServedFromOnnx(OnnxEegEncoder.class)
public interface EegEncoder {

    /**
     * Gets ready for windows of one recording set-up. Called once, before the first {@link #embed}.
     *
     * @param setup channels, sampling rate and window length of every window that will follow
     * @param context what the worker offers besides the data
     * @throws Exception if the encoder cannot serve this set-up; the evaluation ends as failed, with the message
     */
    void prepare(EegSetup setup, Context context) throws Exception;

    /**
     * Embeds a batch of windows.
     *
     * @param windows {@code [n][channels][samples]} in microvolts, channels in the order of the montage, n at least 1
     * @return {@code [n][d]}, finite, with one d between 1 and 4096 in all calls
     * @throws Exception if the batch cannot be embedded; the evaluation ends as failed, with the message
     */
    FloatTensor embed(FloatTensor windows) throws Exception;
}
