package org.axonmark.web.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;

/** A task and JARs that a board may be asked to evaluate on it. */
final class MadeUpJar {

    static final Limits LIMITS = new Limits(
            1 << 30, 64, Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9), 1, 1, 1 << 20, 1);
    static final TaskCard TASK = new TaskCard(new TaskId("eeg", "made-up", 1), "Made up", "A task.", "c.C", "unit", 12, Labels.OPEN, false,
            List.of(new Metric("accuracy", "accuracy", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false, "share right")),
            "x", List.of("p"), List.of(), List.of("C"), List.of("constant"), LIMITS, 1);

    private MadeUpJar() {}

    /** Tells a board of the task. */
    static void tell(Path home) throws IOException {
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(TASK))).pretty());
    }

    static byte[] jar(String id) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/axonmark/submission.json"));
            zip.write("""
                    {"id": "%s", "version": "1.0.0", "title": "Mine", "authors": ["A"], "licence": "MIT", "suite": "eeg",
                     "spi": "[1,2)", "provider": "org.axonmark.web.it.MadeUpJar", "trainingData": []}
                    """.formatted(id).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("org/axonmark/web/it/MadeUpJar.class"));
            zip.write(Objects.requireNonNull(MadeUpJar.class.getResourceAsStream("MadeUpJar.class")).readAllBytes());
        }
        return bytes.toByteArray();
    }
}
