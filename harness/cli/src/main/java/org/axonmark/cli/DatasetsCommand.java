package org.axonmark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DataFile;
import org.axonmark.datasets.Dataset;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(name = "datasets", mixinStandardHelpOptions = true, description = "List, bring, check and find the datasets of tasks.")
final class DatasetsCommand implements Runnable {

    private final Console console;
    private final Installation installation = Installation.find();
    private final DatasetStore store = new DatasetStore(installation.data(), installation.mirror());

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print as JSON")
    private boolean json;

    DatasetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        list();
    }

    @Command(mixinStandardHelpOptions = true, description = "List the catalogue.")
    void list() {
        if (json) {
            console.json(new Json.Arr(Catalogue.datasets().stream().map(this::toJson).toList()));
            return;
        }
        for (Dataset dataset : Catalogue.datasets()) {
            String where = store.find(dataset)
                    .map(found -> "in '" + found.folder() + "' (" + found.packaging().name() + ")")
                    .orElse("not here");
            console.line("%s@%s  %s, %s: %s", console.strong(dataset.id()), dataset.version(), dataset.title(),
                    dataset.licence(), where);
            dataset.packagings().forEach(packaging -> console.line("    %s: %d files, %s", packaging.name(),
                    packaging.files().size(), packaging.note()));
            dataset.citations().forEach(citation -> console.line("    cite: %s", citation));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Say where a dataset's files are.")
    void where(@Parameters(paramLabel = "DATASET") String id) {
        DatasetStore.Found found = store.require(Catalogue.dataset(id));
        say(id, found, List.of(), found.folder().toString());
    }

    @Command(mixinStandardHelpOptions = true, description = "Check the sums of all files of a dataset.")
    void verify(@Parameters(paramLabel = "DATASET") String id) {
        DatasetStore.Found found = store.require(Catalogue.dataset(id));
        Progress progress = console.progress(id);
        int files = found.packaging().files().size();
        int known = 0;
        int done = 0;
        for (DataFile file : found.packaging().files()) {
            DatasetStore.content(found.folder(), file);
            known += file.content().isPresent() ? 1 : 0;
            progress.report("checking files", ++done, files);
        }
        say(id, found, List.of(new Json.Member("files", new Json.Num(files)), new Json.Member("equal", new Json.Num(known))),
                "%s (%s): %d files in '%s', %d of them with a known sum, all equal".formatted(
                        id, found.packaging().name(), files, found.folder(), known));
    }

    @Command(mixinStandardHelpOptions = true, description = "Bring a dataset into the local store, from the mirror.")
    void pull(@Parameters(paramLabel = "DATASET") String id) {
        Dataset dataset = Catalogue.dataset(id);
        Optional<DatasetStore.Found> found = store.find(dataset);
        if (found.isEmpty()) {
            throw new AxonmarkException(ErrorCode.resources("dataset-missing"), "no mirror holds '" + id
                    + "': set AXONMARK_MIRROR to a folder that has '" + id + "/', or put the files of one packaging into '"
                    + store.folder(dataset) + "'; './axonmark datasets list' names the packagings and where to get them");
        }
        DatasetStore.Found kept = found.get().folder().equals(store.folder(dataset))
                ? found.get()
                : store.copyToHome(dataset, found.get());
        say(id, kept, List.of(), id + " is in '" + kept.folder() + "'");
    }

    private void say(String id, DatasetStore.Found found, List<Json.Member> more, String text) {
        if (!json) {
            console.line("%s", text);
            return;
        }
        List<Json.Member> members = new ArrayList<>(List.of(
                new Json.Member("id", new Json.Str(id)),
                new Json.Member("folder", new Json.Str(found.folder().toString())),
                new Json.Member("packaging", new Json.Str(found.packaging().name()))));
        members.addAll(more);
        console.json(new Json.Obj(members));
    }

    private Json toJson(Dataset dataset) {
        List<Json.Member> members = new ArrayList<>(List.of(
                new Json.Member("id", new Json.Str(dataset.id())),
                new Json.Member("version", new Json.Str(dataset.version())),
                new Json.Member("title", new Json.Str(dataset.title())),
                new Json.Member("licence", new Json.Str(dataset.licence())),
                new Json.Member("citations", new Json.Arr(dataset.citations().stream().<Json>map(Json.Str::new).toList()))));
        store.find(dataset).ifPresent(found -> {
            members.add(new Json.Member("folder", new Json.Str(found.folder().toString())));
            members.add(new Json.Member("packaging", new Json.Str(found.packaging().name())));
        });
        return new Json.Obj(members);
    }
}
