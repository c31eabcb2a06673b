package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./axonmark} does before Java starts, in a made-up checkout with a made-up home, JDKs, Maven and PATH. */
class LauncherTest {

    private static final Path SCRIPT = Path.of(System.getProperty("axonmark.root"), "axonmark");

    @TempDir
    private Path folder = Path.of("");

    private Path checkout = Path.of("");
    private Path home = Path.of("");
    private Path jvms = Path.of("");
    private Path path = Path.of("");

    /** Lays out a checkout in a folder with spaces in its name; the system's JDKs are looked for in a folder of the test. */
    @BeforeEach
    void layOut() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        home = Files.createDirectories(folder.resolve("a home"));
        jvms = Files.createDirectories(folder.resolve("jvms"));
        path = Files.createDirectories(folder.resolve("path"));
        String script = Files.readString(SCRIPT);
        assertThat(script).contains(" /usr/lib/jvm/* ");
        executable(checkout.resolve("axonmark"), script.replace(" /usr/lib/jvm/* ", " " + jvms + "/* "));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>\n");
        for (String room : List.of("harness", "datasets", "benchmarks", "submissions", "leaderboard-web", "ci/maven-plugin")) {
            Files.createDirectories(checkout.resolve(room).resolve("src/main/java"));
        }
        for (String tool : List.of("dirname", "readlink", "sed", "find", "mkdir", "touch", "rm", "mv", "ls")) {
            Files.createSymbolicLink(path.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
        }
        tool("id", "echo 1000");
        tool("bwrap", "");
    }

    @Test
    void jdk_isTakenFromJavaHomeThenTheSystemThenSdkman() throws IOException {
        maven("");
        Path sdkman = jdk(home.resolve(".sdkman/candidates/java/26-open"), "26");
        assertThat(axonmark("tasks").out()).contains(sdkman + "\n");
        Path system = jdk(jvms.resolve("temurin-25"), "25.0.3");
        assertThat(axonmark("tasks").out()).contains(system + "\n");
        Path chosen = jdk(folder.resolve("my jdk"), "25");
        assertThat(axonmark(Map.of("JAVA_HOME", chosen.toString()), "tasks").out()).contains(chosen + "\n");
    }

    @Test
    void olderJdks_arePassedOver() throws IOException {
        maven("");
        jdk(jvms.resolve("a-17"), "17.0.15");
        Path newer = jdk(jvms.resolve("b-25"), "25.0.3");
        Path older = jdk(folder.resolve("old"), "1.8.0");
        assertThat(axonmark(Map.of("JAVA_HOME", older.toString()), "tasks").out()).contains(newer + "\n");
    }

    @Test
    void withoutJdk_itEndsWith4AndNamesWhatItFound() throws IOException {
        Path older = jdk(jvms.resolve("a-17"), "17.0.15");
        Program program = axonmark("tasks");
        assertThat(program.code()).isEqualTo(4);
        assertThat(program.err()).isEqualTo("error: no JDK 25 or newer in JAVA_HOME, /usr/lib/jvm or ~/.sdkman; found " + older
                + " (17); install one (such as Temurin 25) and set JAVA_HOME to it\n");
    }

    @Test
    void withoutMaven_itEndsWith4AndSaysHowToGetIt() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        for (String command : List.of("tasks", "test")) {
            Program program = axonmark(command);
            assertThat(program.code()).isEqualTo(4);
            assertThat(program.err()).endsWith(
                    "error: Maven 3.8.7 or newer is not on the PATH; install it (Debian: apt-get install maven)\n");
        }
    }

    @Test
    void build_happensOnlyWhenSourcesAreNewerOrGone() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        maven("");
        Path source = Files.writeString(checkout.resolve("harness/src/main/java/A.java"), "class A {}");
        axonmark("tasks");
        assertThat(builds()).as("first start").isEqualTo(1);
        axonmark("tasks");
        assertThat(builds()).as("nothing changed").isEqualTo(1);
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        axonmark("tasks");
        assertThat(builds()).as("a source changed").isEqualTo(2);
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
        Files.delete(source);
        axonmark("tasks");
        assertThat(builds()).as("a source went").isEqualTo(3);
    }

    @Test
    void failedBuild_endsWith4AndIsTriedAgain() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        maven("exit 1");
        Program program = axonmark("tasks");
        assertThat(program.code()).isEqualTo(4);
        assertThat(program.err()).endsWith("error: the build failed; what Maven said stands above\n");
        axonmark("tasks");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void test_runsMavenWithItsArguments() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        maven("");
        // A name with a space must reach Maven as one argument.
        assertThat(axonmark("test", "-Dtest=A B").code()).isZero();
        assertThat(Files.readString(checkout.resolve("mvn.log"))).isEqualTo("<-B> <-T> <2> <verify> <-Dtest=A B>\n");
        axonmark("tasks");
        assertThat(builds()).as("tests leave everything built").isEqualTo(1);
    }

    @Test
    void failedTests_endWithMavensCode() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        maven("exit 1");
        assertThat(axonmark("test").code()).isEqualTo(1);
    }

    @Test
    void distribution_startsWithoutMavenAndPassesArgumentsOn() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        Files.createDirectories(checkout.resolve("cli"));
        Program program = axonmark("run", "my model.jar", "--task", "*");
        assertThat(program.code()).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(program.out())
                .contains("<-cp>\n<" + checkout + "/cli/*>\n<org.axonmark.cli.Main>\n<run>\n<my model.jar>\n<--task>\n<*>\n")
                .contains("<-Daxonmark.program=" + checkout + ">");
    }

    @Test
    void symbolicLink_startsWhatItPointsTo() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        Files.createDirectories(checkout.resolve("cli"));
        Path link = Files.createSymbolicLink(path.resolve("axonmark"), checkout.resolve("axonmark"));
        assertThat(Program.run(folder, environment(Map.of()), List.of(link.toString())).out())
                .contains("<-Daxonmark.program=" + checkout + ">");
    }

    @Test
    void dist_isRefusedInADistribution() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        Files.createDirectories(checkout.resolve("cli"));
        Program program = axonmark("dist");
        assertThat(program.code()).isEqualTo(2);
        assertThat(program.err()).isEqualTo("error: this is a distribution already; dist works in a checkout\n");
    }

    @Test
    void missingPackage_isNamedToUsersWithTheOneCommand() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        Files.createDirectories(checkout.resolve("cli"));
        Files.delete(path.resolve("bwrap"));
        Program program = axonmark("demo");
        assertThat(program.code()).isZero();
        assertThat(program.err()).isEqualTo(
                "missing: bubblewrap; going on without; on Debian or Ubuntu type: sudo apt-get install bubblewrap\n");
        assertThat(program.out()).contains("<demo>");
    }

    @Test
    void missingPackage_isInstalledByRootWhoIsToldFirst() throws IOException {
        jdk(jvms.resolve("b-25"), "25");
        Files.createDirectories(checkout.resolve("cli"));
        Files.delete(path.resolve("bwrap"));
        tool("id", "echo 0");
        tool("apt-get", "echo apt-get \"$@\"");
        Program program = axonmark("demo");
        assertThat(program.code()).isZero();
        assertThat(program.err()).isEqualTo("""
                installing Debian packages: bubblewrap
                apt-get -q update
                apt-get -q -y install --no-install-recommends bubblewrap
                """);
        assertThat(program.out()).contains("<demo>");
    }

    private Program axonmark(String... arguments) {
        return axonmark(Map.of(), arguments);
    }

    private Program axonmark(Map<String, String> variables, String... arguments) {
        List<String> command = new ArrayList<>(List.of(checkout.resolve("axonmark").toString()));
        command.addAll(List.of(arguments));
        return Program.run(folder, environment(variables), command);
    }

    private Map<String, String> environment(Map<String, String> variables) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("HOME", home.toString(), "PATH", path.toString()));
        all.putAll(variables);
        return all;
    }

    /** Makes a JDK whose java prints its own home and its arguments, one a line. */
    private static Path jdk(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(folder.resolve("bin/java"), "#!/bin/sh\necho \"$JAVA_HOME\"\nfor one in \"$@\"; do echo \"<$one>\"; done\n");
        executable(folder.resolve("bin/javac"), "#!/bin/sh\n");
        return folder;
    }

    /** Puts a Maven on the PATH that writes its arguments, one call a line, to mvn.log where it is called. */
    private void maven(String after) throws IOException {
        tool("mvn", "line=\nfor one in \"$@\"; do line=\"$line <$one>\"; done\necho \"${line# }\" >> mvn.log\n" + after);
    }

    private int builds() throws IOException {
        return Files.readAllLines(checkout.resolve("mvn.log")).size();
    }

    private void tool(String name, String body) throws IOException {
        executable(path.resolve(name), "#!/bin/sh\n" + body + "\n");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
