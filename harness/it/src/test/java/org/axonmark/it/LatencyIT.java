package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.axonmark.functions.generator.Law;
import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.numeric.NumericTask;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.FunctionTask;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Result;
import org.axonmark.results.metrics.Classification;
import org.axonmark.task.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The time of an answer tells nothing of the function: a linear classifier on the latencies that a submission measured in the sandbox, trained on
 * half of the functions, does not tell families apart on the other half.
 */
@Tag("proof")
class LatencyIT {

    private static final int SETS = 8;
    private static final double MOST = 0.55;

    @TempDir
    private Path folder = Path.of("");

    /** A question of one of several sets. */
    private record InSet(String set, Question question) implements Question {

        @Override
        public String id() {
            return set + "/" + question.id();
        }

        @Override
        public String unit() {
            return set + "/" + question.unit();
        }

        @Override
        public int budget() {
            return question.budget();
        }

        @Override
        public String identity() {
            return set + "|" + question.identity();
        }

        @Override
        public MeteredBox box() {
            return question.box();
        }

        @Override
        public List<ItemScore> score(Answered answered) {
            return question.score(answered).stream()
                    .map(score -> new ItemScore(id(), unit(), score.metric(), score.value()))
                    .toList();
        }
    }

    /** What was measured of one function: mean and least time of single answers, time of the batch less the median of its size. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(Law law, int budget, double[] features) {}

    @Test
    void latency_doesNotTellFamiliesApart() throws IOException {
        List<Sample> samples = samples();
        List<Sample> training = new ArrayList<>();
        List<Sample> test = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            (i % 2 == 0 ? training : test).add(samples.get(i));
        }
        Map<Law, Double> found = new EnumMap<>(Law.class);
        double weighted = 0;
        int positives = 0;
        for (Law law : Law.values()) {
            int[] truth = test.stream().mapToInt(sample -> sample.law() == law ? 1 : 0).toArray();
            int n = Arrays.stream(truth).sum();
            if (n >= 10) {
                double[] direction = discriminant(training, law);
                double[] scores = test.stream().mapToDouble(sample -> dot(direction, sample.features())).toArray();
                double auroc = Classification.auroc(truth, scores);
                found.put(law, auroc);
                weighted += n * auroc;
                positives += n;
            }
        }
        System.out.printf("%d functions, AUROC by family %s, mean %.3f%n", samples.size(), found, weighted / positives);
        assertThat(found).hasSizeGreaterThan(10);
        assertThat(weighted / positives).isLessThanOrEqualTo(MOST);
    }

    private List<Sample> samples() throws IOException {
        Map<String, Law> laws = new HashMap<>();
        List<Question> questions = new ArrayList<>();
        for (int set = 0; set < SETS; set++) {
            Seed seed = new Seed("latency, set number %02d".formatted(set).getBytes(StandardCharsets.US_ASCII));
            NumericGenerator generator = new NumericGenerator(seed);
            List<Question> own = NumericTask.task().questions().apply(seed);
            for (int i = 0; i < own.size(); i++) {
                Question question = new InSet("set-" + set, own.get(i));
                laws.put(question.id(), generator.item(i).law());
                questions.add(question);
            }
        }
        Evaluations evaluations = new Evaluations(folder);
        Path jar = HostileJar.of("TimesItsAnswers", "times", "functions", folder);
        Result result = evaluations.evaluate(jar, new FunctionTask(NumericTask.task().card(), seed -> questions));
        List<Outcome> outcomes = evaluations.archive().outcomes(result.outcomes().orElseThrow()).orElseThrow().outcomes();
        List<Sample> raw = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String id = outcomes.get(i).item();
            double[] times = Stream.of(Answered.of(outcomes.get(i)).interpretation().description().split(" "))
                    .mapToDouble(Double::parseDouble).toArray();
            double[] singles = Arrays.copyOf(times, times.length - 1);
            double[] features = {Arrays.stream(singles).average().orElseThrow(), Arrays.stream(singles).min().orElseThrow(),
                times[times.length - 1]};
            raw.add(new Sample(Objects.requireNonNull(laws.get(id)), questions.get(i).budget(), features));
        }
        return levelled(raw);
    }

    /** Takes the batch's size out of its time: sizes differ by budget, which is no secret. */
    private static List<Sample> levelled(List<Sample> raw) {
        Map<Integer, Double> medians = new HashMap<>();
        for (Sample sample : raw) {
            medians.computeIfAbsent(sample.budget(), budget -> {
                double[] times =
                        raw.stream().filter(one -> one.budget() == budget).mapToDouble(one -> one.features()[2]).sorted().toArray();
                return times[times.length / 2];
            });
        }
        return raw.stream().map(sample -> {
            double[] features = sample.features().clone();
            features[2] -= medians.getOrDefault(sample.budget(), 0.0);
            return new Sample(sample.law(), sample.budget(), features);
        }).toList();
    }

    /** Fisher's direction on the diagonal: difference of means over the variance, feature by feature. */
    private static double[] discriminant(List<Sample> training, Law law) {
        double[] direction = new double[3];
        for (int k = 0; k < direction.length; k++) {
            int feature = k;
            double[] of =
                    training.stream().filter(sample -> sample.law() == law).mapToDouble(sample -> sample.features()[feature]).toArray();
            double[] rest =
                    training.stream().filter(sample -> sample.law() != law).mapToDouble(sample -> sample.features()[feature]).toArray();
            double mean = Arrays.stream(rest).average().orElseThrow();
            double variance = Arrays.stream(rest).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
            direction[k] = (Arrays.stream(of).average().orElse(mean) - mean) / variance;
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
