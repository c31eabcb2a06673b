package org.axonmark.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DataFile;
import org.axonmark.datasets.Dataset;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.Packaging;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.Json;
import org.axonmark.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "datasets", mixinStandardHelpOptions = true, description = "List, bring, check and find the datasets of tasks.")
final class DatasetsCommand implements Runnable {

    private final Console console;
    private final Installation installation = Installation.find();
    private final DatasetStore store = new DatasetStore(installation.data(), installation.mirror());

    @Option(names = "--json", description = "print as JSON")
    private boolean json;

    DatasetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        list(json);
    }

    @Command(mixinStandardHelpOptions = true, description = "List the catalogue with licences and whom to cite.")
    void list(@Option(names = "--json", description = "print as JSON") boolean json) {
        List<Json> entries = new ArrayList<>();
        for (Dataset dataset : Catalogue.datasets()) {
            Optional<DatasetStore.Found> found = store.find(dataset);
            if (json) {
                entries.add(entry(dataset, found));
                continue;
            }
            console.line("%s@%s  %s: %s", console.strong(dataset.id()), dataset.version(), dataset.title(), found
                    .map(at -> "in '" + at.folder() + "' (" + at.packaging().name() + ")")
                    .orElse("not here; './axonmark datasets pull " + dataset.id() + "' brings it"));
            for (Packaging packaging : dataset.packagings()) {
                boolean allKnown = packaging.files().stream().allMatch(file -> file.bytes().isPresent());
                console.line("    %s: %d files, %.1f MiB%s, %s; %s", packaging.name(), packaging.files().size(),
                        packaging.knownBytes() / 1048576.0, allKnown ? "" : " or more", packaging.note(),
                        packaging.base().map(base -> "from " + base).orElse("from a mirror alone"));
            }
            terms(dataset);
        }
        if (json) {
            console.json(new Json.Arr(entries));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Say where a dataset's files are.")
    void where(@Parameters(paramLabel = "DATASET") String id,
            @Option(names = "--json", description = "print as JSON") boolean json) {
        DatasetStore.Found found = store.require(Catalogue.dataset(id));
        if (json) {
            console.json(new Json.Obj(place(id, found)));
        } else {
            console.line("%s", found.folder());
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Check the sums of all files of a dataset; exits 4 if one is wrong.")
    int verify(@Parameters(paramLabel = "DATASET") String id,
            @Option(names = "--json", description = "print as JSON") boolean json) {
        DatasetStore.Found found = store.require(Catalogue.dataset(id));
        Progress progress = console.progress(id);
        List<DataFile> files = found.packaging().files();
        List<Json> unknown = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            DataFile file = files.get(i);
            progress.report("files checked:", i, files.size());
            try {
                DatasetStore.check(found.folder().resolve(file.name()), file);
            } catch (AxonmarkException e) {
                faults.add(e.getMessage());
            }
            if (file.content().isEmpty()) {
                unknown.add(new Json.Str(file.name()));
            }
        }
        if (json) {
            List<Json.Member> members = place(id, found);
            members.add(new Json.Member("files", new Json.Num(files.size())));
            members.add(new Json.Member("withoutKnownSum", new Json.Arr(unknown)));
            members.add(new Json.Member("faults", new Json.Arr(faults.stream().map(fault -> (Json) new Json.Str(fault)).toList())));
            console.json(new Json.Obj(members));
        } else {
            faults.forEach(console::error);
            console.line("%s (%s): %d files in '%s', %d of them with a known sum, %s", id, found.packaging().name(), files.size(),
                    found.folder(), files.size() - unknown.size(), faults.isEmpty() ? "all equal" : faults.size() + " wrong");
        }
        return faults.isEmpty() ? 0 : ErrorType.RESOURCES.exitCode();
    }

    @Command(mixinStandardHelpOptions = true,
            description = {"Bring a dataset into the local store: from the mirror folder, else by download.",
                "A pull that was stopped goes on where it was; a file gets its name only when its sum is right."})
    void pull(@Parameters(paramLabel = "DATASET") String id,
            @Option(names = "--json", description = "print as JSON") boolean json) {
        Dataset dataset = Catalogue.dataset(id);
        Progress progress = console.progress(id);
        DatasetStore.Pulled pulled =
                store.pull(dataset, (done, total) -> progress.report("KiB brought:", done >> 10, (total + 1023) >> 10));
        if (json) {
            List<Json.Member> members = place(id, pulled.found());
            members.add(new Json.Member("there", new Json.Num(pulled.there())));
            members.add(new Json.Member("copied", new Json.Num(pulled.copied())));
            members.add(new Json.Member("downloaded", new Json.Num(pulled.downloaded())));
            console.json(new Json.Obj(members));
            return;
        }
        console.line("%s (%s) is in '%s': %d files were there, %d copied from the mirror, %d downloaded", id,
                pulled.found().packaging().name(), pulled.found().folder(), pulled.there(), pulled.copied(), pulled.downloaded());
        terms(dataset);
    }

    private void terms(Dataset dataset) {
        console.line("    licence: %s", dataset.licence());
        dataset.citations().forEach(citation -> console.line("    cite: %s", citation));
    }

    private static List<Json.Member> place(String id, DatasetStore.Found found) {
        return new ArrayList<>(List.of(new Json.Member("id", new Json.Str(id)), folder(found.folder()),
                new Json.Member("packaging", new Json.Str(found.packaging().name()))));
    }

    private static Json.Member folder(Path folder) {
        return new Json.Member("folder", new Json.Str(folder.toString()));
    }

    private static Json entry(Dataset dataset, Optional<DatasetStore.Found> found) {
        List<Json> packagings = new ArrayList<>();
        for (Packaging packaging : dataset.packagings()) {
            List<Json.Member> members = new ArrayList<>(List.of(
                    new Json.Member("name", new Json.Str(packaging.name())),
                    new Json.Member("note", new Json.Str(packaging.note())),
                    new Json.Member("files", new Json.Num(packaging.files().size())),
                    new Json.Member("knownBytes", new Json.Num(packaging.knownBytes()))));
            packaging.base().ifPresent(base -> members.add(new Json.Member("base", new Json.Str(base.toString()))));
            packagings.add(new Json.Obj(members));
        }
        List<Json.Member> members = new ArrayList<>(List.of(
                new Json.Member("id", new Json.Str(dataset.id())),
                new Json.Member("version", new Json.Str(dataset.version())),
                new Json.Member("title", new Json.Str(dataset.title())),
                new Json.Member("licence", new Json.Str(dataset.licence())),
                new Json.Member("citations", new Json.Arr(
                        dataset.citations().stream().map(citation -> (Json) new Json.Str(citation)).toList())),
                new Json.Member("packagings", new Json.Arr(packagings))));
        found.ifPresent(at -> {
            members.add(folder(at.folder()));
            members.add(new Json.Member("packaging", new Json.Str(at.packaging().name())));
        });
        return new Json.Obj(members);
    }
}
