package org.axonmark.datasets;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue's entry of eegmat: 36 people at rest and at mental arithmetic, in two packagings. */
final class Eegmat {

    static final Dataset DATASET = new Dataset("eegmat", "1.0.0", "EEG during mental arithmetic tasks", "ODC-By-1.0",
            List.of("Zyma I, Tukaev S, Seleznov I, Kiyono K, Popov A, Chernykh M, Shpenkov O. Electroencephalograms during"
                    + " mental arithmetic task performance. Data 2019; 4(1):14.",
                    "Goldberger AL et al. PhysioBank, PhysioToolkit, and PhysioNet. Circulation 2000; 101(23):e215-e220."),
            packagings());

    private Eegmat() {}

    private static List<Packaging> packagings() {
        Map<String, List<DataFile>> files = Sums.of("eegmat/sums.tsv");
        return List.of(
                new Packaging("compact", "the last 62 s of rest and all of the task, compressed; Subject00 and Subject01:"
                        + " re-exported, not PhysioNet's bytes", Optional.empty(), files.getOrDefault("compact", List.of())),
                new Packaging("physionet", "PhysioNet's 72 files; the sums of Subject00's and Subject01's are not known here",
                        Optional.of(URI.create("https://physionet.org/files/eegmat/1.0.0/")),
                        files.getOrDefault("physionet", List.of())));
    }
}
