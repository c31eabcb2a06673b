package org.axonmark.web.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;

import org.axonmark.board.accounts.Accounts;
import org.axonmark.board.accounts.Scope;
import org.axonmark.board.queue.Upload;
import org.axonmark.board.queue.Uploads;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;
import org.axonmark.web.Startup;
import org.axonmark.web.oidc.OpenId;
import org.axonmark.web.rest.Callers;

/** The pages of an account: signing up, logging in, tokens, sending a JAR, asking for evaluations. Forms alone, no script. */
public final class AccountServlet extends FormServlet {

    private static final long serialVersionUID = 1L;
    private static final String ACCOUNT = "/account";
    private static final String LOG_IN = "/log-in";
    private static final String LOG_OUT = "/log-out";
    private static final String SIGN_UP = "/sign-up";
    private static final String SUBMIT = "/submit";
    private static final String RESULTS = ACCOUNT + "/results/";
    /** Attribute of a request: the secret of the session that goes on from here, empty if none does. */
    private static final String SESSION = "session";
    private static final Duration SHOWN = Duration.ofMinutes(5);
    private static final int MOST_SECRETS = 1_000;

    private final transient Map<String, Once> secrets = new LinkedHashMap<>();

    /** Called by the server. */
    public AccountServlet() {}

    /** A secret that is shown once. */
    private record Once(String secret, Instant until) {}

    @Override
    boolean isDoor(String path) {
        return path.equals(LOG_IN) || path.equals(SIGN_UP);
    }

    @Override
    Optional<Pages.Page> show(Asked asked) {
        String path = asked.path();
        return Optional.of(switch (path) {
            case LOG_IN, SIGN_UP ->
                AccountPages.door(path.equals(SIGN_UP), asked.wrong(), asked.wrong().isEmpty() ? "" : asked.field("name"),
                        Startup.openId(getServletContext()).map(OpenId::name).orElse(""));
            case ACCOUNT -> pages().account(asked.account(), asked.browser().mark(), asked.wrong(), once(asked));
            case SUBMIT -> {
                asked.account();
                yield AccountPages.submit(asked.browser().mark(), asked.wrong());
            }
            default -> path.startsWith(RESULTS) ? own(asked.account(), path.substring(RESULTS.length()))
                    : pages().sent(upload(asked.account(), path), asked.browser().mark(), asked.wrong());
        });
    }

    @Override
    String formOf(Asked asked) {
        String path = asked.path();
        return path.startsWith(ACCOUNT) || path.equals(LOG_OUT) ? ACCOUNT : path;
    }

    private Pages.Page own(String account, String evaluation) {
        return pages().result(account, evaluation).orElseThrow(() -> new AxonmarkException(ErrorCode.user("order-unknown"),
                "no order of this account has such a result"));
    }

    private Upload upload(String account, String path) {
        String sum = path.startsWith(SUBMIT + "/") ? path.substring(SUBMIT.length() + 1) : "";
        return Optional.of(sum).filter(hex -> hex.matches("[0-9a-f]{64}")).map(Sha256::new)
                .flatMap(hex -> Startup.uploads(getServletContext()).find(account, hex)).filter(Upload::isWhole)
                .orElseThrow(() -> new AxonmarkException(ErrorCode.user("upload-unknown"),
                        "there is no such page, or this account has sent no such JAR; begin at " + SUBMIT));
    }

    @Override
    void before(Asked asked) {
        if (asked.path().equals(SUBMIT)) {
            requireForm(asked.request());
        }
    }

    @Override
    String obey(Asked asked) {
        Accounts accounts = Startup.accounts(getServletContext());
        String from = asked.request().getRemoteAddr();
        if (isDoor(asked.path())) {
            if (asked.path().equals(SIGN_UP)) {
                accounts.signUp(asked.field("name"), asked.field("password"), from);
            }
            asked.request().setAttribute(SESSION, accounts.logIn(asked.field("name"), asked.field("password"), from));
            return ACCOUNT;
        }
        String account = asked.account();
        switch (asked.path()) {
            case LOG_OUT -> {
                accounts.logOut(asked.browser().secret());
                asked.request().setAttribute(SESSION, "");
                return "/";
            }
            case ACCOUNT + "/password" ->
                asked.request().setAttribute(SESSION, accounts.changePassword(account, asked.field("old"), asked.field("password"), from));
            case ACCOUNT + "/tokens" -> show(asked, accounts.makeToken(account, asked.field("title"), scopes(asked.request()),
                    days(asked)));
            case ACCOUNT + "/revoke" -> accounts.revoke(account, sum(asked));
            case ACCOUNT + "/hook" -> show(asked, Callers.hooks(getServletContext()).set(account, asked.field("url").strip()));
            case ACCOUNT + "/unhook" -> Callers.hooks(getServletContext()).drop(account);
            case ACCOUNT + "/cancel" -> Startup.queue(getServletContext()).cancel(account, asked.field("order"));
            case SUBMIT -> {
                return SUBMIT + "/" + take(asked.request(), account).hex();
            }
            default -> ask(asked, account);
        }
        return ACCOUNT;
    }

    @Override
    void after(Asked asked, HttpServletResponse response) {
        if (asked.request().getAttribute(SESSION) instanceof String secret) {
            Browser.remember(asked.request(), response, secret);
        }
    }

    /** The next page of the account shows a secret; a page that is loaded anew neither makes another nor shows it again. */
    private void show(Asked asked, String secret) {
        synchronized (secrets) {
            secrets.values().removeIf(one -> !one.until().isAfter(Instant.now()));
            if (secrets.size() >= MOST_SECRETS) {
                secrets.remove(secrets.keySet().iterator().next());
            }
            secrets.put(asked.browser().mark(), new Once(secret, Instant.now().plus(SHOWN)));
        }
    }

    private String once(Asked asked) {
        asked.account();
        synchronized (secrets) {
            return Optional.ofNullable(secrets.remove(asked.browser().mark())).filter(one -> one.until().isAfter(Instant.now()))
                    .map(Once::secret).orElse("");
        }
    }

    /** The server reads a form with a file whole, or refuses it: as one kind of failure if its length is said before, as another if not. */
    private static void requireForm(HttpServletRequest request) {
        try {
            request.getParts();
        } catch (IllegalStateException | IOException | ServletException e) {
            throw new AxonmarkException(ErrorCode.user("upload-too-large"), "this is no form with a file, or the file has more than "
                    + (Uploads.MOST_BYTES >> 20) + " MiB, the most that this board takes", e);
        }
    }

    private void ask(Asked asked, String account) {
        Upload upload = upload(account, asked.path());
        if (!upload.problems().isEmpty() || upload.card().isEmpty()) {
            throw new AxonmarkException(ErrorCode.submission("jar-refused"), "the JAR has problems; mend them and send it again");
        }
        List<String> tasks = Stream.ofNullable(asked.request().getParameterValues("task")).flatMap(Stream::of).toList();
        if (tasks.isEmpty()) {
            throw new AxonmarkException(ErrorCode.user("tasks-invalid"), "no task is ticked; tick at least one");
        }
        Startup.queue(getServletContext()).ask(account, upload.card().orElseThrow(), tasks, asked.field("key"), until(asked));
    }

    /** Takes the JAR of a form, which the server has put aside, as the API does. */
    private Sha256 take(HttpServletRequest request, String account) {
        try {
            Part part = request.getPart("jar");
            if (part == null || part.getSize() == 0) {
                throw new AxonmarkException(ErrorCode.user("upload-missing"), "no file was chosen; choose a JAR");
            }
            Sha256 sum;
            MessageDigest digest = Sha256.digest();
            try (InputStream in = new DigestInputStream(part.getInputStream(), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
                sum = new Sha256(HexFormat.of().formatHex(digest.digest()));
            }
            Uploads uploads = Startup.uploads(getServletContext());
            Upload upload = uploads.announce(account, sum, part.getSize());
            if (!upload.isWhole()) {
                try (InputStream in = part.getInputStream()) {
                    in.skipNBytes(upload.received());
                    uploads.append(account, sum, upload.received(), in);
                }
            }
            part.delete();
            return sum;
        } catch (IOException | ServletException e) {
            throw new AxonmarkException(ErrorCode.resources("upload-storage"), "the file could not be kept: " + e + "; send it again", e);
        }
    }

    private AccountPages pages() {
        return new AccountPages(Startup.board(getServletContext()), Startup.accounts(getServletContext()),
                Startup.queue(getServletContext()), Callers.hooks(getServletContext()));
    }

    private static Optional<Instant> until(Asked asked) {
        String day = asked.field("until");
        try {
            return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException e) {
            throw new AxonmarkException(ErrorCode.user("embargo-invalid"), "the day to wait for is no date such as 2027-01-31", e);
        }
    }

    private static Set<Scope> scopes(HttpServletRequest request) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Stream.ofNullable(request.getParameterValues("scope")).flatMap(Stream::of).flatMap(id -> Scope.of(id).stream())
                .forEach(scopes::add);
        return scopes;
    }

    private static int days(Asked asked) {
        String days = asked.field("days");
        return days.matches("\\d{1,4}") ? Integer.parseInt(days) : 0;
    }

    private static Sha256 sum(Asked asked) {
        String sum = asked.field("sum");
        if (!sum.matches("[0-9a-f]{64}")) {
            throw new AxonmarkException(ErrorCode.user("token-unknown"), "the form names no token; load the page anew");
        }
        return new Sha256(sum);
    }
}
