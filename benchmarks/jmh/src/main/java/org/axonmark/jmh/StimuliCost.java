package org.axonmark.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

import org.axonmark.datasets.events.NMnistFile;
import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.datasets.synthetic.MovingTextures;
import org.axonmark.spiking.stimuli.CueStreams;
import org.axonmark.spiking.stimuli.PictureStreams;
import org.axonmark.spiking.stimuli.PixelOrder;
import org.axonmark.spiking.stimuli.SceneComposer;
import org.axonmark.spiking.stimuli.SdrMatch;
import org.axonmark.spiking.stimuli.SdrPairs;
import org.axonmark.task.RoundSeed;

/**
 * Prints what an item of each generator of stimuli costs: CPU time of this thread, mean of all items behind a warm-up. No JMH benchmark, whose times
 * are those of a clock on the wall: on a shared machine they say how busy it is.
 */
public final class StimuliCost {

    private static final RoundSeed SEED = new RoundSeed("the cost of stimuli".getBytes(StandardCharsets.UTF_8));
    private static final int EVENTS = 100_000;

    private StimuliCost() {}

    /** Takes nothing. */
    public static void main(String[] arguments) {
        print("sample of Fashion-MNIST", 10, item -> FashionMnistData.sample());
        LabelledImages images = FashionMnistData.sample().test();
        for (int side : new int[] {64, 128}) {
            MovingTextures textures = new MovingTextures(SEED.key(), side, 200);
            print("moving textures, " + side + " x " + side, 40, textures::item);
        }
        print("scene", 400, new SceneComposer(SEED, images, 64)::scene);
        PictureStreams streams = new PictureStreams(SEED, images, PixelOrder.permuted(), 4);
        float[] stream = new float[streams.steps()];
        print("stream of 4 pictures", 400, item -> streams.copyTo(item, stream, 0));
        SdrPairs pairs = new SdrPairs(SEED, new SdrMatch(256, 32, 12, 4));
        long[] matches = new long[1];
        print("1 000 pairs of codes", 400,
                item -> pairs.block((int) item, 1000, (stored, probe, matching) -> matches[0] += matching ? 1 : 0));
        print("cue stream", 400, new CueStreams(SEED, new CueStreams.Shape(4, 4, 3, 40, 80, 5, 40, 20))::stream);
        byte[] file = new byte[5 * EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            file[5 * i + 2] = (byte) (i >> 16);
            file[5 * i + 3] = (byte) (i >> 8);
            file[5 * i + 4] = (byte) i;
        }
        print("100 000 events of N-MNIST's format", 100, item -> NMnistFile.parse("made", file, 34, 34));
    }

    private static void print(String name, int items, LongConsumer maker) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int item = 0; item < items / 2; item++) {
            maker.accept(item);
        }
        long begun = threads.getCurrentThreadCpuTime();
        for (int item = 0; item < items; item++) {
            maker.accept(item);
        }
        System.out.printf("%-36s %8.3f ms%n", name, (threads.getCurrentThreadCpuTime() - begun) / 1e6 / items);
    }
}
