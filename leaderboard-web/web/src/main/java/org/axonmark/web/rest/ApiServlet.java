package org.axonmark.web.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.axonmark.board.Board;
import org.axonmark.board.Kept;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.web.Startup;

/** {@code /api/v1}: boards, tasks, results and submissions as JSON; results come in by POST with a token. */
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY = 16 << 20;

    /** Called by the server. */
    public ApiServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Board board = Startup.board(getServletContext());
        if (request.getServletPath().equals("/healthz")) {
            List<Json> sources = board.codeSources().stream().map(source -> (Json) new Json.Str(source)).toList();
            send(response, 200, new Json.Obj(List.of(new Json.Member("codeSources", new Json.Arr(sources)))));
            return;
        }
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Optional<Json> found = Optional.empty();
        if (path.equals("/boards")) {
            found = Optional.of(new Json.Arr(board.boards().stream().map(BoardJson::board).toList()));
        } else if (path.equals("/tasks")) {
            found = Optional.of(new Json.Arr(board.tasks().stream().map(card -> (Json) TaskCardDocument.toJson(card)).toList()));
        } else if (path.startsWith("/tasks/")) {
            found = board.board(path.substring(7)).map(BoardJson::board);
        } else if (path.startsWith("/results/")) {
            found = board.result(path.substring(9)).map(kept -> ResultDocument.toJson(shown(board, kept)));
        } else if (path.startsWith("/submissions/")) {
            List<Kept> kept = board.submission(path.substring(13).replace('/', ':'));
            found = kept.isEmpty() ? Optional.empty() : Optional.of(new Json.Arr(kept.stream().map(BoardJson::accepted).toList()));
        }
        if (found.isPresent()) {
            send(response, 200, found.get());
        } else {
            error(response, 404, "not-found", "there is nothing at '" + path + "'; /api/v1/boards lists all boards");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Board board = Startup.board(getServletContext());
        if (!"/results".equals(request.getPathInfo())) {
            error(response, 404, "not-found", "results are posted to /api/v1/results");
            return;
        }
        String authorization = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        if (!authorization.startsWith("Bearer ") || !board.mayPublish(authorization.substring(7))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            error(response, 401, "token-unknown", "this board does not know the token; ask its keeper for one");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            error(response, 413, "document-too-large", "a result has at most " + MAX_BODY + " bytes");
            return;
        }
        try {
            send(response, 201, BoardJson.accepted(board.accept(body)));
        } catch (AxonmarkException e) {
            int status = e.code().id().equals("version-taken") ? 409 : e.code().type() == ErrorType.USER ? 422 : 500;
            error(response, status, e.code().id(), String.valueOf(e.getMessage()));
        }
    }

    /** While a round runs, the scores of its units stay with the board. */
    private static Result shown(Board board, Kept kept) {
        Result result = kept.result();
        boolean hidden = board.task(result.evaluation().task().toString())
                .filter(card -> card.labels() == Labels.ROUND)
                .isPresent() && result.evaluation().round().isPresent();
        return hidden
                ? new Result(result.evaluation(), result.state(), List.of(), result.summaries(), result.labelSwap(),
                        result.use(), result.outcomes())
                : result;
    }

    private static void error(HttpServletResponse response, int status, String code, String message) throws IOException {
        send(response, status, new Json.Obj(List.of(
                new Json.Member("code", new Json.Str(code)), new Json.Member("message", new Json.Str(message)))));
    }

    private static void send(HttpServletResponse response, int status, Json json) throws IOException {
        byte[] body = json.pretty().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
