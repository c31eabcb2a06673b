package org.axonmark.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.axonmark.results.format.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a made-up tree of files: what is written where, and what is read. */
class CgroupsTest {

    private static final Limits LIMITS = new Limits(
            1 << 28, 64, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1, 1);

    @TempDir
    private Path root = Path.of("");

    @Test
    void versionTwo_isPreferredWhereItHasTheControllers() throws IOException {
        Path own = Files.createDirectories(root.resolve("user/session"));
        Files.writeString(own.resolve("cgroup.controllers"), "cpu memory pids\n");
        Files.writeString(own.resolve("cgroup.subtree_control"), "\n");
        Cgroups groups = Cgroups.find(root, "0::/user/session\n").orElseThrow();
        assertThat(groups.mechanism()).isEqualTo("cgroup v2");
        assertThat(Files.readString(own.resolve("cgroup.subtree_control"))).isEqualTo("+memory +pids");
        assertThat(Files.readString(own.resolve("axonmark-host/cgroup.procs")))
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        Cage cage = groups.cage("one", LIMITS);
        Path made = own.resolve("one");
        assertThat(Files.readString(made.resolve("memory.max"))).isEqualTo("268435456");
        assertThat(Files.readString(made.resolve("pids.max"))).isEqualTo("64");
        assertThat(cage.doors()).containsExactly(made.resolve("cgroup.procs"));
        Files.writeString(made.resolve("cpu.stat"), "nr_periods 3\nusage_usec 1500000\n");
        Files.writeString(made.resolve("memory.peak"), "4096\n");
        Files.writeString(made.resolve("memory.events"), "oom 2\noom_kill 1\n");
        assertThat(cage.observe(1)).isEqualTo(new Observed(Duration.ofMillis(1500), 4096, 1));
        Files.writeString(made.resolve("cgroup.freeze"), "0\n");
        Files.writeString(made.resolve("cgroup.events"), "populated 1\nfrozen 1\n");
        cage.freeze(1);
        assertThat(made.resolve("cgroup.freeze")).hasContent("1");
        cage.thaw(1);
        assertThat(made.resolve("cgroup.freeze")).hasContent("0");
    }

    @Test
    void versionOne_isUsedWhereVersionTwoHasNoControllers() throws IOException {
        for (String controller : new String[] {"memory", "pids", "cpuacct"}) {
            Files.createDirectories(root.resolve(controller));
        }
        Files.createDirectories(root.resolve("unified"));
        Files.writeString(root.resolve("unified/cgroup.controllers"), "\n");
        Cgroups groups = Cgroups.find(root, "4:memory:/elsewhere\n2:cpuacct:/\n8:pids:/\n0::/\n").orElseThrow();
        assertThat(groups.mechanism()).isEqualTo("cgroup v1");
        Cage cage = groups.cage("one", LIMITS);
        assertThat(Files.readString(root.resolve("memory/one/memory.limit_in_bytes"))).isEqualTo("268435456");
        assertThat(Files.readString(root.resolve("pids/one/pids.max"))).isEqualTo("64");
        Files.writeString(root.resolve("cpuacct/one/cpuacct.usage"), "2000000000\n");
        Files.writeString(root.resolve("memory/one/memory.max_usage_in_bytes"), "8192\n");
        Files.writeString(root.resolve("memory/one/memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 0\n");
        assertThat(cage.observe(1)).isEqualTo(new Observed(Duration.ofSeconds(2), 8192, 0));
    }

    @Test
    void noTree_isNoGroups() {
        assertThat(Cgroups.find(root, "0::/\n")).isEmpty();
    }

    @Test
    void pathThatLeadsOutside_isNotFollowed() throws IOException {
        Files.createDirectories(root.resolve("memory"));
        assertThat(Cgroups.find(root.resolve("memory"), "0::/../..\n4:memory:/../../..\n")).isEmpty();
    }

    @Test
    void groupsOfKilledHosts_areSweptAway() throws IOException {
        for (String controller : new String[] {"memory", "pids", "cpuacct"}) {
            Files.createDirectories(root.resolve(controller));
        }
        Path left = Files.createDirectory(root.resolve("memory/axonmark-4000000000-1"));
        Path mine = Files.createDirectory(root.resolve("memory/axonmark-" + ProcessHandle.current().pid() + "-1"));
        Cgroups.find(root, "0::/\n").orElseThrow().cage("one", LIMITS);
        assertThat(left).doesNotExist();
        assertThat(mine).exists();
    }
}
