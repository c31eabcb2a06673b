package org.axonmark.cli;

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
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** This machine's Ed25519 key, by which a board knows its results. Made on first use; the private half is readable by its owner alone. */
final class AgentKey {

    private static final ErrorCode UNUSABLE = ErrorCode.resources("agent-key");
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private AgentKey() {}

    /** Returns the key pair kept in a folder, made if it is not there. */
    static KeyPair in(Path folder) {
        Path secret = folder.resolve("agent.key");
        Path open = folder.resolve("agent.pem");
        try {
            if (!Files.exists(secret)) {
                Files.createDirectories(folder);
                KeyPair fresh = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                Files.writeString(open, pem("PUBLIC KEY", fresh.getPublic().getEncoded()));
                Path part = folder.resolve("agent.key.part");
                Files.deleteIfExists(part);
                Files.createFile(part,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(part, pem("PRIVATE KEY", fresh.getPrivate().getEncoded()),
                        StandardOpenOption.TRUNCATE_EXISTING);
                Files.move(part, secret);
                return fresh;
            }
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new KeyPair(keys.generatePublic(new X509EncodedKeySpec(bytes(open))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(secret))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new AxonmarkException(UNUSABLE, "the agent key in '" + folder + "' cannot be used: " + e
                    + "; mend it, or move the folder away and a new key is made", e);
        }
    }

    /** Returns the public half as a PEM file's text, as a board wants it. */
    static String publicPem(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /** Returns a public key's text as a board wants it, if it is one. */
    static String checkedPem(String text) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            return pem("PUBLIC KEY", KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)).getEncoded());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new AxonmarkException(ErrorCode.user("agent-key"), "this is no public Ed25519 key: " + e
                    + "; give the agent's agent/agent.pem", e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + MIME.encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    private static byte[] bytes(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
