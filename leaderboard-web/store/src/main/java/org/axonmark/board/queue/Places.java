package org.axonmark.board.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Board;

/** Where waiting orders stand, by what evaluations took lately. */
final class Places {

    private final Board board;

    Places(Board board) {
        this.board = board;
    }

    /**
     * Returns the places of those that wait, by id, first to last; what the board itself asks for is last.
     *
     * @param open in the order of their arrival
     * @param ended lately, newest first
     * @param agents how many agents were heard of lately
     */
    Map<String, Place> of(List<Order> open, List<Order> ended, long agents) {
        Map<String, Duration> usual = usual(ended);
        Map<String, Place> places = new LinkedHashMap<>();
        List<Order> waiting = new ArrayList<>(open.stream().filter(order -> order.state() == Order.State.WAITING).toList());
        waiting.sort(Comparator.comparing(order -> order.rederives().isPresent()));
        // Known as long as all before it are of tasks that have run.
        Optional<Duration> before = Optional.of(Duration.ZERO);
        for (Order order : waiting) {
            places.put(order.id(), new Place(places.size() + 1, before.filter(_ -> agents > 0).map(sum -> sum.dividedBy(agents))));
            Optional<Duration> own = Optional.ofNullable(usual.get(order.task()));
            before = before.flatMap(sum -> own.map(sum::plus));
        }
        return places;
    }

    /** How long the last evaluation of each task took. */
    private Map<String, Duration> usual(List<Order> ended) {
        Map<String, Duration> usual = new HashMap<>();
        for (Order one : ended) {
            if (one.rederives().isEmpty() && !usual.containsKey(one.task())) {
                one.end().flatMap(end -> ran(one, end)).ifPresent(time -> usual.put(one.task(), time));
            }
        }
        return usual;
    }

    private Optional<Duration> ran(Order order, Order.End end) {
        return end.evaluation().flatMap(board::anyResult).map(kept -> Duration.between(kept.result().evaluation().started(), end.at()))
                .filter(time -> !time.isNegative() && order.attempt() > 0);
    }
}
