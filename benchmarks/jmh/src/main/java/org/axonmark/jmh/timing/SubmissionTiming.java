package org.axonmark.jmh.timing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.CallByCall;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Isolation;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * Times submissions beside each other on one task, call by call in turns, by JMH in this process: the program behind {@code axonmark time}, which
 * has checked what it is given. A session is a set of fresh workers: they are warmed up without JMH, then every call is one iteration of
 * {@link SubmissionCall}.
 */
public final class SubmissionTiming {

    private static final double WARM_SECONDS = 1;
    private static final double MOST_WARMING_SECONDS = 5;
    private static final int MOST_WARMING_ROUNDS = 3_000;
    private static final int FEWEST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 100;
    private static final double MOST_SESSION_SECONDS = 20;
    private static final int MOST_ENDING_SECONDS = 10;

    private final Given given;
    private final Evaluator.Places places;
    private final Archive archive;
    /** By submission and session. */
    private final List<List<BenchmarkResult>> forks = new ArrayList<>();
    private final long[] peaks;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable CallByCall<?> running;
    private boolean stopped;

    /**
     * What is to be done.
     *
     * @param task id of the task
     * @param worker folder of the assembled worker
     * @param data folder of data that were downloaded
     * @param mirror folder with data files
     * @param isolation how submissions are kept apart
     * @param sessions how many sets of fresh workers
     * @param jars of the submissions, by the names that the report gives them; the first is compared with each other
     */
    record Given(String task, Path worker, Path data, Optional<Path> mirror, Isolation isolation, int sessions, List<Named> jars) {

        Given {
            jars = List.copyOf(jars);
        }
    }

    /** A submission. */
    record Named(String name, Path jar) {}

    private SubmissionTiming(Given given, Path scratch) {
        this.given = given;
        this.places = new Evaluator.Places(given.worker(), given.data(), given.mirror(), "timing", Map.of());
        this.archive = new Archive(scratch);
        this.peaks = new long[given.jars().size()];
        given.jars().forEach(_ -> forks.add(new ArrayList<>()));
    }

    private List<Timed> time() {
        Task<?> task = task();
        for (int session = 1; session <= given.sessions(); session++) {
            System.err.printf("session %d of %d%n", session, given.sessions());
            session(task, session % 2 == 0);
        }
        List<Timed> timed = new ArrayList<>();
        for (int side = 0; side < given.jars().size(); side++) {
            timed.add(new Timed(given.jars().get(side).name(), forks.get(side).stream()
                    .map(fork -> fork.getIterationResults().stream().map(SubmissionTiming::call).toList()).toList(), peaks[side]));
        }
        return timed;
    }

    private Task<?> task() {
        return ServiceLoader.load(TaskProvider.class).stream().<Task<?>>flatMap(provider -> provider.get().tasks().stream())
                .filter(task -> task.card().id().toString().equals(given.task())).findAny()
                .orElseThrow(() -> new AxonmarkException(ErrorCode.user("task-unknown"), "there is no task '" + given.task() + "'"));
    }

    private void session(Task<?> task, boolean backwards) {
        List<Order> orders = given.jars().stream()
                .map(one -> new Order(one.jar(), task, given.isolation(), false, Optional.empty())).toList();
        try (CallByCall<?> workers = CallByCall.of(places, archive, orders, Progress.none())) {
            begins(workers);
            warmUp(workers);
            List<List<IterationResult>> iterations = new ArrayList<>();
            given.jars().forEach(_ -> iterations.add(new ArrayList<>()));
            long end = end(MOST_SESSION_SECONDS);
            for (int round = 0; round < MOST_ROUNDS && (round < FEWEST_ROUNDS || System.nanoTime() < end); round++) {
                round(workers, (round % 2 == 1) != backwards, iterations);
            }
            List<Long> most = workers.end();
            for (int side = 0; side < peaks.length; side++) {
                List<IterationResult> mine = iterations.get(side);
                forks.get(side).add(new BenchmarkResult(mine.getFirst().getBenchmarkParams(), mine));
                peaks[side] = Math.max(peaks[side], most.get(side));
            }
        }
    }

    private synchronized void begins(CallByCall<?> workers) {
        running = workers;
        checkStopped();
    }

    /** Lets no worker stay frozen when this process is stopped, and waits a moment until what it made is removed. */
    private void stop() {
        synchronized (this) {
            stopped = true;
            if (running != null) {
                running.cancel();
            }
        }
        try {
            if (!ended.await(MOST_ENDING_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("a worker did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void checkStopped() {
        if (stopped) {
            throw new AxonmarkException(ErrorCode.user("timing-stopped"), "stopped; nothing was told");
        }
    }

    /** Who was asked first is asked last in the next round. */
    private void round(CallByCall<?> workers, boolean backwards, List<List<IterationResult>> iterations) {
        checkStopped();
        RunResult[] results = new RunResult[given.jars().size()];
        for (int i = 0; i < results.length; i++) {
            int side = backwards ? results.length - 1 - i : i;
            try {
                results[side] = SubmissionCall.timed(workers, side, given.jars().get(side).name());
            } catch (IllegalStateException e) {
                workers.check(); // what a submission did wrong says more than JMH, which wraps it
                throw e;
            }
        }
        for (int side = 0; side < results.length; side++) {
            List<IterationResult> mine = iterations.get(side);
            results[side].getBenchmarkResults().forEach(fork -> mine.addAll(fork.getIterationResults()));
        }
    }

    private static Timed.Call call(IterationResult iteration) {
        return new Timed.Call(iteration.getPrimaryResult().getScore(),
                Objects.requireNonNull(iteration.getSecondaryResults().get(CpuOfWorker.CPU)).getScore());
    }

    /** Asks all in turns, without JMH, until each has run long enough to be compiled. */
    private void warmUp(CallByCall<?> workers) {
        double[] seconds = new double[given.jars().size()];
        long end = end(MOST_WARMING_SECONDS);
        for (int round = 0; round < MOST_WARMING_ROUNDS && System.nanoTime() < end && least(seconds) < WARM_SECONDS; round++) {
            checkStopped();
            for (int side = 0; side < seconds.length; side++) {
                workers.ready(side);
                workers.call(side);
                seconds[side] += workers.rest(side).cpu().toNanos() / 1e9;
            }
        }
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static long end(double seconds) {
        return System.nanoTime() + (long) (seconds * 1e9);
    }

    /** Writes every call as JMH's own JSON, a session as a fork. */
    private void write(Path file) {
        Collection<RunResult> results = new ArrayList<>();
        forks.forEach(side -> results.add(new RunResult(side.getFirst().getParams(), side)));
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("jmh-file"), "could not write '" + file + "': " + e.getMessage()
                    + "; give --jmh a file in a folder that may be written", e);
        }
    }

    /**
     * Runs it: {@code TASK WORKER DATA MIRROR ISOLATION SESSIONS JMH REPORT NAME JAR [NAME JAR]…}; a {@code -} stands for no mirror and no JMH file,
     * REPORT is {@code text} or {@code json}.
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(exitCode(arguments));
    }

    private static int exitCode(String[] arguments) throws IOException {
        System.setProperty("jmh.ignoreLock", "true");
        List<Named> jars = new ArrayList<>();
        for (int i = 8; i + 1 < arguments.length; i += 2) {
            jars.add(new Named(arguments[i], Path.of(arguments[i + 1])));
        }
        Given given = new Given(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]), path(arguments[3]),
                Isolation.valueOf(arguments[4]), Integer.parseInt(arguments[5]), jars);
        Path scratch = Files.createTempDirectory("axonmark-timing");
        SubmissionTiming timing = new SubmissionTiming(given, scratch);
        Runtime.getRuntime().addShutdownHook(new Thread(timing::stop, "stop"));
        try {
            TimingReport report = new TimingReport(given, timing.time());
            System.out.print(arguments[7].equals("json") ? report.json().pretty() : report.text());
            Optional<Path> jmh = path(arguments[6]);
            if (jmh.isPresent()) {
                timing.write(jmh.get());
            }
            return 0;
        } catch (AxonmarkException e) {
            System.err.println("error: " + e.getMessage() + " [" + e.code().id() + "]");
            return e.code().type().exitCode();
        } finally {
            try {
                delete(scratch);
            } finally {
                timing.ended.countDown();
            }
        }
    }

    private static Optional<Path> path(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(Path.of(text));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
