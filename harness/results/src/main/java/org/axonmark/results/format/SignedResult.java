package org.axonmark.results.format;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/**
 * A result with the signature of the agent that made it: Ed25519 over the canonical bytes (RFC 8785) of the result's document.
 *
 * @param result the result
 * @param keyId the first 16 hexadecimal digits of SHA-256 over the public key's X.509 form
 * @param signature its 64 bytes in Base64
 */
public record SignedResult(Result result, String keyId, String signature) {

    private static final String ALGORITHM = "Ed25519";

    /** Checks the forms. */
    public SignedResult {
        if (!keyId.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("key id '" + keyId + "' is not 16 hexadecimal digits");
        }
        byte[] bytes = Base64.getDecoder().decode(signature);
        if (bytes.length != 64) {
            throw new IllegalArgumentException("a signature of " + bytes.length + " bytes, not 64");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(signature)) {
            throw new IllegalArgumentException("a signature whose Base64 is not the canonical form of its bytes");
        }
    }

    /** Returns the id of a public key. */
    public static String keyId(PublicKey key) {
        return Sha256.of(key.getEncoded()).hex().substring(0, 16);
    }

    /** Signs a result. */
    public static SignedResult sign(Result result, KeyPair keys) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(keys.getPrivate());
            signer.update(ResultDocument.toJson(result).canonical());
            String signature = Base64.getEncoder().encodeToString(signer.sign());
            return new SignedResult(result, keyId(keys.getPublic()), signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot sign with Ed25519", e);
        }
    }

    /** Tells whether the signature is of this key over this result. */
    public boolean verify(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(ResultDocument.toJson(result).canonical());
            return keyId(key).equals(keyId) && verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Returns the document: result, keyId and the signature in Base64. */
    public Json.Obj toJson() {
        return new Json.Obj(List.of(
                new Json.Member("result", ResultDocument.toJson(result)),
                new Json.Member("keyId", new Json.Str(keyId)),
                new Json.Member("signature", new Json.Str(signature))));
    }

    /**
     * Reads a document.
     *
     * @throws org.axonmark.results.AxonmarkException with code {@code document-invalid} that names the problem
     */
    public static SignedResult fromJson(Json json) {
        if (!(json instanceof Json.Obj object)
                || object.members().size() != 3
                || !(object.get("result") instanceof Json.Obj result)
                || !(object.get("keyId") instanceof Json.Str keyId)
                || !(object.get("signature") instanceof Json.Str signature)) {
            throw RecordJson.invalid(
                    "signed result", List.of("it does not have exactly 'result', 'keyId' and 'signature'"));
        }
        try {
            return new SignedResult(ResultDocument.fromJson(result), keyId.value(), signature.value());
        } catch (IllegalArgumentException e) {
            throw RecordJson.invalid("signed result", List.of(String.valueOf(e.getMessage())));
        }
    }
}
