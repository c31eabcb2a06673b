package org.axonmark.web;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;

/** What a caller still sends when it has been answered. */
public final class Unread {

    private static final int MOST = 16 << 20;

    private Unread() {}

    /**
     * Reads a request's body to its end, up to 16 MiB: a connection that is closed over unread bytes is reset, and the caller would never see the answer.
     */
    public static void read(HttpServletRequest request) throws IOException {
        byte[] unread = new byte[8192];
        InputStream rest = request.getInputStream();
        int left = MOST;
        for (int got = 0; got >= 0 && left > 0; left -= got) {
            got = rest.read(unread);
        }
    }
}
