package org.axonmark.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.engine.host.HostProfiles;
import org.axonmark.engine.sandbox.HostProof;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import picocli.CommandLine.Command;

@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = "Say what this host can do: Java, the sandbox with a proof of each limit, data, energy.")
final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        HostProfile host = HostProfiles.current(Isolation.FULL, List.of());
        console.line("host     %s, %s, %s, %d cores, %d MiB", host.os(), host.arch(), host.cpu(), host.cores(),
                host.memoryBytes() >> 20);
        console.line("java     %s", host.java());
        console.line("program  %s", installation.program());
        console.line("home     %s", installation.home());
        boolean whole = true;
        for (HostProof.Proof proof : HostProof.prove(installation.worker())) {
            console.line("%-8s %s, by %s: %s", proof.holds() ? "holds" : "FAILS", proof.limit(), proof.mechanism(),
                    proof.detail().isEmpty() ? "a probe was refused" : proof.detail());
            whole &= proof.holds();
        }
        DatasetStore store = new DatasetStore(installation.data(), installation.mirror());
        Catalogue.datasets().forEach(dataset -> console.line("data     %s: %s", dataset.id(),
                store.find(dataset).map(found -> found.folder().toString()).orElse("not here")));
        console.line("energy   %s", host.energy());
        if (!whole) {
            console.line("The sandbox is not whole: on Debian or Ubuntu 'apt-get install bubblewrap', and let this user make"
                    + " control groups (run as root, or delegate a cgroup with memory and pids).");
        }
        return whole ? 0 : ErrorType.RESOURCES.exitCode();
    }
}
