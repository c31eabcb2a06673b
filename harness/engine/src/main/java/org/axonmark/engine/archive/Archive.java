package org.axonmark.engine.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.engine.plan.EvaluationId;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.plan.Plan;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Sha256;
import org.axonmark.task.Outcomes;

/**
 * The folder where evaluations are kept.
 *
 * <pre>
 * jars/SHA256.jar              every JAR that was evaluated
 * outcomes/SHA256.bin          what submissions answered
 * evaluations/ID/plan.json     there from the start; an evaluation without result.json was killed and can be resumed
 * evaluations/ID/journal/      finished calls as they came in, until the result is there
 * evaluations/ID/log.txt       what the submission printed, capped
 * evaluations/ID/result.json   the result
 * </pre>
 */
public final class Archive {

    private static final ErrorCode UNKNOWN = ErrorCode.user("evaluation-unknown");
    private static final ErrorCode DISK = ErrorCode.resources("archive-disk");

    private final Path home;

    /** Opens an archive in a folder, which is made when something is kept. */
    public Archive(Path home) {
        this.home = home;
    }

    /**
     * An evaluation that was planned and has no result.
     *
     * @param id its id
     * @param task id of the task
     * @param jarSha256 the submission
     * @param isolation how it was kept apart, and will be if it is resumed
     */
    public record Unfinished(String id, String task, String jarSha256, Isolation isolation) {}

    /** Copies a JAR into the archive and returns the copy. The sum is taken of the copy. */
    public Path keepJar(Path jar, long maxBytes) {
        try {
            Path folder = Files.createDirectories(home.resolve("jars"));
            if (!Files.isRegularFile(jar)) {
                throw new AxonmarkException(ErrorCode.user("jar-missing"),
                        "there is no file '" + jar + "'; give the path of a submission JAR");
            }
            if (Files.size(jar) > maxBytes) {
                throw new AxonmarkException(ErrorCode.submission("jar-too-large"),
                        "'" + jar + "' has " + Files.size(jar) + " bytes, the task allows " + maxBytes
                                + "; make the JAR smaller");
            }
            Path part = Files.createTempFile(folder, "incoming", ".part");
            try {
                Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
                Path kept = folder.resolve(Sha256.of(part) + ".jar");
                Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return kept;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw disk("keep '" + jar + "'", e);
        }
    }

    /** Writes a plan down, so that a killed run can be resumed. */
    public void begin(Plan plan) {
        List<Json.Member> members = List.of(
                new Json.Member("task", new Json.Str(plan.order().task().card().id().toString())),
                new Json.Member("jar", new Json.Str(plan.jarSha256().hex())),
                new Json.Member("isolation", new Json.Str(plan.order().isolation().name())),
                new Json.Member("labelSwap", new Json.Bool(plan.order().labelSwap())),
                new Json.Member("secret", new Json.Str(plan.secret())));
        write(folder(plan.id()).resolve("plan.json"), new Json.Obj(members).pretty().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the journal of an evaluation. */
    public Journal journal(String id) {
        return new Journal(folder(id).resolve("journal"));
    }

    /** Returns a fresh folder for the side files of an evaluation's workers. */
    public Path workFolder(String id) {
        try {
            return Files.createDirectories(folder(id).resolve("work"));
        } catch (IOException e) {
            throw disk("make the work folder of evaluation " + id, e);
        }
    }

    /** Keeps what the submission printed, line by line, with all that a terminal would obey made visible. */
    public void keepLog(String id, byte[] log) {
        String visible = new String(log, StandardCharsets.UTF_8).lines()
                .map(line -> new Untrusted(line).forTerminal() + "\n")
                .collect(Collectors.joining());
        write(folder(id).resolve("log.txt"), visible.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps outcomes under their sum. */
    public Sha256 keepOutcomes(Outcomes outcomes) {
        byte[] bytes = OutcomesFile.write(outcomes);
        Sha256 sum = Sha256.of(bytes);
        write(home.resolve("outcomes").resolve(sum + ".bin"), bytes);
        return sum;
    }

    /** Returns kept outcomes. */
    public Optional<Outcomes> outcomes(Sha256 sum) {
        Path file = home.resolve("outcomes").resolve(sum + ".bin");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Sha256 seen = Sha256.of(file);
            if (!seen.equals(sum)) {
                throw new AxonmarkException(ErrorCode.internal("outcomes-damaged"),
                        "outcomes file '" + file + "' has SHA-256 " + seen + "; run the evaluation again");
            }
            return Optional.of(OutcomesFile.read(file));
        } catch (IOException e) {
            throw disk("read '" + file + "'", e);
        }
    }

    /** Keeps a result and drops what was only needed to resume. */
    public void end(Result result) {
        String id = result.evaluation().id();
        write(resultFile(id), ResultDocument.toJson(result).pretty().getBytes(StandardCharsets.UTF_8));
        discardWork(id);
    }

    /** Removes the journal and the side files of an evaluation. */
    public void discardWork(String id) {
        for (String name : List.of("journal", "work")) {
            deleteTree(folder(id).resolve(name));
        }
    }

    /** Removes all that is kept of an evaluation that was never to have a result. */
    public void discard(String id) {
        deleteTree(folder(id));
    }

    /** Returns the result of an evaluation, if it has one. */
    public Optional<Result> result(String id) {
        Path file = resultFile(id);
        try {
            return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (IOException e) {
            throw disk("read '" + file + "'", e);
        }
    }

    /** Returns all results, newest first. */
    public List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (String id : ids()) {
            result(id).ifPresent(results::add);
        }
        return results;
    }

    /** Returns the evaluations that were killed before they had a result, newest first. */
    public List<Unfinished> unfinished() {
        List<Unfinished> unfinished = new ArrayList<>();
        for (String id : ids()) {
            if (!Files.exists(resultFile(id)) && Files.exists(folder(id).resolve("plan.json"))) {
                Json.Obj plan = plan(id);
                unfinished.add(new Unfinished(id, text(plan, "task"), text(plan, "jar"), Isolation.valueOf(text(plan, "isolation"))));
            }
        }
        return unfinished;
    }

    /**
     * Makes the plan of a killed evaluation anew.
     *
     * @param id the evaluation
     * @param order the order that the caller derives from {@link #unfinished()}: the same task
     */
    public Plan resume(String id, Order order) {
        Json.Obj plan = plan(id);
        Sha256 sum = new Sha256(text(plan, "jar"));
        Path jar = home.resolve("jars").resolve(sum + ".jar");
        Order same = new Order(jar, order.task(), Isolation.valueOf(text(plan, "isolation")),
                plan.get("labelSwap") instanceof Json.Bool flag && flag.value(), order.roundSeed());
        return new Plan(id, same, jar, sum, text(plan, "secret"), true);
    }

    private Json.Obj plan(String id) {
        Path file = folder(id).resolve("plan.json");
        try {
            if (!Files.exists(file)) {
                throw new AxonmarkException(UNKNOWN, "there is no evaluation '" + id + "' in '" + home
                        + "'; './axonmark results' lists them");
            }
            return (Json.Obj) Json.parse(Files.readAllBytes(file), Json.Limits.document());
        } catch (IOException e) {
            throw disk("read '" + file + "'", e);
        }
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.value() : "";
    }

    private List<String> ids() {
        Path folder = home.resolve("evaluations");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(EvaluationId::isId)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw disk("list '" + folder + "'", e);
        }
    }

    private Result read(Path file) throws IOException {
        try {
            return ResultDocument.fromJson(Json.parse(Files.readAllBytes(file), Json.Limits.document()));
        } catch (AxonmarkException e) {
            throw new AxonmarkException(ErrorCode.resources("archive-damaged"), "'" + file + "' cannot be read: " + e.getMessage()
                    + "; restore the file from a copy, or move the folder of its evaluation away", e);
        }
    }

    private Path resultFile(String id) {
        return folder(id).resolve("result.json");
    }

    private Path folder(String id) {
        if (!EvaluationId.isId(id)) {
            throw new AxonmarkException(UNKNOWN,
                    "'" + id + "' is no evaluation id of 26 characters; './axonmark results' lists them");
        }
        return home.resolve("evaluations").resolve(id);
    }

    private void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "incoming", ".part");
            try {
                Files.write(part, bytes);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw disk("write '" + file + "'", e);
        }
    }

    private static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AxonmarkException disk(String what, IOException e) {
        return new AxonmarkException(DISK, "could not " + what + ": " + e + "; check space and rights of the folder", e);
    }
}
