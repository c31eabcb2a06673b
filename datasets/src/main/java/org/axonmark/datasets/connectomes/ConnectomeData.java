package org.axonmark.datasets.connectomes;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DataFile;
import org.axonmark.datasets.Dataset;
import org.axonmark.datasets.DatasetStore;

/** Connections of C. elegans by several counts of electron micrographs (White et al. 1986, Cook et al. 2019). */
public final class ConnectomeData {

    /** The catalogue's entry. */
    public static final Dataset DATASET = Catalogue.dataset("connectomes");

    private final DatasetStore.Found found;

    private ConnectomeData(DatasetStore.Found found) {
        this.found = found;
    }

    /** One count. */
    public enum Worm {
        /** The whole hermaphrodite of 1986, put together of several animals. */
        WHITE_WHOLE("White 1986, whole", "aconnectome_white_1986_whole.csv"),
        /** The head and nerve ring of the adult (N2U) of 1986. */
        WHITE_ADULT("White 1986, adult's head", "aconnectome_white_1986_A.csv"),
        /** The head and nerve ring of the larva in its fourth stage (JSH) of 1986. */
        WHITE_LARVA("White 1986, L4 larva's head", "aconnectome_white_1986_L4.csv"),
        /** The whole hermaphrodite of 2019. */
        COOK_HERMAPHRODITE("Cook 2019, hermaphrodite", "herm_full_edgelist.csv");

        private final String title;
        private final String file;

        Worm(String title, String file) {
            this.title = title;
            this.file = file;
        }

        /** Returns its name for people. */
        public String title() {
            return title;
        }
    }

    /** Opens the lists in whichever packaging a store has. */
    public static ConnectomeData open(DatasetStore store) {
        return new ConnectomeData(store.require(DATASET));
    }

    /** Reads one count. */
    public EdgeList read(Worm worm) {
        DataFile file = found.packaging().files().stream()
                .filter(candidate -> candidate.name().endsWith(worm.file))
                .findFirst()
                .orElseThrow();
        return EdgeList.parse(file.name(), DatasetStore.content(found.folder().resolve(file.name()), file));
    }
}
