package org.axonmark.web.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.Board;
import org.axonmark.board.History;
import org.axonmark.board.Kept;
import org.axonmark.board.accounts.Scope;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.web.Startup;

/**
 * {@code /api/v1}: every page as JSON at the page's address, and results come in by POST with a token. Errors are problem details
 * (RFC 9457) with a stable {@code code}.
 */
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String RECEIPT = "/receipt";
    static final int MAX_BODY = 16 << 20;
    private static final String VERSION = "/v1";
    private static final String PROTOCOL = "/protocol";
    private static final String HISTORY = "/history";

    /** Called by the server. */
    public ApiServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Answers.guard(request, response, List.of("GET", "HEAD", "POST"), () -> super.service(request, response));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Board board = Startup.board(getServletContext());
        if (request.getServletPath().equals("/healthz")) {
            List<Json> sources = board.codeSources().stream().map(source -> (Json) new Json.Str(source)).toList();
            Answers.send(response, 200, new Json.Obj(List.of(new Json.Member("codeSources", new Json.Arr(sources)))));
            return;
        }
        String path = path(request);
        KeyPair key = Startup.key(getServletContext());
        if (path.equals("/board.pem")) {
            send(response, "application/x-pem-file", Keys.pem(key.getPublic()).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (path.equals("/openapi.json")) {
            try (InputStream description = Objects.requireNonNull(ApiServlet.class.getResourceAsStream("openapi.json"))) {
                send(response, "application/json", description.readAllBytes());
            }
            return;
        }
        Optional<Json> found = path.equals("/health")
                ? Optional.of(HealthJson.of(Startup.operation(getServletContext()).report()))
                : path.startsWith("/results/") && path.endsWith(RECEIPT)
                        ? board.result(path.substring(9, Math.max(9, path.length() - RECEIPT.length())))
                                .map(kept -> BoardJson.receipt(kept, key))
                : at(board, path, request);
        if (found.isPresent()) {
            Answers.send(response, 200, found.get());
        } else {
            Answers.problem(response, 404, "not-found", "there is nothing at '" + path + "'; /api/v1/boards lists all boards and"
                    + " /api/v1/tasks all tasks");
        }
    }

    private static void send(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Optional<Json> at(Board board, String path, HttpServletRequest request) {
        if (path.equals("/") || path.equals("/boards")) {
            return Optional.of(new Json.Arr(board.boards().stream().map(one -> (Json) BoardJson.board(one)).toList()));
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
        if (path.startsWith("/tasks/") && path.endsWith(HISTORY)) {
            return board.history(path.substring(7, path.length() - HISTORY.length()), History.day(request.getParameter("on")))
                    .map(history -> HistoryJson.of(history,
                            history.isToday() ? Optional.of(board.rescored(history.board())) : Optional.empty(),
                            Startup.queue(request.getServletContext()).rederivations(history.board().card())));
        }
        if (path.startsWith("/tasks/")) {
            return board.board(path.substring(7)).map(one -> BoardJson.task(one, Optional.ofNullable(request.getParameter("cost"))));
        }
        if (path.startsWith("/results/")) {
            return board.result(path.substring(9)).map(kept -> BoardJson.result(board, kept));
        }
        if (path.equals("/compare")) {
            return Optional.of(BoardJson.comparison(board.compare(
                    Optional.ofNullable(request.getParameterValues("with")).map(List::of).orElse(List.of()))));
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
            Answers.problem(response, 404, "not-found", "results are posted to /api/v1/results");
            return;
        }
        Optional<String> account = Answers.account(request, Scope.PUBLISH);
        if (account.isEmpty()) {
            Answers.unknownToken(response);
            return;
        }
        Kept kept = board.accept(Answers.body(request, MAX_BODY), account.orElseThrow());
        response.setHeader("Location", "/results/" + kept.result().evaluation().id());
        Answers.send(response, 201, BoardJson.accepted(board, kept));
    }

    private static String path(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        if (path.equals(VERSION)) {
            return "/";
        }
        return path.startsWith(VERSION + "/") ? path.substring(VERSION.length()) : "/api" + path;
    }
}
