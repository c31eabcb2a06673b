package org.axonmark.web.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.queue.Line;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Queue;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;

/**
 * The log of an order as it grows, as server-sent events: each line is an event whose id is the line's number, so that a broken stream goes on where it
 * ended ({@code Last-Event-ID}); the last event is named {@code end}. What is sent was read from the database, so nothing depends on a stream.
 */
final class OrderEvents {

    private static final int MOST_STREAMS = 200;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAUSES_OF_A_STREAM = 1800;
    /** Something is sent now and then, for only then is it seen that nobody listens. */
    private static final int PAUSES_OF_SILENCE = 15;
    private static final Semaphore STREAMS = new Semaphore(MOST_STREAMS);

    private final Queue queue;
    private final String id;

    OrderEvents(Queue queue, String id) {
        this.queue = queue;
        this.id = id;
    }

    /** Begins the stream and returns; it is written by a thread of its own. */
    void begin(HttpServletRequest request, HttpServletResponse response) {
        if (!STREAMS.tryAcquire()) {
            throw new AxonmarkException(ErrorCode.user("too-many-streams"), MOST_STREAMS
                    + " streams are open, the most that this board serves; ask /api/v1/orders/" + id + " now and then instead");
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        int behind = Optional.ofNullable(request.getHeader("Last-Event-ID")).filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt).orElse(0);
        AsyncContext stream = request.startAsync();
        stream.setTimeout(0);
        Thread.ofVirtual().name("events of " + id).start(() -> {
            try {
                write(response.getOutputStream(), behind);
            } catch (IOException | IllegalStateException e) {
                // Nobody listens any more.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                STREAMS.release();
                stream.complete();
            }
        });
    }

    private void write(OutputStream out, int behind) throws IOException, InterruptedException {
        int seen = behind;
        int silent = 0;
        for (int pause = 0; pause < PAUSES_OF_A_STREAM; pause++) {
            Optional<Order> order = queue.find(id);
            List<Line> lines = queue.lines(id, seen);
            for (Line line : lines) {
                send(out, "id: " + line.number() + "\ndata: " + Answers.visible(json(line).compact()) + "\n\n");
                seen = line.number();
            }
            if (order.isEmpty() || order.orElseThrow().end().isPresent()) {
                String state = order.flatMap(Order::end).map(Order.End::state).orElse("unknown");
                send(out, "event: end\ndata: " + new Json.Str(state).compact() + "\n\n");
                return;
            }
            silent = lines.isEmpty() ? silent + 1 : 0;
            if (silent == PAUSES_OF_SILENCE) {
                send(out, ":\n\n");
                silent = 0;
            }
            Thread.sleep(PAUSE);
        }
    }

    private static void send(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Returns a line as JSON. */
    static Json json(Line line) {
        return new Json.Obj(List.of(new Json.Member("number", new Json.Num(line.number())),
                new Json.Member("attempt", new Json.Num(line.attempt())), new Json.Member("at", new Json.Str(line.at().toString())),
                new Json.Member("text", new Json.Str(line.text()))));
    }
}
