package org.axonmark.cli;

import java.util.List;

import org.axonmark.engine.sandbox.HostProof;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Isolation;

/** How this host can keep submissions apart. */
final class Isolations {

    private Isolations() {}

    /**
     * Returns what a command that can run a submission in this process was told.
     *
     * @param isolation what {@code --isolation} says
     * @param inProcess whether {@code --in-process} was given
     */
    static Isolation chosen(Isolation isolation, boolean inProcess) {
        return inProcess ? Isolation.IN_PROCESS : withProcess(isolation);
    }

    /** Returns an isolation in which a submission has a process of its own, and refuses the other. */
    static Isolation withProcess(Isolation isolation) {
        if (isolation == Isolation.IN_PROCESS) {
            throw new AxonmarkException(ErrorCode.user("in-process"),
                    "--isolation takes full or none; what runs in-process is for a debugger alone: './axonmark run JAR --task TASK --in-process'");
        }
        return isolation;
    }

    /** Returns the full sandbox if this host proves it, else none, and says so. */
    static Isolation best(Installation installation, Console console) {
        List<HostProof.Proof> failed =
                HostProof.prove(installation.worker()).stream().filter(proof -> !proof.holds()).toList();
        failed.forEach(proof -> console.note("this host cannot keep %s: %s", proof.limit(), proof.detail()));
        if (!failed.isEmpty()) {
            console.note(
                    "going on WITHOUT a sandbox: these rows are marked 'none'; this local board ranks them among themselves, any other never does");
        }
        return failed.isEmpty() ? Isolation.FULL : Isolation.NONE;
    }
}
