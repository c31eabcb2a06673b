package org.axonmark.web.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;

import org.axonmark.board.accounts.Accounts;
import org.axonmark.board.accounts.Scope;
import org.axonmark.board.queue.Upload;
import org.axonmark.board.queue.Uploads;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.Sha256;
import org.axonmark.web.Startup;
import org.axonmark.web.Unread;
import org.axonmark.web.oidc.OpenId;
import org.axonmark.web.rest.Answers;
import org.axonmark.web.rest.Callers;

/** The pages of an account: signing up, logging in, tokens, sending a JAR, asking for evaluations. Forms alone, no script. */
public final class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(AccountServlet.class.getName());
    private static final String ACCOUNT = "/account";
    private static final String LOG_IN = "/log-in";
    private static final String SIGN_UP = "/sign-up";
    private static final String SUBMIT = "/submit";
    private static final String RESULTS = ACCOUNT + "/results/";

    private transient Templates templates = new Templates();

    /** Called by the server. */
    public AccountServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> show(request, response, path);
                case "POST" -> obey(request, response, path);
                default -> {
                    response.setHeader("Allow", "GET, HEAD, POST");
                    response.setStatus(405);
                }
            }
        } catch (AxonmarkException e) {
            if (e.code().type() == ErrorType.INTERNAL || e.code().type() == ErrorType.RESOURCES) {
                LOG.log(System.Logger.Level.ERROR, "a form failed", e);
            }
            again(request, response, path, e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a form failed", e);
            response.setStatus(500);
            response.setContentType("text/plain;charset=utf-8");
            response.getOutputStream().print("the board failed at this page; its log says more\n");
        }
        Unread.read(request);
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        Browser browser = Browser.of(request);
        Optional<Pages.Page> page = switch (path) {
            case LOG_IN -> Optional.of(AccountPages.door(false, "", "", provider()));
            case SIGN_UP -> Optional.of(AccountPages.door(true, "", "", provider()));
            case ACCOUNT -> browser.account().map(account -> pages(request).account(account, browser.mark(), "", ""));
            case SUBMIT -> browser.account().map(account -> AccountPages.submit(browser.mark(), ""));
            default -> browser.account().map(account -> path.startsWith(RESULTS) ? own(request, account, path.substring(RESULTS.length()))
                    : sent(request, browser, account, path, ""));
        };
        if (page.isEmpty()) {
            go(response, LOG_IN);
        } else {
            send(request, response, 200, page.orElseThrow());
        }
    }

    private String provider() {
        return Startup.openId(getServletContext()).map(OpenId::name).orElse("");
    }

    private Pages.Page own(HttpServletRequest request, String account, String evaluation) {
        return pages(request).result(account, evaluation).orElseThrow(() -> new AxonmarkException(ErrorCode.user("order-unknown"),
                "no order of this account has such a result"));
    }

    private Pages.Page sent(HttpServletRequest request, Browser browser, String account, String path, String wrong) {
        Upload upload = upload(request, account, path);
        return pages(request).sent(upload, browser.mark(), wrong);
    }

    private static Upload upload(HttpServletRequest request, String account, String path) {
        String sum = path.startsWith(SUBMIT + "/") ? path.substring(SUBMIT.length() + 1) : "";
        return Optional.of(sum).filter(hex -> hex.matches("[0-9a-f]{64}")).map(Sha256::new)
                .flatMap(hex -> Startup.uploads(request.getServletContext()).find(account, hex)).filter(Upload::isWhole)
                .orElseThrow(() -> new AxonmarkException(ErrorCode.user("upload-unknown"),
                        "there is no such page, or this account has sent no such JAR; begin at " + SUBMIT));
    }

    private void obey(HttpServletRequest request, HttpServletResponse response, String path) throws IOException, ServletException {
        if (!Browser.fromHere(request)) {
            throw foreign();
        }
        Accounts accounts = Startup.accounts(getServletContext());
        Browser browser = Browser.of(request);
        if (path.equals(LOG_IN) || path.equals(SIGN_UP)) {
            enter(request, response, path.equals(SIGN_UP));
            return;
        }
        if (browser.account().isEmpty()) {
            go(response, LOG_IN);
            return;
        }
        if (path.equals(SUBMIT)) {
            requireForm(request);
        }
        if (!browser.marked(Optional.ofNullable(request.getParameter("mark")))) {
            throw foreign();
        }
        String account = browser.account().orElseThrow();
        switch (path) {
            case "/log-out" -> {
                accounts.logOut(browser.secret());
                Browser.remember(request, response, "");
                go(response, "/");
            }
            case ACCOUNT + "/password" -> {
                Browser.remember(request, response, accounts.changePassword(account, field(request, "old"), field(request, "password"),
                        request.getRemoteAddr()));
                go(response, ACCOUNT);
            }
            case ACCOUNT + "/tokens" -> {
                String token = accounts.makeToken(account, field(request, "title"), scopes(request), days(request));
                send(request, response, 201, pages(request).account(account, browser.mark(), "", token));
            }
            case ACCOUNT + "/revoke" -> {
                accounts.revoke(account, sum(request));
                go(response, ACCOUNT);
            }
            case ACCOUNT + "/hook" -> {
                String secret = Callers.hooks(getServletContext()).set(account, field(request, "url").strip());
                send(request, response, 201, pages(request).account(account, browser.mark(), "", secret));
            }
            case ACCOUNT + "/unhook" -> {
                Callers.hooks(getServletContext()).drop(account);
                go(response, ACCOUNT);
            }
            case ACCOUNT + "/cancel" -> {
                Startup.queue(getServletContext()).cancel(account, field(request, "order"));
                go(response, ACCOUNT);
            }
            case SUBMIT -> go(response, SUBMIT + "/" + take(request, account).hex());
            default -> {
                ask(request, account, path);
                go(response, ACCOUNT);
            }
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, boolean fresh) {
        Accounts accounts = Startup.accounts(getServletContext());
        String name = field(request, "name");
        if (fresh) {
            accounts.signUp(name, field(request, "password"), request.getRemoteAddr());
        }
        Browser.remember(request, response, accounts.logIn(name, field(request, "password"), request.getRemoteAddr()));
        go(response, ACCOUNT);
    }

    /** The server reads a form with a file whole, or refuses it: as one kind of failure if its length is said before, as another if not. */
    private static void requireForm(HttpServletRequest request) throws IOException {
        try {
            request.getParts();
        } catch (IllegalStateException | ServletException e) {
            throw new AxonmarkException(ErrorCode.user("upload-too-large"), "this is no form with a file, or the file has more than "
                    + (Uploads.MOST_BYTES >> 20) + " MiB, the most that this board takes", e);
        }
    }

    private void ask(HttpServletRequest request, String account, String path) {
        Upload upload = upload(request, account, path);
        if (!upload.problems().isEmpty() || upload.card().isEmpty()) {
            throw new AxonmarkException(ErrorCode.submission("jar-refused"), "the JAR has problems; mend them and send it again");
        }
        List<String> tasks = Stream.ofNullable(request.getParameterValues("task")).flatMap(Stream::of).toList();
        if (tasks.isEmpty()) {
            throw new AxonmarkException(ErrorCode.user("tasks-invalid"), "no task is ticked; tick at least one");
        }
        Startup.queue(getServletContext()).ask(account, upload.card().orElseThrow(), tasks, field(request, "key"), until(request));
    }

    /** Takes the JAR of a form, which the server has put aside, as the API does. */
    private Sha256 take(HttpServletRequest request, String account) throws IOException, ServletException {
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
    }

    /** Shows the page that the form stands on once more, with what was wrong. */
    private void again(HttpServletRequest request, HttpServletResponse response, String path, AxonmarkException error) throws IOException {
        String wrong = String.valueOf(error.getMessage());
        Browser browser = Browser.of(request);
        Pages.Page page;
        if (path.equals(LOG_IN) || path.equals(SIGN_UP)) {
            page = AccountPages.door(path.equals(SIGN_UP), wrong, field(request, "name"), provider());
        } else if (browser.account().isEmpty()) {
            page = AccountPages.door(false, wrong, "", provider());
        } else if (path.startsWith(ACCOUNT) || path.equals("/log-out")) {
            page = pages(request).account(browser.account().orElseThrow(), browser.mark(), wrong, "");
        } else if (path.equals(SUBMIT) || error.code().id().equals("upload-unknown")) {
            page = AccountPages.submit(browser.mark(), wrong);
        } else {
            page = sent(request, browser, browser.account().orElseThrow(), path, wrong);
        }
        send(request, response, Answers.status(error.code()), page);
    }

    private void send(HttpServletRequest request, HttpServletResponse response, int status, Pages.Page page) throws IOException {
        byte[] html = templates.page(request, response, page, "account", "");
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    private static void go(HttpServletResponse response, String path) {
        response.setStatus(303);
        response.setHeader("Location", path);
    }

    private AccountPages pages(HttpServletRequest request) {
        return new AccountPages(Startup.board(request.getServletContext()), Startup.accounts(request.getServletContext()),
                Startup.queue(request.getServletContext()), Callers.hooks(request.getServletContext()));
    }

    private static AxonmarkException foreign() {
        return new AxonmarkException(ErrorCode.user("form-foreign"),
                "the form was not sent by a page of this board, or is of an earlier session; load the page anew and send it again");
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static Optional<Instant> until(HttpServletRequest request) {
        String day = field(request, "until");
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

    private static int days(HttpServletRequest request) {
        String days = field(request, "days");
        return days.matches("\\d{1,4}") ? Integer.parseInt(days) : 0;
    }

    private static Sha256 sum(HttpServletRequest request) {
        String sum = field(request, "sum");
        if (!sum.matches("[0-9a-f]{64}")) {
            throw new AxonmarkException(ErrorCode.user("token-unknown"), "the form names no token; load the page anew");
        }
        return new Sha256(sum);
    }
}
