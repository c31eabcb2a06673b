package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Isolation;
import org.jspecify.annotations.Nullable;

/** Starts workers. All are started by one platform thread that lives as long as this program: a sandbox dies with the thread that began it. */
public final class Sandboxes {

    private static final ErrorCode NOT_STARTED = ErrorCode.resources("sandbox-not-started");
    private static final String WORKER = "org.axonmark.worker.Worker";
    private static final ExecutorService LAUNCHER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-launcher").factory());
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable Path filter;

    private Sandboxes() {}

    /**
     * Starts a worker.
     *
     * @throws AxonmarkException with code {@code sandbox-not-started} if this host cannot
     */
    public static SandboxedWorker start(SandboxSpec spec) {
        return start(spec, List.of(WORKER));
    }

    static SandboxedWorker start(SandboxSpec spec, List<String> main) {
        try {
            return LAUNCHER.submit(() -> launch(spec, main)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AxonmarkException(NOT_STARTED, "interrupted while a worker was started", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AxonmarkException ours) {
                throw ours;
            }
            throw new AxonmarkException(
                    NOT_STARTED, "a worker could not be started: " + e.getCause() + "; './axonmark doctor' says more", e);
        }
    }

    private static SandboxedWorker launch(SandboxSpec spec, List<String> main) throws IOException {
        if (spec.isolation() == Isolation.IN_PROCESS) {
            WorkerThread thread = WorkerThread.start(spec.worker());
            return new SandboxedWorker(thread, new ThreadCage(thread), spec.limits().logBytes());
        }
        boolean full = spec.isolation() == Isolation.FULL;
        Optional<Cgroups> groups = full ? Cgroups.ofThisHost() : Optional.empty();
        String name = "axonmark-%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
        Cage cage = groups.map(found -> found.cage(name, spec.limits())).orElseGet(BareCage::new);
        try {
            List<String> command = Command.of(spec, filter(), cage.doors(), full && groups.isEmpty(), main);
            ProcessBuilder builder = new ProcessBuilder(command);
            String path = System.getenv("PATH");
            builder.environment().clear();
            builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
            builder.environment().put("OMP_NUM_THREADS", "1");
            return new SandboxedWorker(builder.start(), cage, spec.limits().logBytes());
        } catch (IOException | RuntimeException e) {
            cage.remove();
            throw e;
        }
    }

    /** Returns the file with the seccomp program, written once and removed when this program ends. Called by the launcher alone. */
    private static Path filter() throws IOException {
        Path file = filter;
        if (file == null || !Files.exists(file)) {
            file = Files.createTempFile("axonmark-seccomp", ".bpf");
            Files.write(file, SeccompFilter.program());
            file.toFile().deleteOnExit();
            filter = file;
        }
        return file;
    }

    /** Returns which mechanism keeps memory, CPU time and processes on this host. */
    static String mechanism() {
        return Cgroups.ofThisHost().map(Cgroups::mechanism).orElse("rlimits").toLowerCase(Locale.ROOT);
    }
}
