package org.axonmark.datasets.eegmat;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DataFile;
import org.axonmark.datasets.Dataset;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.edf.EdfFile;

/** EEG of 36 people at rest and while they subtract numbers in their heads (Zyma et al. 2019), 500 Hz. */
public final class EegmatData {

    /** Number of people. */
    public static final int SUBJECTS = 36;

    /** The catalogue's entry. */
    public static final Dataset DATASET = Catalogue.dataset("eegmat");

    private final DatasetStore.Found found;

    private EegmatData(DatasetStore.Found found) {
        this.found = found;
    }

    /** Opens the recordings in whichever packaging a store has. */
    public static EegmatData open(DatasetStore store) {
        return new EegmatData(store.require(DATASET));
    }

    /** Returns the recording at rest; at least its last 62 seconds. */
    public EdfFile rest(int subject) {
        return read("Subject%02d_1".formatted(subject));
    }

    /** Returns the recording during arithmetic, 62 seconds. */
    public EdfFile arithmetic(int subject) {
        return read("Subject%02d_2".formatted(subject));
    }

    private EdfFile read(String prefix) {
        DataFile file = found.packaging().files().stream()
                .filter(candidate -> candidate.name().startsWith(prefix))
                .findFirst()
                .orElseThrow();
        return EdfFile.parse(file.name(), DatasetStore.content(found.folder().resolve(file.name()), file));
    }
}
