package org.axonmark.web.html;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.accounts.Accounts;
import org.axonmark.board.accounts.Identity;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.Sha256;
import org.axonmark.web.Startup;
import org.axonmark.web.Unread;
import org.axonmark.web.exports.Addresses;
import org.axonmark.web.oidc.OpenId;
import org.axonmark.web.rest.Answers;

/**
 * {@code /oidc/start} sends a browser to the board's OpenID provider, {@code /oidc/return} is where it comes back, and {@code /oidc/name} is where a newcomer chooses a
 * name. Whoever the provider has named has ten minutes for that.
 */
public final class OpenIdServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(OpenIdServlet.class.getName());
    private static final String COOKIE = "axonmark-oidc";
    private static final String NAME = "/oidc/name";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_NEWCOMERS = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private transient Templates templates = new Templates();
    private final transient Map<Sha256, Newcomer> newcomers = new LinkedHashMap<>();

    /** Called by the server. */
    public OpenIdServlet() {}

    /** Somebody whom the provider has named, and who has no account. */
    private record Newcomer(Identity identity, Instant until) {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        try {
            OpenId provider = Startup.openId(getServletContext()).orElseThrow(() -> new AxonmarkException(ErrorCode.user("oidc-none"),
                    "this board trusts no OpenID provider; log in by a password at /log-in"));
            switch (request.getMethod() + " " + path) {
                case "GET /oidc/start" -> start(request, response, provider);
                case "GET /oidc/return" -> enter(request, response, provider);
                case "GET /oidc/name" -> {
                    newcomer(request);
                    send(request, response, 200, name(""));
                }
                case "POST /oidc/name" -> signUp(request, response);
                default -> throw new AxonmarkException(ErrorCode.user("oidc-none"), "there is no page at this address; log in at /log-in");
            }
        } catch (AxonmarkException e) {
            if (e.code().type() == ErrorType.INTERNAL || e.code().type() == ErrorType.RESOURCES) {
                LOG.log(System.Logger.Level.ERROR, "a log-in by OpenID failed", e);
            }
            String wrong = String.valueOf(e.getMessage());
            boolean chooses = e.code().id().startsWith("name-");
            send(request, response, Answers.status(e.code()),
                    chooses ? name(wrong) : new Pages.Page("refused", "Not logged in", Map.of("wrong", wrong)));
        }
        Unread.read(request);
    }

    private void start(HttpServletRequest request, HttpServletResponse response, OpenId provider) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        URI question = provider.question(secret, back(request));
        remember(request, response, secret);
        go(response, question.toString());
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, OpenId provider) {
        String secret = secret(request);
        String error = field(request, "error");
        if (!error.isEmpty()) {
            throw new AxonmarkException(ErrorCode.user("oidc-refused"), provider.name() + " did not let you in ('"
                    + Texts.safe(error.substring(0, Math.min(60, error.length()))) + "'); go to /log-in and begin anew");
        }
        Identity identity = provider.answer(secret, field(request, "state"), field(request, "code"), back(request));
        Optional<String> session = Startup.accounts(getServletContext()).logIn(identity);
        if (session.isPresent()) {
            welcome(request, response, session.orElseThrow());
            return;
        }
        synchronized (newcomers) {
            Instant now = Instant.now();
            newcomers.values().removeIf(one -> !one.until().isAfter(now));
            if (newcomers.size() >= MOST_NEWCOMERS) {
                newcomers.remove(newcomers.keySet().iterator().next());
            }
            newcomers.put(sum(secret), new Newcomer(identity, now.plus(PATIENCE)));
        }
        go(response, NAME);
    }

    private void signUp(HttpServletRequest request, HttpServletResponse response) {
        if (!Browser.fromHere(request)) {
            throw new AxonmarkException(ErrorCode.user("form-foreign"), "the form was not sent by a page of this board; go to /log-in");
        }
        Newcomer newcomer = newcomer(request);
        Accounts accounts = Startup.accounts(getServletContext());
        String session = accounts.signUp(field(request, "name"), newcomer.identity(), request.getRemoteAddr());
        synchronized (newcomers) {
            newcomers.remove(sum(secret(request)));
        }
        welcome(request, response, session);
    }

    private static void welcome(HttpServletRequest request, HttpServletResponse response, String session) {
        Browser.remember(request, response, session);
        remember(request, response, "");
        go(response, "/account");
    }

    private Newcomer newcomer(HttpServletRequest request) {
        synchronized (newcomers) {
            return Optional.ofNullable(newcomers.get(sum(secret(request)))).filter(one -> one.until().isAfter(Instant.now()))
                    .orElseThrow(() -> new AxonmarkException(ErrorCode.user("oidc-refused"),
                            "nobody has told this board who you are, or that was more than ten minutes ago; go to /log-in and begin anew"));
        }
    }

    private Pages.Page name(String wrong) {
        return new Pages.Page("newcomer", "Choose a name", Map.of("wrong", wrong));
    }

    private static URI back(HttpServletRequest request) {
        String root = Addresses.root(request);
        return URI.create(
                ("https".equals(request.getHeader("X-Forwarded-Proto")) ? root.replaceFirst("^http:", "https:") : root) + "/oidc/return");
    }

    private static String secret(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream).filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue).filter(value -> value.matches("[0-9a-f]{48}")).findFirst()
                .orElseThrow(() -> new AxonmarkException(ErrorCode.user("oidc-refused"),
                        "this browser asked nobody who you are, or more than ten minutes ago; go to /log-in and begin anew"));
    }

    /** Gives the browser the secret of its question; an empty one takes it away. */
    private static void remember(HttpServletRequest request, HttpServletResponse response, String secret) {
        Cookie cookie = new Cookie(COOKIE, secret);
        cookie.setPath("/oidc");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")));
        // The provider's page leads back here.
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(secret.isEmpty() ? 0 : (int) PATIENCE.toSeconds());
        response.addCookie(cookie);
    }

    private static Sha256 sum(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static void go(HttpServletResponse response, String address) {
        response.setStatus(303);
        response.setHeader("Location", address);
    }

    private void send(HttpServletRequest request, HttpServletResponse response, int status, Pages.Page page) throws IOException {
        byte[] html = templates.page(request, response, page, "account", "");
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }
}
