package org.axonmark.web.html;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.accounts.Accounts;
import org.axonmark.web.Startup;

/**
 * Whose browser sends a request, by the session's cookie. A form is obeyed only if it was sent by a page of this board, and, of somebody who is logged in,
 * only with a mark that follows from the session's secret, so that no other site can send it.
 *
 * @param secret of the session; empty if nobody is logged in
 * @param account who is logged in
 */
record Browser(String secret, Optional<String> account) {

    private static final String COOKIE = "axonmark-session";
    private static final String MAC = "HmacSHA256";

    static Browser of(HttpServletRequest request) {
        Accounts accounts = Startup.accounts(request.getServletContext());
        String secret = Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE)).map(Cookie::getValue).findFirst().orElse("");
        Optional<String> account = secret.isEmpty() ? Optional.empty() : accounts.loggedIn(secret);
        return new Browser(account.isPresent() ? secret : "", account);
    }

    /** Gives the browser a session's secret; an empty one takes it away. */
    static void remember(HttpServletRequest request, HttpServletResponse response, String secret) {
        Cookie cookie = new Cookie(COOKIE, secret);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")));
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(secret.isEmpty() ? 0 : (int) Accounts.LONGEST.toSeconds());
        response.addCookie(cookie);
    }

    /** Returns the mark of this session's forms. */
    String mark() {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
            return HexFormat.of().formatHex(mac.doFinal("form".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells whether a form carries the mark of this session. */
    boolean marked(Optional<String> mark) {
        return MessageDigest.isEqual(mark.orElse("").getBytes(StandardCharsets.UTF_8), mark().getBytes(StandardCharsets.UTF_8));
    }

    /** Tells whether a form was sent by a page of this board: browsers say from where a form comes. */
    static boolean fromHere(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        try {
            return origin != null && host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "browser of " + account.orElse("nobody");
    }
}
