package org.axonmark.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.axonmark.engine.archive.Archive;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.statistics.Holm;
import org.axonmark.results.statistics.PairedTest;
import org.axonmark.results.statistics.Summaries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "compare", mixinStandardHelpOptions = true, description = "Compare evaluations with a first one, unit by unit;"
        + " exits 1 if one is worse by more than the threshold with an adjusted p of at most 0.05.")
final class CompareCommand implements Callable<Integer> {

    private static final double LEVEL = 0.05;

    private final Console console;

    @Parameters(paramLabel = "BASELINE OTHER...", arity = "2..*", description = "ids of evaluations of one task")
    private List<String> ids = List.of();

    @Option(names = "--threshold", defaultValue = "0.01", description = "smallest difference that matters; default ${DEFAULT-VALUE}")
    private double threshold;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Archive archive = Installation.find().archive();
        Result baseline = ResultsCommand.required(archive, ids.getFirst());
        Metric metric = Installation.task(baseline.evaluation().task().toString()).card().mainMetric();
        List<PairedTest> tests = new ArrayList<>();
        for (String id : ids.subList(1, ids.size())) {
            tests.add(test(baseline, ResultsCommand.required(archive, id), metric));
        }
        double[] adjusted = Holm.adjust(tests.stream().mapToDouble(PairedTest::p).toArray());
        boolean worse = false;
        for (int i = 0; i < tests.size(); i++) {
            PairedTest test = tests.get(i);
            double gain = metric.direction() == Direction.HIGHER ? test.difference() : -test.difference();
            boolean bad = gain < -threshold && adjusted[i] <= LEVEL;
            worse |= bad;
            String interval = test.interval()
                    .map(range -> String.format(java.util.Locale.ROOT, " [%+.4f, %+.4f]", range.low(), range.high()))
                    .orElse("");
            console.line("%s against %s: %s %+.4f%s, p %.4f (Holm %.4f), %d units: %s", ids.get(i + 1), ids.getFirst(),
                    metric.title(), test.difference(), interval, test.p(), adjusted[i], test.units(),
                    bad ? "worse" : gain > threshold && adjusted[i] <= LEVEL ? "better" : "no difference shown");
        }
        return worse ? 1 : 0;
    }

    private static PairedTest test(Result baseline, Result other, Metric metric) {
        if (!baseline.evaluation().task().equals(other.evaluation().task())
                || !baseline.evaluation().dataset().equals(other.evaluation().dataset())) {
            throw new AxonmarkException(ErrorCode.user("not-comparable"), "evaluations " + baseline.evaluation().id() + " ("
                    + baseline.evaluation().task() + ") and " + other.evaluation().id() + " (" + other.evaluation().task()
                    + ") are not of one task on the same data; compare two of one task and round");
        }
        Map<String, Double> first = Summaries.byUnit(baseline.itemScores(), metric.id());
        Map<String, Double> second = Summaries.byUnit(other.itemScores(), metric.id());
        if (first.isEmpty() || !first.keySet().equals(second.keySet())) {
            throw new AxonmarkException(ErrorCode.user("not-comparable"), "evaluations " + baseline.evaluation().id() + " and "
                    + other.evaluation().id() + " do not both have scores of the same units; compare scored evaluations");
        }
        double[] a = first.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] b = first.keySet().stream().mapToDouble(second::get).toArray();
        return PairedTest.of(b, a, "compare".getBytes(StandardCharsets.UTF_8));
    }
}
