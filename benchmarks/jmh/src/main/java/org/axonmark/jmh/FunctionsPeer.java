package org.axonmark.jmh;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
 * Scores hypotheses about numeric functions whenever a line comes in, from text to nMSE at 2 000 points, and prints the seconds: the product's
 * half of {@code ci/peers/functions_scoring.py}. Functions, hypotheses (as Python), points and errors go to a file once, so that all halves
 * score the same.
 */
public final class FunctionsPeer {

    private static final byte[] SEED = "functions peer seed".getBytes(StandardCharsets.US_ASCII);
    private static final int FUNCTIONS = 80;
    private static final int WARM_UPS = 20;
    private static final List<Supplier<FunctionInterpreter>> INTERPRETERS = List.of(LineInterpreter::new, PolynomialInterpreter::new,
            InterpolationInterpreter::new, BisectionInterpreter::new);

    private FunctionsPeer() {}

    /**
     * A hypothesis about a function.
     *
     * @param truth the function
     * @param text the hypothesis
     * @param points where it is scored
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pair(Hypothesis.Numeric truth, String text, double[] points) {

        double error() {
            return NormalisedError.of(NumericFunction.of(truth).at(points), NumericFunction.of(hypothesis()).at(points));
        }

        Hypothesis.Numeric hypothesis() {
            return (Hypothesis.Numeric) Hypothesis.parse(text);
        }

        Json json() {
            PythonSource source = new PythonSource();
            return new Json.Obj(List.of(
                    new Json.Member("truth", new Json.Str(source.of(truth.value()))),
                    new Json.Member("guess", new Json.Str(source.of(hypothesis().value()))),
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
        double sum = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            sum = errors(pairs);
        }
        System.out.println(pairs.size());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (lines.readLine() != null) {
            long begun = System.nanoTime();
            double again = errors(pairs);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.println(again == sum ? seconds : Double.NaN);
        }
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
            pairs.add(new Pair(item.truth(), item.truth().print(), points));
            for (List<Outcome> outcomes : answers) {
                pairs.add(new Pair(item.truth(), Answered.of(outcomes.get(i)).interpretation().hypothesis(), points));
            }
        }
        return pairs;
    }

    private static double errors(List<Pair> pairs) {
        double sum = 0;
        for (Pair pair : pairs) {
            sum += pair.error();
        }
        return sum;
    }

    static Json numbers(double[] values) {
        return new Json.Arr(Arrays.stream(values).<Json>mapToObj(Json.Num::new).toList());
    }
}
