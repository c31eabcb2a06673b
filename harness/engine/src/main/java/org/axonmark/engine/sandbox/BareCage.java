package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No cage: reads what the process tree uses; limits are those of the process itself. */
final class BareCage implements Cage {

    private static final Pattern RAN = Pattern.compile("^(\\d+) ");
    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Map<Path, Long> threads = new HashMap<>();
    private Observed most = Observed.NOTHING;

    @Override
    public List<Path> doors() {
        return List.of();
    }

    @Override
    public synchronized Observed observe(long process) {
        long nanos = 0;
        long bytes = 0;
        for (ProcessHandle part : tree(process)) {
            nanos += part.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
            bytes += highWater(part.pid());
            readThreads(part.pid());
        }
        nanos = Math.max(nanos, threads.values().stream().mapToLong(Long::longValue).sum());
        most = new Observed(Duration.ofNanos(nanos), bytes, 0).atLeast(most);
        return most;
    }

    @Override
    public void freeze(long process) {
        Signals.stopAll(() -> tree(process).stream().map(ProcessHandle::pid).toList());
    }

    @Override
    public void thaw(long process) {
        Signals.continueAll(tree(process).stream().map(ProcessHandle::pid).toList());
    }

    @Override
    public void kill() {
        // The process itself is killed by its owner; there is nothing around it.
    }

    @Override
    public void remove() {
        // Nothing was made.
    }

    /** Reads what each thread has run, to the nanosecond; a process's own figure has steps of ten milliseconds. Ended threads stay as last seen. */
    private void readThreads(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            tasks.forEach(task -> ran(task).ifPresent(nanos -> threads.merge(task, nanos, Math::max)));
        } catch (IOException | UncheckedIOException e) {
            return; // the process has ended
        }
    }

    private static Optional<Long> ran(Path task) {
        try {
            Matcher ran = RAN.matcher(Files.readString(task.resolve("schedstat")));
            return ran.find() ? Optional.of(Long.parseLong(ran.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the thread has ended, or this kernel does not tell
        }
    }

    private static List<ProcessHandle> tree(long process) {
        return ProcessHandle.of(process)
                .map(root -> Stream.concat(Stream.of(root), root.descendants()).toList())
                .orElse(List.of());
    }

    private static long highWater(long pid) {
        try {
            Matcher matcher = HIGH_WATER.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : 0;
        } catch (IOException e) {
            return 0; // it has ended
        }
    }
}
