package org.axonmark.results.format;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;

/**
 * A receipt with the signature of the board that wrote it.
 *
 * @param receipt what it says
 * @param signed the board's signature over the receipt's JSON
 */
public record SignedReceipt(Receipt receipt, Signed signed) {

    /** Signs a receipt. */
    public static SignedReceipt sign(Receipt receipt, KeyPair keys) {
        return new SignedReceipt(receipt, Signed.over(RecordJson.write(receipt), keys));
    }

    /** Tells whether the signature is of this key over this receipt. */
    public boolean verify(PublicKey key) {
        return signed.holds(RecordJson.write(receipt), key);
    }

    /** Returns the document: receipt, keyId and the signature in Base64. */
    public Json.Obj toJson() {
        return new Json.Obj(List.of(new Json.Member("receipt", RecordJson.write(receipt)),
                new Json.Member("keyId", new Json.Str(signed.keyId())), new Json.Member("signature", new Json.Str(signed.signature()))));
    }

    /**
     * Reads a document.
     *
     * @throws org.axonmark.results.AxonmarkException with code {@code document-invalid} that names the problem
     */
    public static SignedReceipt fromJson(Json json) {
        if (!(json instanceof Json.Obj object)
                || object.members().size() != 3
                || !(object.get("receipt") instanceof Json.Obj receipt)
                || !(object.get("keyId") instanceof Json.Str keyId)
                || !(object.get("signature") instanceof Json.Str signature)) {
            throw RecordJson.invalid("receipt", List.of("it does not have exactly 'receipt', 'keyId' and 'signature'"));
        }
        try {
            return new SignedReceipt(RecordJson.read(Receipt.class, receipt, "receipt"), new Signed(keyId.value(), signature.value()));
        } catch (IllegalArgumentException e) {
            throw RecordJson.invalid("receipt", List.of(String.valueOf(e.getMessage())));
        }
    }
}
