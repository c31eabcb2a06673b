package org.axonmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import org.axonmark.cli.site.Site;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;

/** Talks to a board over HTTP. */
final class BoardClient {

    static final ErrorCode UNREACHABLE = ErrorCode.resources("board-unreachable");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<Integer> NOT_YET = Set.of(404, 500, 502, 503, 504);
    private static final Duration WHOLE = Duration.ofMinutes(1);
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_DETAIL = 300;
    private static final ErrorCode REFUSED = ErrorCode.user("board-refused");
    private static final ErrorCode FAILED = ErrorCode.resources("board-failed");

    private final URI board;
    /** Java's client would ask to change to HTTP/2; a Payara that is asked so on an unencrypted connection closes some of them under load. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

    BoardClient(URI board) {
        this.board = board;
    }

    /** An address that was given as a board's, checked for form. */
    static URI address(URI given) {
        if (given.getHost() == null || !("http".equals(given.getScheme()) || "https".equals(given.getScheme()))) {
            throw new AxonmarkException(ErrorCode.user("board-address"),
                    "--board '" + given + "' is no address of a board; give one such as http://127.0.0.1:8080");
        }
        return given;
    }

    /** The token in AXONMARK_TOKEN. */
    static String token() {
        String token = System.getenv("AXONMARK_TOKEN");
        if (token == null || token.isBlank()) {
            throw new AxonmarkException(ErrorCode.user("token-missing"),
                    "AXONMARK_TOKEN is not set; ask the board's keeper for a token and set it");
        }
        return token;
    }

    /**
     * What a board answered.
     *
     * @param status of HTTP
     * @param body what came with it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) {

        boolean isDone() {
            return status / 100 == 2;
        }

        Json json() {
            return Json.parse(body, Json.Limits.document());
        }

        /** What a refusal said. */
        String said() {
            return status + ": " + new Untrusted(problem(body)).forTerminal();
        }
    }

    /** Reads with a token. */
    Answer read(String path, String token) {
        // Without a body altogether: servers may refuse a body of no bytes here.
        return answer(asking(path, token).GET());
    }

    /** Asks with a token, any method that has a body, any body. */
    Answer ask(String method, String path, String token, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = asking(path, token).method(method, body);
        return answer(headers.length > 0 ? request.headers(headers) : request);
    }

    private HttpRequest.Builder asking(String path, String token) {
        return HttpRequest.newBuilder(board.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private Answer answer(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(request.build());
        checkSpeaker(response);
        return new Answer(response.statusCode(), response.body());
    }

    /**
     * The board's API answers in JSON alone. A page with one of these codes comes from what stands before it: a server whose application is not there yet, or a proxy.
     *
     * @throws AxonmarkException as if nobody had answered
     */
    private void checkSpeaker(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (NOT_YET.contains(response.statusCode()) && !type.startsWith("application/json")
                && !type.startsWith("application/problem+json")) {
            throw new AxonmarkException(UNREACHABLE, "the board at " + board + " is not up yet: its server, or a proxy before it, answers "
                    + response.statusCode() + "; try again in a moment, or check the address");
        }
    }

    /** Asks with a token and a document. */
    Answer ask(String method, String path, String token, Json body, String... headers) {
        return ask(method, path, token, HttpRequest.BodyPublishers.ofByteArray(body.canonical()), headers);
    }

    /** Fetches a file that has a sum. */
    void fetch(String path, String token, Path file) {
        HttpRequest request = HttpRequest.newBuilder(board.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<Path> response = http.send(request, HttpResponse.BodyHandlers.ofFile(file));
            checkSpeaker(response);
            if (response.statusCode() != 200) {
                throw refused(new Answer(response.statusCode(), Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AxonmarkException(UNREACHABLE, "interrupted while talking to the board at " + board, e);
        }
    }

    /** The error of an answer that is a refusal. */
    AxonmarkException refused(Answer answer) {
        return new AxonmarkException(answer.status() / 100 == 5 ? FAILED : REFUSED, "the board at " + board + " answered " + answer.said());
    }

    /** Publishes a document and returns the board's answer. */
    Json publish(Json document, String token) {
        Answer answer = ask("POST", "/api/v1/results", token, document, "Content-Type", "application/json");
        if (!answer.isDone()) {
            throw refused(answer);
        }
        return answer.json();
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

    /**
     * Fetches a document as everybody sees it: at most 16 MiB within a minute, from this address and no other.
     *
     * @throws AxonmarkException if it is not there, elsewhere, too large, too slow or no JSON
     */
    Json document(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "application/json").build();
        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            return one.invokeAny(List.of(() -> {
                HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    return document(address, response, body.readNBytes(MOST_BYTES + 1));
                }
            }), WHOLE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AxonmarkException ours) {
                throw ours;
            }
            throw unreachable(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (TimeoutException e) {
            throw new AxonmarkException(UNREACHABLE, "the board at " + board + " did not send '" + address + "' within "
                    + WHOLE.toSeconds() + " seconds; try again, or ask its keeper", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AxonmarkException(UNREACHABLE, "interrupted while talking to the board at " + board, e);
        }
    }

    private static Json document(URI address, HttpResponse<?> response, byte[] body) {
        int status = response.statusCode();
        if (status / 100 == 3) {
            throw new AxonmarkException(REFUSED, "'" + address + "' answered " + status + ", see '"
                    + new Untrusted(response.headers().firstValue("Location").orElse("")).forTerminal()
                    + "', and redirections are not followed; give the address at which the board really is");
        }
        if (body.length > MOST_BYTES) {
            throw new AxonmarkException(REFUSED, "'" + address + "' has more than " + MOST_BYTES
                    + " bytes, which no document of a board has; give the address of a board");
        }
        if (status != 200) {
            String detail = problem(body);
            throw new AxonmarkException(status / 100 == 5 ? FAILED : REFUSED, "'" + address + "' answered " + status
                    + (detail.length() > MOST_DETAIL ? "" : ": " + new Untrusted(detail).forTerminal())
                    + "; give the address of what everybody sees on a board");
        }
        try {
            return Json.parse(body, Json.Limits.document());
        } catch (AxonmarkException e) {
            throw new AxonmarkException(REFUSED, "'" + address + "' answered with what is no JSON document (" + e.getMessage()
                    + "); give the address of a board", e);
        }
    }

    /** Fetches a page or file as everybody sees it, whatever the board answers. */
    Site.Got page(String address) {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(board.resolve(address)).timeout(PATIENCE).build());
        return new Site.Got(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body());
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
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AxonmarkException(UNREACHABLE, "interrupted while talking to the board at " + board, e);
        }
    }

    private AxonmarkException unreachable(IOException e) {
        if (e instanceof SSLException) {
            return new AxonmarkException(UNREACHABLE, "the board at " + board + " cannot be talked to by TLS: " + e.getMessage()
                    + "; check the address, or have Java trust its certificate"
                    + " (JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE)", e);
        }
        return new AxonmarkException(UNREACHABLE,
                "the board at " + board + " does not answer: " + e + "; is it running ('./axonmark serve')?", e);
    }
}
