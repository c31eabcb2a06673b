package org.axonmark.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Packs submissions, most of them from one source file each. */
final class HostileJar {

    private static final Path SOURCES = Path.of(System.getProperty("axonmark.root"), "harness/it/src/test/hostile");

    private HostileJar() {}

    /** Returns the JAR of a fixture. */
    static Path of(String name, Path folder) throws IOException {
        return of(name, descriptor(name), Map.of(), folder);
    }

    /** Returns the JAR of a fixture with a title and of a suite of its own. */
    static Path of(String name, String title, String suite, Path folder) throws IOException {
        return of(name, descriptor(name, title, suite), Map.of(), folder);
    }

    /** Returns the JAR of a fixture with a descriptor and resources of its own. */
    static Path of(String name, String descriptor, Map<String, byte[]> resources, Path folder) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>(resources);
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
        try (Stream<Path> tree = Files.walk(classes)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                entries.put(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return packed(name, descriptor, entries, folder);
    }

    /** Returns a JAR of a descriptor and other entries. */
    static Path packed(String name, String descriptor, Map<String, byte[]> entries, Path folder) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            zip.putNextEntry(new JarEntry("META-INF/axonmark/submission.json"));
            zip.write(descriptor.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new JarEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return jar;
    }

    /** Returns the descriptor of a fixture. */
    static String descriptor(String name) {
        return descriptor(name, "hostile", "eeg");
    }

    private static String descriptor(String name, String title, String suite) {
        return """
                {"id": "hostile", "version": "1.0.0", "title": "%s", "authors": ["Mallory"], "licence": "Apache-2.0",
                 "suite": "%s", "spi": "[1,2)", "provider": "%s"}
                """.formatted(title, suite, name);
    }
}
