package org.axonmark.inspect;

/**
 * Something in a JAR that keeps it from being evaluated. All text is escaped for terminals.
 *
 * @param code kebab-case, stable, such as {@code native-library}
 * @param message what is wrong, with the value seen
 * @param mend what to do
 */
public record Problem(String code, String message, String mend) {}
