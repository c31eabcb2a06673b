package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;

class SignedResultTest {

    private final KeyPair keys = fresh();
    private final SignedResult signed = SignedResult.sign(new Samples("signed").scored(), keys);

    @Test
    void ownSignature_verifies_alsoAfterTheWire() {
        assertThat(signed.verify(keys.getPublic())).isTrue();
        SignedResult received = SignedResult.fromJson(Json.parse(
                signed.toJson().pretty().getBytes(StandardCharsets.UTF_8), Json.Limits.document()));
        assertThat(received).isEqualTo(signed);
        assertThat(received.verify(keys.getPublic())).isTrue();
    }

    @Test
    void otherKey_doesNotVerify_evenUnderTheSameKeyId() {
        KeyPair other = fresh();
        assertThat(signed.verify(other.getPublic())).isFalse();
        SignedResult claimed = new SignedResult(signed.result(), new Signed(Keys.id(other.getPublic()), signed.signed().signature()));
        assertThat(claimed.verify(other.getPublic())).isFalse();
        assertThat(claimed.verify(keys.getPublic())).isFalse();
    }

    /** Each changed byte of the document is either refused or fails to verify; no two documents share a signature. */
    @Test
    void changedByte_isRefusedOrDoesNotVerify() {
        byte[] right = signed.toJson().canonical();
        HmacStream stream = HmacStream.of(new byte[] {3}, "bytes");
        int read = 0;
        for (int at = 0; at < right.length; at++) {
            byte[] wrong = right.clone();
            wrong[at] ^= (byte) (1 + stream.nextInt(127));
            try {
                Json document = Json.parse(wrong, Json.Limits.document());
                if (java.util.Arrays.equals(document.canonical(), right)) {
                    continue; // the same document, written differently
                }
                assertThat(SignedResult.fromJson(document).verify(keys.getPublic())).as("byte %d", at).isFalse();
                read++;
            } catch (AxonmarkException e) {
                assertThat(e.code().id()).isIn("json-invalid", "document-invalid");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void everyBitOfTheSignature_counts() {
        byte[] bytes = Base64.getDecoder().decode(signed.signed().signature());
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] wrong = bytes.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getEncoder().encodeToString(wrong);
            assertThat(new SignedResult(signed.result(), new Signed(signed.signed().keyId(), text)).verify(keys.getPublic()))
                    .as("bit %d", bit).isFalse();
        }
    }

    @Test
    void signatureInAnotherForm_isRefused() {
        String text = signed.signed().signature();
        String unpadded = text.substring(0, 86);
        char last = text.charAt(85);
        String sameBytes = text.substring(0, 85) + (char) (last + 1) + "==";
        for (String wrong : new String[] {unpadded, sameBytes, text + "\n", "", "AAAA", "!".repeat(88), text.replace("=", "-")}) {
            Json document = SchemaTest.with(signed.toJson(), new String[] {"signature"}, 0, new Json.Str(wrong));
            assertThatThrownBy(() -> SignedResult.fromJson(document)).as(wrong).isInstanceOf(AxonmarkException.class);
        }
    }

    @Test
    void documentWithMoreOrLess_isRefused() {
        Json more = SchemaTest.with(signed.toJson(), new String[] {"extra"}, 0, new Json.Null());
        Json noKey = SchemaTest.with(signed.toJson(), new String[] {"keyId"}, 0, new Json.Str("short"));
        Json noResult = SchemaTest.with(signed.toJson(), new String[] {"result"}, 0, new Json.Arr(java.util.List.of()));
        for (Json wrong : new Json[] {more, noKey, noResult, new Json.Null()}) {
            assertThatThrownBy(() -> SignedResult.fromJson(wrong)).isInstanceOf(AxonmarkException.class);
        }
    }

    private static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
