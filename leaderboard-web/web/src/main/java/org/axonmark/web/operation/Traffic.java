package org.axonmark.web.operation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.servlet.ServletContext;

/** Requests since the start, by kind and status, and how long they took. As many counters as there are kinds and known statuses, whatever is asked for. */
final class Traffic {

    /** Upper bounds of the histogram's buckets, in seconds. */
    static final List<Double> BOUNDS = List.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    private static final String NAME = Traffic.class.getName();
    private static final double NANOS = 1e9;
    private static final List<Integer> STATUSES =
            List.of(200, 201, 204, 302, 303, 304, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503);
    private static final Set<Integer> KNOWN = Set.copyOf(STATUSES);

    private final Map<Route, Counts> counts = new EnumMap<>(Route.class);

    Traffic() {
        for (Route route : Route.values()) {
            counts.put(route, new Counts());
        }
    }

    /** Returns the traffic of an application. */
    static Traffic of(ServletContext application) {
        synchronized (Traffic.class) {
            if (application.getAttribute(NAME) instanceof Traffic known) {
                return known;
            }
            Traffic fresh = new Traffic();
            application.setAttribute(NAME, fresh);
            return fresh;
        }
    }

    private static final class Counts {
        private final Map<String, LongAdder> statuses = new java.util.LinkedHashMap<>();
        private final LongAdder[] buckets = Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1L).toArray(LongAdder[]::new);
        private final LongAdder nanos = new LongAdder();

        private Counts() {
            STATUSES.forEach(status -> statuses.put(Integer.toString(status), new LongAdder()));
            statuses.put("other", new LongAdder());
        }
    }

    /** Counts a request that was answered. */
    void count(Route route, int status, long nanos) {
        Counts of = counts.get(route);
        if (of == null) {
            throw new IllegalStateException("no counters for " + route);
        }
        LongAdder adder = of.statuses.get(KNOWN.contains(status) ? Integer.toString(status) : "other");
        if (adder != null) {
            adder.increment();
        }
        // A stream of events lasts as long as its order, which says nothing of the board.
        if (route != Route.EVENTS) {
            double seconds = nanos / NANOS;
            int bucket = (int) BOUNDS.stream().takeWhile(bound -> bound < seconds).count();
            of.buckets[bucket].increment();
            of.nanos.add(nanos);
        }
    }

    /** Tells what was counted; kinds and statuses that were never seen are left out. */
    void write(OpenMetrics out) {
        out.family("axonmark_requests", "counter", "Requests answered since the start, by kind and HTTP status.");
        counts.forEach((route, of) -> of.statuses.forEach((status, adder) -> {
            if (adder.sum() > 0) {
                out.sample("axonmark_requests_total", adder.sum(), "route", route.label(), "status", status);
            }
        }));
        out.family("axonmark_request_duration_seconds", "histogram", "How long answers took, from the request's arrival to their end.");
        counts.forEach((route, of) -> {
            long[] sums = Arrays.stream(of.buckets).mapToLong(LongAdder::sum).toArray();
            long all = Arrays.stream(sums).sum();
            if (all > 0) {
                for (int i = 0; i < sums.length; i++) {
                    out.sample("axonmark_request_duration_seconds_bucket",
                            IntStream.rangeClosed(0, i).mapToLong(at -> sums[at]).sum(), "route", route.label(), "le",
                            i < BOUNDS.size() ? Double.toString(BOUNDS.get(i)) : "+Inf");
                }
                out.sample("axonmark_request_duration_seconds_sum", of.nanos.sum() / NANOS, "route", route.label());
                out.sample("axonmark_request_duration_seconds_count", all, "route", route.label());
            }
        });
    }
}
