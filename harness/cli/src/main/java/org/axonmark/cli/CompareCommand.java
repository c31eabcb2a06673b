package org.axonmark.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.axonmark.engine.archive.Archive;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Holm;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.PairedTest;
import org.axonmark.results.statistics.Summaries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "compare", mixinStandardHelpOptions = true, description = {
    "Compare evaluations with a first one, unit by unit: the sign-flip permutation test of the mean difference, with Holm's"
            + " adjustment over the comparisons of one call.",
    "Exits 1 if one is worse by more than the threshold with an adjusted p of at most 0.05."})
final class CompareCommand implements Callable<Integer> {

    private static final double LEVEL = 0.05;

    private final Console console;

    @Parameters(paramLabel = "EVALUATION", arity = "2..*", description = "the baseline, then one or more others of the same task")
    private List<String> ids = List.of();

    @Option(names = "--threshold", defaultValue = "0.01", paramLabel = "DIFFERENCE",
            description = "smallest difference that matters, in the metric's own unit; default ${DEFAULT-VALUE}")
    private double threshold;

    @Option(names = "--json", description = "print as JSON")
    private boolean json;

    CompareCommand(Console console) {
        this.console = console;
    }

    /** What a comparison shows, from the other evaluation's point of view. */
    private enum Verdict {
        BETTER("better"),
        WORSE("worse"),
        TOO_SMALL("a difference too small to matter"),
        NOT_SHOWN("no difference shown");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }
    }

    private record Comparison(Result other, PairedTest test, double holm, Verdict verdict) {}

    /** What both have of one level of a grouping; shown, not tested. */
    private record LevelPair(String grouping, String level, double baseline, double other) {}

    @Override
    public Integer call() {
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new AxonmarkException(ErrorCode.user("threshold-invalid"),
                    "--threshold " + threshold + " is no difference; give a number from 0, such as 0.01");
        }
        Archive archive = Installation.find().archive();
        Result baseline = ResultsCommand.required(archive, ids.getFirst());
        TaskCard card = Installation.task(baseline.evaluation().task().toString()).card();
        List<Result> others = ids.subList(1, ids.size()).stream().map(id -> ResultsCommand.required(archive, id)).toList();
        List<PairedTest> tests = others.stream().map(other -> test(baseline, other, card.mainMetric())).toList();
        double[] adjusted = Holm.adjust(tests.stream().mapToDouble(PairedTest::p).toArray());
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            Verdict verdict = verdict(card.mainMetric(), tests.get(i), adjusted[i]);
            comparisons.add(new Comparison(others.get(i), tests.get(i), adjusted[i], verdict));
        }
        if (json) {
            console.json(toJson(baseline, card.mainMetric(), comparisons));
        } else {
            print(baseline, card, comparisons);
        }
        return comparisons.stream().anyMatch(comparison -> comparison.verdict() == Verdict.WORSE) ? 1 : 0;
    }

    private Verdict verdict(Metric metric, PairedTest test, double holm) {
        double gain = metric.direction() == Direction.HIGHER ? test.difference() : -test.difference();
        if (holm > LEVEL) {
            return Verdict.NOT_SHOWN;
        }
        return Math.abs(gain) <= threshold ? Verdict.TOO_SMALL : gain > 0 ? Verdict.BETTER : Verdict.WORSE;
    }

    private void print(Result baseline, TaskCard card, List<Comparison> comparisons) {
        Metric metric = card.mainMetric();
        console.line("%s on %s, %s is better", console.strong(metric.title()), card.id(),
                metric.direction() == Direction.HIGHER ? "higher" : "lower");
        console.line("baseline  %s  %s: mean %.4f over %d %ss", baseline.evaluation().id(), name(baseline),
                mean(baseline, metric), comparisons.getFirst().test().units(), card.unit());
        for (Comparison comparison : comparisons) {
            PairedTest test = comparison.test();
            String interval = test.interval()
                    .map(range -> String.format(Locale.ROOT, ", 95 %% interval [%+.4f, %+.4f]", range.low(), range.high()))
                    .orElse(", too few units for an interval");
            console.line("other     %s  %s: mean %.4f", comparison.other().evaluation().id(), name(comparison.other()),
                    mean(comparison.other(), metric));
            console.line("          difference %+.4f%s", test.difference(), interval);
            console.line("          p %.4f (%s), Holm %.4f over %d, threshold %s: %s", test.p(),
                    test.exact() ? "all sign flips" : "9999 sign flips", comparison.holm(), comparisons.size(), threshold,
                    console.strong(comparison.verdict().words));
            levels(baseline, comparison.other(), metric)
                    .forEach((grouping, pairs) -> console.line("          by %s: %s", grouping, pairs.stream()
                            .map(pair -> String.format(Locale.ROOT, "%s %.4f to %.4f", pair.level(), pair.baseline(), pair.other()))
                            .collect(Collectors.joining(", "))));
        }
    }

    /** Returns the levels that both have, by grouping, in the baseline's order. */
    private static Map<String, List<LevelPair>> levels(Result baseline, Result other, Metric metric) {
        Map<String, Map<String, Double>> others = new HashMap<>();
        for (Breakdown breakdown : other.breakdowns()) {
            if (breakdown.metric().equals(metric.id())) {
                breakdown.levels().forEach(level -> others.computeIfAbsent(breakdown.grouping(), name -> new HashMap<>())
                        .put(level.name(), level.value()));
            }
        }
        Map<String, List<LevelPair>> pairs = new LinkedHashMap<>();
        for (Breakdown breakdown : baseline.breakdowns()) {
            Map<String, Double> matching = others.getOrDefault(breakdown.grouping(), Map.of());
            if (breakdown.metric().equals(metric.id())) {
                for (Breakdown.Level level : breakdown.levels()) {
                    Double value = matching.get(level.name());
                    if (value != null) {
                        pairs.computeIfAbsent(breakdown.grouping(), name -> new ArrayList<>())
                                .add(new LevelPair(breakdown.grouping(), level.name(), level.value(), value));
                    }
                }
            }
        }
        return pairs;
    }

    private Json toJson(Result baseline, Metric metric, List<Comparison> comparisons) {
        List<Json> documents = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            PairedTest test = comparison.test();
            List<Json.Member> members = new ArrayList<>(List.of(
                    new Json.Member("evaluation", new Json.Str(comparison.other().evaluation().id())),
                    new Json.Member("submission", new Json.Str(comparison.other().evaluation().submission().coordinates())),
                    new Json.Member("mean", new Json.Num(mean(comparison.other(), metric))),
                    new Json.Member("difference", new Json.Num(test.difference()))));
            test.interval().ifPresent(range -> members.add(new Json.Member("interval", new Json.Obj(List.of(
                    new Json.Member("low", new Json.Num(range.low())),
                    new Json.Member("high", new Json.Num(range.high())),
                    new Json.Member("method", new Json.Str(range.method())))))));
            members.addAll(List.of(
                    new Json.Member("units", new Json.Num(test.units())),
                    new Json.Member("p", new Json.Num(test.p())),
                    new Json.Member("exact", new Json.Bool(test.exact())),
                    new Json.Member("holm", new Json.Num(comparison.holm())),
                    new Json.Member("verdict", new Json.Str(
                            comparison.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))),
                    new Json.Member("levels", new Json.Arr(levels(baseline, comparison.other(), metric).values().stream()
                            .flatMap(List::stream)
                            .map(CompareCommand::toJson)
                            .toList()))));
            documents.add(new Json.Obj(members));
        }
        return new Json.Obj(List.of(
                new Json.Member("task", new Json.Str(baseline.evaluation().task().toString())),
                new Json.Member("metric", new Json.Str(metric.id())),
                new Json.Member("direction", new Json.Str(metric.direction().name().toLowerCase(Locale.ROOT))),
                new Json.Member("baseline", new Json.Str(baseline.evaluation().id())),
                new Json.Member("mean", new Json.Num(mean(baseline, metric))),
                new Json.Member("threshold", new Json.Num(threshold)),
                new Json.Member("level", new Json.Num(LEVEL)),
                new Json.Member("comparisons", new Json.Arr(documents))));
    }

    private static Json toJson(LevelPair pair) {
        return new Json.Obj(List.of(
                new Json.Member("grouping", new Json.Str(pair.grouping())),
                new Json.Member("level", new Json.Str(pair.level())),
                new Json.Member("baseline", new Json.Num(pair.baseline())),
                new Json.Member("other", new Json.Num(pair.other()))));
    }

    private static String name(Result result) {
        return new Untrusted(result.evaluation().submission().coordinates()).forTerminal();
    }

    private static double mean(Result result, Metric metric) {
        return Means.mean(Summaries.byUnit(result.itemScores(), metric.id()).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static PairedTest test(Result baseline, Result other, Metric metric) {
        if (!baseline.evaluation().task().equals(other.evaluation().task())
                || baseline.evaluation().scorerVersion() != other.evaluation().scorerVersion()
                || !baseline.evaluation().dataset().equals(other.evaluation().dataset())) {
            throw new AxonmarkException(ErrorCode.user("not-comparable"), "evaluations " + what(baseline) + " and " + what(other)
                    + " are not of one task, scored alike on the same data; compare two of one task and round");
        }
        Map<String, Double> first = Summaries.byUnit(baseline.itemScores(), metric.id());
        Map<String, Double> second = Summaries.byUnit(other.itemScores(), metric.id());
        if (first.isEmpty() || !first.keySet().equals(second.keySet())) {
            throw new AxonmarkException(ErrorCode.user("not-comparable"), "evaluations " + what(baseline) + " and " + what(other)
                    + " do not both have scores of the same units; compare scored evaluations");
        }
        double[] a = first.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] b = first.keySet().stream().mapToDouble(second::get).toArray();
        return PairedTest.of(b, a, "compare".getBytes(StandardCharsets.UTF_8));
    }

    private static String what(Result result) {
        return result.evaluation().id() + " (" + result.evaluation().task() + ", scorer " + result.evaluation().scorerVersion()
                + ", data " + result.evaluation().dataset().hex().substring(0, 8) + ", " + result.state().name() + ")";
    }
}
