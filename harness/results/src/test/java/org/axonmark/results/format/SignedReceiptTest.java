package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.results.AxonmarkException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedReceiptTest {

    @TempDir
    private Path folder = Path.of("");

    private @Nullable KeyPair made;

    @BeforeEach
    void makeKey() {
        made = Keys.pair(folder, "board");
    }

    private KeyPair keys() {
        return Objects.requireNonNull(made);
    }

    private static Receipt receipt(String version, double value) {
        Sha256 sum = Sha256.of(new byte[] {1});
        return new Receipt("e1", "mine", version, sum, new TaskId("eeg", "made-up", 1), 1, sum, Optional.empty(), "0.1.0", Isolation.FULL,
                "cpu", Optional.of(sum), sum, "scored", List.of(new Receipt.Figure("accuracy", value)), Optional.of("0123456789abcdef"),
                "eligible", Instant.EPOCH);
    }

    @Test
    void receipt_holdsUnderItsKeyAlone_alsoAfterTheWire() throws GeneralSecurityException {
        SignedReceipt signed = SignedReceipt.sign(receipt("1.0.0", 0.1), keys());
        SignedReceipt read = SignedReceipt.fromJson(
                Json.parse(signed.toJson().pretty().getBytes(StandardCharsets.UTF_8), Json.Limits.document()));
        assertThat(read).isEqualTo(signed);
        assertThat(read.verify(Keys.publicKey(Keys.pem(keys().getPublic())))).isTrue();
        assertThat(read.verify(Keys.pair(folder, "other").getPublic())).isFalse();
        assertThat(new SignedReceipt(receipt("1.0.0", 0.2), signed.signed()).verify(keys().getPublic())).isFalse();
        assertThat(new SignedReceipt(receipt("1.0.1", 0.1), signed.signed()).verify(keys().getPublic())).isFalse();
    }

    @Test
    void key_isMadeOnce_andItsSecretHalfIsTheOwnersAlone() throws Exception {
        assertThat(Keys.pair(folder, "board").getPublic()).isEqualTo(keys().getPublic());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("board.key"))))
                .isEqualTo("rw-------");
        Files.writeString(folder.resolve("board.key"), "nothing");
        assertThatThrownBy(() -> Keys.pair(folder, "board")).isInstanceOf(AxonmarkException.class).hasMessageContaining("board");
        assertThatThrownBy(() -> Keys.publicKey("rubbish")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void otherDocuments_areRefused() {
        Json.Obj right = SignedReceipt.sign(receipt("1.0.0", 0.1), keys()).toJson();
        assertThatThrownBy(() -> SignedReceipt.fromJson(new Json.Arr(List.of()))).isInstanceOf(AxonmarkException.class);
        assertThatThrownBy(() -> SignedReceipt.fromJson(SchemaTest.with(right, new String[] {"signature"}, 0, new Json.Str("AA=="))))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("not 64");
        assertThatThrownBy(() -> SignedReceipt.fromJson(SchemaTest.with(right, new String[] {"receipt", "task"}, 0, new Json.Str("x"))))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("task");
    }
}
