package org.axonmark.datasets;

import java.util.Optional;

import org.axonmark.results.format.Sha256;

/**
 * One file of a packaging.
 *
 * @param name file name
 * @param content SHA-256 of its content, decompressed if the name ends in {@code .xz}; absent where the publisher's sum is not known
 */
public record DataFile(String name, Optional<Sha256> content) {}
