package org.axonmark.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.axonmark.results.format.Sha256;

/** Lists of files as the catalogue keeps them: packaging, file, bytes, SHA-256, a dash for what is not known. */
final class Sums {

    private Sums() {}

    /** Returns the files of each packaging. */
    static Map<String, List<DataFile>> of(String resource) {
        Map<String, List<DataFile>> files = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Sums.class.getResourceAsStream(resource));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split("\t", 4);
                    OptionalLong bytes = parts[2].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[2]));
                    Optional<Sha256> sum = parts[3].equals("-") ? Optional.empty() : Optional.of(new Sha256(parts[3]));
                    files.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(new DataFile(parts[1], bytes, sum));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
