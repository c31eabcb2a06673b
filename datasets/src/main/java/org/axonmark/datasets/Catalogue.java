package org.axonmark.datasets;

import java.util.List;
import java.util.stream.Collectors;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** All datasets that tasks may use. */
public final class Catalogue {

    private static final List<Dataset> DATASETS = List.of(Eegmat.DATASET, Circuits.DATASET, FashionMnist.DATASET, Gpt2Small.DATASET,
            Connectomes.DATASET);

    private Catalogue() {}

    /** Returns all entries. */
    public static List<Dataset> datasets() {
        return DATASETS;
    }

    /** Returns the entry of an id. */
    public static Dataset dataset(String id) {
        return DATASETS.stream().filter(dataset -> dataset.id().equals(id)).findAny()
                .orElseThrow(() -> new AxonmarkException(ErrorCode.user("dataset-unknown"), "there is no dataset '" + id + "'; there are "
                        + DATASETS.stream().map(Dataset::id).collect(Collectors.joining(", "))));
    }
}
