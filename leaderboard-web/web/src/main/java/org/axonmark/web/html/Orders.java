package org.axonmark.web.html;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.queue.Line;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Place;
import org.axonmark.board.queue.Queue;
import org.axonmark.results.format.Receipt;

/** The queue's pages. */
final class Orders {

    private static final int MOST_ENDED = 50;

    private final Board board;
    private final Queue queue;

    Orders(Board board, Queue queue) {
        this.board = board;
        this.queue = queue;
    }

    Pages.Page all() {
        List<Order> open = queue.open();
        Map<String, Place> places = queue.places();
        return new Pages.Page("queue", "Queue", Map.of(
                "running", open.stream().filter(order -> order.state() == Order.State.RUNNING).map(order -> seen(order, places)).toList(),
                "waiting", open.stream().filter(order -> order.state() == Order.State.WAITING).map(order -> seen(order, places)).toList(),
                "ended", queue.lastEnded(MOST_ENDED).stream().map(order -> seen(order, places)).toList()));
    }

    /** Returns an account's newest orders. */
    List<Map<String, Object>> of(String account, int most) {
        Map<String, Place> places = queue.places();
        return queue.lastOf(account, most).stream().map(order -> texts(order, places)).toList();
    }

    Optional<Pages.Page> one(String id) {
        return queue.find(id).map(order -> {
            Map<String, Object> values = seen(order, queue.places());
            values.put("lines", (queue.isPublic(order) ? queue.lines(id, 0) : List.<Line>of()).stream()
                    .map(line -> Map.of("at", time(line.at()), "attempt",
                            Integer.toString(line.attempt()), "text", Texts.safe(line.text()), "number", Integer.toString(line.number())))
                    .toList());
            return new Pages.Page("order", "Order " + order.id(), values);
        });
    }

    /** Returns what everybody sees of an order. Of a private one that is its state and, when it has ended, the sum that binds its result. */
    private Map<String, Object> seen(Order order, Map<String, Place> places) {
        Map<String, Object> texts = texts(order, places);
        if (!queue.isPublic(order)) {
            for (String hidden : List.of("version", "account", "sha256", "progress", "detail", "evaluation", "rederives")) {
                texts.put(hidden, "");
            }
            texts.put("submission", "private until " + texts.get("publicFrom"));
            texts.put("commitment", order.end().flatMap(Order.End::evaluation).flatMap(board::anyResult)
                    .map(kept -> Receipt.sumOf(kept.result()).hex()).orElse(""));
        }
        return texts;
    }

    private Map<String, Object> texts(Order kept, Map<String, Place> places) {
        Order order = queue.shown(kept);
        Map<String, Object> texts = new LinkedHashMap<>();
        int colon = order.coordinates().indexOf(':');
        texts.put("id", order.id());
        texts.put("submission", order.coordinates().substring(0, colon));
        texts.put("version", order.coordinates().substring(colon + 1));
        texts.put("account", order.rederives().isPresent() ? "this board" : Texts.safe(order.account()));
        texts.put("rederives", order.rederives().map(Order.Rederives::evaluation).orElse(""));
        texts.put("scorer", order.rederives().map(of -> Integer.toString(of.scorer())).orElse(""));
        texts.put("task", order.task());
        texts.put("sha256", order.sha256().hex());
        texts.put("received", time(order.received()));
        texts.put("isPublic", queue.isPublic(order));
        texts.put("publicFrom", queue.isPublic(order) ? "" : order.publicFrom().map(Orders::time).orElse(""));
        texts.put("commitment", "");
        texts.put("attempt", order.attempt() == 0 ? "none yet" : Integer.toString(order.attempt()));
        texts.put("isOpen", order.end().isEmpty());
        texts.put("state", state(order));
        texts.put("place", Optional.ofNullable(places.get(order.id())).map(Orders::place).orElse(""));
        texts.put("agent", order.lease().map(lease -> Texts.safe(lease.agent())).orElse(""));
        texts.put("begun", order.lease().map(lease -> time(lease.begun())).orElse(""));
        texts.put("deadline", order.lease().map(lease -> time(lease.deadline())).orElse(""));
        texts.put("progress", Texts.safe(order.progress()));
        texts.put("endedAt", order.end().map(end -> time(end.at())).orElse(""));
        texts.put("detail", order.end().map(end -> Texts.safe(end.detail())).orElse(""));
        texts.put("evaluation", order.end().flatMap(Order.End::evaluation).orElse(""));
        return texts;
    }

    /** Returns how far an order is, in one word. */
    static String state(Order order) {
        return order.end().map(Order.End::state).orElse(order.state() == Order.State.WAITING ? "waiting" : "running");
    }

    private static String place(Place place) {
        String wait = place.expected().map(Orders::about).orElse("");
        return place.number() + (wait.isEmpty() ? "" : ", " + wait);
    }

    private static String about(Duration wait) {
        return wait.toSeconds() < 60 ? "in less than a minute" : "in about " + Math.ceilDiv(wait.toSeconds(), 60) + " min";
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }
}
