package org.axonmark.engine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;

/** Describes this host. */
public final class HostProfiles {

    private static final Pattern CPU = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB");
    private static final Path RAPL = Path.of("/sys/class/powercap/intel-rapl:0/energy_uj");

    private HostProfiles() {}

    /**
     * Returns the profile.
     *
     * @param isolation how the submission is kept apart
     * @param limitsBy which mechanism keeps each limit
     */
    public static HostProfile current(Isolation isolation, List<String> limitsBy) {
        Matcher cpu = CPU.matcher(read("/proc/cpuinfo"));
        Matcher memory = MEMORY.matcher(read("/proc/meminfo"));
        return new HostProfile(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                cpu.find() ? cpu.group(1).strip() : "unknown",
                Runtime.getRuntime().availableProcessors(),
                memory.find() ? Long.parseLong(memory.group(1)) << 10 : 0,
                Runtime.version().toString(),
                isolation,
                limitsBy,
                Files.isReadable(RAPL) ? "RAPL" : "unavailable");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }
}
