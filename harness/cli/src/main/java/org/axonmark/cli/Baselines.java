package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.cli.gate.Evidence;
import org.axonmark.cli.gate.Gate;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.task.Task;

/** What {@code --baseline} of a gate was given: one JAR, or results, one for each task, from files and from boards. */
final class Baselines {

    private static final ErrorCode UNREADABLE = ErrorCode.user("baseline-unreadable");
    private static final ErrorCode NOT_COMPARABLE = ErrorCode.user("not-comparable");
    private static final String TAKES = "--baseline takes a JAR, a result as 'run --json' prints it, or the address of a board's row";
    private static final String JSON = ".json";

    private final Rounds rounds;

    /**
     * Creates a reader.
     *
     * @param rounds seeds that are kept on this machine
     */
    Baselines(Rounds rounds) {
        this.rounds = rounds;
    }

    /**
     * A baseline with what a reader of the report must know of it.
     *
     * @param baseline what the candidate is compared with
     * @param notes which rows it is, for rows
     */
    record Read(Gate.Baseline baseline, List<String> notes) {}

    /**
     * Reads them.
     *
     * @param given names of files and addresses, at least one
     * @throws AxonmarkException if one cannot be read or compared with
     */
    Read read(List<String> given) {
        List<Path> files = given.stream().filter(one -> !BoardRow.isAddress(one)).map(Baselines::file).toList();
        boolean jars = files.stream().noneMatch(file -> file.toString().endsWith(JSON));
        if (jars && given.size() == 1 && files.size() == 1) {
            return new Read(new Gate.Baseline.Jar(files.getFirst()), List.of());
        }
        if (!files.stream().allMatch(file -> file.toString().endsWith(JSON))) {
            throw new AxonmarkException(ErrorCode.user("baseline-mixed"), "--baseline was given " + given
                    + "; it takes one JAR, or results that end in .json and addresses of boards' rows, one for each task");
        }
        Map<TaskId, Result> results = new LinkedHashMap<>();
        Map<TaskId, byte[]> seeds = new HashMap<>();
        List<String> notes = new ArrayList<>();
        for (Path file : files) {
            Result result = result(file);
            add(results, result, "the result in '" + file + "'");
            result.evaluation().round().ifPresent(round -> seeds.put(result.evaluation().task(), rounds.seed(round)));
        }
        for (String address : given.stream().filter(BoardRow::isAddress).toList()) {
            BoardRow row = BoardRow.fetch(address, rounds);
            TaskId task = row.result().evaluation().task();
            add(results, row.result(), "the row '" + new Untrusted(address).forTerminal() + "'");
            row.roundSeed().ifPresent(seed -> seeds.put(task, seed));
            notes.add("the baseline of " + task + " is " + row.result().evaluation().submission().coordinates() + " at " + row.address()
                    + ", " + row.standing());
        }
        return new Read(new Gate.Baseline.Stored(results, seeds), notes);
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new AxonmarkException(ErrorCode.user("baseline-missing"), "there is no file '" + new Untrusted(name).forTerminal() + "'; "
                    + TAKES);
        }
        return file;
    }

    private static Result result(Path file) {
        try {
            return ResultDocument.fromJson(Json.parse(Files.readAllBytes(file), Json.Limits.document()));
        } catch (IOException | AxonmarkException e) {
            throw new AxonmarkException(UNREADABLE, "'" + file + "' cannot be read: " + e.getMessage() + "; " + TAKES, e);
        }
    }

    /** What can be seen of a result before anything is evaluated; its data are compared with the candidate's afterwards. */
    private static void add(Map<TaskId, Result> results, Result result, String what) {
        TaskId task = result.evaluation().task();
        if (!Evidence.isScored(result)) {
            throw new AxonmarkException(ErrorCode.user("baseline-unscored"), what + " ended as " + result.state().name()
                    + "; give a scored one");
        }
        Optional<TaskCard> card =
                Installation.tasks().stream().map(Task::card).filter(one -> one.id().equals(task)).findAny();
        if (card.isEmpty()) {
            throw new AxonmarkException(NOT_COMPARABLE, what + " is of task '" + new Untrusted(task.toString()).forTerminal()
                    + "', which Axonmark " + Installation.VERSION + " does not have; give one of a task that './axonmark tasks' lists");
        }
        int scorer = result.evaluation().scorerVersion();
        if (scorer != card.orElseThrow().scorerVersion()) {
            throw new AxonmarkException(NOT_COMPARABLE, what + " was scored by version " + scorer + " of the scorer of " + task
                    + ", this is version " + card.orElseThrow().scorerVersion() + "; give the baseline's JAR, which is evaluated anew");
        }
        if (result.itemScores().isEmpty() || !result.evaluation().secret().matches("[0-9a-f]{64}")) {
            throw new AxonmarkException(UNREADABLE, what + " has no scores of units, or no secret that gives the order of its items;"
                    + " give a whole one, or the baseline's JAR");
        }
        if (results.put(task, result) != null) {
            throw new AxonmarkException(ErrorCode.user("baseline-twice"), "--baseline was given two results of task " + task
                    + "; give one");
        }
    }
}
