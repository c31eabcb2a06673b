package org.axonmark.board.moderation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;

/**
 * A line of the moderation log. Its sum binds it and all lines before it: SHA-256 over the ASCII text of the sum before, a line feed, and the sum of its own
 * body. The body is salted, so that what is not shown cannot be guessed from its sum.
 *
 * @param number from 1
 * @param act what was done
 * @param salt 32 random hexadecimal digits; empty once who did it was deleted, for then the body's sum no longer follows
 * @param bodySum of the body, as it was written
 * @param sum of this line and all before it
 */
public record Entry(int number, Done act, String salt, Sha256 bodySum, Sha256 sum) {

    /** What stands before the first line. */
    public static final String BEGIN = "0".repeat(64);

    /** When a line is shown that is never shown to all. */
    public static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * What was done.
     *
     * @param at when
     * @param who an account, or {@code keeper} for whoever has the board's machine
     * @param capacity as what: owner, reader, moderator, administrator, keeper
     * @param act what
     * @param subject to what, such as {@code submission/x:1.0.0}, {@code result/ID}, {@code account/NAME}
     * @param detail what exactly, such as the flag's kind; may be empty
     * @param reason why, in the words of who did it: untrusted text
     * @param shownFrom from when on all see it
     */
    public record Done(Instant at, String who, String capacity, Act act, String subject, String detail, String reason, Instant shownFrom) {}

    /** Tells whether all see it, and not only that there is such a line. */
    public boolean isShown(Instant now) {
        return !act.shownFrom().isAfter(now);
    }

    /** Returns the line that follows a sum. */
    public static Entry after(String before, int number, Done act, String salt) {
        Sha256 body = Sha256.of(body(number, act, salt).canonical());
        return new Entry(number, act, salt, body, chained(before, body));
    }

    /** Returns the sum of a line whose body has a sum, after the line of another sum. */
    public static Sha256 chained(String before, Sha256 bodySum) {
        return Sha256.of((before + "\n" + bodySum.hex()).getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the body, whose canonical form (RFC 8785) is summed. */
    public Json.Obj body() {
        return body(number, act, salt);
    }

    /** Tells whether the body still follows from what is kept. */
    public boolean isWhole() {
        return Sha256.of(body().canonical()).equals(bodySum);
    }

    private static Json.Obj body(int number, Done act, String salt) {
        return new Json.Obj(List.of(
                new Json.Member("number", new Json.Num(number)),
                new Json.Member("at", new Json.Str(act.at().toString())),
                new Json.Member("who", new Json.Str(act.who())),
                new Json.Member("capacity", new Json.Str(act.capacity())),
                new Json.Member("act", new Json.Str(act.act().id())),
                new Json.Member("subject", new Json.Str(act.subject())),
                new Json.Member("detail", new Json.Str(act.detail())),
                new Json.Member("reason", new Json.Str(act.reason())),
                new Json.Member("salt", new Json.Str(salt))));
    }
}
