package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RereadTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final List<String> read = new ArrayList<>();

    @Test
    void aFileThatRests_isReadOnce_andAgainWhenItIsAnother(@TempDir Path home) throws IOException {
        Path file = home.resolve("told");
        write(file, "one", LONG_AGO);
        Reread<String> reread = reread(file);
        assertThat(reread.value()).isEqualTo("one");
        assertThat(reread.value()).isEqualTo("one");
        assertThat(read).containsExactly("one");
        write(file, "two", LONG_AGO.plusSeconds(1));
        assertThat(reread.value()).isEqualTo("two");
        Path other = home.resolve("other");
        write(other, "new", LONG_AGO.plusSeconds(1));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(reread.value()).as("same size, same time, another file").isEqualTo("new");
    }

    @Test
    void aFileOfJustNow_isReadEachTime(@TempDir Path home) throws IOException {
        Path file = home.resolve("told");
        Instant now = Instant.now();
        write(file, "one", now);
        Reread<String> reread = reread(file);
        assertThat(reread.value()).isEqualTo("one");
        write(file, "two", now);
        assertThat(reread.value()).as("same size, same time, same file").isEqualTo("two");
    }

    @Test
    void aFileThatIsNotThere_saysNothing_andOneThatCannotBeRead_isNamed(@TempDir Path home) throws IOException {
        Path file = home.resolve("told");
        Reread<String> reread = reread(file);
        assertThat(reread.value()).isEmpty();
        Files.createDirectory(file);
        assertThatThrownBy(reread::value).isInstanceOf(AxonmarkException.class).hasMessageContaining(file.toString());
    }

    private Reread<String> reread(Path file) {
        return new Reread<>(file, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            read.add(text);
            return text;
        }, "");
    }

    private static void write(Path file, String text, Instant changed) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
