package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.edf.EdfFile;
import org.axonmark.datasets.eegmat.EegmatData;
import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.inspect.OnnxSignature;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Result;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;
import org.junit.jupiter.api.Assumptions;

/** Evaluates submissions in the full sandbox with an archive of its own, and looks after each that the host is as it was. */
final class Evaluations {

    static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    static final Path WORKER = ROOT.resolve("harness/worker/target/worker");

    private static final List<String> MONTAGE = List.of("Fp1", "Fp2", "F3", "F4", "F7", "F8", "T3", "T4", "C3", "C4", "T5", "T6",
            "P3", "P4", "O1", "O2", "Fz", "Cz", "Pz");
    private static final int WINDOWS = 15;
    private static final int SAMPLES = 2000;
    private static final int SKETCH = 32;
    private static final Map<String, OnnxSignature> SIGNATURES =
            Map.of("eeg", new OnnxSignature(3, 2, "[n][channels][samples] to [n][d]"),
                    "spiking", new OnnxSignature(4, 2, "[n][channels][height][width] to [n][classes]"));

    private final Path folder;
    private final Optional<Path> mirror;

    /** Keeps everything in a folder. */
    Evaluations(Path folder) {
        this(folder, Optional.empty());
    }

    private Evaluations(Path folder, Optional<Path> mirror) {
        this.folder = folder;
        this.mirror = mirror;
    }

    /** Returns evaluations on real recordings, where this machine has a mirror; else the test is skipped. */
    static Evaluations withRecordings(Path folder) {
        String set = System.getenv("AXONMARK_MIRROR");
        Path mirror = set == null ? ROOT.resolve("../shared/datasets").normalize() : Path.of(set);
        Assumptions.assumeTrue(Files.isDirectory(mirror.resolve("eegmat")), "no mirror with eegmat");
        return new Evaluations(folder, Optional.of(mirror));
    }

    /** Returns a task of the suites by its name. */
    static Task<?> suiteTask(String name) {
        return ServiceLoader.load(TaskProvider.class).stream()
                .flatMap(provider -> provider.get().tasks().stream())
                .filter(task -> task.card().id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Archive archive() {
        return new Archive(folder.resolve("archive"));
    }

    /** Returns what the submission printed. */
    String log(Result result) throws IOException {
        return Files.readString(kept(result).resolve("log.txt"));
    }

    Result evaluate(Path jar, Task<?> task) throws IOException {
        Evaluator.Places places = new Evaluator.Places(WORKER, folder.resolve("data"), mirror, "test", SIGNATURES);
        Result result = new Evaluator(places, archive()).evaluate(
                new Order(jar, task, Isolation.FULL, false, Optional.empty()), Progress.none());
        assertHostUnharmed(kept(result));
        return result;
    }

    /** Returns all windows of eegmat as {@code KnowsRecordings} reads them: 32 samples and the label of each. */
    byte[] tableOfEegmat() throws IOException {
        EegmatData data = EegmatData.open(new DatasetStore(folder.resolve("data"), mirror));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(EegmatData.SUBJECTS * 2 * WINDOWS);
        for (int subject = 0; subject < EegmatData.SUBJECTS; subject++) {
            write(data.rest(subject), true, -1, out);
            write(data.arithmetic(subject), false, 1, out);
        }
        return bytes.toByteArray();
    }

    private static void write(EdfFile file, boolean last, int label, DataOutputStream out) throws IOException {
        List<double[]> channels = MONTAGE.stream().map(name -> file.physical(file.indexOf("EEG " + name))).toList();
        int from = last ? channels.getFirst().length - WINDOWS * SAMPLES : 0;
        for (int w = 0; w < WINDOWS; w++) {
            for (int k = 0; k < SKETCH; k++) {
                int at = k * (MONTAGE.size() * SAMPLES / SKETCH);
                out.writeFloat((float) channels.get(at / SAMPLES)[from + w * SAMPLES + at % SAMPLES]);
            }
            out.writeFloat(label);
        }
    }

    private Path kept(Result result) {
        return folder.resolve("archive/evaluations").resolve(result.evaluation().id());
    }

    /** No worker is left, no control group, no side file, and the log is within its cap. */
    private static void assertHostUnharmed(Path kept) throws IOException {
        assertThat(workers()).isEmpty();
        Path groups = Path.of("/sys/fs/cgroup/memory");
        if (Files.isDirectory(groups)) {
            try (Stream<Path> entries = Files.walk(groups, 4)) {
                String own = "axonmark-" + ProcessHandle.current().pid() + "-";
                assertThat(entries.filter(entry -> entry.getFileName().toString().startsWith(own))).isEmpty();
            }
        }
        assertThat(kept.resolve("work")).doesNotExist();
        assertThat(kept.resolve("journal")).doesNotExist();
        if (Files.exists(kept.resolve("log.txt"))) {
            assertThat(Files.size(kept.resolve("log.txt"))).isLessThan(2 * SmallTask.LIMITS.logBytes() + 400);
        }
    }

    /** Returns the processes of running workers that this program started, the sandboxes around them included. */
    static List<ProcessHandle> workers() {
        return ProcessHandle.current().descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("org.axonmark.worker.Worker"))
                .toList();
    }
}
