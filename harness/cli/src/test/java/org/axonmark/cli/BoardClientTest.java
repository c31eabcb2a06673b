package org.axonmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardClientTest {

    private static final Json NOTHING = new Json.Obj(List.of());

    private HttpServer server = none();
    private int status;
    private String type = "";
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A server answers so while its application is not there yet. */
    @ParameterizedTest
    @ValueSource(ints = {404, 500, 502, 503, 504})
    void aPageInPlaceOfTheBoard_isNoAnswerOfTheBoard(int code, @TempDir Path folder) {
        answer(code, "text/html", "<html><body>Not Found</body></html>");
        assertThatThrownBy(() -> client().ask("POST", "/api/v1/leases", "t", NOTHING)).hasMessageContaining("not up yet")
                .hasMessageContaining(Integer.toString(code)).hasMessageNotContaining("<html>")
                .isInstanceOfSatisfying(AxonmarkException.class, e -> assertThat(e.code()).isEqualTo(BoardClient.UNREACHABLE));
        assertThatThrownBy(() -> client().fetch("/api/v1/leases/a/1/jar", "t", folder.resolve("x.jar")))
                .isInstanceOfSatisfying(AxonmarkException.class, e -> assertThat(e.code()).isEqualTo(BoardClient.UNREACHABLE));
    }

    @Test
    void theBoardsOwnRefusal_isAnAnswer() {
        answer(404, "application/problem+json;charset=utf-8", "{\"detail\": \"no such order\"}");
        assertThat(client().ask("PUT", "/api/v1/leases/a/1/progress", "t", NOTHING).said()).isEqualTo("404: no such order");
        answer(503, "application/problem+json", "{\"detail\": \"too many streams\"}");
        assertThat(client().ask("GET", "/api/v1/x", "t", NOTHING).said()).isEqualTo("503: too many streams");
        answer(413, "text/html", "too large");
        assertThat(client().ask("PATCH", "/api/v1/uploads/x", "t", NOTHING).status()).isEqualTo(413);
    }

    private void answer(int code, String contentType, String text) {
        status = code;
        type = contentType;
        body = text;
    }

    private BoardClient client() {
        return new BoardClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private static HttpServer none() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
