package org.axonmark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.inspect.Inspection;
import org.axonmark.inspect.Inspector;
import org.axonmark.inspect.OnnxSignature;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;

/**
 * Where things lie: the program's own folder, and the user's folder ({@code AXONMARK_HOME}, else {@code ~/.axonmark}).
 *
 * @param program the checkout or the unpacked distribution
 * @param home the user's folder
 * @param mirror folder with data files, from {@code AXONMARK_MIRROR}
 */
record Installation(Path program, Path home, Optional<Path> mirror) {

    static final String VERSION = "0.1.0";

    /** Reads properties and environment. */
    static Installation find() {
        String home = System.getenv("AXONMARK_HOME");
        String mirror = System.getenv("AXONMARK_MIRROR");
        return new Installation(
                Path.of(System.getProperty("axonmark.program", ".")).toAbsolutePath().normalize(),
                home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".axonmark") : Path.of(home).toAbsolutePath(),
                mirror == null || mirror.isBlank() ? Optional.empty() : Optional.of(Path.of(mirror).toAbsolutePath().normalize()));
    }

    /** Returns the assembled worker. */
    Path worker() {
        return firstOf("the worker", program.resolve("worker"), program.resolve("harness/worker/target/worker"));
    }

    /** Returns the folder with the board's server. */
    Path board() {
        return firstOf("the board", program.resolve("board"), program.resolve("leaderboard-web/web/target/board"));
    }

    /** Returns the folder with the program that times submissions. */
    Path timing() {
        return firstOf("the timing program", program.resolve("timing"), program.resolve("benchmarks/jmh/target/timing"));
    }

    /** Returns the JAR of a control. */
    Path control(String id) {
        return firstOf("the control '" + id + "'", program.resolve("submissions/" + id + ".jar"),
                program.resolve("submissions/" + id + "/target/" + id + ".jar"));
    }

    Path data() {
        return home.resolve("data");
    }

    Archive archive() {
        return new Archive(home.resolve("archive"));
    }

    Rounds rounds() {
        return new Rounds(home.resolve("rounds"));
    }

    Evaluator.Places places() {
        return new Evaluator.Places(worker(), data(), mirror, VERSION, signatures());
    }

    Evaluator evaluator(Archive archive) {
        return new Evaluator(places(), archive);
    }

    /** Tells whether the data of a task are here. */
    boolean hasData(TaskCard card) {
        DatasetStore store = new DatasetStore(data(), mirror);
        return card.datasets().stream()
                .allMatch(id -> store.find(Catalogue.dataset(id.substring(0, id.indexOf('@')))).isPresent());
    }

    /** Returns what each suite asks of an ONNX file. */
    static Map<String, OnnxSignature> signatures() {
        return Map.of("eeg", new OnnxSignature(3, 2, "[n][channels][samples] to [n][d]"),
                "spiking", new OnnxSignature(Set.of(4, 5), Set.of(2, 3, 4, 5),
                        "[n][channels][height][width], or [n][t][channels][height][width], to [n][classes] or [n][steps][classes], with the axes"
                                + " that the task's card says in place of [classes]"));
    }

    /**
     * Returns the card of a submission's JAR.
     *
     * @throws AxonmarkException if there is no such file or it is no submission
     */
    static SubmissionCard submission(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new AxonmarkException(ErrorCode.user("jar-missing"),
                    "there is no file '" + jar + "'; give the path of a submission JAR");
        }
        Inspection inspection = new Inspector(signatures()).inspect(jar);
        return inspection.card().filter(one -> inspection.problems().isEmpty()).orElseThrow(
                () -> new AxonmarkException(ErrorCode.submission("jar-unreadable"), "'" + jar + "' is no submission: "
                        + inspection.problems().stream().map(problem -> problem.message() + " (" + problem.mend() + ")")
                                .collect(Collectors.joining("; "))));
    }

    Preparation preparation(Optional<byte[]> roundSeed, Progress progress) {
        return new Preparation(data(), mirror, roundSeed, progress);
    }

    /** Returns all tasks found at run time. */
    static List<Task<?>> tasks() {
        List<Task<?>> tasks = new ArrayList<>();
        ServiceLoader.load(TaskProvider.class).forEach(provider -> tasks.addAll(provider.tasks()));
        return tasks;
    }

    /** Returns the task of an id; without a version, its newest. */
    static Task<?> task(String text) {
        List<Task<?>> all = tasks();
        Optional<Task<?>> found = Optional.empty();
        for (Task<?> task : all) {
            TaskId id = task.card().id();
            if (id.toString().equals(text) || (id.suite() + "/" + id.name()).equals(text)) {
                found = Optional.of(task);
            }
        }
        return found.orElseThrow(() -> new AxonmarkException(ErrorCode.user("task-unknown"), "there is no task '"
                + new Untrusted(text).forTerminal() + "'" + Nearest.meant(text, names(all)) + "; there are "
                + all.stream().map(task -> task.card().id().toString()).collect(Collectors.joining(", "))));
    }

    private static Set<String> names(List<Task<?>> tasks) {
        Set<String> names = new LinkedHashSet<>();
        for (Task<?> task : tasks) {
            TaskId id = task.card().id();
            names.add(id.toString());
            names.add(id.suite() + "/" + id.name());
        }
        return names;
    }

    private static Path firstOf(String what, Path... candidates) {
        for (Path candidate : candidates) {
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        throw new AxonmarkException(ErrorCode.resources("not-built"),
                what + " is not in '" + candidates[candidates.length - 1] + "'; start with ./axonmark, which builds what is missing");
    }
}
