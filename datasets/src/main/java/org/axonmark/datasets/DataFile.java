package org.axonmark.datasets;

import java.util.Optional;
import java.util.OptionalLong;

import org.axonmark.results.format.Sha256;

/**
 * One file of a packaging.
 *
 * @param name path within the dataset's folder, with slashes
 * @param bytes length of the publisher's file; absent where it is not known
 * @param content SHA-256 of its content, decompressed if the name ends in {@code .xz} or {@code .gz}; absent where the publisher's sum is not known
 */
public record DataFile(String name, OptionalLong bytes, Optional<Sha256> content) {}
