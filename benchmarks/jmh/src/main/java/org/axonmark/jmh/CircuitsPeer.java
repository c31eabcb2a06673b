package org.axonmark.jmh;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.sun.management.OperatingSystemMXBean;
import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.Disguise;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.protocol.MeteredNetwork;
import org.axonmark.circuits.protocol.Pairs;
import org.axonmark.circuits.protocol.ProgramPrompts;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.format.Json;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.submission.circuitsacdc.DiscoveryFinder;
import org.axonmark.submission.circuitseap.AttributionFinder;

/**
 * Finds circuits with {@code circuits-eap} and {@code circuits-acdc}: the product's half of {@code ci/peers/circuits_passes.py}. Networks, pairs and
 * scores go to a file once, so that all work on the same. A line with the number of a network, {@code eap}, {@code sweeps} or {@code few} and a number of
 * times has the method run as often, and the seconds of CPU time that once took printed.
 */
public final class CircuitsPeer {

    private static final byte[] KEY = "circuits peer".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> PROGRAMS = List.of("hist", "sort", "or_gate", "reverse");
    private static final int PAIRS = 64;
    private static final int SWEEPS = 32;
    private static final int FEW_SWEEPS = 2;
    private static final int WARM_UPS = 3;

    private CircuitsPeer() {}

    /**
     * A network, and what it is asked about.
     *
     * @param compiled the network
     * @param pairs of all lengths, for attribution
     * @param longest of the longest prompts, for one sweep each
     * @param few the first of these
     */
    private record Net(Compiled compiled, PromptPairs pairs, PromptPairs longest, PromptPairs few) {

        static Net of(String name) {
            Compiled compiled = Disguise.compile(ProgramLibrary.program(name).program(), KEY, name);
            Transformer network = compiled.transformer();
            Subject subject = new Subject(name, name, network, new Circuit(network.graph(), compiled.wired()), Set::of,
                    new ProgramPrompts(compiled));
            // Lengths are drawn evenly out of a few, so that as many again are of the longest.
            PromptPairs.OfLength longest = Pairs.of(subject, HmacStream.of(KEY, name, "sweeps"), 16 * SWEEPS).lengths().getLast();
            return new Net(compiled, Pairs.of(subject, HmacStream.of(KEY, name), PAIRS),
                    new PromptPairs(List.of(longest.from(0, SWEEPS))), new PromptPairs(List.of(longest.from(0, FEW_SWEEPS))));
        }

        double[] scores(String method) {
            MeteredNetwork metered = new MeteredNetwork(compiled.transformer(), Long.MAX_VALUE);
            return (switch (method) {
                case "eap" -> new AttributionFinder().find(metered, pairs);
                case "sweeps" -> new DiscoveryFinder().find(metered, longest);
                case "few" -> new DiscoveryFinder().find(metered, few);
                default -> throw new IllegalArgumentException("'" + method + "' is none of eap, sweeps and few");
            }).edges().values();
        }

        Json json() {
            Architecture shape = compiled.transformer().shape();
            Weights weights = compiled.weights();
            return new Json.Obj(List.of(
                    new Json.Member("program", new Json.Str(compiled.program().name())),
                    new Json.Member("heads", new Json.Num(shape.heads())),
                    new Json.Member("embedding", matrix(weights.embedding(), shape.width())),
                    new Json.Member("positions", matrix(weights.positions(), shape.width())),
                    new Json.Member("layers", new Json.Arr(weights.layers().stream().map(layer -> json(layer, shape)).toList())),
                    new Json.Member("unembedding", matrix(weights.unembedding(), shape.outputs())),
                    new Json.Member("outputBias", FunctionsPeer.numbers(weights.outputBias())),
                    new Json.Member("pairs", json(pairs)), new Json.Member("longest", json(longest)),
                    new Json.Member("eap", FunctionsPeer.numbers(scores("eap"))),
                    new Json.Member("sweeps", FunctionsPeer.numbers(scores("sweeps"))),
                    new Json.Member("few", FunctionsPeer.numbers(scores("few")))));
        }

        private static Json json(Weights.Layer layer, Architecture shape) {
            List<Json> heads = layer.heads().stream().<Json>map(head -> new Json.Obj(List.of(
                    new Json.Member("query", matrix(head.query(), shape.headWidth())),
                    new Json.Member("key", matrix(head.key(), shape.headWidth())),
                    new Json.Member("value", matrix(head.value(), shape.headWidth())),
                    new Json.Member("output", matrix(head.output(), shape.width()))))).toList();
            Weights.Mlp mlp = layer.mlp();
            return new Json.Obj(List.of(new Json.Member("heads", new Json.Arr(heads)),
                    new Json.Member("in", matrix(mlp.in(), shape.hidden())),
                    new Json.Member("inBias", FunctionsPeer.numbers(mlp.inBias())),
                    new Json.Member("out", matrix(mlp.out(), shape.width())),
                    new Json.Member("outBias", FunctionsPeer.numbers(mlp.outBias()))));
        }

        private static Json json(PromptPairs pairs) {
            return new Json.Arr(pairs.lengths().stream().<Json>map(each -> new Json.Arr(List.of(
                    tokens(each.clean()), tokens(each.corrupt()), tokens(each.label()), tokens(each.wrong())))).toList());
        }

        private static Json tokens(IntTensor tokens) {
            return matrix(Arrays.stream(tokens.values()).asDoubleStream().toArray(), tokens.size(1));
        }

        private static Json matrix(double[] values, int columns) {
            Json[] rows = new Json[values.length / columns];
            Arrays.setAll(rows, i -> FunctionsPeer.numbers(Arrays.copyOfRange(values, i * columns, (i + 1) * columns)));
            return new Json.Arr(List.of(rows));
        }
    }

    /** Takes the file to write. */
    public static void main(String[] arguments) throws IOException {
        List<Net> nets = PROGRAMS.stream().map(Net::of).toList();
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            for (Net net : nets) {
                out.write(net.json().compact());
                out.newLine();
            }
        }
        for (Net net : nets) {
            seconds(net, "eap", 20 * WARM_UPS);
            seconds(net, "few", WARM_UPS);
        }
        System.out.println(nets.size());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(seconds(nets.get(Integer.parseInt(words[0])), words[1], Integer.parseInt(words[2])));
        }
    }

    /** Returns the mean CPU time of finding a circuit. */
    private static double seconds(Net net, String method, int times) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double[] first = net.scores(method);
        long begun = system.getProcessCpuTime();
        for (int i = 0; i < times; i++) {
            if (!Arrays.equals(first, net.scores(method))) {
                throw new IllegalStateException("'" + method + "' scores the same network otherwise");
            }
        }
        return (system.getProcessCpuTime() - begun) / 1e9 / times;
    }
}
