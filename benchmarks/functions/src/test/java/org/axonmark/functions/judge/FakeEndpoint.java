package org.axonmark.functions.judge;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.axonmark.results.format.Json;

/** A chat endpoint on this machine that answers as a test sets it. */
public final class FakeEndpoint implements AutoCloseable {

    private static final Pattern RIGHT = Pattern.compile("(?m)^([123])\\. right.*$");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** What the model says to a question. */
    public volatile UnaryOperator<String> says = FakeEndpoint::rightDigit;
    /** How many replies are faults yet. */
    public final AtomicInteger faults = new AtomicInteger();
    /** The status of a fault; 0 for a reply that breaks off. */
    public volatile int status = 500;
    /** Whether replies begin and never end. */
    public volatile boolean stalls;
    /** Bytes of white space before a reply. */
    public volatile int padding;

    /** Starts it. */
    public FakeEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    /** Returns the environment that names it. */
    public Map<String, String> environment() {
        return Map.of(Judge.URL, "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/", Judge.MODEL, "fake-1", Judge.KEY, "s3cret");
    }

    /** Returns all requests. */
    public List<String> bodies() {
        return bodies;
    }

    /** Returns the Authorization headers of all requests. */
    public List<String> keys() {
        return keys;
    }

    /** The number of the candidate that begins with "right". */
    public static String rightDigit(String question) {
        Matcher right = RIGHT.matcher(question);
        return right.find() ? right.group(1) : "none";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (faults.getAndDecrement() > 0) {
            if (status > 0) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write('{');
            }
            exchange.close();
            return;
        }
        Json.Obj request = (Json.Obj) Json.parse(body.getBytes(StandardCharsets.UTF_8), Json.Limits.document());
        Json.Arr messages = (Json.Arr) java.util.Objects.requireNonNull(request.get("messages"));
        Json.Str question = (Json.Str) java.util.Objects.requireNonNull(((Json.Obj) messages.items().get(1)).get("content"));
        byte[] reply = (" ".repeat(padding)
                + "{\"model\": \"fake-1-0613\", \"system_fingerprint\": \"fp\", \"choices\": [{\"message\": {\"content\": "
                + new Json.Str(says.apply(question.value())).compact() + "}}]}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (stalls) {
                out.write(reply, 0, 5);
                out.flush();
                end.await();
            }
            out.write(reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
