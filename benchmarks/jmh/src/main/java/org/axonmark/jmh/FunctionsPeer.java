package org.axonmark.jmh;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import com.sun.management.OperatingSystemMXBean;
import org.axonmark.functions.generator.NormalisedError;
import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.numeric.NumericTask;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.format.Json;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.numericbisection.BisectionInterpreter;
import org.axonmark.submission.numericinterpolation.InterpolationInterpreter;
import org.axonmark.submission.numericline.LineInterpreter;
import org.axonmark.submission.numericpolynomial.PolynomialInterpreter;
import org.axonmark.task.Outcome;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;

/**
 * Scores hypotheses about numeric functions at 2 000 points each, as often as the line that comes in says, and prints the seconds of CPU time that
 * once took: with the hypotheses read beforehand, and with reading them from their texts. The product's half of {@code
 * ci/peers/functions_scoring.py}. Functions, hypotheses (as Python), points and errors go to a file once, so that all score the same.
 */
public final class FunctionsPeer {

    private static final byte[] SEED = "functions peer seed".getBytes(StandardCharsets.US_ASCII);
    private static final int FUNCTIONS = 40;
    private static final int WARM_UPS = 100;
    private static final List<Supplier<FunctionInterpreter>> INTERPRETERS = List.of(LineInterpreter::new, PolynomialInterpreter::new,
            InterpolationInterpreter::new, BisectionInterpreter::new);

    private FunctionsPeer() {}

    /**
     * A hypothesis about a function.
     *
     * @param truth the function
     * @param text the hypothesis
     * @param hypothesis the text, read
     * @param points where it is scored
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pair(Hypothesis.Numeric truth, String text, Hypothesis.Numeric hypothesis, double[] points) {

        static Pair of(NumericItem item, String text, double[] points) {
            return new Pair(item.truth(), text, read(text), points);
        }

        double error() {
            return error(hypothesis);
        }

        double errorFromText() {
            return error(read(text));
        }

        private double error(Hypothesis.Numeric guess) {
            return NormalisedError.of(NumericFunction.of(truth).at(points), NumericFunction.of(guess).at(points));
        }

        private static Hypothesis.Numeric read(String text) {
            return (Hypothesis.Numeric) Hypothesis.parse(text);
        }

        Json json() {
            PythonSource source = new PythonSource();
            return new Json.Obj(List.of(
                    new Json.Member("truth", new Json.Str(source.of(truth.value()))),
                    new Json.Member("guess", new Json.Str(source.of(hypothesis.value()))),
                    new Json.Member("lines", source.lines()),
                    new Json.Member("points", numbers(points)),
                    new Json.Member("error", new Json.Num(error()))));
        }
    }

    /** Takes the file to write. */
    public static void main(String[] arguments) throws IOException {
        List<Pair> pairs = pairs();
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            for (Pair pair : pairs) {
                out.write(pair.json().compact());
                out.newLine();
            }
        }
        seconds(pairs, Pair::error, WARM_UPS);
        seconds(pairs, Pair::errorFromText, WARM_UPS);
        System.out.println(pairs.size());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int times = Integer.parseInt(line);
            System.out.println(seconds(pairs, Pair::error, times) + " " + seconds(pairs, Pair::errorFromText, times));
        }
    }

    /** Returns the mean CPU time of scoring all pairs once. */
    private static double seconds(List<Pair> pairs, ToDoubleFunction<Pair> error, int times) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long begun = system.getProcessCpuTime();
        double first = 0;
        for (int i = 0; i < times; i++) {
            double sum = 0;
            for (Pair pair : pairs) {
                sum += error.applyAsDouble(pair);
            }
            first = i == 0 ? sum : first;
            if (sum != first) {
                throw new IllegalStateException("the errors add up to " + sum + ", before to " + first);
            }
        }
        return (system.getProcessCpuTime() - begun) / 1e9 / times;
    }

    /** Returns the functions with the hypotheses of four interpreters, and the truth. */
    private static List<Pair> pairs() {
        Protocol<FunctionInterpreter> protocol = NumericTask.task().prepare(
                new Preparation(Path.of("none"), Optional.empty(), Optional.of(SEED), Progress.none()));
        List<List<Outcome>> answers = INTERPRETERS.stream()
                .map(interpreter -> protocol.ask(new Here<>(interpreter), new byte[32], Progress.none()).outcomes())
                .toList();
        NumericGenerator generator = new NumericGenerator(new Seed(SEED));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < FUNCTIONS; i++) {
            NumericItem item = generator.item(i);
            double[] points = item.points();
            pairs.add(Pair.of(item, item.truth().print(), points));
            for (List<Outcome> outcomes : answers) {
                pairs.add(Pair.of(item, Answered.of(outcomes.get(i)).interpretation().hypothesis(), points));
            }
        }
        return pairs;
    }

    static Json numbers(double[] values) {
        return new Json.Arr(Arrays.stream(values).<Json>mapToObj(Json.Num::new).toList());
    }
}
