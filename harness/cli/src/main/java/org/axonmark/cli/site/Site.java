package org.axonmark.cli.site;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.axonmark.task.Progress;

/**
 * A copy of a board's public pages that needs no server. It is made by following the board's own links from its first page; links between its files are relative, so
 * that it works from any folder, also without a web server. What needs one is left out: comparisons, accounts, the queue, orders of rows.
 */
public final class Site {

    /** Stands in every copy, and tells one from any other folder. */
    public static final String MARKER = "axonmark-site.json";

    private static final ErrorCode TAKEN = ErrorCode.user("site-folder");
    private static final ErrorCode UNWRITABLE = ErrorCode.resources("site-unwritable");
    private static final int MOST_FILES = 500_000;
    /** What no page links. */
    private static final List<String> ALSO = List.of("/api/v1/boards", "/api/v1/tasks", "/api/v1/board.pem", "/api/v1/openapi.json");

    private final URI board;
    private final Source source;
    private final Path folder;
    private final Map<Address, String> files = new LinkedHashMap<>();

    /**
     * Prepares a copy.
     *
     * @param board address of the board
     * @param source how it is asked
     * @param folder where the copy will be
     * @throws AxonmarkException if the folder holds anything but an earlier copy
     */
    public Site(URI board, Source source, Path folder) {
        this.board = board;
        this.source = source;
        this.folder = folder.toAbsolutePath().normalize();
        check(folder);
    }

    /**
     * Looks whether a copy may be made here.
     *
     * @throws AxonmarkException if the folder holds anything but an earlier copy
     */
    public static void check(Path folder) {
        try {
            if (Files.exists(folder) && !(Files.isDirectory(folder) && (isEmpty(folder) || Files.exists(folder.resolve(MARKER))))) {
                throw new AxonmarkException(TAKEN, "'" + folder + "' is there and no earlier copy of a board (it has no " + MARKER
                        + "); name a new folder, or remove it yourself");
            }
        } catch (IOException e) {
            throw new AxonmarkException(UNWRITABLE, "'" + folder + "' cannot be read: " + e, e);
        }
    }

    /** Asks a board. */
    @FunctionalInterface
    public interface Source {

        /** Returns what is at a path, with its query. */
        Got get(String address);
    }

    /**
     * What a board answered.
     *
     * @param status of HTTP
     * @param type of the body
     * @param body the body
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Got(int status, String type, byte[] body) {}

    /**
     * Makes the copy, whole or not at all: beside the folder, and then in its place.
     *
     * @param progress is told how many files there are, of as many as are known of
     * @return how many files there are
     * @throws AxonmarkException if the board fails or the files cannot be written
     */
    public int write(Progress progress) {
        Path fresh = beside("new");
        try {
            Files.createDirectories(fresh);
            fetch(fresh, progress);
            link(fresh);
            Files.writeString(fresh.resolve(MARKER), new Json.Obj(List.of(
                    new Json.Member("board", new Json.Str(board.toString())),
                    new Json.Member("made", new Json.Str(now())),
                    new Json.Member("files", new Json.Num(files.size())))).pretty());
            replace(fresh);
            return files.size();
        } catch (IOException e) {
            throw new AxonmarkException(UNWRITABLE, "the copy cannot be written to '" + folder + "': " + e, e);
        } finally {
            delete(fresh);
        }
    }

    private void fetch(Path fresh, Progress progress) throws IOException {
        ArrayDeque<Address> waiting = new ArrayDeque<>(List.of(Address.HOME));
        ALSO.forEach(path -> Address.of(path, "").ifPresent(waiting::add));
        Map<Address, Boolean> seen = new LinkedHashMap<>();
        waiting.forEach(address -> seen.put(address, true));
        while (!waiting.isEmpty()) {
            Address address = waiting.removeFirst();
            Got got = source.get(address.toString());
            if (got.status() >= 500) {
                throw new AxonmarkException(ErrorCode.resources("board-failed"), "the board at " + board + " answered " + got.status()
                        + " for " + new Untrusted(address.toString()).forTerminal() + "; its log says why");
            }
            if (got.status() != 200 || address.isPage() != got.type().startsWith("text/html")) {
                continue;
            }
            if (files.size() >= MOST_FILES) {
                throw new AxonmarkException(ErrorCode.resources("board-too-large"), "the board at " + board + " has more than " + MOST_FILES
                        + " pages; a copy of so many is not made");
            }
            Path file = fresh.resolve(address.file()).normalize();
            Files.createDirectories(file.getParent());
            Files.write(file, got.body());
            files.put(address, address.file());
            if (hasLinks(address)) {
                for (Address link : markup(address).links(text(got.body()))) {
                    if (seen.putIfAbsent(link, true) == null) {
                        waiting.addLast(link);
                    }
                }
            }
            progress.report("files", files.size(), seen.size());
        }
        if (!files.containsKey(Address.HOME)) {
            throw new AxonmarkException(ErrorCode.user("board-address"), "there is no board at " + board + "; give the address of its"
                    + " first page, such as http://127.0.0.1:8080");
        }
    }

    private void link(Path fresh) throws IOException {
        String copy = "<p>A copy of " + Markup.escaped(board.toString()) + ", made " + now() + ". It does not change.</p></footer>";
        for (Address address : files.keySet()) {
            if (hasLinks(address)) {
                Path file = fresh.resolve(address.file());
                String linked = markup(address).rewritten(text(Files.readAllBytes(file)),
                        to -> Optional.ofNullable(files.get(to)).map(target -> relative(address.file(), target)));
                Files.writeString(file, linked.replace("</footer>", copy));
            }
        }
    }

    private static boolean hasLinks(Address address) {
        return address.isPage() || address.path().endsWith(".atom");
    }

    private Markup markup(Address address) {
        return new Markup(board.toString().replaceFirst("/+$", ""), address);
    }

    /** Returns the way from one file to another. */
    static String relative(String from, String to) {
        String[] start = from.split("/", -1);
        String[] end = to.split("/", -1);
        int same = 0;
        while (same < start.length - 1 && same < end.length - 1 && start[same].equals(end[same])) {
            same++;
        }
        return "../".repeat(start.length - 1 - same) + String.join("/", Arrays.asList(end).subList(same, end.length));
    }

    private void replace(Path fresh) throws IOException {
        check(folder);
        Path old = beside("old");
        if (Files.exists(folder)) {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(old)) {
                Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        delete(old);
    }

    private Path beside(String what) {
        return folder.resolveSibling("." + folder.getFileName() + "." + what + "-" + ProcessHandle.current().pid());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AxonmarkException(UNWRITABLE, "'" + folder + "' cannot be removed: " + e + "; remove it yourself", e);
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
