package org.axonmark.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles one source file and packs it as a submission. */
final class HostileJar {

    private static final Path SOURCES = Path.of(System.getProperty("axonmark.root"), "harness/it/src/test/hostile");

    private HostileJar() {}

    /** Returns the JAR of a fixture. */
    static Path of(String name, Path folder) throws IOException {
        return of(name, "hostile", folder);
    }

    /** Returns the JAR of a fixture with a title of its own. */
    static Path of(String name, String title, Path folder) throws IOException {
        return of(name, title, "eeg", folder);
    }

    /** Returns the JAR of a fixture of a suite. */
    static Path of(String name, String title, String suite, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes-" + name));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(null, files, null,
                    List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path")), null,
                    files.getJavaFileObjects(SOURCES.resolve(name + ".java"))).call();
            if (!compiled) {
                throw new IllegalStateException("fixture '" + name + "' does not compile");
            }
        }
        String descriptor = """
                {"id": "hostile", "version": "1.0.0", "title": %s, "authors": ["Mallory"], "licence": "Apache-2.0",
                 "suite": "%s", "spi": "[1,2)", "provider": "%s"}
                """.formatted(title.startsWith("\"") ? title : "\"" + title + "\"", suite, name);
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> tree = Files.walk(classes)) {
            zip.putNextEntry(new JarEntry("META-INF/axonmark/submission.json"));
            zip.write(descriptor.getBytes(StandardCharsets.UTF_8));
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }
}
