package org.axonmark.web.html;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.web.Unread;
import org.axonmark.web.rest.Answers;

/**
 * Pages with forms that somebody who is logged in sends, and the doors by which one logs in: a form is obeyed only if a page of this board sent it, with the session's mark, and then the browser
 * goes on to another page; what is wrong is told on the page that the form stands on. No script.
 */
abstract class FormServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(FormServlet.class.getName());
    private static final String LOG_IN = "/log-in";

    private transient Templates templates = new Templates();

    /** Called by the server. */
    FormServlet() {}

    /** What a request asks for: whose browser, which address, and what was wrong with the form sent before. */
    record Asked(HttpServletRequest request, Browser browser, String path, String wrong) {

        /** Returns who is logged in; pages that all may see ask {@link Browser#account} instead. */
        String account() {
            return browser.account().orElseThrow(NobodyException::new);
        }

        String field(String name) {
            return Optional.ofNullable(request.getParameter(name)).orElse("");
        }

        /** Returns values that every page with forms has. */
        Map<String, Object> values() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("mark", browser.account().isPresent() ? browser.mark() : "");
            values.put("account", browser.account().orElse(""));
            values.put("wrong", wrong);
            return values;
        }
    }

    /** Nobody is logged in. */
    private static final class NobodyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Returns the page at an address; absent if there is none. */
    abstract Optional<Pages.Page> show(Asked asked);

    /** Does what a form says and returns where to go on. */
    abstract String obey(Asked asked);

    /** Returns the address of the page that a form of this address stands on. */
    abstract String formOf(Asked asked);

    /** Returns the place of a page in the navigation and the address of its JSON, either empty. */
    Place place(String path) {
        return new Place("account", "");
    }

    /** Where a page stands. */
    record Place(String here, String json) {}

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        Asked asked = new Asked(request, Browser.of(request), path, "");
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> read(asked, response);
                case "POST" -> go(response, obeyed(asked, response));
                default -> {
                    response.setHeader("Allow", "GET, HEAD, POST");
                    response.setStatus(405);
                }
            }
        } catch (NobodyException e) {
            go(response, LOG_IN);
        } catch (AxonmarkException e) {
            if (e.code().type() == ErrorType.INTERNAL || e.code().type() == ErrorType.RESOURCES) {
                LOG.log(System.Logger.Level.ERROR, "a form failed", e);
            }
            again(asked, response, e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a form failed", e);
            response.setStatus(500);
            response.setContentType("text/plain;charset=utf-8");
            response.getOutputStream().print("the board failed at this page; its log says more\n");
        }
        Unread.read(request);
    }

    private void read(Asked asked, HttpServletResponse response) throws IOException {
        if (download(asked, response)) {
            return;
        }
        Optional<Pages.Page> page = show(asked);
        send(asked, response, page.isPresent() ? 200 : 404, page.orElseGet(() -> missing(asked.path())));
    }

    /** Answers what is no page; returns whether there was such a thing. */
    boolean download(Asked asked, HttpServletResponse response) throws IOException {
        return false;
    }

    private String obeyed(Asked asked, HttpServletResponse response) {
        if (!Browser.fromHere(asked.request())) {
            throw foreign();
        }
        if (!isDoor(asked.path())) {
            asked.account();
            before(asked);
            if (!asked.browser().marked(Optional.ofNullable(asked.request().getParameter("mark")))) {
                throw foreign();
            }
        }
        String next = obey(asked);
        after(asked, response);
        return next;
    }

    /** Tells whether a form is sent by somebody who is not logged in yet. */
    boolean isDoor(String path) {
        return false;
    }

    /** Called before anything of a form is read. */
    void before(Asked asked) {}

    /** Called when a form was obeyed, before the answer goes out. */
    void after(Asked asked, HttpServletResponse response) {}

    /** Shows the page that the form stands on once more, with what was wrong; where there is none, that alone. */
    private void again(Asked asked, HttpServletResponse response, AxonmarkException error) throws IOException {
        String wrong = String.valueOf(error.getMessage());
        Optional<Pages.Page> page = Optional.empty();
        if (asked.request().getMethod().equals("POST") && (isDoor(asked.path()) || asked.browser().account().isPresent())) {
            try {
                page = show(new Asked(asked.request(), asked.browser(), formOf(asked), wrong));
            } catch (AxonmarkException e) {
                LOG.log(System.Logger.Level.DEBUG, "the form's page cannot be shown", e);
            }
        }
        send(asked, response, Answers.status(error.code()),
                page.orElseGet(() -> new Pages.Page("refused", "Refused", Map.of("wrong", wrong))));
    }

    private void send(Asked asked, HttpServletResponse response, int status, Pages.Page page) throws IOException {
        Place place = place(asked.path());
        byte[] html = templates.page(asked.request(), response, page, place.here(), status == 200 ? place.json() : "");
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    private static Pages.Page missing(String path) {
        return new Pages.Page("missing", "Not here", Map.of("kind", "There is no page at this address.", "asked", Texts.safe(path),
                "tasks", List.of()));
    }

    private static void go(HttpServletResponse response, String path) {
        response.setStatus(303);
        response.setHeader("Location", path);
    }

    private static AxonmarkException foreign() {
        return new AxonmarkException(ErrorCode.user("form-foreign"),
                "the form was not sent by a page of this board, or is of an earlier session; load the page anew and send it again");
    }
}
