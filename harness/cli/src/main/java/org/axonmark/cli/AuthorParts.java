package org.axonmark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What authors build against, laid out as a Maven repository: taken from a checkout's build, or from the folder of it that a distribution carries. */
final class AuthorParts {

    /** Folder in a distribution. */
    static final String FOLDER = "authors";

    private static final String GROUP = "org/axonmark";
    private static final Pattern VERSION = Pattern.compile("<artifactId>axonmark</artifactId>\\s*<version>([^<]+)</version>");

    /**
     * A part.
     *
     * @param artifact its artifact id
     * @param module its folder in a checkout; empty for the parent, which has no JAR
     * @param what it is for
     */
    record Part(String artifact, String module, String what) {}

    /** In the order in which they are told; those that authors name come first. */
    static final List<Part> ALL = List.of(
            new Part("axonmark-spi", "harness/spi", "what a submission compiles against"),
            new Part("axonmark-testkit", "harness/testkit", "contract tests that a submission inherits"),
            new Part("axonmark-archetype", "submissions/archetype", "makes a project for mvn archetype:generate"),
            new Part("axonmark-maven-plugin", "ci/maven-plugin", "the gate as a goal, axonmark:gate"),
            new Part("axonmark-hypothesis", "benchmarks/hypothesis", "language of hypotheses, which submissions may pack"),
            new Part("axonmark-neurons", "benchmarks/neurons", "spiking neurons, which submissions may pack"),
            new Part("axonmark-task", "harness/task", "what a task compiles against"),
            new Part("axonmark-results", "harness/results", "the published format, which tasks use"),
            new Part("axonmark", "", "the parent of these"));

    private final Path source;
    private final boolean distribution;
    private final String version;

    private AuthorParts(Path source, boolean distribution, String version) {
        this.source = source;
        this.distribution = distribution;
        this.version = version;
    }

    /** Finds the parts of a program's folder. */
    static AuthorParts of(Path program) {
        Path carried = program.resolve(FOLDER);
        try {
            if (Files.isDirectory(carried)) {
                try (Stream<Path> versions = Files.list(carried.resolve(GROUP).resolve("axonmark"))) {
                    return new AuthorParts(carried, true, String.valueOf(versions.findFirst().orElseThrow().getFileName()));
                }
            }
            Matcher matcher = VERSION.matcher(Files.readString(program.resolve("pom.xml")));
            if (matcher.find()) {
                return new AuthorParts(program, false, matcher.group(1));
            }
        } catch (IOException e) {
            throw missing(program, e);
        }
        throw missing(program, null);
    }

    private static AxonmarkException missing(Path program, @Nullable Exception cause) {
        return new AxonmarkException(ErrorCode.resources("not-built"),
                "what authors build against is neither in '" + program.resolve(FOLDER)
                        + "' nor is '" + program
                        + "' a checkout; start with ./axonmark of one or of an archive that './axonmark dist' makes",
                cause);
    }

    String version() {
        return version;
    }

    /**
     * Puts the parts into a Maven repository, in place of what is there under their names and version.
     *
     * @return the files that were written
     */
    List<Path> install(Path repository) {
        List<Path> written = new ArrayList<>();
        try {
            for (Part part : ALL) {
                String place = GROUP + "/" + part.artifact() + "/" + version + "/";
                String name = part.artifact() + "-" + version;
                written.add(copy(pom(part, place + name), repository.resolve(place + name + ".pom")));
                if (!part.module().isEmpty()) {
                    written.add(copy(jar(part, place + name), repository.resolve(place + name + ".jar")));
                }
            }
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.user("repository"), "could not write to '" + repository + "': " + e
                    + "; give the folder of a local Maven repository with --repository", e);
        }
        return written;
    }

    private Path pom(Part part, String inRepository) {
        return required(distribution ? source.resolve(inRepository + ".pom") : source.resolve(part.module()).resolve("pom.xml"));
    }

    private Path jar(Part part, String inRepository) {
        return required(distribution
                ? source.resolve(inRepository + ".jar")
                : source.resolve(part.module()).resolve("target").resolve(part.artifact() + "-" + version + ".jar"));
    }

    private static Path required(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new AxonmarkException(ErrorCode.resources("not-built"),
                    "'" + file + "' is missing; start with ./axonmark, which builds what is missing, or unpack the archive again");
        }
        return file;
    }

    /** Copies a file so that whoever reads at the same time sees the old one or the new one whole. */
    private static Path copy(Path from, Path to) throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        if (folder == null) {
            throw new UncheckedIOException(new IOException("'" + to + "' has no folder"));
        }
        Files.createDirectories(folder);
        Path made = Files.createTempFile(folder, ".install", ".part");
        try {
            Files.write(made, Files.readAllBytes(from));
            Files.setPosixFilePermissions(made, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(made, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
        }
        return to;
    }
}
