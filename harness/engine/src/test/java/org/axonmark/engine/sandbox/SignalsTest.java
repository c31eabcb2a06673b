package org.axonmark.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** On real processes. */
class SignalsTest {

    @Test
    void frozenTree_isStopped_andRunsOnWhenThawed() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "sleep 60 & sleep 60 & echo there; wait").start();
        try {
            assertThat(shell.getInputStream().read()).isEqualTo('t');
            BareCage cage = new BareCage();
            cage.freeze(shell.pid());
            assertThat(states(shell)).hasSize(3).containsOnly("T");
            cage.thaw(shell.pid());
            assertThat(states(shell)).hasSize(3).doesNotContain("T");
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly().waitFor();
        }
    }

    /** The letter of each process's state: S for one that waits, T for one that is stopped. */
    private static List<String> states(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).map(one -> state(one.pid())).toList();
    }

    private static String state(long process) {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2, line.lastIndexOf(')') + 3);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
