package org.axonmark.circuits.library;

import java.util.List;
import java.util.stream.Stream;

import org.axonmark.circuits.rasp.RaspException;

/** The programs by name. */
public final class ProgramLibrary {

    private static final List<LibraryProgram> ALL =
            Stream.of(Literature.all(), Counting.all(), Places.all(), Gates.all()).flatMap(List::stream).toList();

    private ProgramLibrary() {}

    /** Returns all programs, in a fixed order. */
    public static List<LibraryProgram> all() {
        return ALL;
    }

    /** Returns the names of all programs. */
    public static List<String> names() {
        return ALL.stream().map(LibraryProgram::name).toList();
    }

    /**
     * Returns the program of a name.
     *
     * @throws RaspException if there is none
     */
    public static LibraryProgram program(String name) {
        return ALL.stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RaspException(RaspException.Reason.INPUT, name, "there is no program '" + name + "'; there are "
                        + names()));
    }
}
