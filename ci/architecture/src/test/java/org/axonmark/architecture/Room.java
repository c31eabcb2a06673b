package org.axonmark.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A room of the product: one root package, and all that its classes may use besides the JDK and JSpecify's annotations.
 *
 * @param name the word after {@code org.axonmark.}
 * @param rooms other rooms it may use; {@code spi.eeg} is a part of a room
 * @param libraries packages of libraries it may use
 */
record Room(String name, List<String> rooms, List<String> libraries) {

    /** The allowed arrows, and no others. Rooms that this checkout does not hold have their rows already. */
    static final List<Room> ALL = List.of(
            of("spi", "", ""),
            of("results", "", "tools.jackson"),
            of("task", "spi results", ""),
            of("inspect", "results", "ai.onnx com.google.protobuf"),
            of("link", "spi", ""),
            of("worker", "spi link", "ai.onnxruntime"),
            of("engine", "spi task results inspect link", ""),
            of("testkit", "spi task engine results", "org.junit org.assertj"),
            // Task cards and the catalogue are what its commands print; suites it finds at run time.
            of("cli", "engine inspect results task datasets", "picocli"),
            of("datasets", "results", "org.tukaani"),
            of("hypothesis", "", ""),
            of("neurons", "", ""),
            of("eeg", "spi task results datasets", ""),
            of("spiking", "spi task results datasets neurons", "ai.onnx com.google.protobuf"),
            of("circuits", "spi task results datasets neurons hypothesis", "com.knuddels"),
            of("functions", "spi task results datasets hypothesis", ""),
            // Benchmarks of the product and the peers' twins of suites call what they measure.
            of("jmh", "engine link worker inspect spi task results datasets eeg spiking circuits functions hypothesis neurons submission",
                    "org.openjdk.jmh com.sun.management"),
            of("submission", "spi hypothesis neurons", ""),
            of("board", "results inspect",
                    "jakarta.persistence org.hibernate org.flywaydb com.zaxxer org.h2 org.bouncycastle tools.jackson"),
            of("web", "board results", "jakarta.servlet org.thymeleaf fish.payara com.nimbusds"),
            of("maven", "", "org.apache.maven"));

    /** Rooms that serve every suite and so know none by name. */
    static final List<String> WITHOUT_SUITES = List.of("engine", "link", "worker", "inspect", "board", "web");

    static final List<String> SUITES = List.of("eeg", "spiking", "circuits", "functions");

    private static Room of(String name, String rooms, String libraries) {
        return new Room(name, words(rooms), words(libraries));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /** Returns the pattern of its own packages. */
    String packages() {
        return "org.axonmark." + name + "..";
    }

    /** Returns the patterns of all packages that its classes may use. */
    String[] allowed() {
        return Stream.of(
                Stream.of("java..", "javax..", "org.jspecify..", packages()),
                rooms.stream().map(room -> "org.axonmark." + room + ".."),
                libraries.stream().map(library -> library + ".."))
                .flatMap(patterns -> patterns).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return name;
    }
}
