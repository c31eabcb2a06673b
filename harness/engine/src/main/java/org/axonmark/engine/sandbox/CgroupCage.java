package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A control group of its own in each hierarchy that keeps a limit. */
final class CgroupCage implements Cage {

    private static final int TRIES = 100;

    private final List<Path> groups;
    private final Readings readings;

    /**
     * Where readings stand; a file that is missing reads as nothing.
     *
     * @param cpu CPU time
     * @param cpuLine the line's beginning and a group of digits
     * @param cpuUnit nanoseconds for one
     * @param peak highest memory in bytes
     * @param kills file that counts kills for memory
     * @param kill file that kills the whole group when 1 is written, if the kernel has one
     * @param freeze file that freezes the whole group when 1 is written, if the kernel has one
     */
    record Readings(Path cpu, Pattern cpuLine, long cpuUnit, Path peak, Path kills, Optional<Path> kill, Optional<Path> freeze) {}

    private static final Pattern KILLS = Pattern.compile("(?m)^oom_kill (\\d+)");
    private static final Pattern FROZEN = Pattern.compile("(?m)^frozen (\\d+)");
    private static final Pattern NUMBER = Pattern.compile("^(\\d+)");

    CgroupCage(List<Path> groups, Readings readings) {
        this.groups = List.copyOf(groups);
        this.readings = readings;
    }

    @Override
    public List<Path> doors() {
        return groups.stream().map(group -> group.resolve("cgroup.procs")).toList();
    }

    @Override
    public Observed observe(long process) {
        return new Observed(
                Duration.ofNanos(number(readings.cpu(), readings.cpuLine()) * readings.cpuUnit()),
                number(readings.peak(), NUMBER),
                number(readings.kills(), KILLS));
    }

    /** By the group's own freezer, or by signals where it has none or it does not do it. */
    @Override
    public void freeze(long process) {
        Optional<Path> freezer = readings.freeze().filter(Files::exists);
        freezer.ifPresent(file -> write(file, "1"));
        boolean frozen = false;
        for (int round = 0; freezer.isPresent() && round < TRIES && !frozen; round++) {
            frozen = number(freezer.get().resolveSibling("cgroup.events"), FROZEN) > 0;
            if (!frozen) {
                pause();
            }
        }
        if (!frozen) {
            Signals.stopAll(() -> inside().stream().map(Long::valueOf).toList());
        }
    }

    @Override
    public void thaw(long process) {
        readings.freeze().filter(Files::exists).ifPresent(file -> write(file, "0"));
        Signals.continueAll(inside().stream().map(Long::valueOf).toList());
    }

    @Override
    public void kill() {
        for (int round = 0; round < TRIES; round++) {
            if (readings.kill().isPresent() && Files.exists(readings.kill().get())) {
                write(readings.kill().get(), "1");
            }
            List<String> inside = inside();
            if (inside.isEmpty()) {
                return;
            }
            inside.forEach(pid -> ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly));
            pause();
        }
    }

    @Override
    public void remove() {
        for (Path group : groups) {
            for (int round = 0; round < TRIES && Files.exists(group); round++) {
                try {
                    Files.delete(group);
                } catch (IOException e) {
                    pause(); // the kernel frees a group a little after its last process
                }
            }
        }
    }

    private List<String> inside() {
        try {
            return Files.readAllLines(groups.getFirst().resolve("cgroup.procs"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long number(Path file, Pattern pattern) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            // Signals, one by one, follow.
            return;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
