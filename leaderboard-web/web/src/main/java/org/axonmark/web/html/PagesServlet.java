package org.axonmark.web.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.TaskBoard;
import org.axonmark.web.Startup;

/** All pages. They need no script. */
public final class PagesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String HTML = "text/html;charset=utf-8";
    private static final System.Logger LOG = System.getLogger(PagesServlet.class.getName());
    /** Files that never change under their address, which holds their sum. */
    private static final Map<String, String> STATIC =
            Map.of("/board.css", "text/css;charset=utf-8", "/embed.css", "text/css;charset=utf-8", "/icon.svg", "image/svg+xml", "/live.js",
                    "text/javascript;charset=utf-8");
    /** Addresses in the navigation. */
    private static final Map<String, String> HERE = Map.of("/", "boards", "/tasks", "tasks", "/orders", "queue", "/protocol", "rules");

    private transient Templates templates = new Templates();
    private transient PrintedPages printed = new PrintedPages();

    /** Called by the server. */
    public PagesServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            try {
                super.service(request, response);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a page failed", e);
                say(request, response, 500, "the board failed at this page; its log says more");
            }
            return;
        }
        response.setHeader("Allow", "GET, HEAD");
        say(request, response, 405, "pages are only read; results are posted to /api/v1/results");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path =
                request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse(request.getServletPath().isEmpty() ? "/" : "");
        String type = STATIC.get(path);
        if (type != null) {
            byte[] body = Templates.resource(path);
            boolean lasting = Templates.tag(body).equals(request.getQueryString());
            response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "public, max-age=3600");
            send(request, response, 200, type, body);
            return;
        }
        Pages pages = new Pages(Startup.board(getServletContext()), Startup.queue(getServletContext()));
        RecordPages record = new RecordPages(Startup.moderation(getServletContext()), Startup.disputes(getServletContext()));
        View view = new View(asked(request, "unit"), asked(request, "sort"), asked(request, "group"), asked(request, "from"),
                asked(request, "cost"));
        response.setHeader("Cache-Control", "no-cache");
        List<TaskBoard> boards = pages.shown(path);
        if (boards.isEmpty()) {
            Optional<Pages.Page> page = page(request, path, view, pages, record);
            send(request, response, page.isPresent() ? 200 : 404, HTML, html(request, response, path, page, pages));
            return;
        }
        String address = path + (path.equals("/") ? "" : Pages.query(boards.getFirst(), view));
        List<String> disputed = record.disputed();
        Optional<PrintedPages.Printed> before = printed.find(address, boards, disputed);
        if (before.isPresent()) {
            send(request, response, 200, HTML, before.orElseThrow().html(), before.orElseThrow().tag());
            return;
        }
        byte[] html = html(request, response, path, page(request, path, view, pages, record), pages);
        String tag = Templates.tag(html);
        printed.keep(address, new PrintedPages.Printed(boards, disputed, html, tag));
        send(request, response, 200, HTML, html, tag);
    }

    private Optional<Pages.Page> page(HttpServletRequest request, String path, View view, Pages pages, RecordPages record) {
        Optional<Pages.Page> page = new BoardPages(getServletContext()).at(path, request)
                .or(() -> pages.at(path, view, new CompareView.Asked(asked(request, "task"),
                        Optional.ofNullable(request.getParameterValues("with")).map(List::of).orElse(List.of()))))
                .or(() -> record.at(path, asked(request, "below")))
                .or(() -> new RoundPages(Startup.board(getServletContext())).at(path));
        page.ifPresent(one -> record.addTo(path, one));
        return page;
    }

    private byte[] html(HttpServletRequest request, HttpServletResponse response, String path, Optional<Pages.Page> page, Pages pages) {
        Pages.Page shown = page.orElseGet(() -> pages.missing(path));
        return templates.page(request, response, shown, HERE.getOrDefault(path, ""),
                page.isEmpty() || shown.values().containsKey("withoutJson") ? ""
                        : "/api/v1" + (path.equals("/") ? "/boards" : path) + shown.values().getOrDefault("query", ""));
    }

    private static Optional<String> asked(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    private static void say(HttpServletRequest request, HttpServletResponse response, int status, String sentence)
            throws IOException {
        send(request, response, status, "text/plain;charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, int status, String type, byte[] body)
            throws IOException {
        send(request, response, status, type, body, Templates.tag(body));
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, int status, String type, byte[] body, String sum)
            throws IOException {
        // Weak, for the server may compress what is sent.
        String tag = "W/\"" + sum + "\"";
        response.setHeader("ETag", tag);
        if (status == 200 && tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
