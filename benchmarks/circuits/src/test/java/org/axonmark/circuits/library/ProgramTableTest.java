package org.axonmark.circuits.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The table of programs in the documentation is the library's. */
class ProgramTableTest {

    @Test
    void table_isTheLibrarys() throws IOException {
        StringBuilder table = new StringBuilder("| program | gives | vocabulary | longest input |\n| --- | --- | --- | --- |\n");
        for (LibraryProgram program : ProgramLibrary.all()) {
            table.append("| `" + program.name() + "` | " + program.does() + " | " + range(program.vocabulary()) + " | "
                    + range(program.length()) + " |\n");
        }
        assertThat(Files.readString(Path.of("docs/networks.md"))).contains(table);
    }

    private static String range(LibraryProgram.Range range) {
        return range.least() + " to " + range.most() + " (" + range.usual() + ")";
    }
}
