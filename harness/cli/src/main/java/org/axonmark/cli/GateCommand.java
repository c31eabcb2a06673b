package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.axonmark.cli.gate.Evidence;
import org.axonmark.cli.gate.Finding;
import org.axonmark.cli.gate.Gate;
import org.axonmark.cli.gate.GateReport;
import org.axonmark.cli.gate.Gathering;
import org.axonmark.cli.gate.History;
import org.axonmark.cli.gate.JsonReport;
import org.axonmark.cli.gate.JunitReport;
import org.axonmark.cli.gate.MarkdownReport;
import org.axonmark.cli.gate.Threshold;
import org.axonmark.cli.gate.Trend;
import org.axonmark.cli.gate.TrendPicture;
import org.axonmark.cli.gate.Verdict;
import org.axonmark.engine.archive.Archive;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "gate", mixinStandardHelpOptions = true, description = {
    "Compare a candidate with a baseline on tasks, for CI: every metric by a paired test on the same units, CPU time and memory by workers that"
            + " are asked in turns, each against a threshold. A regression is looked at twice before it fails.",
    "Exits 1 for a regression, 6 with --strict if something could not be decided."})
final class GateCommand implements Callable<Integer> {

    private static final int REGRESSION = 1;
    private static final int UNDECIDED = 6;

    private final Console console;

    @Parameters(index = "0", paramLabel = "CANDIDATE", description = "the submission JAR to judge")
    private Path candidate = Path.of("");

    @Option(names = "--baseline", paramLabel = "FILE|URL",
            description = "a JAR; or results, one for each task: files as 'run --json' prints"
                    + " them, or rows of a board by the address of their page, https://board.example/results/EVALUATION; without it the history's"
                    + " baseline, and if it has none the candidate is recorded as one and passes")
    private List<String> baselines = List.of();

    @Option(names = {"-t", "--task"}, paramLabel = "TASK", description = "task, may be repeated; without it those of the results given")
    private List<String> tasks = List.of();

    @Option(names = "--history", paramLabel = "DIR", description = "folder with the baseline and earlier gates; default: one for each"
            + " submission in the user's folder")
    private @Nullable Path history;

    @Option(names = "--out", defaultValue = "axonmark-gate", paramLabel = "DIR",
            description = "where gate.md, gate.json, junit.xml and trend.svg are written; default ${DEFAULT-VALUE}")
    private Path out = Path.of("");

    @Option(names = "--isolation", defaultValue = "full",
            description = "full, or none: no sandbox, marked everywhere and never publishable; default ${DEFAULT-VALUE}")
    private Isolation isolation = Isolation.FULL;

    @Option(names = "--threshold", paramLabel = "ID=SIZE",
            description = "smallest loss that matters, of a metric in its own unit (0.02) or as a"
                    + " share of the baseline (3%%); also cpu-time (default 2.5%%), peak-memory (20%%), wall-time (shown only if named)")
    private Map<String, String> thresholds = Map.of();

    @Option(names = "--metric", paramLabel = "ID", description = "compare this alone, may be repeated; default all")
    private List<String> metrics = List.of();

    @Option(names = "--timing-minutes", defaultValue = "5", paramLabel = "MINUTES",
            description = "most time to time one task, 0 for no timing; default ${DEFAULT-VALUE}")
    private double timingMinutes;

    @Option(names = "--accept", description = "make the candidate the baseline from now on, unless it is a regression")
    private boolean accept;

    @Option(names = "--strict", description = "exit 6 if something could not be decided")
    private boolean strict;

    @Option(names = "--json", description = "print gate.json")
    private boolean json;

    GateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        SubmissionCard card = Installation.submission(candidate);
        History kept = new History(history == null ? installation.home().resolve("gate").resolve(card.id()) : history);
        Baselines.Read read = baseline(installation, kept);
        Gate.Baseline baseline = read.baseline();
        List<Task<?>> wanted = tasks(baseline);
        Gathering.Settings settings = settings(wanted);
        Gathering gathering =
                new Gathering(installation.places(), new Archive(installation.home().resolve("gate-archive")), settings, console::progress);
        GateReport report;
        try (Stopping _ = new Stopping(() -> {
            gathering.cancel();
            return true;
        })) {
            report = new Gate(gathering).run(candidate, baseline, wanted);
        }
        report = report.with(notes(report, read, kept), report.isScored() ? kept.trends(report) : List.of());
        if (report.isScored()) {
            kept.keep(report);
            if (!report.hasBaseline() || (accept && report.verdict() != Verdict.REGRESSION)) {
                kept.accept(candidate);
            }
        }
        write(report);
        if (json) {
            console.json(JsonReport.of(report));
        } else {
            print(report);
        }
        return exitCode(report);
    }

    private Baselines.Read baseline(Installation installation, History kept) {
        if (baselines.isEmpty()) {
            return new Baselines.Read(
                    kept.baseline().<Gate.Baseline>map(Gate.Baseline.Jar::new).orElseGet(Gate.Baseline.None::new), List.of());
        }
        return new Baselines(installation.rounds()).read(baselines);
    }

    private List<Task<?>> tasks(Gate.Baseline baseline) {
        List<Task<?>> wanted = new ArrayList<>();
        tasks.forEach(name -> wanted.add(Installation.task(name)));
        if (baseline instanceof Gate.Baseline.Stored stored) {
            if (wanted.isEmpty()) {
                stored.results().keySet().stream().map(TaskId::toString).sorted().forEach(id -> wanted.add(Installation.task(id)));
            }
            wanted.stream().filter(task -> !stored.results().containsKey(task.card().id())).findAny().ifPresent(task -> {
                throw new AxonmarkException(ErrorCode.user("baseline-lacks-task"), "--baseline has no result of task " + task.card().id()
                        + ", it has " + stored.results().keySet() + "; add one, or leave the task out");
            });
        }
        if (wanted.isEmpty()) {
            throw new AxonmarkException(ErrorCode.user("no-task"), "no task was named; add --task, which './axonmark tasks' lists");
        }
        return wanted.stream().distinct().toList();
    }

    private Gathering.Settings settings(List<Task<?>> wanted) {
        Set<String> known = new TreeSet<>(Gathering.TIMED);
        wanted.forEach(task -> task.card().metrics().stream().map(Metric::id).forEach(known::add));
        Map<String, Threshold> sizes = new HashMap<>();
        thresholds.forEach((id, size) -> {
            Threshold threshold = Threshold.parse(size).orElseThrow(() -> new AxonmarkException(ErrorCode.user("threshold-invalid"),
                    "--threshold " + id + "=" + new Untrusted(size).forTerminal() + " is no size; write 0.02, or 3% of the baseline"));
            if (Gathering.TIMED.contains(id) && !threshold.relative()) {
                throw new AxonmarkException(ErrorCode.user("threshold-invalid"),
                        "--threshold " + id + " takes a share of the baseline, such as " + id + "=3%, not " + size);
            }
            sizes.put(id, threshold);
        });
        List<String> named = new ArrayList<>(metrics);
        named.addAll(thresholds.keySet());
        for (String id : named) {
            if (!known.contains(id)) {
                throw new AxonmarkException(ErrorCode.user("metric-unknown"),
                        "no task named has a metric '" + new Untrusted(id).forTerminal()
                                + "'" + Nearest.meant(id, known) + "; there are " + String.join(", ", known));
            }
        }
        if (!(timingMinutes >= 0) || timingMinutes > 24 * 60) {
            throw new AxonmarkException(ErrorCode.user("timing-invalid"),
                    "--timing-minutes " + timingMinutes + " is no time; give 0 to 1440");
        }
        return new Gathering.Settings(Isolations.withProcess(isolation), Duration.ofMillis((long) (timingMinutes * 60_000)), sizes,
                Set.copyOf(metrics));
    }

    private List<String> notes(GateReport report, Baselines.Read read, History kept) {
        List<String> notes = new ArrayList<>(read.notes());
        if (read.baseline() instanceof Gate.Baseline.None && report.isScored()) {
            notes.add("there was no baseline; this candidate was recorded as one and the next gate compares with it");
        } else if (accept && report.isScored() && report.verdict() != Verdict.REGRESSION) {
            notes.add("the candidate is the baseline from now on");
        }
        if (report.evidence().stream().anyMatch(evidence -> evidence.candidate().state() instanceof EndState.Refused refused
                && refused.refusal() == EndState.Refusal.HOST)) {
            notes.add("where no sandbox can start, --isolation none compares without one: marked everywhere, and never publishable");
        }
        if (baselines.isEmpty() && kept.baseline().isPresent() && report.hasBaseline()) {
            notes.add("the baseline is the one that the history keeps");
        }
        return notes;
    }

    private void write(GateReport report) {
        try {
            Files.createDirectories(out);
            Files.writeString(out.resolve("gate.md"), MarkdownReport.of(report));
            Files.writeString(out.resolve("gate.json"), JsonReport.of(report).pretty());
            Files.writeString(out.resolve("junit.xml"), JunitReport.of(report));
            Files.writeString(out.resolve("trend.svg"), TrendPicture.of(report));
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("gate-out"), "could not write the report to '" + out + "': " + e
                    + "; give another folder by --out", e);
        }
    }

    private void print(GateReport report) {
        console.line("gate: %s", console.strong(report.headline()));
        if (report.isUnsandboxed()) {
            console.line("%s", GateReport.mark());
        }
        for (Evidence evidence : report.evidence()) {
            console.line("%s  candidate %s%s", console.strong(evidence.card().id().toString()), told(evidence.candidate()),
                    evidence.baseline().map(result -> ", baseline " + told(result)).orElse(""));
            report.findings().stream().filter(finding -> finding.measure().task().equals(evidence.card().id())).forEach(this::print);
            evidence.notes().forEach(note -> console.line("    %s", new Untrusted(note).forCiLog()));
        }
        for (Trend trend : report.trends()) {
            trend.changes().forEach(change -> console.line("level of %s on %s changed with %s, from %.4g to %.4g", trend.measure(),
                    trend.task(), new Untrusted(trend.points().get(change.index()).submission()).forCiLog(), change.before(),
                    change.after()));
        }
        report.notes().forEach(note -> console.line("%s", new Untrusted(note).forCiLog()));
        console.line("report: %s", out.resolve("gate.md"));
    }

    private void print(Finding finding) {
        console.line("    %-11s %-28s %s to %s %s: %s", finding.verdict().words(), finding.measure().id(),
                number(finding.measure().pairs().stream().mapToDouble(pair -> pair.baseline()).average().orElse(Double.NaN)),
                number(finding.measure().pairs().stream().mapToDouble(pair -> pair.candidate()).average().orElse(Double.NaN)),
                new Untrusted(finding.measure().unitOfMeasure()).forCiLog(), new Untrusted(finding.why()).forCiLog());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String told(Result result) {
        return new Untrusted(result.evaluation().submission().coordinates()).forCiLog() + (result.state().name().equals("scored") ? ""
                : " ended as " + result.state().name() + ": " + new Untrusted(result.state().detail()).forCiLog());
    }

    private int exitCode(GateReport report) {
        for (Evidence evidence : report.evidence()) {
            int ofBaseline = evidence.baseline().map(RunCommand::exitCode).orElse(0);
            int code = RunCommand.exitCode(evidence.candidate());
            if (code != 0 || ofBaseline != 0) {
                return code != 0 ? code : ofBaseline;
            }
        }
        return switch (report.verdict()) {
            case REGRESSION -> REGRESSION;
            case UNDECIDED -> strict ? UNDECIDED : 0;
            case PASS, IMPROVEMENT -> 0;
        };
    }
}
