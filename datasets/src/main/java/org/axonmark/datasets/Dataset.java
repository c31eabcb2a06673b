package org.axonmark.datasets;

import java.util.List;

/**
 * An entry of the catalogue.
 *
 * @param id such as {@code eegmat}; also the folder's name in a store or mirror
 * @param version the publisher's
 * @param title for people
 * @param licence SPDX id
 * @param citations whom to cite
 * @param packagings ways in which its files are packed, all equally good
 */
public record Dataset(
        String id, String version, String title, String licence, List<String> citations, List<Packaging> packagings) {

    /** Copies the lists. */
    public Dataset {
        citations = List.copyOf(citations);
        packagings = List.copyOf(packagings);
    }
}
