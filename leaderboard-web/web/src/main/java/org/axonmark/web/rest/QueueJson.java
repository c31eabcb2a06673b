package org.axonmark.web.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Place;
import org.axonmark.board.queue.Upload;
import org.axonmark.board.queue.Work;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCardDocument;
import org.jspecify.annotations.Nullable;

/** The queue's documents as JSON. */
final class QueueJson {

    private static final ErrorCode INVALID = ErrorCode.user("request-invalid");

    private QueueJson() {}

    static Json order(Order order, Optional<Place> place) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "order", order.id());
        order.rederives().ifPresentOrElse(of -> members.add(new Json.Member("rederives", rederives(of))),
                () -> add(members, "account", order.account()));
        add(members, "submission", order.coordinates());
        add(members, "sha256", order.sha256().hex());
        add(members, "task", order.task());
        add(members, "received", order.received().toString());
        order.publicFrom().ifPresent(from -> add(members, "publicFrom", from.toString()));
        add(members, "state", order.end().map(Order.End::state).orElse(order.state() == Order.State.WAITING ? "waiting" : "running"));
        members.add(new Json.Member("attempt", new Json.Num(order.attempt())));
        members.add(new Json.Member("ended", new Json.Bool(order.end().isPresent())));
        place.ifPresent(one -> {
            members.add(new Json.Member("place", new Json.Num(one.number())));
            one.expected().ifPresent(wait -> members.add(new Json.Member("expectedSeconds", new Json.Num(wait.toSeconds()))));
        });
        order.lease().ifPresent(lease -> {
            add(members, "agent", lease.agent());
            add(members, "begun", lease.begun().toString());
            add(members, "deadline", lease.deadline().toString());
            add(members, "progress", order.progress());
        });
        order.end().ifPresent(end -> {
            add(members, "endedAt", end.at().toString());
            add(members, "detail", end.detail());
            end.evaluation().ifPresent(evaluation -> {
                add(members, "evaluation", evaluation);
                add(members, "result", "/results/" + evaluation);
            });
        });
        add(members, "url", "/orders/" + order.id());
        return new Json.Obj(members);
    }

    /** What everybody sees of a private order. */
    static Json hidden(Order order, Optional<Sha256> commitment) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "order", order.id());
        add(members, "task", order.task());
        add(members, "received", order.received().toString());
        add(members, "state", order.end().map(Order.End::state).orElse(order.state() == Order.State.WAITING ? "waiting" : "running"));
        members.add(new Json.Member("ended", new Json.Bool(order.end().isPresent())));
        order.publicFrom().ifPresent(from -> add(members, "publicFrom", from.toString()));
        commitment.ifPresent(sum -> add(members, "commitment", sum.hex()));
        add(members, "url", "/orders/" + order.id());
        return new Json.Obj(members);
    }

    static Json upload(Upload upload) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "sha256", upload.sha256().hex());
        members.add(new Json.Member("bytes", new Json.Num(upload.bytes())));
        members.add(new Json.Member("received", new Json.Num(upload.received())));
        upload.card().ifPresent(card -> members.add(new Json.Member("submission", SubmissionCardDocument.toJson(card))));
        members.add(new Json.Member("problems", new Json.Arr(upload.problems().stream().map(QueueJson::problem).toList())));
        return new Json.Obj(members);
    }

    static Json work(Work work) {
        List<Json.Member> members = new ArrayList<>();
        Order order = work.order();
        add(members, "order", order.id());
        members.add(new Json.Member("attempt", new Json.Num(order.attempt())));
        add(members, "task", order.task());
        add(members, "submission", order.coordinates());
        add(members, "sha256", order.sha256().hex());
        order.lease().ifPresent(lease -> {
            add(members, "until", lease.until().toString());
            add(members, "deadline", lease.deadline().toString());
        });
        work.round().ifPresent(round -> add(members, "round", round.hex()));
        work.earlier().ifPresent(earlier -> members.add(new Json.Member("rederives", earlier(work, earlier.result()))));
        return new Json.Obj(members);
    }

    private static Json rederives(Order.Rederives of) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "evaluation", of.evaluation());
        members.add(new Json.Member("scorer", new Json.Num(of.scorer())));
        return new Json.Obj(members);
    }

    /** What an agent needs to find the outcomes, or else to evaluate the JAR again in the same order and batches. */
    private static Json earlier(Work work, Result result) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "evaluation", result.evaluation().id());
        add(members, "result", Receipt.sumOf(result).hex());
        add(members, "dataset", result.evaluation().dataset().hex());
        add(members, "secret", result.evaluation().secret());
        add(members, "isolation", result.evaluation().host().isolation() == Isolation.FULL ? "full" : "none");
        members.add(new Json.Member("jar", new Json.Bool(work.hasJar())));
        return new Json.Obj(members);
    }

    static String told(List<Upload.Finding> problems) {
        return problems.stream().map(problem -> problem.message() + " (" + problem.mend() + ")").collect(Collectors.joining("; "));
    }

    static Sha256 sum(Json.Obj object) {
        return sum(text(object, "sha256"));
    }

    static Sha256 sum(String text) {
        try {
            return new Sha256(text);
        } catch (IllegalArgumentException e) {
            throw new AxonmarkException(INVALID, "the request is invalid: '" + new Untrusted(text).forTerminal()
                    + "' is no SHA-256 of 64 hexadecimal digits", e);
        }
    }

    static String text(Json.Obj object, String name) {
        if (object.get(name) instanceof Json.Str text) {
            return text.value();
        }
        throw invalid("'" + name + "' is no string");
    }

    static Optional<Instant> instant(Json.Obj object, String name) {
        try {
            return object.get(name) == null ? Optional.empty() : Optional.of(Instant.parse(text(object, name)));
        } catch (DateTimeParseException e) {
            throw new AxonmarkException(INVALID, "the request is invalid: '" + name + "' is no instant such as 2027-01-31T00:00:00Z", e);
        }
    }

    static long whole(Json.Obj object, String name) {
        if (object.get(name) instanceof Json.Num number && number.value() == Math.rint(number.value()) && Math.abs(number.value()) < 1e15) {
            return (long) number.value();
        }
        throw invalid("'" + name + "' is no whole number");
    }

    static long whole(String what, @Nullable String text) {
        if (text != null && text.matches("[0-9]{1,15}")) {
            return Long.parseLong(text);
        }
        throw invalid(what + " is no whole number");
    }

    static List<Json> array(Json.Obj object, String name) {
        if (object.get(name) instanceof Json.Arr array) {
            return array.items();
        }
        throw invalid("'" + name + "' is no list");
    }

    static List<String> texts(Json.Obj object, String name) {
        List<String> texts = new ArrayList<>();
        for (Json item : array(object, name)) {
            if (!(item instanceof Json.Str text)) {
                throw invalid("'" + name + "' holds something that is no string");
            }
            texts.add(text.value());
        }
        return texts;
    }

    static AxonmarkException invalid(String why) {
        return new AxonmarkException(INVALID, "the request is invalid: " + why);
    }

    private static Json problem(Upload.Finding problem) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "code", problem.code());
        add(members, "message", problem.message());
        add(members, "mend", problem.mend());
        return new Json.Obj(members);
    }

    private static void add(List<Json.Member> members, String name, String value) {
        members.add(new Json.Member(name, new Json.Str(value)));
    }
}
