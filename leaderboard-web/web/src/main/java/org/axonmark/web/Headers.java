package org.axonmark.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Sets the security headers of every response: no frame, no foreign content, and no script but the board's own one on the page of an order. */
public final class Headers extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Called by the server. */
    public Headers() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String live = request.getRequestURI().startsWith("/orders/") ? " script-src 'self'; connect-src 'self';" : "";
        String forms = request.getRequestURI().endsWith("/history") ? "'self'" : "'none'";
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self';" + live
                + " form-action " + forms + "; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        chain.doFilter(request, response);
    }
}
