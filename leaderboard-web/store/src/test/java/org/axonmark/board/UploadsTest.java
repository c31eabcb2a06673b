package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonmark.board.queue.Upload;
import org.axonmark.board.queue.Uploads;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How JARs arrive: in pieces, whole or not at all. */
class UploadsTest {

    private static final byte[] BYTES = "no JAR at all".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    private static final Sha256 SUM = Sha256.of(BYTES);

    @TempDir
    private Path home = Path.of("");

    private Instant now = Instant.now();

    private Uploads uploads() {
        return new Uploads(new Told(home), home.resolve("jars"), () -> now);
    }

    private Upload append(int from, int to) throws IOException {
        return uploads().append("ann", SUM, from, new ByteArrayInputStream(Arrays.copyOfRange(BYTES, from, to)));
    }

    @Test
    void pieces_makeAWhole_whichIsInspected() throws IOException {
        assertThat(uploads().announce("ann", SUM, BYTES.length).received()).isZero();
        assertThat(append(0, 5000).received()).isEqualTo(5000);
        assertThat(uploads().find("ann", SUM).orElseThrow().isWhole()).isFalse();
        assertThat(uploads().jar("ann", SUM)).isEmpty();
        Upload whole = append(5000, BYTES.length);
        assertThat(whole.isWhole()).isTrue();
        assertThat(whole.problems()).as("inspect says that it is no JAR").isNotEmpty();
        assertThat(uploads().jar("ann", SUM).orElseThrow()).hasBinaryContent(BYTES);
        assertThat(uploads().announce("ann", SUM, BYTES.length).isWhole()).as("announced again, all is here").isTrue();
        assertThat(append(0, 5000).isWhole()).as("a piece of what is whole changes nothing").isTrue();
    }

    @Test
    void brokenConnection_keepsWhatCame() throws IOException {
        uploads().announce("ann", SUM, BYTES.length);
        InputStream breaking = new ByteArrayInputStream(BYTES) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                if (pos >= 3000) {
                    throw new IllegalStateException("connection lost");
                }
                return super.read(into, from, Math.min(length, 1000));
            }
        };
        assertThatThrownBy(() -> uploads().append("ann", SUM, 0, breaking)).hasMessage("connection lost");
        assertThat(uploads().find("ann", SUM).orElseThrow().received()).isEqualTo(3000);
        assertThat(append(3000, BYTES.length).isWhole()).isTrue();
    }

    @Test
    void wrongPieces_areRefused_andNothingHalfStays() throws IOException {
        uploads().announce("ann", SUM, BYTES.length);
        assertRefused(() -> append(7, 9), "upload-offset");
        append(0, BYTES.length - 1);
        assertRefused(() -> uploads().append("ann", SUM, BYTES.length - 1, new ByteArrayInputStream(new byte[] {1, 2})),
                "upload-too-long");
        assertRefused(() -> uploads().append("ann", SUM, BYTES.length - 1, new ByteArrayInputStream(new byte[] {1})), "upload-sum");
        assertThat(uploads().find("ann", SUM)).as("what has another sum is dropped").isEmpty();
        assertRefused(() -> append(0, 1), "upload-unknown");
        try (Stream<Path> files = Files.list(home.resolve("jars/ann"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void accounts_seeOnlyTheirOwn() throws IOException {
        uploads().announce("ann", SUM, BYTES.length);
        append(0, BYTES.length);
        assertThat(uploads().find("bob", SUM)).isEmpty();
        assertThat(uploads().jar("bob", SUM)).isEmpty();
        assertRefused(() -> uploads().append("bob", SUM, 0, new ByteArrayInputStream(BYTES)), "upload-unknown");
    }

    @Test
    void sizes_areBounded_alsoTogether() {
        assertRefused(() -> uploads().announce("ann", SUM, Uploads.MOST_BYTES + 1), "upload-too-large");
        assertRefused(() -> uploads().announce("ann", SUM, 0), "upload-too-large");
        for (int i = 0; i < Uploads.MOST_OF_ACCOUNT / Uploads.MOST_BYTES; i++) {
            uploads().announce("ann", Sha256.of(new byte[] {(byte) i}), Uploads.MOST_BYTES);
        }
        assertRefused(() -> uploads().announce("ann", SUM, 1), "upload-space");
        assertThat(uploads().announce("bob", SUM, 1).received()).as("another's space is another's").isZero();
    }

    @Test
    void whatNobodyGoesOnWith_isDropped() throws IOException {
        uploads().announce("ann", SUM, BYTES.length);
        append(0, 10);
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofHours(25))));
        }
        uploads().announce("ann", Sha256.of(new byte[] {1}), 1);
        assertThat(uploads().find("ann", SUM)).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("jars/ann"))) {
            return files.toList();
        }
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).asInstanceOf(InstanceOfAssertFactories.throwable(AxonmarkException.class))
                .satisfies(e -> assertThat(e.code().id()).isEqualTo(code));
    }
}
