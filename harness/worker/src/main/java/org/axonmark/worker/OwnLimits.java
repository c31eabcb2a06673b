package org.axonmark.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Limits that the worker takes upon itself before it loads anything: inside its own user name space the kernel counts its threads alone. */
@SuppressWarnings("restricted")
final class OwnLimits {

    private static final int RLIMIT_NPROC = 6;

    private OwnLimits() {}

    /** Takes the limits that the host asked for by system properties. */
    static void take() {
        String threads = System.getProperty("axonmark.threads");
        if (threads == null) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        MethodHandle setrlimit = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setrlimit"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            long limit = Long.parseLong(threads);
            MemorySegment both = arena.allocateFrom(ValueLayout.JAVA_LONG, limit, limit);
            int refused = (int) setrlimit.invokeExact(RLIMIT_NPROC, both);
            if (refused != 0) {
                throw new IllegalStateException("the limit of threads could not be set");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
