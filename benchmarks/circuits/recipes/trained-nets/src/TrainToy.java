import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.axonmark.circuits.faithful.Behaviour;
import org.axonmark.circuits.faithful.Behaviour.Example;
import org.axonmark.circuits.network.Architecture;
import org.axonmark.results.statistics.HmacStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Trains a causal transformer on a behaviour, and on nothing about where it is to lie. See README.md. */
public final class TrainToy {

    private static final int BATCH = 128;
    private static final int CHECK = 175;
    private static final int CHECKED = 1000;
    /** Whose accuracy is less at the first check is started anew. */
    private static final double LEARNING = 0.55;

    private final Behaviour behaviour;
    private final int steps;
    private final Net net;
    private final HmacStream stream;

    private TrainToy(Behaviour behaviour, Architecture shape, int steps, byte[] seed) {
        this.behaviour = behaviour;
        this.steps = steps;
        this.stream = HmacStream.of(seed, "training");
        this.net = net(shape, seed);
        if (behaviour == Behaviour.OBJECT) {
            // With most first embeddings it stays at either name for long; with these it does not.
            Net first = net(shape, "y".getBytes(StandardCharsets.UTF_8));
            net.parameters.put("embedding", first.parameters.get("embedding"));
            net.parameters.put("positions", first.parameters.get("positions"));
        }
    }

    private static Net net(Architecture shape, byte[] seed) {
        torch.manual_seed(HmacStream.of(seed, "weights").nextInt(Integer.MAX_VALUE));
        return new Net(shape);
    }

    /** Takes a behaviour, the numbers of the first and the last network, steps, and the folder for what is made. */
    public static void main(String[] arguments) throws IOException {
        Behaviour behaviour = Behaviour.named(arguments[0]);
        for (int number = Integer.parseInt(arguments[1]); number <= Integer.parseInt(arguments[2]); number++) {
            String name = behaviour.id() + "-" + number;
            String seed = name;
            TrainToy train;
            do {
                train = new TrainToy(behaviour, shape(behaviour, number), Integer.parseInt(arguments[3]),
                        seed.getBytes(StandardCharsets.UTF_8));
                seed += " again";
            } while (!train.run(name));
            train.save(Files.createDirectories(Path.of(arguments[4])), name);
        }
    }

    /** Every fifth network, for indirect objects every second, has a third layer; those for greater-than have MLPs, every second of them norms. */
    private static Architecture shape(Behaviour behaviour, int number) {
        boolean later = behaviour == Behaviour.LATER;
        return new Architecture(number % (behaviour == Behaviour.OBJECT ? 2 : 5) == 0 ? 3 : 2, 4, 32, 8, later ? 64 : 0, behaviour.tokens(),
                behaviour.length(), behaviour.outputs(), true, later && number % 2 == 0 ? Architecture.Norm.LAYER : Architecture.Norm.NONE,
                Architecture.Activation.GELU);
    }

    private void save(Path folder, String name) throws IOException {
        Architecture shape = net.shape;
        Files.write(folder.resolve(name + ".safetensors"), net.file(net.numbers()));
        Files.writeString(folder.resolve(name + ".properties"), String.format(Locale.ROOT, """
                behaviour = %s
                steps = %d
                layers = %d
                heads = %d
                width = %d
                headWidth = %d
                hidden = %d
                norm = %s
                accuracy = %.4f
                """, behaviour.id(), steps, shape.layers(), shape.heads(), shape.width(), shape.headWidth(), shape.hidden(), shape.norm(),
                accuracy()));
    }

    /** Trains; tells whether the first steps learned anything, without which no more are made. */
    private boolean run(String name) {
        TensorVector all = new TensorVector(net.parameters.values().toArray(new Tensor[0]));
        AdamOptions options = new AdamOptions(1e-2);
        options.betas().put(0, 0.9).put(1, 0.99);
        Adam adam = new Adam(all, options);
        for (int step = 0; step < steps; step++) {
            adam.param_groups().get(0).options().set_lr(1e-2 + (1e-4 - 1e-2) * step / steps);
            double loss = step(adam, all);
            if ((step + 1) % CHECK == 0) {
                double accuracy = accuracy();
                System.out.printf(Locale.ROOT, "%s, %d: loss %.4f accuracy %.4f, %.0f s CPU%n", name, step + 1, loss, accuracy,
                        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
                                / 1e9);
                if (accuracy < LEARNING) {
                    return false;
                }
            }
        }
        return true;
    }

    /** One step: cross entropy to answers that are all as likely. A quarter of the prompts are corrupt ones, which have answers too. */
    private double step(Adam adam, TensorVector all) {
        try (PointerScope scope = new PointerScope()) {
            int[][] prompts = new int[BATCH][];
            float[] wanted = new float[BATCH * behaviour.outputs()];
            for (int i = 0; i < BATCH; i++) {
                Example example = behaviour.draw(stream);
                boolean corrupt = i % 4 == 0;
                prompts[i] = corrupt ? example.corrupt() : example.clean();
                int[] answers = corrupt ? example.other() : example.right();
                for (int answer : answers) {
                    wanted[i * behaviour.outputs() + answer] = 1f / answers.length;
                }
            }
            Tensor loss = last(prompts).log_softmax(1).mul(Tensor.create(wanted, BATCH, behaviour.outputs())).sum()
                    .mul(new Scalar(-1.0 / BATCH));
            adam.zero_grad();
            loss.backward();
            torch.clip_grad_norm_(all, 1.0);
            adam.step();
            return loss.item_double();
        }
    }

    /** Returns the outputs at the last position. */
    private Tensor last(int[][] prompts) {
        long[] ids = Arrays.stream(prompts).flatMapToInt(Arrays::stream).asLongStream().toArray();
        Tensor tokens = Tensor.create(ids, prompts.length, behaviour.length());
        Tensor places = Tensor.create(IntStream.range(0, behaviour.length()).asLongStream().toArray());
        return net.run(tokens, places, -1, tokens).logits().select(1, behaviour.length() - 1);
    }

    /** Returns the share of clean prompts whose likeliest answer is right. */
    private double accuracy() {
        HmacStream check = HmacStream.of("check".getBytes(StandardCharsets.UTF_8));
        List<Example> examples = IntStream.range(0, CHECKED).mapToObj(_ -> behaviour.draw(check)).toList();
        try (PointerScope scope = new PointerScope()) {
            Tensor last = last(examples.stream().map(Example::clean).toArray(int[][]::new));
            FloatBuffer outputs = last.contiguous().createBuffer();
            int right = 0;
            for (int i = 0; i < CHECKED; i++) {
                int best = 0;
                for (int k = 1; k < behaviour.outputs(); k++) {
                    best = outputs.get(i * behaviour.outputs() + k) > outputs.get(i * behaviour.outputs() + best) ? k : best;
                }
                right += Arrays.binarySearch(examples.get(i).right(), best) >= 0 ? 1 : 0;
            }
            return (double) right / CHECKED;
        }
    }
}
