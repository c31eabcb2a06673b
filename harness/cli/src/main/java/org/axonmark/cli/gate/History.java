package org.axonmark.cli.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.statistics.ChangePoints;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which gates of one submission are kept.
 *
 * <pre>
 * baseline.jar     what the next candidate is compared with
 * runs/ID.json     one report for each gate, oldest first by name
 * </pre>
 */
public final class History {

    private static final ErrorCode DISK = ErrorCode.resources("gate-history");
    private static final String ENDING = ".json";

    private final Path folder;

    /** Opens a history, which is made when something is kept. */
    public History(Path folder) {
        this.folder = folder;
    }

    /** Returns the JAR that was recorded as the baseline. */
    public Optional<Path> baseline() {
        Path jar = folder.resolve("baseline.jar");
        return Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
    }

    /** Makes a JAR the baseline from now on. */
    public void accept(Path jar) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "incoming", ".part");
            Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, folder.resolve("baseline.jar"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw disk("record the baseline in", e);
        }
    }

    /** Keeps a report. */
    public void keep(GateReport report) {
        try {
            Path runs = Files.createDirectories(folder.resolve("runs"));
            Files.writeString(runs.resolve(report.id() + ENDING), JsonReport.of(report).pretty());
        } catch (IOException e) {
            throw disk("keep a report in", e);
        }
    }

    /** Returns the series of all measures of a report, with the report's own values last; those of other isolation are left out. */
    public List<Trend> trends(GateReport report) {
        Map<List<String>, List<Trend.Point>> series = new LinkedHashMap<>();
        Map<List<String>, String> units = new LinkedHashMap<>();
        String submission = report.candidate().evaluation().submission().coordinates();
        List<Values.Value> now = Values.of(report);
        now.forEach(value -> units.put(key(value), value.unitOfMeasure()));
        for (Path run : runs()) {
            Json.Obj document = read(run);
            if (text(document, "isolation").equalsIgnoreCase(report.host().isolation().name())) {
                for (Values.Value value : values(document)) {
                    if (units.containsKey(key(value))) {
                        series.computeIfAbsent(key(value), key -> new ArrayList<>())
                                .add(new Trend.Point(text(document, "id"), text(document, "submission"), value.value()));
                    }
                }
            }
        }
        List<Trend> trends = new ArrayList<>();
        for (Values.Value value : now) {
            List<Trend.Point> points = new ArrayList<>(series.getOrDefault(key(value), List.of()));
            if (!points.isEmpty()) {
                points.add(new Trend.Point(report.id(), submission, value.value()));
                double[] values = points.stream().mapToDouble(Trend.Point::value).toArray();
                trends.add(new Trend(value.task(), value.measure(), Objects.requireNonNull(units.get(key(value))), points,
                        ChangePoints.of(values, (value.task() + " " + value.measure()).getBytes(StandardCharsets.UTF_8))));
            }
        }
        return trends;
    }

    private static List<String> key(Values.Value value) {
        return List.of(value.task(), value.measure());
    }

    private static List<Values.Value> values(Json.Obj document) {
        List<Values.Value> values = new ArrayList<>();
        if (document.get("values") instanceof Json.Arr array) {
            for (Json item : array.items()) {
                if (item instanceof Json.Obj one && one.get("value") instanceof Json.Num number) {
                    values.add(new Values.Value(text(one, "task"), text(one, "measure"), text(one, "unitOfMeasure"), number.value()));
                }
            }
        }
        return values;
    }

    private List<Path> runs() {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw disk("list", e);
        }
    }

    private static Json.Obj read(Path run) {
        try {
            if (Json.parse(Files.readAllBytes(run), Json.Limits.document()) instanceof Json.Obj document
                    && document.get("formatVersion") instanceof Json.Num version && version.value() == JsonReport.FORMAT_VERSION) {
                return document;
            }
        } catch (IOException | AxonmarkException e) {
            throw unreadable(run, String.valueOf(e.getMessage()), e);
        }
        throw unreadable(run, "it is no report of format version " + JsonReport.FORMAT_VERSION, null);
    }

    private static AxonmarkException unreadable(Path run, String why, @Nullable Throwable cause) {
        return new AxonmarkException(ErrorCode.user("gate-history-damaged"),
                "'" + run + "' cannot be read: " + why + "; restore the file from a copy, or remove it", cause);
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.value() : "";
    }

    private AxonmarkException disk(String what, IOException e) {
        return new AxonmarkException(DISK,
                "could not " + what + " '" + folder + "': " + e + "; check space and rights, or give another --history",
                e);
    }
}
