package org.axonmark.web.exports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.Board;
import org.axonmark.board.History;
import org.axonmark.board.TaskBoard;
import org.axonmark.results.format.Sha256;
import org.axonmark.web.Startup;

/**
 * Boards for other programs: {@code /exports/TASK.csv}, {@code /exports/TASK/cite.bib}, {@code /badges/TASK/SUBMISSION/VERSION.svg}, {@code /feeds/all.atom} and
 * {@code /feeds/TASK.atom}.
 */
public final class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_ENTRIES = 50;
    private static final String CSV = ".csv";
    private static final String CITE = "/cite.bib";
    private static final String SVG = ".svg";
    private static final String ATOM = ".atom";

    /** Called by the server. */
    public ExportServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Board board = Startup.board(getServletContext());
        String path = Optional.ofNullable(request.getPathInfo()).map(info -> info.substring(1)).orElse("");
        String kind = request.getServletPath();
        Optional<String> body = switch (kind) {
            case "/exports" -> without(path, CITE).flatMap(task -> citation(board, task, request))
                    .or(() -> without(path, CSV).flatMap(board::board).map(Csv::of));
            case "/badges" -> without(path, SVG).flatMap(asked -> badge(board, asked));
            default -> without(path, ATOM).flatMap(asked -> feed(board, asked, request));
        };
        if (body.isEmpty()) {
            answer(request, response, 404, "text/plain", "there is nothing at this address; /tasks lists what there is\n");
            return;
        }
        String type = switch (kind) {
            case "/exports" -> path.endsWith(CITE) ? "application/x-bibtex" : "text/csv";
            case "/badges" -> "image/svg+xml";
            default -> "application/atom+xml";
        };
        if (kind.equals("/badges")) {
            // Badges are for other sites.
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            response.setHeader("Cache-Control", "public, max-age=300");
        } else {
            response.setHeader("Cache-Control", "no-cache");
        }
        answer(request, response, 200, type, body.orElseThrow());
    }

    /** A day that is asked for is cited as the board stood then. */
    private static Optional<String> citation(Board board, String task, HttpServletRequest request) {
        return board.history(task, History.day(request.getParameter("on")))
                .map(then -> Bibtex.of(then.board(), board.datasets(then.board().card()), Addresses.root(request), then.on()));
    }

    private static Optional<String> badge(Board board, String asked) {
        String[] parts = asked.split("/", -1);
        return parts.length != 4 ? Optional.empty()
                : board.board(parts[0] + "/" + parts[1]).map(shown -> Badge.of(shown, parts[2] + ":" + parts[3]));
    }

    private static Optional<String> feed(Board board, String asked, HttpServletRequest request) {
        StringBuffer self = request.getRequestURL();
        String root = Addresses.root(request);
        if (asked.equals("all")) {
            return Optional.of(Feed.of("New results", self.toString(), root, board.newest(MOST_ENTRIES)));
        }
        Optional<TaskBoard> found = board.board(asked);
        return found.map(one -> Feed.of("New results on " + one.card().title(), self.toString(), root,
                board.newest(one.card().id(), MOST_ENTRIES)));
    }

    private static Optional<String> without(String path, String ending) {
        return path.endsWith(ending) ? Optional.of(path.substring(0, path.length() - ending.length())) : Optional.empty();
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, int status, String type, String text)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String tag = "W/\"" + Sha256.of(body).hex().substring(0, 16) + "\"";
        response.setHeader("ETag", tag);
        if (status == 200 && tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setStatus(status);
        response.setContentType(type + ";charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
