package org.axonmark.web.exports;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/** Addresses that are written where a browser does not resolve them. */
public final class Addresses {

    private Addresses() {}

    /** Returns the address of the board that a request was sent to, without a slash at its end. */
    public static String root(HttpServletRequest request) {
        StringBuffer self = request.getRequestURL();
        return self.substring(0, self.length() - request.getServletPath().length()
                - Optional.ofNullable(request.getPathInfo()).orElse("").length());
    }

    /** Returns a text as it stands in XML or HTML, also in attributes. */
    public static String escaped(String text) {
        return Badge.escaped(text);
    }
}
