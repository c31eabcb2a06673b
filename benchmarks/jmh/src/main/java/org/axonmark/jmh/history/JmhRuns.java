package org.axonmark.jmh.history;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Benchmarks by JMH's Runner, each in three fresh JVMs. JMH's own JSON of every method is kept beside.
 *
 * @param folder for JMH's JSON
 * @param said where progress is told
 */
record JmhRuns(Path folder, PrintStream said) implements Measuring {

    private static final String PACKAGE = "org.axonmark.jmh.";
    private static final int FORKS = 3;
    private static final int WARMUP = 2;
    private static final int ITERATIONS = 5;
    /** They say where files lie, and change nothing. */
    private static final Set<String> PLACES = Set.of("worker", "jar");

    @Override
    public List<Measured> measure(List<String> expressions) {
        List<String> methods = methods(expressions);
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            said.printf("measuring %s (%d of %d)%n", methods.get(i).substring(PACKAGE.length()), i + 1, methods.size());
            run(methods.get(i)).forEach(result -> measured.add(of(result)));
        }
        return measured;
    }

    /** Returns the product's benchmarks whose names match, with class and package. */
    static List<String> methods(List<String> expressions) {
        return BenchmarkList.defaultList()
                .find(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), expressions, List.of("\\.timing\\."))
                .stream()
                .map(BenchmarkListEntry::getUsername).collect(Collectors.toCollection(TreeSet::new)).stream().toList();
    }

    private Collection<RunResult> run(String method) {
        try {
            Path json = Files.createTempFile(Files.createDirectories(folder), method.substring(PACKAGE.length()) + "-", ".json");
            return new Runner(new OptionsBuilder().include("^" + Pattern.quote(method) + "$").addProfiler(CpuInRulers.class)
                    .param("isolation", "NONE").forks(FORKS).warmupIterations(WARMUP).warmupTime(TimeValue.seconds(1))
                    .measurementIterations(ITERATIONS).measurementTime(TimeValue.seconds(1)).shouldFailOnError(true)
                    .jvmArgsAppend("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                    .verbosity(VerboseMode.SILENT).resultFormat(ResultFormatType.JSON).result(json.toString()).build()).run();
        } catch (RunnerException | IOException e) {
            throw failed(method, e);
        }
    }

    private static Measured of(RunResult result) {
        List<Double> rulers = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            double cpu = least(fork, CpuInRulers.CPU);
            rulers.add(cpu / least(fork, CpuInRulers.RULER));
            millis.add(cpu);
        }
        String name = name(result.getParams());
        if (rulers.size() < FORKS || !rulers.stream().allMatch(Double::isFinite)) {
            throw failed(name, new IOException("not all of " + FORKS + " JVMs told their CPU time"));
        }
        return new Measured(name, Level.middle(rulers), Level.middle(millis));
    }

    /** Returns the quickest iteration's value, which a busy machine moves least. */
    private static double least(BenchmarkResult fork, String label) {
        double least = Double.POSITIVE_INFINITY;
        for (IterationResult iteration : fork.getIterationResults()) {
            if (iteration.getSecondaryResults().containsKey(label)) {
                least = Math.min(least, iteration.getSecondaryResults().get(label).getScore());
            }
        }
        return least;
    }

    private static String name(BenchmarkParams benchmark) {
        String parameters = benchmark.getParamsKeys().stream().filter(key -> !PLACES.contains(key)).sorted()
                .map(key -> key + "=" + benchmark.getParam(key)).collect(Collectors.joining(", "));
        String method = benchmark.getBenchmark().substring(PACKAGE.length());
        return parameters.isEmpty() ? method : method + "[" + parameters + "]";
    }

    private static AxonmarkException failed(String method, Exception cause) {
        return new AxonmarkException(ErrorCode.internal("benchmark-failed"), "benchmark " + method + " failed: " + cause
                + "; run its class alone, as benchmarks/jmh/README.md says, to see why", cause);
    }
}
