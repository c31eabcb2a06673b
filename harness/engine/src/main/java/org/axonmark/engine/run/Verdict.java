package org.axonmark.engine.run;

import java.io.UncheckedIOException;
import java.util.Optional;

import org.axonmark.engine.sandbox.Exit;
import org.axonmark.engine.sandbox.SandboxSpec;
import org.axonmark.link.LinkException;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.Limits;
import org.axonmark.task.SubmissionFailure;

/**
 * Names how an evaluation ended. What the host saw by itself goes first: its own deadline, then a memory limit that was hit, then its own
 * parser, then the exit status. A worker's word that it ran out of memory counts for nothing.
 */
final class Verdict {

    /** A full heap shows as this share of it in the worker's memory at least. */
    private static final double HEAP_SEEN = 0.9;

    private final Limits limits;

    Verdict(Limits limits) {
        this.limits = limits;
    }

    EndState of(Throwable cause, Watchdog watchdog, Workers<?> workers) {
        Optional<EndState> forced = watchdog.verdict();
        if (forced.isPresent()) {
            return forced.get();
        }
        return switch (cause) {
            case LinkException link -> ofLink(link, workers);
            case SubmissionFailure failure -> new EndState.Failed(failure.failure(), String.valueOf(failure.getMessage()));
            case AxonmarkException ours -> abandoned(ours);
            case UncheckedIOException ours -> abandoned(ours);
            default -> abandoned(cause);
        };
    }

    private EndState ofLink(LinkException link, Workers<?> workers) {
        Optional<Exit> exit = workers.lastExit();
        boolean broken = link instanceof LinkException.WorkerGone || link instanceof LinkException.ProtocolViolation;
        boolean killed = broken && exit.isPresent() && exit.get().memoryLimitHit();
        if (killed || heapIsFull(link, workers.peakMemory())) {
            return new EndState.Failed(Failure.OUT_OF_MEMORY, "the worker ran out of memory: peak %s of %s (heap %s)".formatted(
                    mebibytes(workers.peakMemory()), mebibytes(limits.memoryBytes()), mebibytes(SandboxSpec.heapBytes(limits))));
        }
        return switch (link) {
            case LinkException.ProtocolViolation violation -> new EndState.Failed(Failure.PROTOCOL, text(violation));
            case LinkException.TooLarge large -> new EndState.Failed(Failure.TOO_LARGE, text(large));
            case LinkException.NotLoaded loading -> new EndState.Failed(Failure.NOT_LOADED, text(loading));
            case LinkException.CandidateThrew threw -> new EndState.Failed(Failure.EXCEPTION, text(threw));
            case LinkException.WorkerGone gone -> new EndState.Failed(Failure.CRASHED, exit
                    .map(seen -> "the worker ended by itself: " + seen.describe())
                    .orElse(text(gone)));
        };
    }

    /** The candidate says that the heap is full, and the host saw that much memory in use. */
    private boolean heapIsFull(LinkException link, long peak) {
        return link instanceof LinkException.CandidateThrew threw
                && threw.exception().equals("java.lang.OutOfMemoryError")
                && peak >= SandboxSpec.heapBytes(limits) * HEAP_SEEN;
    }

    private static EndState abandoned(Throwable cause) {
        return new EndState.Abandoned("Axonmark's own fault: " + new Untrusted(String.valueOf(cause)).forTerminal());
    }

    private static String text(LinkException link) {
        return new Untrusted(String.valueOf(link.getMessage())).forTerminal();
    }

    private static String mebibytes(long bytes) {
        return bytes == 0 ? "unknown" : (bytes >> 20) + " MiB";
    }
}
