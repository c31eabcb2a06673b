package org.axonmark.jmh.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which runs of benchmarks are kept: {@code runs/TIME.json}, oldest first by name.
 *
 * @param folder made when something is kept
 */
record BenchmarkHistory(Path folder) {

    private static final int FORMAT_VERSION = 1;
    private static final String ENDING = ".json";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * One run.
     *
     * @param at when it began
     * @param machine processor, cores and Java: runs of others are not compared
     * @param measured each benchmark once, or as often as it was looked at when its level changed
     */
    record Run(Instant at, String machine, List<Measured> measured) {

        /** Copies the list. */
        Run {
            measured = List.copyOf(measured);
        }
    }

    /**
     * A value of a benchmark.
     *
     * @param at when its run began
     * @param rulers the value
     */
    record Value(Instant at, double rulers) {}

    /** Returns the values of a benchmark on a machine, oldest first. */
    static List<Value> values(List<Run> runs, String machine, String benchmark) {
        return runs.stream().filter(run -> run.machine().equals(machine))
                .flatMap(run -> run.measured().stream().filter(one -> one.benchmark().equals(benchmark))
                        .map(one -> new Value(run.at(), one.rulers())))
                .toList();
    }

    /** Returns all runs, oldest first. */
    List<Run> runs() {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().map(BenchmarkHistory::read).toList();
        } catch (IOException e) {
            throw disk("list", e);
        }
    }

    /** Keeps a run. */
    void keep(Run run) {
        List<Json> series = new ArrayList<>();
        for (Measured one : run.measured()) {
            series.add(new Json.Obj(List.of(new Json.Member("benchmark", new Json.Str(one.benchmark())),
                    new Json.Member("rulers", new Json.Num(one.rulers())), new Json.Member("millis", new Json.Num(one.millis())))));
        }
        Json document = new Json.Obj(List.of(new Json.Member("formatVersion", new Json.Num(FORMAT_VERSION)),
                new Json.Member("at", new Json.Str(run.at().toString())), new Json.Member("machine", new Json.Str(run.machine())),
                new Json.Member("measured", new Json.Arr(series))));
        try {
            Files.writeString(Files.createDirectories(folder.resolve("runs")).resolve(NAME.format(run.at()) + ENDING), document.pretty());
        } catch (IOException e) {
            throw disk("keep a run in", e);
        }
    }

    private static Run read(Path file) {
        try {
            if (Json.parse(Files.readAllBytes(file), Json.Limits.document()) instanceof Json.Obj document
                    && document.get("formatVersion") instanceof Json.Num version && version.value() == FORMAT_VERSION
                    && document.get("at") instanceof Json.Str at && document.get("machine") instanceof Json.Str machine
                    && document.get("measured") instanceof Json.Arr series) {
                List<Measured> measured = new ArrayList<>();
                for (Json item : series.items()) {
                    if (item instanceof Json.Obj one && one.get("benchmark") instanceof Json.Str benchmark
                            && one.get("rulers") instanceof Json.Num rulers && one.get("millis") instanceof Json.Num millis) {
                        measured.add(new Measured(benchmark.value(), rulers.value(), millis.value()));
                    }
                }
                return new Run(Instant.parse(at.value()), machine.value(), measured);
            }
        } catch (IOException | AxonmarkException | DateTimeParseException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
        throw unreadable(file, "it is no run of format version " + FORMAT_VERSION, null);
    }

    private static AxonmarkException unreadable(Path file, String why, @Nullable Throwable cause) {
        return new AxonmarkException(ErrorCode.user("benchmark-history-damaged"),
                "'" + file + "' cannot be read: " + why + "; restore the file from a copy, or remove it", cause);
    }

    private AxonmarkException disk(String what, IOException e) {
        return new AxonmarkException(ErrorCode.resources("benchmark-history"),
                "could not " + what + " '" + folder + "': " + e + "; check space and rights, or give another folder", e);
    }
}
