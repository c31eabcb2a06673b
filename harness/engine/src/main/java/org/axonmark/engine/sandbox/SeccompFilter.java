package org.axonmark.engine.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The system calls that a worker is refused, as a classic BPF program for x86-64: foreign architectures and the x32 table, sockets, new
 * processes and namespaces (threads stay allowed), tracing, mounts, io_uring, bpf, perf, userfaultfd, kernel keys and modules, shared
 * anonymous memory (which no memory limit of a process would count). A refused call gives EPERM; clone3, whose flags a filter cannot read,
 * gives ENOSYS, at which libc falls back to clone.
 */
final class SeccompFilter {

    private static final int AUDIT_ARCH_X86_64 = 0xC000003E;
    private static final int X32_BIT = 0x40000000;
    private static final int ALLOW = 0x7fff0000;
    private static final int KILL = 0x80000000;
    private static final int EPERM = 0x00050000 | 1;
    private static final int ENOSYS = 0x00050000 | 38;

    private static final int LOAD = 0x20;
    private static final int AND = 0x54;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;

    private static final int CLONE = 56;
    private static final int CLONE3 = 435;
    private static final int MMAP = 9;
    private static final int CLONE_THREAD = 0x10000;
    private static final int NEW_NAMESPACES = 0x7E020080;
    private static final int SHARED_ANONYMOUS = 0x21;

    /** By their numbers in the kernel's x86-64 table. */
    private static final int[] REFUSED = {
        41, 42, 43, 49, 50, 288, // socket, connect, accept, bind, listen, accept4; Java itself needs socketpair
        57, 58, // fork, vfork
        101, 310, 311, 312, 438, // ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd
        425, 426, 427, // io_uring
        321, 298, 323, // bpf, perf_event_open, userfaultfd
        165, 166, 155, 161, 428, 429, 430, 431, 432, 433, 442, // mounts, pivot_root, chroot
        272, 308, // unshare, setns
        248, 249, 250, // keys
        246, 320, 175, 313, 176, 169, 167, 168, 163, // kexec, modules, reboot, swap, acct
        303, 304, 300, 301, // file handles, fanotify
        135, 172, 173, 154, 103, 153, // personality, iopl, ioperm, modify_ldt, syslog, vhangup
        29, 30, 31, 64, 65, 66, 68, 69, 70, 71, 240, // System V and POSIX queues and shared memory
        319, 447, // memfd_create, memfd_secret
        164, 227, 159, 305, 170, 171, // clocks, host and domain names
        237, 238, 256, 279, 440, // NUMA moves, process_madvise
        444, 445, 446, // landlock
    };

    private final ByteArrayOutputStream program = new ByteArrayOutputStream();

    private SeccompFilter() {}

    /** Tells whether there is a filter for this machine. */
    static boolean isAvailable() {
        return System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64");
    }

    /** Returns the program as bubblewrap reads it. */
    static byte[] program() {
        SeccompFilter filter = new SeccompFilter();
        filter.write();
        return filter.program.toByteArray();
    }

    private void write() {
        emit(LOAD, 0, 0, 4);
        emit(IF_EQUAL, 1, 0, AUDIT_ARCH_X86_64);
        emit(RETURN, 0, 0, KILL);
        emit(LOAD, 0, 0, 0);
        emit(IF_AT_LEAST, 0, 1, X32_BIT);
        emit(RETURN, 0, 0, KILL);
        for (int number : REFUSED) {
            emit(IF_EQUAL, 0, 1, number);
            emit(RETURN, 0, 0, EPERM);
        }
        emit(IF_EQUAL, 0, 1, CLONE3);
        emit(RETURN, 0, 0, ENOSYS);
        // clone: the flags are the first argument; only threads, and no new namespace
        emit(IF_EQUAL, 0, 4, CLONE);
        emit(LOAD, 0, 0, 16);
        emit(AND, 0, 0, CLONE_THREAD | NEW_NAMESPACES);
        emit(IF_EQUAL, 1, 0, CLONE_THREAD);
        emit(RETURN, 0, 0, EPERM);
        emit(LOAD, 0, 0, 0);
        // mmap: the flags are the fourth argument
        emit(IF_EQUAL, 0, 4, MMAP);
        emit(LOAD, 0, 0, 16 + 3 * 8);
        emit(AND, 0, 0, SHARED_ANONYMOUS);
        emit(IF_EQUAL, 0, 1, SHARED_ANONYMOUS);
        emit(RETURN, 0, 0, EPERM);
        emit(RETURN, 0, 0, ALLOW);
    }

    private void emit(int code, int ifTrue, int ifFalse, int value) {
        program.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) code)
                .put((byte) ifTrue)
                .put((byte) ifFalse)
                .putInt(value)
                .array());
    }
}
