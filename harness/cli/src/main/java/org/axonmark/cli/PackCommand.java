package org.axonmark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.axonmark.inspect.Inspection;
import org.axonmark.inspect.Inspector;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "pack", mixinStandardHelpOptions = true, description = "Make a submission JAR of an ONNX file; no Java needed.")
final class PackCommand implements Callable<Integer> {

    private static final String DESCRIPTOR = "META-INF/axonmark/submission.json";
    private static final String MODEL = "model.onnx";

    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL", description = "the ONNX file, its weights inside")
    private Path model = Path.of("");

    @Option(names = "--suite", required = true, description = "what it is submitted to, such as spiking or eeg")
    private String suite = "";

    @Option(names = "--as", paramLabel = "ID:VERSION",
            description = "such as my-network:1.0.0, which stands for this file for ever; default: the file's name, 1.0.0")
    private @Nullable String coordinates;

    @Option(names = "--title", description = "for people; default: the id")
    private @Nullable String title;

    @Option(names = "--author", required = true, description = "whose it is; may be given several times")
    private List<String> authors = new ArrayList<>();

    @Option(names = "--licence", required = true, description = "SPDX expression, such as Apache-2.0")
    private String licence = "";

    @Option(names = "--training-data", description = "what the model has seen; may be given several times")
    private List<String> trainingData = new ArrayList<>();

    @Option(names = "--output", paramLabel = "JAR",
            description = "where to; default: ID.jar in this folder, and an existing file is replaced")
    private @Nullable Path output;

    PackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!Installation.signatures().containsKey(suite)) {
            throw new AxonmarkException(ErrorCode.user("onnx-suite"), "suite '" + new Untrusted(suite).forTerminal()
                    + "' takes no ONNX file alone" + Nearest.meant(suite, Installation.signatures().keySet()) + "; "
                    + String.join(" and ", new TreeSet<>(Installation.signatures().keySet())) + " do");
        }
        byte[] bytes = bytes();
        String[] named = (coordinates == null ? fileId() : coordinates).split(":", 2);
        String name = named[0];
        Path jar = output == null ? Path.of(safe(name) + ".jar") : output;
        Path folder = jar.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(jar, LinkOption.NOFOLLOW_LINKS)) {
            throw new AxonmarkException(ErrorCode.user("output"), "'" + jar + "' cannot be written: no file of a folder that is there");
        }
        Path made = Files.createTempFile(folder, ".pack", ".jar");
        try {
            write(made, descriptor(name, named.length > 1 ? named[1] : "1.0.0"), bytes);
            Inspection inspection = new Inspector(Installation.signatures()).inspect(made);
            String file = new Untrusted(String.valueOf(model.getFileName())).forTerminal();
            inspection.problems().forEach(problem -> console.error("%s; %s [%s]".formatted(
                    problem.message().replace("'" + MODEL + "'", "'" + file + "'"), problem.mend(), problem.code())));
            if (!inspection.problems().isEmpty()) {
                return ErrorType.SUBMISSION.exitCode();
            }
            Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
            inspection.card()
                    .ifPresent(card -> console.line("%s  %s, suite %s, %d bytes, SHA-256 %s", jar, card.coordinates(), card.suite(),
                            card.jarBytes(), card.sha256()));
            return 0;
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(model);
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.user("model-missing"),
                    "'" + model + "' cannot be read: " + e + "; give the path of an ONNX file", e);
        }
    }

    /** Returns an id made of the file's name, such as {@code my-network} of {@code My_Network.onnx}. */
    private String fileId() {
        String file = String.valueOf(model.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.onnx$", "");
        return file.replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    /** Writes the same bytes for the same model and words. */
    private static void write(Path jar, Json.Obj descriptor, byte[] bytes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(zip, DESCRIPTOR, descriptor.pretty().getBytes(StandardCharsets.UTF_8));
            put(zip, MODEL, bytes);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private Json.Obj descriptor(String name, String version) {
        List<Json.Member> members = new ArrayList<>(List.of(
                text("id", name), text("version", version), text("title", title == null ? name : title), texts("authors", authors),
                text("licence", licence), text("suite", suite), text("spi", "[1,2)"), text("onnx", MODEL)));
        if (!trainingData.isEmpty()) {
            members.add(texts("trainingData", trainingData));
        }
        return new Json.Obj(members);
    }

    private static Json.Member text(String name, String value) {
        return new Json.Member(name, new Json.Str(value));
    }

    private static Json.Member texts(String name, List<String> values) {
        return new Json.Member(name, new Json.Arr(values.stream().<Json>map(Json.Str::new).toList()));
    }
}
