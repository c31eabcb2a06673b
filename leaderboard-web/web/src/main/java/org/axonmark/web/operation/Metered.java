package org.axonmark.web.operation;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Counts and times every request. */
public final class Metered extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Called by the server. */
    public Metered() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            Traffic.of(getServletContext()).count(Route.of(request.getMethod(), request.getRequestURI()),
                    answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR, System.nanoTime() - begun);
        }
    }
}
