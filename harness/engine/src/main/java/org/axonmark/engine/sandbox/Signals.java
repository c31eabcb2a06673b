package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Stops and continues processes by signals, for which Java has no call of its own. */
final class Signals {

    /** Numbers of Linux on x86-64 and AArch64. */
    private static final int STOP = 19;
    private static final int CONTINUE = 18;

    private static final int ROUNDS = 100;
    private static final int ROUNDS_OF_WAITING = 2_000;
    private static final long PAUSE_NANOS = 50_000;

    private Signals() {}

    /** The C library's {@code kill}; looked up when first wanted. */
    private static final class Native {

        private static final MethodHandle KILL = kill();

        private Native() {}

        @SuppressWarnings("restricted")
        private static MethodHandle kill() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().find("kill").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        }
    }

    /** Stops processes until no new one is among them: one that is not stopped yet may start another. */
    static void stopAll(Supplier<List<Long>> processes) {
        Set<Long> stopped = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            boolean news = false;
            for (long process : processes.get()) {
                if (stopped.add(process)) {
                    send(process, STOP);
                    news = true;
                }
            }
            if (!news) {
                stopped.forEach(Signals::awaitStopped);
                return;
            }
        }
    }

    /** The signal is sent at once and obeyed a little later; a process that has ended is none to wait for. */
    private static void awaitStopped(long process) {
        Path file = Path.of("/proc/" + process + "/stat");
        for (int round = 0; round < ROUNDS_OF_WAITING; round++) {
            try {
                String line = Files.readString(file);
                int state = line.lastIndexOf(')') + 2;
                if (state >= line.length() || "TtZX".indexOf(line.charAt(state)) >= 0) {
                    return;
                }
            } catch (IOException e) {
                return; // it has ended
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    static void continueAll(List<Long> processes) {
        processes.forEach(process -> send(process, CONTINUE));
    }

    private static void send(long process, int signal) {
        try {
            int _ = (int) Native.KILL.invokeExact((int) process, signal);
        } catch (Throwable e) {
            throw new IllegalStateException("could not signal process " + process, e);
        }
    }
}
