package org.axonmark.web.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.Ranked;
import org.axonmark.board.TaskBoard;
import org.axonmark.results.format.Labels;
import org.axonmark.web.Startup;

/** {@code /embed/TASK}: the first rows of a board on a small page without script and form that any site may frame. */
public final class EmbedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 20;

    private transient Templates templates = new Templates();

    /** Called by the server. */
    public EmbedServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String task = Optional.ofNullable(request.getPathInfo()).map(path -> path.substring(1)).orElse("");
        Optional<TaskBoard> board = Startup.board(getServletContext()).board(task);
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none';"
                + " base-uri 'none'; frame-ancestors *");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        byte[] body = board.map(shown -> templates.page(request, response, page(shown), "", ""))
                .orElseGet(() -> "This board has no task of this id; /tasks lists what there is.\n".getBytes(StandardCharsets.UTF_8));
        String tag = "W/\"" + Templates.tag(body) + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "public, max-age=60");
        if (board.isPresent() && tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setStatus(board.isPresent() ? 200 : 404);
        response.setContentType(board.isPresent() ? "text/html;charset=utf-8" : "text/plain;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Pages.Page page(TaskBoard shown) {
        boolean local = shown.eligible().rows().isEmpty() && !shown.unsandboxed().rows().isEmpty();
        Ranked ranked = local ? shown.unsandboxed() : shown.eligible();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", shown.card().id().toString());
        values.put("title", shown.card().title());
        values.put("synthetic", shown.card().synthetic());
        values.put("open", shown.card().labels() == Labels.OPEN);
        values.put("local", local);
        values.put("count", ranked.rows().size());
        values.put("metric", shown.card().mainMetric().title() + ", mean over " + Texts.count(shown.card().units(), shown.card().unit()));
        values.put("table", Entries.ranked(shown.card(), ranked, MOST_ROWS));
        return new Pages.Page("embed", shown.card().title(), values);
    }
}
