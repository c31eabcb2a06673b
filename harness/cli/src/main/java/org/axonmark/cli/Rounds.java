package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;
import org.axonmark.task.Preparation;

/** The seeds of rounds, kept on the agent's side: one file a round, named by its commitment, readable by its owner alone. */
final class Rounds {

    private static final ErrorCode SEED = ErrorCode.user("round-seed");
    private static final String ENDING = ".seed";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    Rounds(Path folder) {
        this.folder = folder;
    }

    /** Draws the seed of a new round and returns its commitment. */
    Sha256 open() {
        byte[] seed = new byte[32];
        RANDOM.nextBytes(seed);
        Sha256 commitment = Preparation.commitment(seed);
        try {
            Files.createDirectories(folder);
            Path file = Files.createFile(file(commitment),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(seed));
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("round-seed"),
                    "could not keep a round's seed in '" + folder + "': " + e, e);
        }
        return commitment;
    }

    /** Returns the seed behind a commitment. */
    byte[] seed(Sha256 commitment) {
        try {
            if (!Files.exists(file(commitment))) {
                throw new AxonmarkException(SEED, "the seed of round " + commitment + " is not in '" + folder
                        + "'; evaluate on the agent that opened the round, or without --round for practice");
            }
            byte[] seed = HexFormat.of().parseHex(Files.readString(file(commitment)).strip());
            if (!Preparation.commitment(seed).equals(commitment)) {
                throw new AxonmarkException(SEED, "the seed in '" + file(commitment)
                        + "' does not match its commitment; restore the file from a copy");
            }
            return seed;
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("round-seed"),
                    "could not read '" + file(commitment) + "': " + e, e);
        }
    }

    /** Returns the commitments of all rounds whose seeds are here. */
    List<Sha256> commitments() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{64}" + ENDING))
                    .sorted()
                    .map(name -> new Sha256(name.substring(0, name.length() - ENDING.length())))
                    .toList();
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("round-seed"), "could not read '" + folder + "': " + e, e);
        }
    }

    private Path file(Sha256 commitment) {
        return folder.resolve(commitment + ENDING);
    }
}
