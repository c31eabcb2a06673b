package org.axonmark.datasets;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue's entry of connectomes: who has synapses with whom in C. elegans, as counted in electron micrographs. */
final class Connectomes {

    static final Dataset DATASET = new Dataset("connectomes", "9cccbab", "Connectomes of C. elegans", "MIT",
            List.of("White JG, Southgate E, Thomson JN, Brenner S. The structure of the nervous system of the nematode Caenorhabditis"
                    + " elegans. Philos Trans R Soc B 1986; 314:1-340, doi 10.1098/rstb.1986.0056.",
                    "Cook SJ et al. Whole-animal connectomes of both Caenorhabditis elegans sexes. Nature 2019; 571:63-71,"
                            + " doi 10.1038/s41586-019-1352-7.",
                    "Gleeson P, Lung D, Grosu R, Hasani R, Larson SD. c302: a multiscale framework for modelling the nervous system of"
                            + " Caenorhabditis elegans. Philos Trans R Soc B 2018; 373:20170379, doi 10.1098/rstb.2017.0379."),
            packagings());

    private Connectomes() {}

    private static List<Packaging> packagings() {
        Map<String, List<DataFile>> files = Sums.of("connectomes/sums.tsv");
        return List.of(
                new Packaging("mirror", "four edge lists of openworm/c302, unchanged, their names with 'c302_' before them",
                        Optional.empty(), files.getOrDefault("mirror", List.of())),
                new Packaging("c302", "the same four files under their own names",
                        Optional.of(URI.create("https://raw.githubusercontent.com/openworm/c302/9cccbab/c302/data/")),
                        files.getOrDefault("c302", List.of())));
    }
}
