package org.axonmark.cli.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;

/**
 * What a back-up holds, as its last entry says.
 *
 * @param made when it was begun
 * @param database whether the database is in it; one on a server of its own is not
 * @param files all other entries
 */
public record Contents(Instant made, boolean database, List<Entry> files) {

    /** Name of the last entry. */
    static final String NAME = "axonmark-board.json";
    static final ErrorCode INVALID = ErrorCode.user("backup-invalid");

    private static final int FORMAT = 1;

    /** Copies the list. */
    public Contents {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param name path within the board's folder
     * @param bytes its size
     * @param sum its SHA-256
     */
    public record Entry(String name, long bytes, Sha256 sum) {}

    Json toJson() {
        return new Json.Obj(List.of(new Json.Member("format", new Json.Num(FORMAT)),
                new Json.Member("made", new Json.Str(made.toString())), new Json.Member("database", new Json.Bool(database)),
                new Json.Member("files", new Json.Arr(files.stream().map(file -> (Json) new Json.Obj(List.of(
                        new Json.Member("name", new Json.Str(file.name())), new Json.Member("bytes", new Json.Num(file.bytes())),
                        new Json.Member("sha256", new Json.Str(file.sum().hex()))))).toList()))));
    }

    static Contents fromJson(Json document) {
        try {
            if (document instanceof Json.Obj contents && contents.get("format") instanceof Json.Num format && format.value() == FORMAT
                    && contents.get("made") instanceof Json.Str made && contents.get("database") instanceof Json.Bool database
                    && contents.get("files") instanceof Json.Arr files) {
                List<Entry> entries = new ArrayList<>();
                for (Json one : files.items()) {
                    if (!(one instanceof Json.Obj file && file.get("name") instanceof Json.Str name
                            && file.get("bytes") instanceof Json.Num bytes && file.get("sha256") instanceof Json.Str sum)) {
                        throw invalid("a file in it has no name, size or sum");
                    }
                    if (!isName(name.value())) {
                        throw invalid("it names a file '" + name.value().replaceAll("[^ -~]", "?") + "', which no board has");
                    }
                    entries.add(new Entry(name.value(), (long) bytes.value(), new Sha256(sum.value())));
                }
                return new Contents(Instant.parse(made.value()), database.value(), entries);
            }
            throw invalid("'format' is not 1, or 'made', 'database' or 'files' are missing");
        } catch (DateTimeException | IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** Tells whether a board may have a file of this name. */
    static boolean isName(String name) {
        return name.matches("(?!\\.)[A-Za-z0-9._-]+(/(?!\\.)[A-Za-z0-9._-]+)*");
    }

    private static AxonmarkException invalid(String why) {
        return new AxonmarkException(INVALID,
                "the back-up's list '" + NAME + "' cannot be read: " + why + "; it was made by another version"
                        + " or is damaged: give another back-up");
    }
}
