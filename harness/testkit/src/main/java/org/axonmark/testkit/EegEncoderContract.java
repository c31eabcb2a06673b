package org.axonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.Channel;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.spi.eeg.SensorType;
import org.junit.jupiter.api.Test;

/** What every {@link EegEncoder} must keep to. Implement it in a test class; its tests are inherited. */
public interface EegEncoderContract {

    /** Microvolts of the windows that are tried. */
    float AMPLITUDE = 20;

    /** Returns a fresh encoder, as a worker constructs it. */
    EegEncoder submission();

    /** Returns the set-up to try: four electrodes, four seconds at 250 Hz, unless it is overridden. */
    default EegSetup setup() {
        return new EegSetup(List.of(new Channel("Fz", 0, 0.06, 0.08, SensorType.EEG), new Channel("Cz", 0, 0, 0.1, SensorType.EEG),
                new Channel("Pz", 0, -0.06, 0.08, SensorType.EEG), new Channel("Oz", 0, -0.1, 0.02, SensorType.EEG)), 250, 1000);
    }

    /** Returns what a worker offers; no models unless it is overridden. */
    default Context context() {
        return Models.none();
    }

    /** Embeddings have one length from 1 to 4096 and are finite. */
    @Test
    default void embeddings_haveOneLength() throws Exception {
        EegEncoder encoder = prepared();
        int length = embedded(encoder, windows(5)).size(1);
        assertThat(embedded(encoder, windows(1)).size(1)).as("length of a single window's embedding").isEqualTo(length);
    }

    /** A fresh encoder says the same. */
    @Test
    default void freshOne_embedsTheSame() throws Exception {
        Batches.agree(embedded(prepared(), windows(5)), embedded(prepared(), windows(5)), List.of(0, 1, 2, 3, 4), "by a fresh one");
    }

    /** Neither a window's batch nor what came before changes its embedding. */
    @Test
    default void embedding_dependsOnTheWindowAlone() throws Exception {
        EegEncoder encoder = prepared();
        FloatTensor all = embedded(encoder, windows(5));
        for (List<Integer> items : List.of(List.of(4), List.of(2, 0), List.of(4, 3, 2, 1, 0))) {
            Batches.agree(embedded(encoder, Batches.of(windows(5), items)), all, items, "in a batch of " + items.size());
        }
    }

    /** A window without any signal is embedded in finite numbers. */
    @Test
    default void silence_isEmbedded() throws Exception {
        embedded(prepared(), Batches.filled(0, windows(2).shape()));
    }

    private FloatTensor windows(int n) {
        FloatTensor windows = Batches.made(0, n, setup().montage().size(), setup().windowSamples());
        for (int i = 0; i < windows.count(); i++) {
            windows.values()[i] = AMPLITUDE * (2 * windows.values()[i] - 1);
        }
        return windows;
    }

    private EegEncoder prepared() throws Exception {
        EegEncoder encoder = submission();
        encoder.prepare(setup(), context());
        return encoder;
    }

    private static FloatTensor embedded(EegEncoder encoder, FloatTensor windows) throws Exception {
        int n = windows.size(0);
        FloatTensor embeddings = encoder.embed(windows);
        assertThat(embeddings.rank()).as("axes of embeddings").isEqualTo(2);
        assertThat(embeddings.size(0)).as("embeddings of a batch").isEqualTo(n);
        assertThat(embeddings.size(1)).as("numbers of an embedding").isBetween(1, 4096);
        Batches.areFinite(embeddings);
        return embeddings;
    }
}
