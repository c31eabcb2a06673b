package org.axonmark.results.format;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;

/**
 * A result with the signature of the agent that made it: Ed25519 over the canonical bytes (RFC 8785) of the result's document.
 *
 * @param result the result
 * @param signed the agent's signature
 */
public record SignedResult(Result result, Signed signed) {

    /** Signs a result. */
    public static SignedResult sign(Result result, KeyPair keys) {
        return new SignedResult(result, Signed.over(ResultDocument.toJson(result), keys));
    }

    /** Tells whether the signature is of this key over this result. */
    public boolean verify(PublicKey key) {
        return signed.holds(ResultDocument.toJson(result), key);
    }

    /** Returns the document: result, keyId and the signature in Base64. */
    public Json.Obj toJson() {
        return new Json.Obj(List.of(
                new Json.Member("result", ResultDocument.toJson(result)),
                new Json.Member("keyId", new Json.Str(signed.keyId())),
                new Json.Member("signature", new Json.Str(signed.signature()))));
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
            return new SignedResult(ResultDocument.fromJson(result), new Signed(keyId.value(), signature.value()));
        } catch (IllegalArgumentException e) {
            throw RecordJson.invalid("signed result", List.of(String.valueOf(e.getMessage())));
        }
    }
}
