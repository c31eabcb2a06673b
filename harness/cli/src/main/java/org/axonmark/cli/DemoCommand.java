package org.axonmark.cli;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.axonmark.datasets.Catalogue;
import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.TaskCard;
import org.axonmark.task.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", mixinStandardHelpOptions = true,
        description = {
            "Evaluate controls on tasks of every suite there are data for, and serve the board with their rows.",
            "Two tasks a suite and three controls a task, so that the first page comes soon; any other is evaluated by 'run'."})
final class DemoCommand implements Callable<Integer> {

    /** So that the first page comes soon: the others are a {@code run} away. */
    private static final int TASKS_OF_A_SUITE = 2;
    private static final int CONTROLS_OF_A_TASK = 3;

    private final Console console;

    @Option(names = "--once", description = "do not go on serving")
    private boolean once;

    @Option(names = "--json", description = "print the boards as JSON")
    private boolean json;

    @Option(names = "--port", defaultValue = "0", description = "default: a free one with --once, else 8080")
    private int port;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        List<Task<?>> tasks = Installation.tasks().stream()
                .filter(task -> installation.hasData(task.card()))
                .collect(Collectors.groupingBy(task -> task.card().id().suite(), TreeMap::new, Collectors.toList()))
                .values().stream().<Task<?>>flatMap(suite -> suite.stream().limit(TASKS_OF_A_SUITE))
                .toList();
        BoardHome home = new BoardHome(installation.home().resolve("demo"));
        KeyPair key = Keys.pair(installation.home().resolve("agent"), "agent");
        home.writeTasks(Installation.tasks().stream().map(Task::card).toList());
        home.writeDatasets(Catalogue.datasets());
        home.registerAgent("demo", Keys.pem(key.getPublic()));
        String token = home.registerToken("demo");
        int chosen = port != 0 ? port : once ? BoardProcess.freePort() : 8080;
        try (BoardProcess board = BoardProcess.start(installation.board(), home.folder(), chosen, true);
                Stopping _ = new Stopping(board::stop)) {
            List<SignedResult> results = new ArrayList<>();
            for (Result result : evaluate(installation, home, tasks)) {
                results.add(SignedResult.sign(result, key));
            }
            BoardClient client = board.ready();
            results.forEach(result -> client.publish(result.toJson(), token));
            if (json) {
                console.json(client.get("/api/v1/boards"));
            } else {
                console.line("%d rows stand on the board at %s", results.size(), board.address());
            }
            boolean allScored = results.stream().allMatch(result -> result.result().state().name().equals("scored"));
            if (!once) {
                console.note("Ctrl-C stops it");
                board.await();
            }
            return allScored ? 0 : 4;
        }
    }

    private List<Result> evaluate(Installation installation, BoardHome home, List<Task<?>> tasks) {
        Archive archive = installation.archive();
        Isolation isolation = Isolations.best(installation, console);
        List<Callable<Result>> evaluations = new ArrayList<>();
        for (Task<?> task : tasks) {
            Optional<Sha256> round = task.card().labels() == Labels.ROUND
                    ? Optional.of(openRound(installation, home, task.card()))
                    : Optional.empty();
            for (String control : task.card().controls().stream().limit(CONTROLS_OF_A_TASK).toList()) {
                Order order = new Order(
                        installation.control(control), task, isolation, false, round.map(installation.rounds()::seed));
                evaluations.add(() -> evaluate(installation.evaluator(archive), order, control));
            }
        }
        return together(evaluations);
    }

    private Result evaluate(Evaluator evaluator, Order order, String control) {
        TaskCard card = order.task().card();
        Result result = evaluator.evaluate(order, console.progress(card.id() + " " + control));
        console.note("%-24s %-22s %s", card.id(), control, result.summaries().isEmpty()
                ? result.state().name() + ": " + result.state().detail()
                : Reports.value(result.summaries().getFirst()));
        return result;
    }

    /** Runs evaluations, two at a time where there are processors for it: host and worker of one wait for each other. Results come in order. */
    private static List<Result> together(List<Callable<Result>> evaluations) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            List<Result> results = new ArrayList<>();
            try {
                for (Future<Result> evaluation : evaluations.stream().map(pool::submit).toList()) {
                    results.add(evaluation.get());
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw e.getCause() instanceof AxonmarkException known ? known : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return results;
        }
    }

    private static Sha256 openRound(Installation installation, BoardHome home, TaskCard card) {
        return home.openRound(card.id()).orElseGet(() -> {
            Sha256 commitment = installation.rounds().open();
            home.addRound(card.id(), commitment, Optional.empty());
            return commitment;
        });
    }
}
