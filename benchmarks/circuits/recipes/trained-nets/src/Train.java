import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.axonmark.circuits.network.Prompts;
import org.axonmark.results.statistics.HmacStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Trains a transformer to hold a program's circuit in given heads and MLPs: strict interchange intervention training (Gupta et al. 2024,
 * InterpBench, arXiv 2407.14494). One summed loss: behaviour, interchange of one part, and the same behaviour where one other node is resampled.
 * See README.md.
 */
public final class Train {

    private static final int BATCH = 128;
    private static final int CHECK = 200;
    private static final int CHECKED = 256;
    private static final double GOOD = 0.997;

    /** Shares of right outputs: as it is, under interchange of a part, with another node resampled; the worst node of the last two. */
    private record Marks(double accuracy, double iia, double siia, double worstIia, double worstSiia) {
        double least() {
            return Math.min(accuracy, Math.min(worstIia, worstSiia));
        }
    }

    private final Subject subject;
    private final HmacStream stream;
    private final Net net;
    private final List<Integer> parts;
    private final List<Integer> free;
    private Map<String, float[]> best = Map.of();
    private Marks bestMarks = new Marks(0, 0, 0, 0, 0);
    private int bestStep;

    private Train(Subject subject, byte[] seed) {
        this.subject = subject;
        this.stream = HmacStream.of(seed, "training");
        torch.manual_seed(HmacStream.of(seed, "weights").nextInt(Integer.MAX_VALUE));
        this.net = new Net(subject.shape);
        this.parts = List.copyOf(subject.aligned.keySet());
        this.free = subject.free();
    }

    /** Takes a program, the size of its vocabulary, its longest input, a seed, steps, and the folder for what is made. */
    public static void main(String[] arguments) throws IOException {
        String name = arguments[0];
        byte[] seed = (name + " " + arguments[3]).getBytes(StandardCharsets.UTF_8);
        Subject subject = new Subject(name, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 4, 32, 8,
                HmacStream.of(seed, "slots"));
        Train train = new Train(subject, seed);
        train.run(Integer.parseInt(arguments[4]));
        train.save(Path.of(arguments[5]), name, arguments);
    }

    private void run(int steps) {
        TensorVector all = new TensorVector(net.parameters.values().toArray(new Tensor[0]));
        AdamOptions options = new AdamOptions(3e-3);
        options.betas().put(0, 0.9).put(1, 0.99);
        Adam adam = new Adam(all, options);
        for (int step = 0; step < steps; step++) {
            adam.param_groups().get(0).options().set_lr(3e-3 + (1e-4 - 3e-3) * step / steps);
            double loss = step(adam, all);
            if ((step + 1) % CHECK == 0) {
                Marks marks = check(seedOfCheck());
                System.out.printf(Locale.ROOT, "%d: loss %.4f accuracy %.4f IIA %.4f (worst %.4f) SIIA %.4f (worst %.4f), %.0f s CPU%n",
                        step + 1, loss, marks.accuracy, marks.iia, marks.worstIia, marks.siia, marks.worstSiia, cpu());
                if (marks.least() > bestMarks.least()) {
                    bestMarks = marks;
                    best = net.numbers();
                    bestStep = step + 1;
                }
                if (marks.least() >= GOOD) {
                    break;
                }
            }
        }
    }

    private static byte[] seedOfCheck() {
        return "check".getBytes(StandardCharsets.UTF_8);
    }

    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private double step(Adam adam, TensorVector all) {
        try (PointerScope scope = new PointerScope()) {
            int longest = subject.compiled.program().length();
            // Long inputs hold all that short ones ask for, so most are long.
            int length = stream.nextInt(2) == 0 ? longest : 1 + stream.nextInt(longest);
            Subject.Batch batch = subject.draw(stream, BATCH, length);
            Tensor base = ids(batch.base);
            Tensor source = ids(batch.source);
            Tensor places = places(length + 1);
            long[] right = subject.right(batch);
            int part = parts.get(stream.nextInt(parts.size()));
            int other = free.get(stream.nextInt(free.size()));
            Net.Run from = net.run(source, places, -1, source);
            Tensor loss = loss(net.run(base, places, -1, base), right)
                    .add(loss(net.run(base, places, part, from.nodes().get(part)), subject.interchanged(batch, part)))
                    .add(loss(net.run(base, places, other, from.nodes().get(other)), right).mul(new Scalar(0.5)));
            adam.zero_grad();
            loss.backward();
            torch.clip_grad_norm_(all, 1.0);
            adam.step();
            return loss.item_double();
        }
    }

    private Tensor loss(Net.Run run, long[] classes) {
        if (Arrays.stream(classes).allMatch(right -> right == Subject.NONE)) {
            return run.logits().sum().mul(new Scalar(0.0));
        }
        return torch.cross_entropy_loss(run.logits().reshape(classes.length, subject.shape.outputs()), Tensor.create(classes));
    }

    private static Tensor ids(Prompts prompts) {
        long[] ids = new long[prompts.count() * prompts.length()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = prompts.token(i / prompts.length(), i % prompts.length());
        }
        return Tensor.create(ids, prompts.count(), prompts.length());
    }

    private static Tensor places(int length) {
        long[] places = new long[length];
        for (int i = 0; i < length; i++) {
            places[i] = i;
        }
        return Tensor.create(places);
    }

    /** Marks over all lengths, the longest weighing as much as all others together; a node's own share at its worst. */
    private Marks check(byte[] seed) {
        double accuracy = 0;
        TreeMap<Integer, Double> shares = new TreeMap<>();
        int longest = subject.compiled.program().length();
        for (int length = 1; length <= longest; length++) {
            try (PointerScope scope = new PointerScope()) {
                Subject.Batch batch = subject.draw(HmacStream.of(seed, Integer.toString(length)), CHECKED, length);
                Tensor base = ids(batch.base);
                Tensor places = places(length + 1);
                long[] right = subject.right(batch);
                Net.Run from = net.run(ids(batch.source), places, -1, base);
                double weight = length == longest ? 0.5 : 0.5 / (longest - 1);
                accuracy += weight * share(net.run(base, places, -1, base), right);
                for (int node = 0; node < net.nodes(); node++) {
                    long[] wanted = subject.aligned.containsKey(node) ? subject.interchanged(batch, node) : right;
                    double share = share(net.run(base, places, node, from.nodes().get(node)), wanted);
                    shares.merge(node, weight * share, Double::sum);
                }
            }
        }
        return new Marks(accuracy, mean(shares, parts), mean(shares, free), least(shares, parts), least(shares, free));
    }

    private static double mean(Map<Integer, Double> shares, List<Integer> nodes) {
        return nodes.stream().mapToDouble(shares::get).average().orElseThrow();
    }

    private static double least(Map<Integer, Double> shares, List<Integer> nodes) {
        return nodes.stream().mapToDouble(shares::get).min().orElseThrow();
    }

    private static double share(Net.Run run, long[] classes) {
        FloatBuffer logits = run.logits().contiguous().createBuffer();
        int outputs = logits.remaining() / classes.length;
        int right = 0;
        int asked = 0;
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] != Subject.NONE) {
                int best = 0;
                for (int k = 1; k < outputs; k++) {
                    best = logits.get(i * outputs + k) > logits.get(i * outputs + best) ? k : best;
                }
                asked++;
                right += best == classes[i] ? 1 : 0;
            }
        }
        return asked == 0 ? 1 : (double) right / asked;
    }

    private void save(Path folder, String name, String[] arguments) throws IOException {
        System.out.printf(Locale.ROOT, "best at step %d: %s%n", bestStep, bestMarks);
        String file = name.replace('_', '-');
        Files.createDirectories(folder);
        Files.write(folder.resolve(file + ".safetensors"), net.file(best));
        StringBuilder parts = new StringBuilder();
        subject.aligned.forEach((node, writer) -> parts.append("part.%s = %s%n".formatted(node(node),
                subject.compiled.transformer().graph().writers().get(writer))));
        Files.writeString(folder.resolve(file + ".properties"), String.format(Locale.ROOT, """
                vocabulary = %s
                length = %s
                seed = %s
                steps = %d
                layers = %d
                heads = %d
                width = %d
                headWidth = %d
                accuracy = %.4f
                iia = %.4f
                siia = %.4f
                worstIia = %.4f
                worstSiia = %.4f
                %s""", arguments[1], arguments[2], arguments[3], bestStep, subject.shape.layers(), subject.shape.heads(),
                subject.shape.width(), subject.shape.headWidth(), bestMarks.accuracy, bestMarks.iia, bestMarks.siia, bestMarks.worstIia,
                bestMarks.worstSiia, parts));
    }

    private String node(int node) {
        int perLayer = subject.shape.heads() + 1;
        int head = node % perLayer;
        return head == subject.shape.heads() ? "m" + node / perLayer : "a" + node / perLayer + "." + head;
    }
}
