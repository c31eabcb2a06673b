package org.axonmark.datasets;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One way in which a dataset's files are packed.
 *
 * @param name such as {@code physionet}
 * @param note what to know of it
 * @param base address of the folder with the files, absent if it is not published anywhere
 * @param files all files
 */
public record Packaging(String name, String note, Optional<URI> base, List<DataFile> files) {

    /** Copies the list. */
    public Packaging {
        files = List.copyOf(files);
    }

    /** Returns the length of all files together, those of unknown length left out. */
    public long knownBytes() {
        return files.stream().mapToLong(file -> file.bytes().orElse(0)).sum();
    }
}
