package org.axonmark.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;

/** Talks to a board over HTTP. */
final class BoardClient {

    private static final ErrorCode UNREACHABLE = ErrorCode.resources("board-unreachable");
    private static final ErrorCode REFUSED = ErrorCode.user("board-refused");

    private final URI board;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    BoardClient(URI board) {
        this.board = board;
    }

    /** Publishes a document and returns the board's answer. */
    Json publish(Json document, String token) {
        HttpRequest request = HttpRequest.newBuilder(board.resolve("/api/v1/results"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(document.canonical()))
                .build();
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() / 100 != 2) {
            String said = new Untrusted(problem(response.body())).forTerminal();
            throw new AxonmarkException(REFUSED,
                    "the board at " + board + " answered " + response.statusCode() + ": " + said);
        }
        return Json.parse(response.body(), Json.Limits.document());
    }

    /** Returns the detail of a problem document (RFC 9457), or else the whole body. */
    static String problem(byte[] body) {
        String whole = new String(body, StandardCharsets.UTF_8);
        try {
            return Json.parse(body, Json.Limits.descriptor()) instanceof Json.Obj problem
                    && problem.get("detail") instanceof Json.Str detail ? detail.value() : whole;
        } catch (AxonmarkException e) {
            // A proxy in between may say anything.
            return whole;
        }
    }

    /** Fetches a JSON page. */
    Json get(String path) {
        HttpRequest request = HttpRequest.newBuilder(board.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json")
                .build();
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() != 200) {
            throw new AxonmarkException(
                    REFUSED, "the board at " + board + " answered " + response.statusCode() + " for " + path);
        }
        return Json.parse(response.body(), Json.Limits.document());
    }

    /** Tells whether the board is up. */
    boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(board.resolve("/healthz")).timeout(Duration.ofSeconds(20)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AxonmarkException(UNREACHABLE,
                    "the board at " + board + " does not answer: " + e + "; is it running ('./axonmark serve')?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AxonmarkException(UNREACHABLE, "interrupted while talking to the board at " + board, e);
        }
    }
}
