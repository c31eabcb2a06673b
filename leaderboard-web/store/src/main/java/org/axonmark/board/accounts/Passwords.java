package org.axonmark.board.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords by Argon2id (RFC 9106) with 19 MiB of memory, 2 passes and 1 lane, the least that OWASP's password storage sheet names; the
 * hash is written as {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, so that costlier ones can follow.
 */
public final class Passwords {

    /** Fewest characters of a password. */
    public static final int FEWEST = 12;
    /** Most characters of a password. */
    public static final int MOST = 128;

    private static final int MEMORY_KIB = 19 << 10;
    private static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int MOST_MEMORY_KIB = 1 << 18;
    private static final Pattern WRITTEN = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Each takes 19 MiB: many at once would take the board's memory. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private Passwords() {}

    /**
     * Hashes a new password.
     *
     * @throws AxonmarkException if it is too long, or too short without the account's name
     */
    public static String hash(String account, String password) {
        String secret = password.replace(account, "");
        int length = secret.codePointCount(0, secret.length());
        if (length < FEWEST || password.length() > MOST) {
            throw new AxonmarkException(ErrorCode.user("password-weak"),
                    "the password has " + length + " characters beside the account's name;"
                            + " choose " + FEWEST + " to " + MOST + ": a few words in a row are easy to keep");
        }
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(argon2(password, salt, MEMORY_KIB, PASSES));
    }

    /** Tells whether a password is the one that was hashed. */
    public static boolean matches(String password, String hash) {
        Matcher written = WRITTEN.matcher(hash);
        if (!written.matches() || password.length() > 2 * MOST) {
            return false;
        }
        int memory = Math.min(MOST_MEMORY_KIB, Integer.parseInt(written.group(1)));
        byte[] made = argon2(password, Base64.getDecoder().decode(written.group(3)), memory, Integer.parseInt(written.group(2)));
        return MessageDigest.isEqual(made, Base64.getDecoder().decode(written.group(4)));
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory).withIterations(passes).withParallelism(1).withSalt(salt).build());
        byte[] hash = new byte[HASH];
        AT_ONCE.acquireUninterruptibly();
        try {
            // However a keyboard composes its letters.
            generator.generateBytes(Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            AT_ONCE.release();
        }
        return hash;
    }
}
