package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** Finds the system libraries that Java and ONNX Runtime link, so that a sandbox sees these files and no others of the system. */
final class Libraries {

    private static final Pattern LINKED = Pattern.compile("(?:=> )?(/\\S+) \\(0x[0-9a-f]+\\)");
    private static final Set<String> DESKTOP = Set.of(
            "libawt_xawt.so", "libawt_headless.so", "libawt.so", "libjawt.so", "libsplashscreen.so", "libfontmanager.so",
            "libjsound.so", "libfreetype.so", "liblcms.so", "libmlib_image.so", "libjavajpeg.so");

    private Libraries() {}

    /** Returns the files outside the two folders that programs and libraries inside them link. */
    static List<Path> of(Path java, Path natives) {
        List<String> command = new ArrayList<>(List.of("ldd", java.resolve("bin/java").toString()));
        for (Path folder : List.of(java.resolve("lib"), natives)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".so") && isOfThisMachine(file))
                        .filter(file -> !DESKTOP.contains(file.getFileName().toString()))
                        .forEach(file -> command.add(file.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Set<Path> linked = new TreeSet<>();
        Matcher matcher = LINKED.matcher(output(command));
        while (matcher.find()) {
            Path file = Path.of(matcher.group(1));
            if (!file.normalize().startsWith(java) && !file.startsWith(natives)) {
                linked.add(file);
            }
        }
        return List.copyOf(linked);
    }

    private static boolean isOfThisMachine(Path file) {
        return !file.toString().contains("aarch64") || System.getProperty("os.arch").equals("aarch64");
    }

    private static String output(List<String> command) {
        try {
            Process ldd = new ProcessBuilder(command).redirectErrorStream(true).start();
            ldd.getOutputStream().close();
            return new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("sandbox-libraries"),
                    "'ldd' could not be run: " + e.getMessage() + "; install the C library's tools", e);
        }
    }
}
