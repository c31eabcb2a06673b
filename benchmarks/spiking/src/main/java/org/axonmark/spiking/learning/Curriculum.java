package org.axonmark.spiking.learning;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.spiking.ContinualSetup;
import org.axonmark.spiking.stimuli.LearningTasks;
import org.axonmark.spiking.stimuli.PixelOrder;
import org.axonmark.task.RoundSeed;

/**
 * What is learnt and asked: sequences of tasks, each with permutations, pictures, order and learner's seed of its own. All follows from the seed.
 *
 * @param seed of the round or of practice
 * @param sequences how many learners learn
 * @param tasks of a sequence, at least 2
 * @param training stimuli of a task that are learnt, each once
 * @param test stimuli of a task that are asked
 */
record Curriculum(RoundSeed seed, int sequences, int tasks, int training, int test) {

    private static final int PIECE = 100;
    private static final int KEY_BYTES = 32;

    Curriculum {
        if (sequences < 1 || tasks < 2 || training < 1 || test < 1) {
            throw new IllegalArgumentException("%d sequences of %d tasks of %d and %d stimuli; two tasks and one of all else are needed"
                    .formatted(sequences, tasks, training, test));
        }
    }

    /** Returns a sequence's stimuli. */
    LearningTasks stimuli(int sequence) {
        HmacStream stream = seed.stream("continual", "sequence", Integer.toString(sequence));
        ByteBuffer key = ByteBuffer.allocate(KEY_BYTES);
        while (key.hasRemaining()) {
            key.putLong(stream.nextLong());
        }
        return new LearningTasks(new RoundSeed(key.array()), FashionMnistData.sample().training(), FashionMnistData.sample().test());
    }

    /** Returns what a sequence's learner is told. */
    ContinualSetup setup(int sequence) {
        return new ContinualSetup(PixelOrder.PIXELS, FashionMnistData.CLASSES.size(), tasks,
                seed.stream("continual", "learner", Integer.toString(sequence)).nextLong());
    }

    /** Returns a sequence's id. */
    static String id(int sequence) {
        return "sequence-%02d".formatted(sequence);
    }

    /** Returns the sum over all stimuli and labels, and over what learners are told. */
    Sha256 identity() {
        MessageDigest digest = Sha256.digest();
        for (int sequence = 0; sequence < sequences; sequence++) {
            digest.update(ByteBuffer.allocate(8).putLong(setup(sequence).seed()).flip());
            LearningTasks stimuli = stimuli(sequence);
            for (int task = 0; task < tasks; task++) {
                add(digest, stimuli.of(task, LearningTasks.Part.TRAINING), training);
                add(digest, stimuli.of(task, LearningTasks.Part.TEST), test);
            }
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(MessageDigest digest, LearningTasks.Stimuli stimuli, int count) {
        digest.update(ByteBuffer.allocate(4).putInt(count).flip());
        for (int from = 0; from < count; from += PIECE) {
            float[] values = stimuli.values(from, Math.min(PIECE, count - from));
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        for (int label : stimuli.labels(0, count)) {
            digest.update((byte) label);
        }
    }
}
