package org.axonmark.board.accounts;

/**
 * Who somebody is at an OpenID provider; the two together name one person for ever (OpenID Connect Core 1.0, section 5.7).
 *
 * @param issuer address of the provider, at most {@value #MOST_ISSUER} characters
 * @param subject the person's name there, 1 to {@value #MOST_SUBJECT} characters
 */
public record Identity(String issuer, String subject) {

    /** Length of the longest issuer. */
    public static final int MOST_ISSUER = 200;
    /** Length of the longest subject. */
    public static final int MOST_SUBJECT = 255;

    /** Checks the lengths. */
    public Identity {
        if (issuer.isEmpty() || issuer.length() > MOST_ISSUER || subject.isEmpty() || subject.length() > MOST_SUBJECT) {
            throw new IllegalArgumentException("an issuer of " + issuer.length() + " characters and a subject of " + subject.length()
                    + "; at most " + MOST_ISSUER + " and " + MOST_SUBJECT + ", and neither is empty");
        }
    }
}
