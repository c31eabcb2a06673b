package org.axonmark.datasets;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** A server on this machine that serves one file, with the faults that a test sets. */
final class FlakyServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> ranges = new CopyOnWriteArrayList<>();

    volatile byte[] content;
    volatile String etag = "\"one\"";
    volatile boolean knowsRanges = true;
    volatile boolean declaresLength = true;
    volatile int status = 200;
    volatile @Nullable String location;
    /** Bytes after which an answer breaks off, and how many answers still do. */
    volatile int cutAfter;
    final AtomicInteger cuts = new AtomicInteger();
    /** Whether a broken answer keeps its connection and sends nothing. */
    volatile boolean stalls;

    FlakyServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/");
    }

    /** Returns the Range headers of all requests, "-" where there was none. */
    List<String> ranges() {
        return ranges;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        ranges.add(range == null ? "-" : range);
        String to = location;
        if (to != null) {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        if (status != 200) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        int from = 0;
        exchange.getResponseHeaders().add("ETag", etag);
        if (range != null && knowsRanges && (condition == null || condition.equals(etag))) {
            from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            if (from >= content.length) {
                exchange.sendResponseHeaders(416, -1);
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().add("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, declaresLength ? content.length - from : 0);
        OutputStream out = exchange.getResponseBody();
        if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            out.write(content, from, Math.min(cutAfter, content.length - from));
            out.flush();
            if (stalls) {
                await();
            }
            throw new IOException("the test breaks the connection off");
        }
        out.write(content, from, content.length - from);
        out.close();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
