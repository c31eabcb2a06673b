package org.axonmark.datasets;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue's entry of Fashion-MNIST: 70 000 pictures of articles of clothing. */
final class FashionMnist {

    static final Dataset DATASET = new Dataset("fashion-mnist", "2017-08-28", "Fashion-MNIST", "MIT",
            List.of("Xiao H, Rasul K, Vollgraf R. Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms."
                    + " arXiv:1708.07747, 2017. Copyright 2017 Zalando SE."),
            packagings());

    private FashionMnist() {}

    private static List<Packaging> packagings() {
        Map<String, List<DataFile>> files = Sums.of("fashion/sums.tsv");
        return List.of(
                new Packaging("gzip", "the publisher's four files; Debian's package dataset-fashion-mnist installs the same, without the"
                        + " name in their gzip headers",
                        Optional.of(URI.create("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/")),
                        files.getOrDefault("gzip", List.of())),
                new Packaging("plain", "the same, decompressed", Optional.empty(), files.getOrDefault("plain", List.of())));
    }
}
