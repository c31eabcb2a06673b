package org.axonmark.board.moderation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** What people write, as it is kept; and ids. */
final class Words {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 13;

    private Words() {}

    /**
     * Returns a text as it is kept: without blanks around it, and without what a database or a reader would not take.
     *
     * @param what it is, for the error
     * @throws AxonmarkException if nothing is left, or too much
     */
    static String checked(String what, String given, int most) {
        // Halves of surrogate pairs become question marks.
        String text = new String(given.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\r\n", "\n").strip()
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "\ufffd");
        if (text.isEmpty() || text.length() > most) {
            throw new AxonmarkException(ErrorCode.user("text-invalid"), "the " + what + " has " + text.length()
                    + " characters; write 1 to " + most + " of plain text");
        }
        return text;
    }

    /** Returns a fresh id of 26 characters. */
    static String id() {
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
