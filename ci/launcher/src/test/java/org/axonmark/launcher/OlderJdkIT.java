package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven on an older JDK stops at once, with one sentence: the JDK seen, the JDKs found, the command to type. */
class OlderJdkIT {

    private static final Pattern FEATURE = Pattern.compile("(?m)^JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void olderJdk_isRefusedInOneSentence() throws IOException {
        List<Path> found = new ArrayList<>();
        Optional<Path> older = Optional.empty();
        Optional<Path> newer = Optional.empty();
        for (Path jdk : installed()) {
            found.add(jdk);
            int feature = feature(jdk);
            // The oldest that this build's plug-ins run on.
            if (feature >= 17 && feature < 25 && Files.isExecutable(jdk.resolve("bin/javac"))) {
                older = Optional.of(jdk);
            } else if (feature >= 25) {
                newer = newer.or(() -> Optional.of(jdk));
            }
        }
        Assumptions.assumeTrue(older.isPresent(), "no JDK 17 to 24 in /usr/lib/jvm");

        Program program = Program.run(folder, Map.of("HOME", System.getProperty("user.home"), "PATH", "/usr/bin:/bin",
                "JAVA_HOME", older.orElseThrow().toString()),
                List.of(
                        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-q", "-B", "-N",
                        "-f", Path.of(System.getProperty("axonmark.root"), "pom.xml").toString(), "validate"));

        assertThat(program.code()).isEqualTo(1);
        String sentence = program.out().lines().filter(line -> line.contains("JDK 25 or newer")).reduce("", String::concat);
        assertThat(sentence).as(program.out() + program.err())
                .contains("Maven runs on JDK ").contains("(" + older.orElseThrow().toRealPath() + ")")
                .contains("; JDKs found: ").contains(found.stream().map(Path::toString).toList())
                .contains(newer.isPresent() ? "; type: JAVA_HOME=" : "; install a JDK 25 or newer, then type: JAVA_HOME=")
                .endsWith(" mvn verify");
    }

    private static List<Path> installed() throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(Path.of("/usr/lib/jvm"))) {
            try (DirectoryStream<Path> jdks = Files.newDirectoryStream(Path.of("/usr/lib/jvm"), "*")) {
                for (Path jdk : jdks) {
                    if (Files.exists(jdk.resolve("release"))) {
                        found.add(jdk);
                    }
                }
            }
        }
        return found;
    }

    private static int feature(Path jdk) throws IOException {
        Matcher matcher = FEATURE.matcher(Files.readString(jdk.resolve("release")));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
