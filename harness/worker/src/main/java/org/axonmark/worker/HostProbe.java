package org.axonmark.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that tries to break out of its limits, so that the host sees whether they bite. It says what it could do, one word a line; what
 * it says is believed only where it admits a limit.
 */
public final class HostProbe {

    private static final int MANY_THREADS = 2_000;

    private HostProbe() {}

    /** Runs one verb: {@code memory}, {@code cpu} or {@code reach}. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        switch (arguments[0]) {
            case "memory" -> memory(out);
            case "cpu" -> cpu();
            case "reach" -> reach(out, arguments[1], Integer.parseInt(arguments[2]));
            default -> out.println("unknown");
        }
        Runtime.getRuntime().halt(0);
    }

    /** Takes and touches native memory until it is stopped. */
    private static void memory(PrintStream out) {
        List<MemorySegment> taken = new ArrayList<>();
        for (int block = 0; block < 1024; block++) {
            taken.add(Arena.global().allocate(1 << 22).fill((byte) 1));
        }
        out.println("took " + taken.size() * 4 + " MiB");
    }

    @SuppressWarnings("UnusedVariable")
    private static void cpu() {
        long sum = 0;
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            sum += System.nanoTime() & 1;
        }
    }

    private static void reach(PrintStream out, String hostFile, int port) {
        if (Files.exists(Path.of(hostFile))) {
            out.println("host-file");
        }
        for (String path : List.of("/probe", "/dev/probe", "/java/probe", "/worker/probe", "/submission.jar", "/input.bin")) {
            if (canWrite(Path.of(path), 1)) {
                out.println("write-" + path.substring(1));
            }
        }
        for (String folder : List.of("/tmp", "/dev/shm")) {
            if (canWrite(Path.of(folder, "probe"), 1 << 28)) {
                out.println("fill-" + folder.substring(1));
            }
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            out.println("socket-" + socket.isConnected());
        } catch (IOException e) {
            out.println("no-socket");
        }
        try {
            new ProcessBuilder("/java/bin/java", "-version").start();
            out.println("process");
        } catch (IOException e) {
            out.println("no-process");
        }
        out.println("threads-" + threads());
    }

    private static int threads() {
        OwnLimits.take();
        int started = 0;
        try {
            for (; started < MANY_THREADS; started++) {
                Thread.ofPlatform().daemon().stackSize(1 << 16).start(HostProbe::sleep);
            }
        } catch (OutOfMemoryError e) {
            return started;
        }
        return started;
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean canWrite(Path file, int bytes) {
        byte[] chunk = new byte[1 << 16];
        try (OutputStream to = Files.newOutputStream(file)) {
            for (int written = 0; written < bytes; written += chunk.length) {
                to.write(chunk);
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // it could not be written either
        }
    }
}
