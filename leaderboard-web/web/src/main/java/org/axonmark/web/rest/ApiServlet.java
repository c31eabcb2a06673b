package org.axonmark.web.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.Board;
import org.axonmark.board.Kept;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.web.Startup;

/**
 * {@code /api/v1}: every page as JSON at the page's address, and results come in by POST with a token. Errors are problem details
 * (RFC 9457) with a stable {@code code}.
 */
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ApiServlet.class.getName());
    private static final int MAX_BODY = 16 << 20;
    private static final String VERSION = "/v1";
    private static final String PROTOCOL = "/protocol";

    /** Called by the server. */
    public ApiServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD", "POST" -> super.service(request, response);
                default -> {
                    response.setHeader("Allow", "GET, HEAD, POST");
                    problem(response, 405, "method-unknown", "only GET, HEAD and POST are answered here");
                }
            }
        } catch (AxonmarkException e) {
            int status = switch (e.code().id()) {
                case "version-taken", "evaluation-taken" -> 409;
                case "json-invalid" -> 400;
                default -> e.code().type() == ErrorType.USER ? 422 : 500;
            };
            problem(response, status, e.code().id(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", e);
            problem(response, 500, "internal", "the board failed at this request; its log says more");
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Board board = Startup.board(getServletContext());
        if (request.getServletPath().equals("/healthz")) {
            List<Json> sources = board.codeSources().stream().map(source -> (Json) new Json.Str(source)).toList();
            send(response, 200, new Json.Obj(List.of(new Json.Member("codeSources", new Json.Arr(sources)))));
            return;
        }
        String path = path(request);
        Optional<Json> found = at(board, path);
        if (found.isPresent()) {
            send(response, 200, found.get());
        } else {
            problem(response, 404, "not-found", "there is nothing at '" + path + "'; /api/v1/boards lists all boards and"
                    + " /api/v1/tasks all tasks");
        }
    }

    private static Optional<Json> at(Board board, String path) {
        if (path.equals("/") || path.equals("/boards")) {
            return Optional.of(new Json.Arr(board.boards().stream().map(BoardJson::board).toList()));
        }
        if (path.equals("/tasks")) {
            return Optional.of(new Json.Arr(board.tasks().stream().map(card -> (Json) TaskCardDocument.toJson(card)).toList()));
        }
        if (path.equals(PROTOCOL)) {
            return Optional.of(BoardJson.rules());
        }
        if (path.startsWith("/tasks/") && path.endsWith(PROTOCOL)) {
            return board.task(path.substring(7, path.length() - PROTOCOL.length()))
                    .map(card -> BoardJson.protocol(card, board.datasets(card)));
        }
        if (path.startsWith("/tasks/")) {
            return board.board(path.substring(7)).map(BoardJson::board);
        }
        if (path.startsWith("/results/")) {
            return board.result(path.substring(9)).map(kept -> BoardJson.result(board, kept));
        }
        if (path.startsWith("/submissions/")) {
            List<Kept> kept = board.submission(path.substring(13).replace('/', ':'));
            return kept.isEmpty() ? Optional.empty() : Optional.of(BoardJson.submission(board, kept));
        }
        return Optional.empty();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Board board = Startup.board(getServletContext());
        if (!path(request).equals("/results")) {
            problem(response, 404, "not-found", "results are posted to /api/v1/results");
            return;
        }
        String authorization = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        if (!authorization.startsWith("Bearer ") || !board.mayPublish(authorization.substring(7))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            problem(response, 401, "token-unknown", "this board does not know the token; ask its keeper for one and send it as"
                    + " 'Authorization: Bearer TOKEN'");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            problem(response, 413, "document-too-large", "a result has at most " + MAX_BODY + " bytes");
            return;
        }
        Kept kept = board.accept(body);
        response.setHeader("Location", "/results/" + kept.result().evaluation().id());
        send(response, 201, BoardJson.accepted(board, kept));
    }

    private static String path(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        if (path.equals(VERSION)) {
            return "/";
        }
        return path.startsWith(VERSION + "/") ? path.substring(VERSION.length()) : "/api" + path;
    }

    private static void problem(HttpServletResponse response, int status, String code, String detail) throws IOException {
        send(response, status, "application/problem+json", new Json.Obj(List.of(
                new Json.Member("type", new Json.Str("urn:axonmark:error:" + code)),
                new Json.Member("title", new Json.Str(code.replace('-', ' '))),
                new Json.Member("status", new Json.Num(status)),
                new Json.Member("code", new Json.Str(code)),
                new Json.Member("detail", new Json.Str(detail)))));
    }

    private static void send(HttpServletResponse response, int status, Json json) throws IOException {
        send(response, status, "application/json", json);
    }

    private static void send(HttpServletResponse response, int status, String type, Json json) throws IOException {
        byte[] body = visible(json.pretty()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type + ";charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** JSON is often read in a terminal: invisible characters, which stand in strings alone, are written as escapes. */
    private static String visible(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            boolean hidden = unit != '\n' && (Character.isISOControl(unit) || Character.getType(unit) == Character.FORMAT
                    || unit == '\u2028' || unit == '\u2029');
            out.append(hidden ? "\\u%04x".formatted((int) unit) : String.valueOf(unit));
        }
        return out.toString();
    }
}
