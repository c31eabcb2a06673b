package org.axonmark.board;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.ranking.Ranking;
import org.axonmark.results.ranking.Standings;
import org.axonmark.results.statistics.Intervals;
import org.axonmark.results.statistics.PairedTest;
import org.axonmark.results.statistics.Summaries;

/** What the board does: accept results, rank them, show them. Filters of a page never change a rank. */
public final class Board {

    private static final int MOST_CACHED = 64;
    private static final int MOST_NEWEST = 500;

    private final Told told;
    private final KeptResults store;
    private final boolean local;
    private final InstantSource clock;
    private final Map<String, Standings> ranked = new ConcurrentHashMap<>();
    private final Map<String, PairedTest> tested = new HashMap<>();

    /**
     * Creates a board.
     *
     * @param local true if it serves this machine alone; only then are entries made without a sandbox ranked, among themselves
     */
    public Board(Told told, KeptResults store, boolean local, InstantSource clock) {
        this.told = told;
        this.store = store;
        this.local = local;
        this.clock = clock;
    }

    /**
     * Accepts a document: a signed result, or a bare one, which is self-reported.
     *
     * @throws org.axonmark.results.AxonmarkException if it is no result of a task of this board
     */
    public Kept accept(byte[] body) {
        return store.keep(examine(body));
    }

    /** Accepts a document as another does; the id of a submission that an agent evaluated is the account's from then on, if it is nobody's. */
    public Kept accept(byte[] body, String account) {
        Kept kept = accept(body);
        if (kept.agent().isPresent()) {
            store.own(kept.result().evaluation().submission().id(), account);
        }
        return kept;
    }

    /**
     * Returns a document as it would be kept.
     *
     * @throws org.axonmark.results.AxonmarkException if it is no result of a task of this board
     */
    public Kept examine(byte[] body) {
        return new Admission(told).admit(body);
    }

    /** Returns the agent that a token belongs to. */
    public Optional<String> agent(String token) {
        return told.agent(token);
    }

    /** Returns the commitment of a task's open round. */
    public Optional<Sha256> openRound(String task) {
        return told.task(task).flatMap(card -> told.openRound(card.id())).map(Told.Round::commitment);
    }

    /** Returns all tasks. */
    public List<TaskCard> tasks() {
        return told.tasks();
    }

    /** Returns all rounds, the newest first. */
    public List<Told.RoundCard> rounds() {
        return told.rounds();
    }

    /** Returns the results of a task that were made in a round, public or not, the oldest first. */
    public List<Kept> ofRounds(String task) {
        return store.ofTask(task).stream().filter(kept -> kept.result().evaluation().round().isPresent()).toList();
    }

    /** Tells whether a result is seen by others than its owner by now. */
    public boolean isShown(Kept kept) {
        return isPublic(kept);
    }

    /** Returns the boards of all tasks. */
    public List<TaskBoard> boards() {
        return told.tasks().stream().map(this::board).toList();
    }

    /** Returns the board of a task. */
    public Optional<TaskBoard> board(String task) {
        return told.task(task).map(this::board);
    }

    /** Returns a result that everybody sees. */
    public Optional<Kept> result(String evaluation) {
        return store.find(evaluation).filter(this::isPublic).map(kept -> kept.flagged(store.flags()));
    }

    /** Returns a result, also one that only its owner may see. */
    public Optional<Kept> anyResult(String evaluation) {
        return store.find(evaluation).map(kept -> kept.flagged(store.flags()));
    }

    private boolean isPublic(Kept kept) {
        return kept.isPublic(clock.instant());
    }

    /** Returns the results that came last, newest first. */
    public List<Kept> newest(int most) {
        return store.newest(MOST_NEWEST).stream().filter(this::isPublic).limit(most).toList();
    }

    /** Returns the results of a task that came last, newest first. */
    public List<Kept> newest(TaskId task, int most) {
        return store.ofTask(task.toString()).reversed().stream().filter(this::isPublic).limit(most).toList();
    }

    /** Returns all results of a version of a submission, newest first. */
    public List<Kept> submission(String coordinates) {
        List<Flag> flags = store.flags();
        return store.ofSubmission(coordinates).stream().filter(this::isPublic).map(kept -> kept.flagged(flags)).toList();
    }

    /** Returns why a version was withdrawn, if it was. */
    public Optional<Flag> withdrawal(String coordinates) {
        return store.flags().stream().filter(flag -> flag.kind() == Flag.Kind.WITHDRAWN && flag.coordinates().equals(coordinates)
                && flag.evaluation().isEmpty()).findFirst();
    }

    /** Returns the card of a task. */
    public Optional<TaskCard> task(String id) {
        return told.task(id);
    }

    /** Tells whether a result is one of a control of its task. */
    public boolean isControl(Kept kept) {
        return task(kept.result().evaluation().task().toString()).filter(kept::isControlOf).isPresent();
    }

    /** Tells whether a result was made with a truth that is still secret: then nothing of a single unit or item is shown. */
    public boolean isSecret(Result result) {
        EvaluationCard evaluation = result.evaluation();
        return evaluation.round().filter(round -> !told.hasEnded(evaluation.task(), round)).isPresent();
    }

    /** Returns the datasets of a task that the board has been told of. */
    public List<Told.DatasetCard> datasets(TaskCard card) {
        return told.datasets().stream().filter(dataset -> card.datasets().contains(dataset.id())).toList();
    }

    /** Tells whether the board serves its own machine alone. */
    public boolean isLocal() {
        return local;
    }

    /**
     * Compares evaluations with the first of them. A test of many units takes a second or more: one is worked out at a time, and the last are kept.
     *
     * @param evaluations two to four ids
     * @throws org.axonmark.results.AxonmarkException with code {@code comparison-invalid} if they cannot be compared
     */
    public Comparison compare(List<String> evaluations) {
        return Comparison.of(this, evaluations, this::tested);
    }

    private PairedTest tested(String name, double[] row, double[] first) {
        synchronized (tested) {
            if (tested.size() >= MOST_CACHED) {
                tested.clear();
            }
            return tested.computeIfAbsent(name, key -> Comparison.test(row, first));
        }
    }

    /** Returns whose code serves. */
    public List<String> codeSources() {
        return store.codeSources();
    }

    private TaskBoard board(TaskCard card) {
        Optional<Told.Round> round = card.labels() == Labels.ROUND ? told.shownRound(card.id()) : Optional.empty();
        // The first evaluation of a version counts, so that nobody can try again for luck.
        Map<String, Kept> eligible = new LinkedHashMap<>();
        Map<String, Kept> unsandboxed = new LinkedHashMap<>();
        List<Kept> others = new ArrayList<>();
        List<Kept> unscored = new ArrayList<>();
        List<Flag> flags = store.flags();
        for (Kept plain : store.ofTask(card.id().toString())) {
            Kept kept = plain.flagged(flags);
            if (!isPublic(kept)) {
                continue;
            }
            String version = kept.result().evaluation().submission().coordinates();
            boolean current = card.labels() == Labels.OPEN
                    || kept.result().evaluation().round().equals(round.map(Told.Round::commitment));
            switch (kept.standing()) {
                case ELIGIBLE -> {
                    if (current) {
                        eligible.putIfAbsent(version, kept);
                    }
                }
                case UNSANDBOXED -> {
                    if (!local) {
                        others.add(kept);
                    } else if (current) {
                        unsandboxed.putIfAbsent(version, kept);
                    }
                }
                case SELF_REPORTED -> others.add(kept);
                case UNSCORED -> unscored.addFirst(kept);
            }
        }
        // A version that left the ranking keeps its place as the first, so that a later evaluation does not take it.
        List<Kept> out = new ArrayList<>();
        for (Collection<Kept> from : List.of(eligible.values(), unsandboxed.values(), others)) {
            from.stream().filter(Kept::isOut).forEach(out::add);
            from.removeIf(Kept::isOut);
        }
        return new TaskBoard(card, round, ranked(card, eligible), ranked(card, unsandboxed), unranked(card, others), unscored,
                unranked(card, out));
    }

    private static List<Row> unranked(TaskCard card, List<Kept> kept) {
        return best(card, kept).stream().map(one -> new Row(one, main(card, one), Optional.empty())).toList();
    }

    private Ranked ranked(TaskCard card, Map<String, Kept> first) {
        List<Kept> entries = best(card, new ArrayList<>(first.values()));
        Optional<Standings> standings = rank(card, entries);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            int at = i;
            rows.add(new Row(entries.get(i), main(card, entries.get(i)), standings.map(all -> all.standings().get(at))));
        }
        return new Ranked(rows,
                standings.map(all -> OptionalDouble.of(all.resolutionFloor())).orElse(OptionalDouble.empty()));
    }

    private static List<Kept> best(TaskCard card, List<Kept> kept) {
        Comparator<Kept> rising = Comparator.comparingDouble(one -> main(card, one).value());
        Comparator<Kept> order = card.mainMetric().direction() == Direction.HIGHER ? rising.reversed() : rising;
        return kept.stream().sorted(order).toList();
    }

    private static Summary main(TaskCard card, Kept kept) {
        return kept.result().summaries().stream()
                .filter(summary -> summary.metric().equals(card.mainMetric().id()))
                .findFirst()
                .orElse(new Summary(card.mainMetric().id(), Double.NaN, OptionalDouble.empty(), Optional.empty(), 0));
    }

    private Optional<Standings> rank(TaskCard card, List<Kept> eligible) {
        if (eligible.isEmpty() || card.units() < Intervals.FEWEST_UNITS) {
            return Optional.empty();
        }
        String version = card.id() + " "
                + eligible.stream().map(kept -> kept.result().evaluation().id()).sorted().collect(Collectors.joining(" "));
        Standings known = ranked.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Metric metric = card.mainMetric();
        List<Map<String, Double>> byUnit =
                eligible.stream().map(kept -> Summaries.byUnit(kept.result().itemScores(), metric.id())).toList();
        List<String> units = new ArrayList<>(byUnit.getFirst().keySet());
        byUnit.forEach(scores -> units.retainAll(scores.keySet()));
        if (units.size() < Intervals.FEWEST_UNITS) {
            return Optional.empty();
        }
        double[][] scores = new double[units.size()][eligible.size()];
        for (int u = 0; u < units.size(); u++) {
            for (int e = 0; e < eligible.size(); e++) {
                Double value = byUnit.get(e).get(units.get(u));
                scores[u][e] = value == null ? Double.NaN : value;
            }
        }
        Standings standings = Ranking.of(scores, metric.direction(), version.getBytes(StandardCharsets.UTF_8));
        if (ranked.size() > MOST_CACHED) {
            ranked.clear();
        }
        ranked.put(version, standings);
        return Optional.of(standings);
    }
}
