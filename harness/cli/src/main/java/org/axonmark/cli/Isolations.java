package org.axonmark.cli;

import java.util.List;

import org.axonmark.engine.sandbox.HostProof;
import org.axonmark.results.format.Isolation;

/** How this host can keep submissions apart. */
final class Isolations {

    private Isolations() {}

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
