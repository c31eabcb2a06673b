package org.axonmark.results.format;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * A signature over the canonical bytes (RFC 8785) of a document.
 *
 * @param keyId id of the key, as {@link Keys#id}
 * @param signature its 64 bytes in Base64
 */
public record Signed(String keyId, String signature) {

    private static final String ALGORITHM = "Ed25519";
    private static final int BYTES = 64;

    /** Checks the forms. */
    public Signed {
        if (!keyId.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("key id '" + keyId + "' is not 16 hexadecimal digits");
        }
        byte[] bytes = Base64.getDecoder().decode(signature);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a signature of " + bytes.length + " bytes, not " + BYTES);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(signature)) {
            throw new IllegalArgumentException("a signature whose Base64 is not the canonical form of its bytes");
        }
    }

    /** Signs a document. */
    public static Signed over(Json document, KeyPair keys) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(keys.getPrivate());
            signer.update(document.canonical());
            return new Signed(Keys.id(keys.getPublic()), Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot sign with Ed25519", e);
        }
    }

    /** Tells whether this is the signature of a key over a document. */
    public boolean holds(Json document, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(document.canonical());
            return Keys.id(key).equals(keyId) && verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
