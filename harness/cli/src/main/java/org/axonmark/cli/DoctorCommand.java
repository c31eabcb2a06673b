package org.axonmark.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.engine.host.HostProfiles;
import org.axonmark.engine.sandbox.HostProof;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = "Say what this host can do: Java, the sandbox with a proof of each limit, data, energy.")
final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "print as JSON")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        HostProfile host = HostProfiles.current(Isolation.FULL, List.of());
        console.note("trying to pass each limit of the sandbox ...");
        List<HostProof.Proof> proofs = HostProof.prove(installation.worker());
        boolean whole = proofs.stream().allMatch(HostProof.Proof::holds);
        DatasetStore store = new DatasetStore(installation.data(), installation.mirror());
        Map<String, Optional<String>> data = new LinkedHashMap<>();
        Catalogue.datasets().forEach(dataset -> data.put(dataset.id(), store.find(dataset).map(found -> found.folder().toString())));
        if (json) {
            console.json(toJson(installation, host, proofs, data));
        } else {
            print(installation, host, proofs, data);
        }
        return whole ? 0 : ErrorType.RESOURCES.exitCode();
    }

    private void print(Installation installation, HostProfile host, List<HostProof.Proof> proofs, Map<String, Optional<String>> data) {
        console.line("host     %s, %s, %s, %d cores, %d MiB", host.os(), host.arch(), host.cpu(), host.cores(),
                host.memoryBytes() >> 20);
        console.line("java     %s", host.java());
        console.line("program  %s", installation.program());
        console.line("home     %s", installation.home());
        for (HostProof.Proof proof : proofs) {
            console.line("%-8s %s, by %s: %s", proof.holds() ? "holds" : "FAILS", proof.limit(), proof.mechanism(), detail(proof));
        }
        data.forEach((id, folder) -> console.line("data     %s: %s", id, folder.orElse("not here")));
        console.line("energy   %s", host.energy());
        if (!proofs.stream().allMatch(HostProof.Proof::holds)) {
            console.line("The sandbox is not whole: on Debian or Ubuntu 'apt-get install bubblewrap', and let this user make"
                    + " control groups (run as root, or delegate a cgroup with memory and pids).");
        }
    }

    private static Json toJson(Installation installation, HostProfile host, List<HostProof.Proof> proofs,
            Map<String, Optional<String>> data) {
        List<Json> limits = new ArrayList<>();
        for (HostProof.Proof proof : proofs) {
            limits.add(new Json.Obj(List.of(
                    new Json.Member("limit", new Json.Str(proof.limit())),
                    new Json.Member("holds", new Json.Bool(proof.holds())),
                    new Json.Member("mechanism", new Json.Str(proof.mechanism())),
                    new Json.Member("detail", new Json.Str(detail(proof))))));
        }
        List<Json.Member> folders = new ArrayList<>();
        data.forEach((id, folder) -> folders.add(
                new Json.Member(id, folder.<Json>map(Json.Str::new).orElseGet(Json.Null::new))));
        return new Json.Obj(List.of(
                new Json.Member("os", new Json.Str(host.os())),
                new Json.Member("arch", new Json.Str(host.arch())),
                new Json.Member("cpu", new Json.Str(host.cpu())),
                new Json.Member("cores", new Json.Num(host.cores())),
                new Json.Member("memoryBytes", new Json.Num(host.memoryBytes())),
                new Json.Member("java", new Json.Str(host.java())),
                new Json.Member("program", new Json.Str(installation.program().toString())),
                new Json.Member("home", new Json.Str(installation.home().toString())),
                new Json.Member("limits", new Json.Arr(limits)),
                new Json.Member("data", new Json.Obj(folders)),
                new Json.Member("energy", new Json.Str(host.energy()))));
    }

    private static String detail(HostProof.Proof proof) {
        return proof.detail().isEmpty() ? "a probe was refused" : proof.detail();
    }
}
