package org.axonmark.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.axonmark.spi.eeg.EegEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames, and the host's end against a worker that does not keep to them. */
@SuppressWarnings("UnusedMethod")
class FrameTest {

    @ParameterizedTest
    @EnumSource(Frame.Kind.class)
    void everyKind_comesBackEqual(Frame.Kind kind) throws IOException {
        byte[] nonce = nonce(7);
        for (int length : new int[] {0, 1, 1_000, Frame.MAX_PAYLOAD}) {
            Frame read = Frame.read(new ByteArrayInputStream(bytes(new Frame(kind, nonce, new byte[length]))));
            assertThat(read.kind()).isEqualTo(kind);
            assertThat(read.payload()).hasSize(length);
            assertThat(read.answers(nonce)).isTrue();
            assertThat(read.answers(nonce(8))).isFalse();
        }
    }

    @Test
    void payloadThatIsTooLong_isNotWritten() {
        Frame frame = new Frame(Frame.Kind.ANSWER, nonce(1), new byte[Frame.MAX_PAYLOAD + 1]);
        assertThatThrownBy(() -> frame.write(new ByteArrayOutputStream())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void frameThatIsCut_endsTheStream() throws IOException {
        byte[] whole = bytes(new Frame(Frame.Kind.ANSWER, nonce(1), new byte[20]));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(cut))).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void otherMagicUnknownKindAndHugeLength_areViolations() throws IOException {
        for (int[] change : new int[][] {{0, 'B'}, {4, Frame.Kind.values().length}, {4, 255}, {23, 0x11}, {24, 0xff}, {24, 0x7f}}) {
            byte[] wrong = bytes(new Frame(Frame.Kind.ANSWER, nonce(1), new byte[4]));
            wrong[change[0]] = (byte) change[1];
            assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(wrong))).as("byte %d", change[0])
                    .isInstanceOf(LinkException.ProtocolViolation.class);
        }
    }

    @Test
    void answerThatWasNotAskedFor_isAViolation(@TempDir Path folder) throws IOException {
        byte[] early = bytes(new Frame(Frame.Kind.ANSWER, nonce(1), new byte[0]));
        try (HostEnd<EegEncoder> host = host(folder, new ByteArrayInputStream(early))) {
            assertThatThrownBy(host::ping).isInstanceOf(LinkException.ProtocolViolation.class)
                    .hasMessageContaining("before it was its turn");
        }
    }

    @Test
    void answerUnderAnotherNonce_isAViolation(@TempDir Path folder) throws IOException {
        try (HostEnd<EegEncoder> host = host(folder, late(bytes(new Frame(Frame.Kind.ANSWER, nonce(1), new byte[0]))))) {
            assertThatThrownBy(host::ping).isInstanceOf(LinkException.ProtocolViolation.class).hasMessageContaining("was not made");
        }
    }

    @Test
    void streamThatEnds_isAWorkerThatIsGone(@TempDir Path folder) throws IOException {
        try (HostEnd<EegEncoder> host = host(folder, new ByteArrayInputStream(new byte[0]))) {
            assertThatThrownBy(host::ping).isInstanceOf(LinkException.WorkerGone.class);
        }
    }

    @Test
    void contract_namesWhatCannotTravel() {
        assertThat(Contract.of(EegEncoder.class).methods()).extracting(java.lang.reflect.Method::getName)
                .containsExactlyInAnyOrder("prepare", "embed");
        assertThatThrownBy(() -> Contract.of(String.class)).hasMessageContaining("is no interface");
        assertThatThrownBy(() -> Contract.of(Unsendable.class)).hasMessageContaining("'send'").hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> Contract.of(Endless.class)).hasMessageContaining("cannot travel");
    }

    /** A method with a type that cannot travel. */
    private interface Unsendable {
        void send(Thread thread);
    }

    /** A record that holds itself would have no end on the link. */
    private record Node(java.util.List<Node> inner) {}

    private interface Endless {
        void send(Node node);
    }

    private static HostEnd<EegEncoder> host(Path folder, java.io.InputStream answers) throws IOException {
        Path input = Files.createFile(folder.resolve("input"));
        Path answer = Files.createFile(folder.resolve("answer"));
        return new HostEnd<>(answers, new ByteArrayOutputStream(), input, answer, EegEncoder.class, new LinkLimits(1 << 20, 100));
    }

    /** A stream that shows nothing until it is read. */
    private static java.io.InputStream late(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    private static byte[] bytes(Frame frame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frame.write(out);
        return out.toByteArray();
    }

    private static byte[] nonce(int value) {
        byte[] nonce = new byte[Frame.NONCE];
        Arrays.fill(nonce, (byte) value);
        return nonce;
    }
}
