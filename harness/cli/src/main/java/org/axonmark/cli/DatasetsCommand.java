package org.axonmark.cli;

import java.util.Optional;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DataFile;
import org.axonmark.datasets.Dataset;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "datasets", mixinStandardHelpOptions = true, description = "List, bring, check and find the datasets of tasks.")
final class DatasetsCommand implements Runnable {

    private final Console console;
    private final Installation installation = Installation.find();
    private final DatasetStore store = new DatasetStore(installation.data(), installation.mirror());

    DatasetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        list();
    }

    @Command(mixinStandardHelpOptions = true, description = "List the catalogue.")
    void list() {
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
        console.line("%s", store.require(Catalogue.dataset(id)).folder());
    }

    @Command(mixinStandardHelpOptions = true, description = "Check the sums of all files of a dataset.")
    void verify(@Parameters(paramLabel = "DATASET") String id) {
        DatasetStore.Found found = store.require(Catalogue.dataset(id));
        int known = 0;
        for (DataFile file : found.packaging().files()) {
            DatasetStore.content(found.folder(), file);
            known += file.content().isPresent() ? 1 : 0;
        }
        console.line("%s (%s): %d files in '%s', %d of them with a known sum, all equal", id, found.packaging().name(),
                found.packaging().files().size(), found.folder(), known);
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
        console.line("%s is in '%s'", id, kept.folder());
    }
}
