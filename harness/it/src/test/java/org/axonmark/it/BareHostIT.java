package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A user who may make no control groups: limits are the process's own. Started as nobody, who sees neither the checkout nor the local
 * repository, on copies of what is needed.
 */
class BareHostIT {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--");
    private static final List<String> HARMFUL = List.of("FillsHeap", "FillsNativeMemory", "StartsTenThousandThreads", "ForkBomb",
            "FillsScratch", "Computes", "Sound");

    /** A process's own limit refuses the allocation and kills nobody, so that the host may have the candidate's word alone. */
    private static final List<String> REFUSED_ALLOCATION = List.of("EXCEPTION", "OUT_OF_MEMORY");

    private Path folder = Path.of("");

    @BeforeEach
    void makeAFolderForAll() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can become nobody");
        folder = Files.createTempDirectory("axonmark-bare");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void removeIt() throws IOException {
        if (!folder.toString().isEmpty()) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void withoutControlGroups_eachLimitBitesOrTheHostIsRefused() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(copy(Evaluations.WORKER, "worker").toString());
        arguments.add(folder.toString());
        for (String fixture : HARMFUL) {
            Path jar = HostileJar.of(fixture, folder);
            arguments.add(jar.toString());
        }
        try (Program program = Program.start(AS_NOBODY, folder, classPath(), BareHost.class.getName(), arguments)) {
            assertThat(program.exitCode()).as(program.err()).isZero();
            List<String[]> said = program.out().lines().map(line -> line.split("\\|", -1)).toList();
            List<String[]> proofs = said.stream().filter(parts -> parts[0].equals("proof")).toList();
            Map<String, String> states = new HashMap<>();
            said.stream().filter(parts -> parts[0].equals("state")).forEach(parts -> states.put(parts[1], parts[2]));
            assertThat(states).as(program.out()).hasSize(HARMFUL.size());
            assertThat(said.getLast()).containsExactly("left", "0");
            if (proofs.stream().anyMatch(proof -> proof[3].equals("fails"))) {
                assertThat(states.values()).as(program.out()).containsOnly("REFUSED HOST");
                return;
            }
            assertThat(proofs).as(program.out()).anyMatch(proof -> proof[1].equals("memory") && proof[2].equals("rlimits"));
            assertThat(states).as(program.out())
                    .containsEntry("Sound.jar", "SCORED")
                    .containsEntry("FillsScratch.jar", "SCORED")
                    .containsEntry("FillsHeap.jar", "OUT_OF_MEMORY")
                    .hasEntrySatisfying("FillsNativeMemory.jar", how -> assertThat(how).isIn(REFUSED_ALLOCATION))
                    .containsEntry("StartsTenThousandThreads.jar", "EXCEPTION")
                    .containsEntry("ForkBomb.jar", "EXCEPTION")
                    .containsEntry("Computes.jar", "timed-out");
        }
    }

    private String classPath() throws IOException {
        List<String> copies = new ArrayList<>();
        for (String entry : Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            if (Files.exists(Path.of(entry))) {
                copies.add(copy(Path.of(entry), "path-" + copies.size() + "-" + Path.of(entry).getFileName()).toString());
            }
        }
        return copies.stream().collect(Collectors.joining(File.pathSeparator));
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to;
    }
}
