package org.axonmark.web.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.Board;
import org.axonmark.board.accounts.Scope;
import org.axonmark.board.queue.Offer;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Place;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.Upload;
import org.axonmark.board.queue.Uploads;
import org.axonmark.board.queue.Work;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Sha256;
import org.axonmark.web.Startup;

/**
 * The queue's API. With an account's token: {@code /api/v1/uploads} takes JARs in pieces, {@code /api/v1/orders} takes orders; orders are
 * readable by anybody. With an agent's token: {@code /api/v1/leases} hands out work and takes results.
 */
public final class QueueServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_ENDED = 50;
    private static final int MAX_REQUEST = 1 << 16;
    private static final int MOST_ROUNDS = 10_000;

    /** Called by the server. */
    public QueueServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Answers.guard(request, response, List.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"), () -> answer(request, response));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String what = request.getServletPath().substring("/api/v1/".length());
        List<String> path = parts(request);
        if (what.equals("orders") && isRead(request)) {
            readOrders(path, request, response);
            return;
        }
        Board board = Startup.board(getServletContext());
        boolean forAgents = what.equals("leases");
        Optional<String> caller = forAgents ? Answers.token(request).flatMap(board::agent) : Answers.account(request, Scope.SUBMIT);
        if (caller.isEmpty()) {
            Answers.unknownToken(response);
            return;
        }
        boolean found = switch (what) {
            case "uploads" -> uploads(request, response, path, caller.orElseThrow());
            case "orders" -> orders(request, response, path, caller.orElseThrow());
            default -> leases(request, response, path, caller.orElseThrow());
        };
        if (!found) {
            Answers.problem(response, 404, "not-found", "there is nothing for " + request.getMethod() + " at '" + request.getRequestURI()
                    + "'; leaderboard-web/docs/queue.md names what is answered");
        }
    }

    private void readOrders(List<String> path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Queue queue = queue();
        Optional<String> caller = Answers.account(request, Scope.SUBMIT);
        if (path.isEmpty()) {
            Map<String, Place> places = queue.places();
            List<Json> open = queue.open().stream().map(order -> seen(order, places, caller)).toList();
            List<Json> ended = queue.lastEnded(MOST_ENDED).stream().map(order -> seen(order, Map.of(), caller)).toList();
            Answers.send(response, 200, new Json.Obj(List.of(
                    new Json.Member("open", new Json.Arr(open)), new Json.Member("ended", new Json.Arr(ended)))));
            return;
        }
        Order order = queue.find(path.getFirst()).orElseThrow(() -> new AxonmarkException(ErrorCode.user("order-unknown"),
                "there is no order of this id here; /api/v1/orders lists the open ones"));
        if (path.size() > 1 && !mayRead(order, caller)) {
            throw new AxonmarkException(ErrorCode.user("order-unknown"), "the log of a private order is its owner's until its day");
        }
        String part = path.size() == 1 ? "" : String.join("/", path.subList(1, path.size()));
        switch (part) {
            case "" -> Answers.send(response, 200, seen(order, queue.places(), caller));
            case "log" -> Answers.send(response, 200, new Json.Arr(queue.lines(order.id(), 0).stream().map(OrderEvents::json).toList()));
            case "events" -> new OrderEvents(queue, order.id()).begin(request, response);
            default -> Answers.problem(response, 404, "not-found", "an order has a log and events; there is no '" + part + "'");
        }
    }

    private boolean mayRead(Order order, Optional<String> caller) {
        return queue().isPublic(order) || caller.equals(Optional.of(order.account()));
    }

    private Json seen(Order order, Map<String, Place> places, Optional<String> caller) {
        return mayRead(order, caller) ? QueueJson.order(queue().shown(order), Optional.ofNullable(places.get(order.id())))
                : QueueJson.hidden(order, order.end().flatMap(Order.End::evaluation).flatMap(Startup.board(getServletContext())::anyResult)
                        .map(kept -> Receipt.sumOf(kept.result())));
    }

    private boolean uploads(HttpServletRequest request, HttpServletResponse response, List<String> path, String account)
            throws IOException {
        Uploads uploads = Startup.uploads(getServletContext());
        if (path.isEmpty() && request.getMethod().equals("POST")) {
            Json.Obj asked = object(request);
            Upload upload = uploads.announce(account, QueueJson.sum(asked), QueueJson.whole(asked, "bytes"));
            Answers.send(response, upload.received() == 0 ? 201 : 200, QueueJson.upload(upload));
            return true;
        }
        if (path.size() != 1) {
            return false;
        }
        Sha256 sum = QueueJson.sum(path.getFirst());
        if (isRead(request)) {
            Upload upload = uploads.find(account, sum).orElseThrow(() -> new AxonmarkException(ErrorCode.user("upload-unknown"),
                    "no JAR with SHA-256 " + sum + " was announced by this account"));
            Answers.send(response, 200, QueueJson.upload(upload));
            return true;
        }
        if (request.getMethod().equals("PATCH")) {
            long offset = QueueJson.whole("the header Upload-Offset", request.getHeader("Upload-Offset"));
            Answers.send(response, 200, QueueJson.upload(uploads.append(account, sum, offset, request.getInputStream())));
            return true;
        }
        return false;
    }

    private boolean orders(HttpServletRequest request, HttpServletResponse response, List<String> path, String account)
            throws IOException {
        Queue queue = queue();
        if (path.isEmpty() && request.getMethod().equals("POST")) {
            Json.Obj asked = object(request);
            Upload upload = Startup.uploads(getServletContext()).find(account, QueueJson.sum(asked)).filter(Upload::isWhole)
                    .orElseThrow(() -> new AxonmarkException(ErrorCode.user("upload-unknown"), "the JAR with SHA-256 "
                            + QueueJson.sum(asked) + " is not here, or not all of it; send it to /api/v1/uploads first"));
            if (!upload.problems().isEmpty()) {
                throw new AxonmarkException(ErrorCode.submission("jar-refused"), "the JAR has problems: "
                        + QueueJson.told(upload.problems()));
            }
            List<Order> orders = queue.ask(account, upload.card().orElseThrow(), QueueJson.texts(asked, "tasks"),
                    Optional.ofNullable(request.getHeader("Idempotency-Key")).orElse(""), QueueJson.instant(asked, "publicFrom"));
            Map<String, Place> places = queue.places();
            Answers.send(response, 201, new Json.Arr(orders.stream()
                    .map(order -> QueueJson.order(queue.shown(order), Optional.ofNullable(places.get(order.id())))).toList()));
            return true;
        }
        if (path.size() == 1 && request.getMethod().equals("DELETE")) {
            Answers.send(response, 200, QueueJson.order(queue.shown(queue.cancel(account, path.getFirst())), Optional.empty()));
            return true;
        }
        return false;
    }

    private boolean leases(HttpServletRequest request, HttpServletResponse response, List<String> path, String agent)
            throws IOException {
        Queue queue = queue();
        if (path.isEmpty() && request.getMethod().equals("POST")) {
            Optional<Work> work = queue.take(agent, offers(object(request)));
            if (work.isEmpty()) {
                response.setStatus(204);
            } else {
                Answers.send(response, 200, QueueJson.work(work.orElseThrow()));
            }
            return true;
        }
        if (path.size() != 3) {
            return false;
        }
        String id = path.getFirst();
        int attempt = (int) QueueJson.whole("the attempt", path.get(1));
        switch (request.getMethod() + " " + path.get(2)) {
            case "GET jar" -> sendJar(queue.heldBy(agent, id, attempt), response);
            case "PUT progress" -> {
                String said = QueueJson.text(object(request), "progress");
                Answers.send(response, 200, new Json.Obj(List.of(
                        new Json.Member("until", new Json.Str(queue.renew(agent, id, attempt, said).toString())))));
            }
            case "POST result" -> Answers.send(response, 200, QueueJson.order(
                    queue.finish(agent, id, attempt, Answers.body(request, ApiServlet.MAX_BODY)), Optional.empty()));
            case "POST failure" -> {
                Json.Obj asked = object(request);
                String code = asked.get("code") == null ? "" : QueueJson.text(asked, "code");
                Answers.send(response, 200, QueueJson.order(
                        queue.giveBack(agent, id, attempt, QueueJson.text(asked, "why"), code), Optional.empty()));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void sendJar(Order order, HttpServletResponse response) throws IOException {
        Path jar = queue().jar(order)
                .orElseThrow(() -> new AxonmarkException(ErrorCode.internal("jar-lost"), "the JAR of order '" + order.id()
                        + "' is no longer here"));
        response.setStatus(200);
        response.setContentType("application/java-archive");
        response.setContentLengthLong(Files.size(jar));
        Files.copy(jar, response.getOutputStream());
    }

    private static List<Offer> offers(Json.Obj asked) {
        List<Offer> offers = new ArrayList<>();
        int rounds = 0;
        for (Json one : QueueJson.array(asked, "offers")) {
            if (!(one instanceof Json.Obj offer)) {
                throw QueueJson.invalid("'offers' holds something that is no object");
            }
            Set<Sha256> sums = new HashSet<>();
            for (String sum : QueueJson.texts(offer, "rounds")) {
                sums.add(QueueJson.sum(sum));
            }
            rounds += sums.size();
            if (rounds > MOST_ROUNDS) {
                throw QueueJson.invalid("more than " + MOST_ROUNDS + " rounds are offered");
            }
            int scorer = offer.get("scorer") == null ? 0 : (int) QueueJson.whole(offer, "scorer");
            offers.add(new Offer(QueueJson.text(offer, "task"), sums, scorer));
        }
        return offers;
    }

    private Queue queue() {
        return Startup.queue(getServletContext());
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static List<String> parts(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        return path.length() <= 1 ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    private static Json.Obj object(HttpServletRequest request) throws IOException {
        if (Json.parse(Answers.body(request, MAX_REQUEST), Json.Limits.descriptor()) instanceof Json.Obj object) {
            return object;
        }
        throw QueueJson.invalid("it is no JSON object");
    }
}
