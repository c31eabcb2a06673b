package org.axonmark.results.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** Ed25519 keys and their PEM files. A pair is made on first use; the private half is readable by its owner alone. */
public final class Keys {

    private static final String ALGORITHM = "Ed25519";
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Keys() {}

    /**
     * Returns the pair that a folder keeps as {@code NAME.key} and {@code NAME.pem}, made if it is not there.
     *
     * @throws AxonmarkException if the files cannot be used
     */
    public static KeyPair pair(Path folder, String name) {
        Path secret = folder.resolve(name + ".key");
        Path open = folder.resolve(name + ".pem");
        try {
            if (!Files.exists(secret)) {
                Files.createDirectories(folder);
                KeyPair fresh = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                Files.writeString(open, pem(fresh.getPublic()));
                Path part = folder.resolve(name + ".key.part");
                Files.deleteIfExists(part);
                Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(part, pem("PRIVATE KEY", fresh.getPrivate().getEncoded()), StandardOpenOption.TRUNCATE_EXISTING);
                Files.move(part, secret);
                return fresh;
            }
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(keys.generatePublic(new X509EncodedKeySpec(der(Files.readString(open, StandardCharsets.US_ASCII)))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(der(Files.readString(secret, StandardCharsets.US_ASCII)))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new AxonmarkException(ErrorCode.resources(name + "-key"),
                    "the key '" + name + "' in '" + folder + "' cannot be used: " + e
                            + "; mend it, or move its two files away and a new one is made",
                    e);
        }
    }

    /**
     * Reads a public key.
     *
     * @param text a PEM file's
     * @throws GeneralSecurityException if it is no public Ed25519 key
     */
    public static PublicKey publicKey(String text) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der(text)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Returns a public key as a PEM file's text. */
    public static String pem(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    /** Returns the id of a public key: the first 16 hexadecimal digits of SHA-256 over its X.509 form. */
    public static String id(PublicKey key) {
        return Sha256.of(key.getEncoded()).hex().substring(0, 16);
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + MIME.encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
