package org.axonmark.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;

/** Inspects JARs. Nothing of a JAR is loaded or run. */
public final class Inspector {

    private static final int MAX_JAR = 256 << 20;
    private static final int PIECE = 1 << 16;
    private static final int NEWEST_CLASS = 69;
    private static final String SPI = "org/axonmark/spi/";
    private static final String RESOURCES = "META-INF/axonmark/";

    private final Map<String, OnnxSignature> signatures;

    /**
     * Creates an inspector.
     *
     * @param signatures what each suite asks of an ONNX file, by suite; a suite without one takes classes only
     */
    public Inspector(Map<String, OnnxSignature> signatures) {
        this.signatures = Map.copyOf(signatures);
    }

    /**
     * Inspects a file.
     *
     * @throws AxonmarkException if the file cannot be read at all
     */
    public Inspection inspect(Path jar) {
        Problems problems = new Problems();
        byte[] bytes = bytes(jar);
        if (bytes.length > MAX_JAR) {
            problems.add("jar-too-large", "make it smaller", "the file has more than %s bytes", MAX_JAR);
            return new Inspection(Optional.empty(), problems.all());
        }
        return new Reading(bytes, problems).read();
    }

    /** Reads in small pieces: outside the heap Java keeps, for each thread, as much memory as the largest piece that it ever read from a file. */
    private static byte[] bytes(Path jar) {
        try (InputStream in = Files.newInputStream(jar)) {
            byte[] bytes = new byte[(int) Math.min(Files.size(jar), MAX_JAR + 1L)];
            int here = 0;
            while (here <= MAX_JAR) {
                if (here == bytes.length) {
                    // At its end, unless it has no size, as a pipe, or it grows.
                    int next = in.read();
                    if (next < 0) {
                        break;
                    }
                    bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(PIECE, 2L * here), MAX_JAR + 1L));
                    bytes[here++] = (byte) next;
                }
                int n = in.read(bytes, here, Math.min(PIECE, bytes.length - here));
                if (n < 0) {
                    break;
                }
                here += n;
            }
            return here == bytes.length ? bytes : Arrays.copyOf(bytes, here);
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.user("jar-missing"),
                    "'" + jar + "' cannot be read: " + e + "; give the path of a submission JAR", e);
        }
    }

    /** One JAR being read. */
    private final class Reading {

        private final byte[] bytes;
        private final Problems problems;
        private final JarEntries jar;
        private final Set<String> names = new HashSet<>();
        private Optional<SubmissionCard> card = Optional.empty();

        Reading(byte[] bytes, Problems problems) {
            this.bytes = bytes;
            this.problems = problems;
            this.jar = JarEntries.read(bytes, problems);
        }

        Inspection read() {
            boolean described = false;
            for (JarEntries.Entry entry : jar.entries()) {
                byte[] content = jar.content(entry);
                names.add(entry.name());
                check(entry.name(), content);
                if (entry.name().equals(Descriptor.PATH)) {
                    described = true;
                    card = Descriptor.read(content, Sha256.of(bytes), bytes.length, problems);
                }
            }
            if (!described) {
                problems.add("descriptor-missing", "add it; './axonmark inspect --schema' prints its schema",
                        "the JAR has no %s", Descriptor.PATH);
            }
            card.ifPresent(this::checkProvider);
            return new Inspection(card, problems.all());
        }

        private void check(String name, byte[] content) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.matches(".*\\.(so(\\.[0-9]+)*|dll|dylib|jnilib|exe)") || isNative(lower, content)) {
                problems.add("native-library", "leave it out: models are served by the worker's ONNX Runtime",
                        "'%s' is a native library", name);
            }
            if (lower.matches(".*\\.(jar|war|ear|zip)") || starts(content, 'P', 'K', 3, 4)) {
                problems.add("nested-jar", "unpack it into the JAR (shade)", "'%s' is a JAR in the JAR", name);
            }
            if (name.startsWith("META-INF/versions/") && !name.endsWith("/")) {
                problems.add("multi-release", "pack one version of each class", "'%s' is for some Java versions only", name);
            }
            if (name.startsWith(SPI) && lower.endsWith(".class")) {
                problems.add("spi-inside", "take the SPI with scope 'provided'", "'%s' is a class of the SPI", name);
            }
            if (lower.endsWith(".class")) {
                checkClass(name, content);
            }
            if (name.startsWith(RESOURCES) && !name.equals(Descriptor.PATH) && !name.equals(RESOURCES)) {
                problems.add("reserved-name", "keep your files elsewhere", "'%s' lies in a folder that is Axonmark's", name);
            }
        }

        private void checkClass(String name, byte[] content) {
            if (content.length < 8 || !starts(content, 0xca, 0xfe, 0xba, 0xbe)) {
                problems.add("class-damaged", "compile it anew", "'%s' is no class file", name);
                return;
            }
            int major = ((content[6] & 0xff) << 8) | (content[7] & 0xff);
            if (major > NEWEST_CLASS) {
                problems.add("class-version", "compile with --release 25 or lower",
                        "'%s' has class-file version %s, the worker's Java reads up to %s", name, major, NEWEST_CLASS);
            }
        }

        private void checkProvider(SubmissionCard described) {
            described.provider().ifPresent(provider -> {
                if (!names.contains(provider.replace('.', '/') + ".class")) {
                    problems.add("provider-missing", "name the class that implements the suite's interface",
                            "the JAR has no class '%s', which the descriptor names as its provider", provider);
                }
            });
            described.onnx().ifPresent(path -> {
                if (!names.contains(path)) {
                    problems.add("onnx-missing", "name the file as it lies in the JAR",
                            "the JAR has no file '%s', which the descriptor names as its model", path);
                }
                if (!signatures.containsKey(described.suite())) {
                    problems.add("onnx-suite", "write a class that implements the suite's interface",
                            "suite '%s' takes no ONNX file alone", described.suite());
                }
            });
            for (JarEntries.Entry entry : jar.entries()) {
                if (entry.name().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
                    boolean served = described.onnx().filter(entry.name()::equals).isPresent();
                    Optional<OnnxSignature> asked =
                            served ? Optional.ofNullable(signatures.get(described.suite())) : Optional.empty();
                    OnnxGraph.check(entry.name(), jar.content(entry), asked, problems);
                }
            }
        }
    }

    private static boolean isNative(String lower, byte[] content) {
        boolean machO = starts(content, 0xfe, 0xed, 0xfa, 0xce) || starts(content, 0xfe, 0xed, 0xfa, 0xcf)
                || starts(content, 0xce, 0xfa, 0xed, 0xfe) || starts(content, 0xcf, 0xfa, 0xed, 0xfe)
                || (starts(content, 0xca, 0xfe, 0xba, 0xbe) && !lower.endsWith(".class"));
        return machO || starts(content, 0x7f, 'E', 'L', 'F') || starts(content, 'M', 'Z', 0x90, 0);
    }

    private static boolean starts(byte[] content, int... magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((content[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
