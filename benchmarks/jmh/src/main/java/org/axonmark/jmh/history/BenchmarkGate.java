package org.axonmark.jmh.history;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.axonmark.engine.host.HostProfiles;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.statistics.ChangePoints;

/**
 * Measures the benchmarks of the product, keeps what came out in a folder, and fails if one became slower than that folder's last level. See README.md
 * for the rule and the call.
 */
public final class BenchmarkGate {

    private static final int SLOWER = 1;

    private final Measuring measuring;
    private final BenchmarkHistory history;
    private final String machine;
    private final PrintStream said;

    /**
     * Creates a gate.
     *
     * @param machine of runs that are compared
     * @param said where findings are told
     */
    BenchmarkGate(Measuring measuring, BenchmarkHistory history, String machine, PrintStream said) {
        this.measuring = measuring;
        this.history = history;
        this.machine = machine;
        this.said = said;
    }

    /** What was found of a benchmark: how it stands beside its level, and its values of this run, the first look's first. */
    private record Finding(Measured first, Level level, Level.Look suspected, Level.Look look, List<Measured> all) {}

    /**
     * Measures, judges and keeps.
     *
     * @param expressions which benchmarks
     * @param accept keeps also what became slower, as the new level
     * @return the exit code
     */
    int run(Instant at, List<String> expressions, boolean accept) {
        List<BenchmarkHistory.Run> runs = history.runs();
        List<Measured> measured = measuring.measure(expressions);
        if (measured.isEmpty()) {
            throw new AxonmarkException(ErrorCode.user("benchmark-unknown"), "no benchmark matches " + expressions
                    + "; benchmarks/jmh/README.md lists their classes");
        }
        Map<String, Level> levels = new LinkedHashMap<>();
        measured.forEach(one -> levels.put(one.benchmark(), Level.last(one.benchmark(),
                BenchmarkHistory.values(runs, machine, one.benchmark()).stream().map(BenchmarkHistory.Value::rulers).toList())));
        List<Measured> suspected = measured.stream().filter(one -> {
            Level.Look look = level(levels, one).look(one.rulers());
            return look == Level.Look.SLOWER || look == Level.Look.QUICKER;
        }).toList();
        List<Measured> again = again(suspected);
        List<Finding> findings = measured.stream().map(one -> found(one, level(levels, one), again)).toList();
        List<Measured> kept = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.look() != Level.Look.SLOWER || accept) {
                kept.addAll(kept(finding));
            }
        }
        if (!kept.isEmpty()) {
            history.keep(new BenchmarkHistory.Run(at, machine, kept));
        }
        findings.forEach(this::tell);
        measured.forEach(one -> tellChanges(one, BenchmarkHistory.values(history.runs(), machine, one.benchmark())));
        boolean slower = findings.stream().anyMatch(finding -> finding.look() == Level.Look.SLOWER);
        if (slower) {
            said.println(accept ? "kept as the new level" : "what became slower was not kept; --accept keeps it as the new level");
        }
        return slower && !accept ? SLOWER : 0;
    }

    private static Level level(Map<String, Level> levels, Measured one) {
        return levels.getOrDefault(one.benchmark(), new Level(one.benchmark(), List.of()));
    }

    private List<Measured> again(List<Measured> suspected) {
        if (suspected.isEmpty()) {
            return List.of();
        }
        List<String> methods = suspected.stream().map(one -> one.benchmark().replaceFirst("\\[.*", "")).distinct()
                .map(method -> "\\." + Pattern.quote(method) + "$").toList();
        List<Measured> again = new ArrayList<>();
        for (int time = 1; time < Level.TIMES; time++) {
            said.printf("%d to look at again, time %d of %d%n", suspected.size(), time, Level.TIMES - 1);
            again.addAll(measuring.measure(methods));
        }
        return again;
    }

    private static Finding found(Measured first, Level level, List<Measured> again) {
        Level.Look suspected = level.look(first.rulers());
        List<Measured> all = new ArrayList<>(List.of(first));
        if (suspected == Level.Look.SLOWER || suspected == Level.Look.QUICKER) {
            again.stream().filter(one -> one.benchmark().equals(first.benchmark())).forEach(all::add);
            return new Finding(first, level, suspected, level.confirm(suspected, all.stream().map(Measured::rulers).toList()), all);
        }
        return new Finding(first, level, suspected, suspected, all);
    }

    /** A new level begins with all its values; what only seemed to have changed counts once, by its middle. */
    private static List<Measured> kept(Finding finding) {
        if (finding.look() == Level.Look.SLOWER || finding.look() == Level.Look.QUICKER) {
            return finding.all();
        }
        return List.of(new Measured(finding.first().benchmark(), Level.middle(finding.all().stream().map(Measured::rulers).toList()),
                Level.middle(finding.all().stream().map(Measured::millis).toList())));
    }

    private void tell(Finding finding) {
        Level level = finding.level();
        double now = Level.middle(finding.all().stream().map(Measured::rulers).toList());
        String change = level.values().isEmpty() ? ""
                : String.format(Locale.ROOT, ", %+.1f %%", (now / Level.middle(level.values()) - 1) * 100);
        String words = switch (finding.look()) {
            case TOO_FEW -> "not judged: " + level.values().size() + " of " + Level.FEWEST + " runs before";
            case SAME -> finding.suspected() == Level.Look.SAME ? "as before" : "as before: looked at again, this was not found";
            case SLOWER -> "SLOWER, found again " + (Level.TIMES - 1) + " times";
            case QUICKER -> "quicker, found again " + (Level.TIMES - 1) + " times";
        };
        said.printf(Locale.ROOT, "%-56s %10.4g ms %10.4g rulers%s: %s%n", finding.first().benchmark(),
                Level.middle(finding.all().stream().map(Measured::millis).toList()), now, change, words);
    }

    private void tellChanges(Measured one, List<BenchmarkHistory.Value> values) {
        List<ChangePoints.Change> changes = Level.changes(one.benchmark(), values.stream().map(BenchmarkHistory.Value::rulers).toList());
        changes.forEach(change -> said.printf(Locale.ROOT, "%s: its level changed with the run of %s, from %.4g to %.4g rulers%n",
                one.benchmark(), values.get(change.index()).at(), change.before(), change.after()));
    }

    /** Runs it: {@code [--accept] FOLDER [EXPRESSION…]}, from the root of a checkout. */
    public static void main(String[] arguments) {
        System.exit(exitCode(arguments));
    }

    static int exitCode(String... arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean accept = given.remove("--accept");
        try {
            if (given.isEmpty() || given.stream().anyMatch(one -> one.startsWith("-"))) {
                throw new AxonmarkException(ErrorCode.user("call"), "the call is [--accept] FOLDER [EXPRESSION...], not "
                        + List.of(arguments) + "; FOLDER keeps the history");
            }
            Path folder = Path.of(given.getFirst());
            List<String> expressions = given.size() == 1 ? List.of(".*") : List.copyOf(given.subList(1, given.size()));
            expressions.forEach(Pattern::compile);
            return new BenchmarkGate(new JmhRuns(folder.resolve("jmh"), System.out), new BenchmarkHistory(folder), machine(), System.out)
                    .run(Instant.now(), expressions, accept);
        } catch (AxonmarkException e) {
            System.err.println("error: " + e.getMessage());
            return e.code().type().exitCode();
        } catch (PatternSyntaxException e) {
            System.err.println("error: '" + e.getPattern() + "' is no regular expression: " + e.getDescription() + "; give part of a name");
            return 2;
        }
    }

    private static String machine() {
        HostProfile host = HostProfiles.current(Isolation.NONE, List.of());
        return host.cpu() + ", " + host.cores() + " cores, Java " + Runtime.version().feature();
    }
}
