package org.axonmark.web.oidc;

import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.axonmark.board.accounts.Identity;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/**
 * The OpenID provider that a board trusts.
 *
 * @param issuer its address, as its documents give it
 * @param client what it calls this board
 * @param secret by which the board proves that; empty of a public client
 * @param name for people, such as {@code ORCID}
 */
public record Provider(URI issuer, String client, String secret, String name) {

    private static final ErrorCode INVALID = ErrorCode.user("oidc-settings");

    /**
     * Reads AXONMARK_OIDC_ISSUER, _CLIENT, _SECRET and _NAME; absent if no issuer is given.
     *
     * @throws AxonmarkException if they are no provider
     */
    public static Optional<Provider> of(UnaryOperator<String> variable) {
        String issuer = variable.apply("AXONMARK_OIDC_ISSUER");
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        URI address;
        try {
            address = URI.create(issuer);
        } catch (IllegalArgumentException e) {
            throw new AxonmarkException(INVALID, "AXONMARK_OIDC_ISSUER is '" + issuer + "', no address such as https://orcid.org", e);
        }
        if (!isSafe(address) || issuer.length() > Identity.MOST_ISSUER || address.getQuery() != null) {
            throw new AxonmarkException(INVALID,
                    "AXONMARK_OIDC_ISSUER is '" + issuer + "'; a provider has an https address without a query, of at"
                            + " most " + Identity.MOST_ISSUER + " characters");
        }
        String client = variable.apply("AXONMARK_OIDC_CLIENT");
        if (client.isEmpty()) {
            throw new AxonmarkException(INVALID,
                    "AXONMARK_OIDC_ISSUER is set and AXONMARK_OIDC_CLIENT is not; register this board at the provider,"
                            + " with the address BOARD/oidc/return, and set the id that it gives");
        }
        String name = variable.apply("AXONMARK_OIDC_NAME");
        return Optional.of(new Provider(address, client, variable.apply("AXONMARK_OIDC_SECRET"),
                name.isEmpty() ? String.valueOf(address.getHost()) : name));
    }

    /** Tells whether what is sent to an address cannot be read on its way. */
    static boolean isSafe(URI address) {
        return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && "127.0.0.1".equals(address.getHost()));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return name + " at " + issuer;
    }
}
