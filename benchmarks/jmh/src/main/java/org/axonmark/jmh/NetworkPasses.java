package org.axonmark.jmh;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.Disguise;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Gradients;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.protocol.MeteredNetwork;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Alternate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One pass of 64 prompts of full length through a disguised network, forwards under a plan that cuts an edge, and backwards; and four prompts under
 * twelve plans behind the meter. See README.md for one core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NetworkPasses {

    private static final int PROMPTS = 64;

    private static final int FEW_PROMPTS = 4;

    private static final int PLANS = 12;

    /** Program of the network. */
    @Param({"hist", "reverse", "most_of_three"})
    public String program = "hist";

    private Optional<Passes> passes = Optional.empty();

    /** What is measured, on one network. */
    private record Passes(Supplier<Run> forward, Supplier<Run> forwardFromPlain, Supplier<Gradients> backward,
            Supplier<DoubleTensor> forwardEach) {}

    /** Creates the state. */
    public NetworkPasses() {}

    /** Compiles the network and runs it once. */
    @Setup
    public void compile() {
        byte[] key = "network passes".getBytes(StandardCharsets.US_ASCII);
        Compiled compiled = Disguise.compile(ProgramLibrary.program(program).program(), key, program);
        HmacStream stream = HmacStream.of(key, program);
        Prompts prompts = prompts(compiled, stream);
        Transformer network = compiled.transformer();
        Run plain = network.run(prompts);
        List<Graph.Edge> edges = network.graph().edges();
        // An edge half-way: what comes before it can be taken from the plain run.
        Plan cut = new Plan(network.graph()).alternate(network.run(prompts(compiled, stream)).cache())
                .mix(network.graph(), edges.get(edges.size() / 2), 1);
        double[] gradient = new double[plain.logits().length];
        Arrays.fill(gradient, 1);
        passes = Optional.of(new Passes(() -> network.run(prompts, cut), () -> network.run(prompts, cut, plain),
                () -> network.backward(plain, gradient), manyPlans(compiled, stream)));
    }

    /** Cuts edges from one end of the graph to the other, each alone. */
    private static Supplier<DoubleTensor> manyPlans(Compiled compiled, HmacStream stream) {
        MeteredNetwork metered = new MeteredNetwork(compiled.transformer(), Long.MAX_VALUE);
        Alternate corrupt = new Alternate.Kept(metered.cache(tokens(compiled, stream)).number());
        IntTensor clean = tokens(compiled, stream);
        metered.cache(clean);
        int edges = metered.graph().edges().size();
        List<org.axonmark.spi.circuits.Plan> plans = IntStream.range(0, PLANS)
                .mapToObj(i -> org.axonmark.spi.circuits.Plan.cut(corrupt, i * edges / PLANS)).toList();
        return () -> metered.forwardEach(clean, plans);
    }

    private static IntTensor tokens(Compiled compiled, HmacStream stream) {
        int length = compiled.program().length();
        Prompts prompts = compiled.codec().encode(compiled.codec().draw(stream, FEW_PROMPTS, length));
        int[] tokens = new int[FEW_PROMPTS * prompts.length()];
        Arrays.setAll(tokens, i -> prompts.token(i / prompts.length(), i % prompts.length()));
        return IntTensor.of(tokens, FEW_PROMPTS, prompts.length());
    }

    private static Prompts prompts(Compiled compiled, HmacStream stream) {
        return compiled.codec().encode(compiled.codec().draw(stream, PROMPTS, compiled.program().length()));
    }

    /** Works everything out. */
    @Benchmark
    public Run forward() {
        return passes.orElseThrow().forward().get();
    }

    /** Takes from the plain run what the plan does not touch. */
    @Benchmark
    public Run forwardFromPlain() {
        return passes.orElseThrow().forwardFromPlain().get();
    }

    /** Cuts several edges, each alone, in one call. */
    @Benchmark
    public DoubleTensor forwardEach() {
        return passes.orElseThrow().forwardEach().get();
    }

    /** Follows the plain run back. */
    @Benchmark
    public Gradients backward() {
        return passes.orElseThrow().backward().get();
    }

    /** Runs this benchmark in this process. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(NetworkPasses.class.getName()).forks(0).build()).run();
    }
}
