package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Limits;

/**
 * Proves on this host that each limit of the sandbox bites: a program that tries to pass it must be stopped. What was proved holds for a program's life; what was not may be the
 * moment's fault, a probe that somebody ended or a host too busy for it, and is tried again when it is asked for again.
 */
public final class HostProof {

    private static final String PROBE = "org.axonmark.worker.HostProbe";
    private static final long MEBI = 1 << 20;
    private static final Limits SMALL = new Limits(192 * MEBI, 48, Duration.ofSeconds(10), Duration.ofSeconds(10),
            Duration.ZERO, 4 * MEBI, 4096, 64 * MEBI, 4 * MEBI);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<Path, List<Proof>> PROVED = new HashMap<>();

    private HostProof() {}

    /**
     * What was found of one limit.
     *
     * @param limit its name, such as {@code memory}
     * @param mechanism what keeps it, such as {@code cgroup v1}
     * @param holds whether it bit
     * @param detail what was seen
     */
    public record Proof(String limit, String mechanism, boolean holds, String detail) {}

    /**
     * Proves the limits; below three seconds, and for nothing once all hold.
     *
     * @param worker the assembled worker
     */
    public static synchronized List<Proof> prove(Path worker) {
        List<Proof> proved = PROVED.get(worker);
        if (proved == null) {
            proved = probe(worker);
            if (proved.stream().allMatch(Proof::holds)) {
                PROVED.put(worker, proved);
            }
        }
        return proved;
    }

    private static List<Proof> probe(Path worker) {
        if (!SeccompFilter.isAvailable()) {
            return List.of(new Proof("system calls", "seccomp", false,
                    "there is a filter for Linux on amd64 only, this is " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch")));
        }
        try {
            Path folder = Files.createTempDirectory("axonmark-proof");
            try (Running memory = Running.start(worker, folder, "memory");
                    Running cpu = Running.start(worker, folder, "cpu");
                    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Running reach = Running.start(worker, folder, "reach", folder.toString(),
                            Integer.toString(listener.getLocalPort()))) {
                List<Proof> proofs = new ArrayList<>();
                proofs.addAll(ofReach(reach.ended()));
                proofs.add(ofMemory(memory.ended()));
                proofs.add(ofCpu(cpu.ended()));
                return List.copyOf(proofs);
            } finally {
                Files.delete(folder);
            }
        } catch (IOException | AxonmarkException e) {
            return List.of(new Proof("sandbox", "bubblewrap", false, String.valueOf(e.getMessage())));
        }
    }

    private static Proof ofMemory(Ended ended) {
        boolean stopped = !ended.said().contains("took") && ended.seen().peakMemoryBytes() <= SMALL.memoryBytes() + MEBI
                && !ended.exit().killed() && ended.exit().code() != 0;
        return new Proof("memory", Sandboxes.mechanism(), stopped,
                "a probe that takes 4 GiB ended with %s at %d MiB of %d%s".formatted(ended.exit().describe(),
                        ended.seen().peakMemoryBytes() >> 20, SMALL.memoryBytes() >> 20,
                        Sandboxes.mechanism().equals("cgroup v2")
                                ? "; Axonmark's own tests try cgroup v2 on a made-up tree only, this probe is real" : ""));
    }

    private static Proof ofCpu(Ended ended) {
        double seconds = ended.seen().cpu().toMillis() / 1e3;
        boolean stopped = !ended.exit().killed() && ended.exit().code() > 128;
        return new Proof("CPU time", "rlimit, and the host's own reading", stopped,
                "a probe that computes for ever ended with %s after %.1f s".formatted(ended.exit().describe(), seconds));
    }

    private static List<Proof> ofReach(Ended ended) {
        List<String> said = ended.said().lines().toList();
        boolean ran = ended.exit().code() == 0 && said.stream().anyMatch(line -> line.startsWith("threads-"));
        String failure = ran ? "" : "the probe ended with " + ended.exit().describe() + ": " + ended.said().strip();
        List<String> leaks = said.stream().filter(line -> line.startsWith("write-") || line.startsWith("host-")).toList();
        int threads = said.stream()
                .filter(line -> line.startsWith("threads-"))
                .mapToInt(line -> Integer.parseInt(line.substring(8)))
                .findAny()
                .orElse(-1);
        return List.of(
                new Proof("files", "bubblewrap", ran && leaks.isEmpty(), ran ? "reached: " + leaks : failure),
                new Proof("scratch", "sized tmpfs", ran && said.stream().noneMatch(line -> line.startsWith("fill-")),
                        ran ? "256 MiB do not fit" : failure),
                new Proof("network", "name space and seccomp", said.contains("no-socket"), failure),
                new Proof("new processes", "seccomp", said.contains("no-process"), failure),
                new Proof("threads", Sandboxes.mechanism(), threads >= 0 && threads <= SMALL.processes(),
                        ran ? threads + " of 2000 threads started, the limit was " + SMALL.processes() : failure));
    }

    /** How a probe ended and what it said. */
    private record Ended(Exit exit, String said, Observed seen) {}

    /** A probe and its files. */
    private record Running(SandboxedWorker worker, Path input, Path answer) implements AutoCloseable {

        static Running start(Path worker, Path folder, String... verb) throws IOException {
            Path input = Files.createTempFile(folder, "input", ".bin");
            Path answer = Files.createTempFile(folder, "answer", ".bin");
            List<String> main = new ArrayList<>(List.of(PROBE));
            main.addAll(List.of(verb));
            SandboxSpec spec = new SandboxSpec(worker, input, input, answer, SMALL, Isolation.FULL);
            return new Running(Sandboxes.start(spec, main), input, answer);
        }

        Ended ended() throws IOException {
            Exit exit = worker.awaitExit(PATIENCE);
            try (InputStream said = worker.answers()) {
                String text = new String(said.readNBytes(4096), StandardCharsets.UTF_8);
                String log = new String(worker.log().kept(), StandardCharsets.UTF_8);
                return new Ended(exit, exit.code() == 0 ? text : text + log, worker.observe());
            }
        }

        @Override
        public void close() throws IOException {
            worker.close();
            Files.deleteIfExists(input);
            Files.deleteIfExists(answer);
        }
    }
}
