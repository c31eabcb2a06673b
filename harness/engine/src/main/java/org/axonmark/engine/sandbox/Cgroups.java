package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Limits;

/** Makes control groups where this host has them and this user may: version 2 if it has the controllers, else version 1. */
final class Cgroups {

    private static final ErrorCode FAILED = ErrorCode.resources("cgroup");
    private static final List<String> V1 = List.of("memory", "pids", "cpuacct");

    private static final Pattern LEFT = Pattern.compile("axonmark-(\\d{1,10})-\\d+");

    private final boolean unified;
    private final Map<String, Path> parents;

    private Cgroups(boolean unified, Map<String, Path> parents) {
        this.unified = unified;
        this.parents = parents;
    }

    /** Looks at the running system. */
    static Optional<Cgroups> ofThisHost() {
        try {
            return find(Path.of("/sys/fs/cgroup"), Files.readString(Path.of("/proc/self/cgroup")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Looks at a tree.
     *
     * @param root where control groups are mounted
     * @param own the text of {@code /proc/self/cgroup}
     */
    static Optional<Cgroups> find(Path root, String own) {
        Map<String, String> mine = own(own);
        for (Path mount : List.of(root, root.resolve("unified"))) {
            Path group = inside(mount, mine.getOrDefault("", "/"));
            if (controllers(group).containsAll(List.of("memory", "pids")) && delegate(group)) {
                return Optional.of(new Cgroups(true, Map.of("", group)));
            }
        }
        Map<String, Path> parents = new HashMap<>();
        for (String controller : V1) {
            Path group = inside(root.resolve(controller), mine.getOrDefault(controller, "/"));
            if (Files.isDirectory(group) && Files.isWritable(group)) {
                parents.put(controller, group);
            }
        }
        return parents.size() == V1.size() ? Optional.of(new Cgroups(false, parents)) : Optional.empty();
    }

    /** Returns {@code cgroup v1} or {@code cgroup v2}. */
    String mechanism() {
        return unified ? "cgroup v2" : "cgroup v1";
    }

    /** Makes groups with the limits of memory and processes. */
    Cage cage(String name, Limits limits) {
        parents.values().forEach(Cgroups::sweep);
        try {
            return unified ? v2(name, limits) : v1(name, limits);
        } catch (IOException e) {
            throw new AxonmarkException(
                    FAILED, "could not make the control group '" + name + "': " + e + "; './axonmark doctor' says more", e);
        }
    }

    private Cage v2(String name, Limits limits) throws IOException {
        Path group = Files.createDirectory(parent("").resolve(name));
        Files.writeString(group.resolve("memory.max"), Long.toString(limits.memoryBytes()));
        set(group.resolve("memory.swap.max"), "0");
        set(group.resolve("memory.oom.group"), "1");
        Files.writeString(group.resolve("pids.max"), Integer.toString(limits.processes()));
        return new CgroupCage(List.of(group), new CgroupCage.Readings(
                group.resolve("cpu.stat"), Pattern.compile("(?m)^usage_usec (\\d+)"), 1_000,
                group.resolve("memory.peak"), group.resolve("memory.events"), Optional.of(group.resolve("cgroup.kill")),
                Optional.of(group.resolve("cgroup.freeze"))));
    }

    private Cage v1(String name, Limits limits) throws IOException {
        List<Path> groups = new ArrayList<>();
        for (String controller : V1) {
            groups.add(Files.createDirectory(parent(controller).resolve(name)));
        }
        Path memory = groups.get(0);
        Files.writeString(memory.resolve("memory.limit_in_bytes"), Long.toString(limits.memoryBytes()));
        set(memory.resolve("memory.memsw.limit_in_bytes"), Long.toString(limits.memoryBytes()));
        set(memory.resolve("memory.swappiness"), "0");
        Files.writeString(groups.get(1).resolve("pids.max"), Integer.toString(limits.processes()));
        return new CgroupCage(groups, new CgroupCage.Readings(
                groups.get(2).resolve("cpuacct.usage"), Pattern.compile("^(\\d+)"), 1,
                memory.resolve("memory.max_usage_in_bytes"), memory.resolve("memory.oom_control"), Optional.empty(),
                Optional.empty()));
    }

    /** Removes the empty groups of hosts that were killed before they could. */
    private static void sweep(Path parent) {
        try (Stream<Path> groups = Files.list(parent)) {
            for (Path group : groups.toList()) {
                Matcher name = LEFT.matcher(group.getFileName().toString());
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(group);
                }
            }
        } catch (IOException e) {
            return; // one that still holds a process stays for the next sweep
        }
    }

    private Path parent(String controller) {
        return java.util.Objects.requireNonNull(parents.get(controller));
    }

    /** Sets what not every kernel has. */
    private static void set(Path file, String value) throws IOException {
        if (Files.exists(file)) {
            Files.writeString(file, value);
        }
    }

    private static List<String> controllers(Path group) {
        try {
            return List.of(Files.readString(group.resolve("cgroup.controllers")).strip().split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Hands memory and pids down to the group's children; for that no process may sit in the group itself, so this one moves to a child. */
    private static boolean delegate(Path group) {
        Path control = group.resolve("cgroup.subtree_control");
        try {
            if (List.of(Files.readString(control).strip().split(" ")).containsAll(List.of("memory", "pids"))) {
                return Files.isWritable(group);
            }
            Path host = group.resolve("axonmark-host");
            if (!Files.isDirectory(host)) {
                Files.createDirectory(host);
            }
            Files.writeString(host.resolve("cgroup.procs"), Long.toString(ProcessHandle.current().pid()));
            Files.writeString(control, "+memory +pids");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path inside(Path mount, String path) {
        Path group = mount.resolve(path.substring(1)).normalize();
        return group.startsWith(mount) && Files.isDirectory(group) ? group : mount;
    }

    private static Map<String, String> own(String text) {
        Map<String, String> groups = new HashMap<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[2].startsWith("/")) {
                for (String controller : parts[1].split(",", -1)) {
                    groups.put(controller, parts[2]);
                }
            }
        }
        return groups;
    }
}
