package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A running board backed up by its keeper, and put back beside it. */
@ExtendWith(SharedBoard.class)
class BackupIT {

    private static final Path PROGRAM = Path.of(System.getProperty("axonmark.root"), "harness/cli/target/cli");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRunningBoard_isBackedUp_andItsCopyIsABoardThatIsNotRunning() throws Exception {
        Path file = folder.resolve("board.zip");
        Path back = folder.resolve("back");
        assertThat(board("backup", file.toString(), "--home", SharedBoard.home().toString())).isZero();
        assertThat(SharedBoard.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(names(SharedBoard.home().resolve("backup"))).isEmpty();
        assertThat(board("restore", file.toString(), "--home", back.toString())).isZero();
        try (Stream<Path> files = Files.walk(SharedBoard.home())) {
            for (Path kept : files.filter(one -> one.getFileName().toString().matches(".*\\.(json|pem|sha256|jar)")
                    && !SharedBoard.home().relativize(one).startsWith("server")).toList()) {
                assertThat(back.resolve(SharedBoard.home().relativize(kept).toString())).hasSameBinaryContentAs(kept);
            }
        }
        byte[] database = Files.readAllBytes(back.resolve("db/board.mv.db"));
        assertThat(new String(Arrays.copyOf(database, 3), StandardCharsets.US_ASCII)).isEqualTo("H:2");
        assertThat(names(back)).doesNotContain("server", "backup");
        assertThat(board("backup", folder.resolve("again.zip").toString(), "--home", back.toString())).isZero();
        assertThat(board("restore", file.toString(), "--home", SharedBoard.home().toString())).isEqualTo(2);
    }

    private static int board(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", PROGRAM + "/*", "org.axonmark.cli.Main", "board"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }
}
