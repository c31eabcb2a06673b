package org.axonmark.board;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
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
    private static final int MOST_RANKED = 512;
    private static final int MOST_NEWEST = 500;

    private final Told told;
    private final KeptResults store;
    private final boolean local;
    private final InstantSource clock;
    private final Lately<Sha256, Standings> ranked = new Lately<>(MOST_RANKED);
    private final HeldBoards held = new HeldBoards();
    private final Map<String, PairedTest> tested = new HashMap<>();
    private final Object past = new Object();

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
        Kept kept = examine(body);
        if (kept.result().rederives().isPresent()) {
            throw new AxonmarkException(ErrorCode.user("rederivation-unasked"), "the result stands in the place of evaluation '"
                    + kept.evaluation() + "'; a board asks its agents for such results itself and takes no others");
        }
        return store.keep(kept);
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
        return new Admission(told, store::find, clock).admit(body);
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

    /** Returns what is released by now of a round that is sealed; nothing once it no longer is. */
    public List<Released> released(Told.RoundCard round) {
        Optional<TaskCard> card = told.task(round.task());
        if (!round.isSealed(clock.instant()) || card.isEmpty()) {
            return List.of();
        }
        return Released.of(card.orElseThrow(), stands(card.orElseThrow()).known().results().stream()
                .filter(kept -> kept.result().evaluation().round().equals(Optional.of(round.commitment()))).toList(), store::owner);
    }

    /** Returns until when a round is sealed, if it is by now. */
    public Optional<Instant> sealedUntil(Sha256 commitment) {
        return told.rounds().stream().filter(round -> round.commitment().equals(commitment) && isSealed(round)).findFirst()
                .flatMap(Told.RoundCard::sealedUntil);
    }

    /** Tells whether a round is sealed by now. */
    public boolean isSealed(Told.RoundCard round) {
        return round.isSealed(clock.instant());
    }

    /** Tells whether nobody may see a result yet, its owner neither: its round is sealed. */
    public boolean isSealed(Kept kept) {
        return told.roundOf(kept.result().evaluation()).filter(this::isSealed).isPresent();
    }

    /** Tells whether a result is seen by others than its owner by now. */
    public boolean isShown(Kept kept) {
        return isPublic(kept);
    }

    /** Returns the boards of all tasks. */
    public List<TaskBoard> boards() {
        return told.tasks().stream().map(this::board).toList();
    }

    /** Returns the board of a task: the same object for as long as nothing has changed that it follows from. */
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

    /**
     * Returns how the board of a task came to be as it was at the end of a day.
     *
     * @param on a day of UTC; absent, or one to come, for today
     */
    public Optional<History> history(String task, Optional<LocalDate> on) {
        return told.task(task).map(card -> {
            // Ranking what stood on many days takes a while: one history is worked out at a time.
            synchronized (past) {
                return History.of(this, card, on, clock.instant());
            }
        });
    }

    private TaskBoard board(TaskCard card) {
        return stands(card).board();
    }

    private HeldBoards.Held stands(TaskCard card) {
        String task = card.id().toString();
        return held.find(new HeldBoards.Source(card, terms(card), store.version(task)), clock.instant(), before -> {
            Known known = new Known(store.ofTask(task, before), terms(card), store.flagsEver());
            Instant at = clock.instant();
            return new HeldBoards.Held(stood(card, known, at), known, at);
        });
    }

    /**
     * What the board of a task follows from.
     *
     * @param results all of the task, also those that are not public yet, in the order in which they came
     * @param terms the task's rounds, none if it has open labels
     * @param flags all that were ever set, also those that were lifted
     */
    record Known(List<Kept> results, List<Told.Term> terms, List<Flag> flags) {}

    Known known(TaskCard card) {
        return new Known(store.ofTask(card.id().toString()), terms(card), store.flagsEver());
    }

    private List<Told.Term> terms(TaskCard card) {
        return card.labels() == Labels.ROUND ? told.terms(card.id()) : List.of();
    }

    /** Returns the board of a task as it stood. */
    TaskBoard stood(TaskCard card, Known known, Instant at) {
        Entrants entrants = entrants(card, known, at);
        List<Kept> out = new ArrayList<>(entrants.out());
        List<Kept> others = new ArrayList<>();
        Map<String, Kept> replaced = new HashMap<>(entrants.replaced());
        List<Kept> unscored = new ArrayList<>();
        for (Kept kept : standing(known, at)) {
            if (kept.standing() == Standing.UNSCORED) {
                unscored.addFirst(kept);
            } else if (kept.standing() == Standing.SELF_REPORTED || (kept.standing() == Standing.UNSANDBOXED && !local)) {
                add(kept.isOut() ? out : others, replaced, kept);
            }
        }
        return new TaskBoard(card, entrants.round(), ranked(card, entrants.eligible()), ranked(card, entrants.unsandboxed()),
                unranked(card, others), unscored, unranked(card, out), replaced);
    }

    private static void add(List<Kept> entries, Map<String, Kept> replaced, Kept kept) {
        if (kept.result().rederives().isEmpty()) {
            entries.add(kept);
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (kept.takesThePlaceOf(entries.get(i))) {
                replaced.put(kept.result().evaluation().id(), entries.set(i, kept));
            }
        }
    }

    private static List<Row> unranked(TaskCard card, List<Kept> kept) {
        return best(card, kept).stream().map(one -> new Row(one, main(card, one), Optional.empty())).toList();
    }

    /** Returns the results that everybody saw at an instant, with the flags of that time; behind all others what newer scorers made, whatever the clock said. */
    private static List<Kept> standing(Known known, Instant at) {
        List<Flag> flags = known.flags().stream().filter(flag -> flag.holds(at)).toList();
        return known.results().stream().filter(kept -> kept.stoodAt(at)).map(kept -> kept.flagged(flags))
                .sorted(Comparator
                        .comparingInt(kept -> kept.result().rederives().isEmpty() ? 0 : kept.result().evaluation().scorerVersion()))
                .toList();
    }

    /**
     * Who is ranked, by version.
     *
     * @param round the round whose entries stand, if the task has rounds
     * @param eligible the evaluations made in the sandbox that count
     * @param unsandboxed those made without; empty unless the board is local
     * @param out those that would count, but for a flag
     * @param replaced what those by a newer scorer took the place of, by the id of their evaluation
     */
    record Entrants(Optional<Told.Round> round, Map<String, Kept> eligible, Map<String, Kept> unsandboxed, List<Kept> out,
            Map<String, Kept> replaced) {}

    /**
     * Returns who was ranked at an instant: of a task with rounds the entries of the open one, else of the one that was opened last. The first evaluation of a
     * version counts, so that nobody can try again for luck; one that left the ranking keeps its place as the first. What a newer scorer made of the evaluation that
     * counts takes its place.
     */
    Entrants entrants(TaskCard card, Known known, Instant at) {
        List<Told.Term> begun = known.terms().stream().filter(term -> !term.opened().isAfter(at)).toList();
        Optional<Told.Round> round = begun.stream().filter(term -> term.holds(at)).findFirst()
                .or(() -> begun.stream().max(Comparator.comparing(Told.Term::opened))).map(term -> term.roundAt(at));
        Map<String, Kept> eligible = new LinkedHashMap<>();
        Map<String, Kept> unsandboxed = new LinkedHashMap<>();
        Map<String, Kept> replaced = new HashMap<>();
        for (Kept kept : standing(known, at)) {
            EvaluationCard evaluation = kept.result().evaluation();
            if (card.labels() == Labels.OPEN || evaluation.round().equals(round.map(Told.Round::commitment))) {
                if (kept.standing() == Standing.ELIGIBLE) {
                    enter(eligible, replaced, kept);
                } else if (local && kept.standing() == Standing.UNSANDBOXED) {
                    enter(unsandboxed, replaced, kept);
                }
            }
        }
        List<Kept> out = Stream.of(eligible, unsandboxed).flatMap(entries -> entries.values().stream()).filter(Kept::isOut).toList();
        eligible.values().removeIf(Kept::isOut);
        unsandboxed.values().removeIf(Kept::isOut);
        return new Entrants(round, eligible, unsandboxed, out, replaced);
    }

    private static void enter(Map<String, Kept> entries, Map<String, Kept> replaced, Kept kept) {
        String version = kept.result().evaluation().submission().coordinates();
        Kept first = entries.get(version);
        if (first == null ? kept.result().rederives().isEmpty() : kept.takesThePlaceOf(first)) {
            entries.put(version, kept);
            if (first != null) {
                replaced.put(kept.result().evaluation().id(), first);
            }
        }
    }

    /** Returns what the task's scorer made of the rows of its board that an older one had scored, and which rows still stand by an older one. */
    public Rescored rescored(TaskBoard shown) {
        List<Rescored.Shift> shifts = new ArrayList<>(shifts(shown, shown.eligible(), false));
        shifts.addAll(shifts(shown, shown.unsandboxed(), true));
        for (Row row : shown.practice()) {
            Optional.ofNullable(shown.replaced().get(row.kept().result().evaluation().id()))
                    .filter(_ -> row.kept().result().evaluation().scorerVersion() == shown.card().scorerVersion())
                    .ifPresent(was -> shifts.add(new Rescored.Shift(new Row(was, main(shown.card(), was), Optional.empty()), row, false)));
        }
        return new Rescored(shown.card(), shifts, shown.older());
    }

    /** The same entries are ranked by what they were, so that nothing but the scorer moves a rank. */
    private List<Rescored.Shift> shifts(TaskBoard shown, Ranked now, boolean unsandboxed) {
        TaskCard card = shown.card();
        Map<String, Kept> before = new LinkedHashMap<>();
        Map<String, Row> shifted = new LinkedHashMap<>();
        for (Row row : now.rows()) {
            EvaluationCard evaluation = row.kept().result().evaluation();
            Optional<Kept> was = Optional.ofNullable(shown.replaced().get(evaluation.id()))
                    .filter(_ -> evaluation.scorerVersion() == card.scorerVersion());
            before.put(evaluation.submission().coordinates(), was.orElse(row.kept()));
            was.ifPresent(_ -> shifted.put(evaluation.submission().coordinates(), row));
        }
        Map<String, Row> from = new HashMap<>();
        if (!shifted.isEmpty()) {
            ranked(card, before).rows().forEach(row -> from.put(row.kept().result().evaluation().submission().coordinates(), row));
        }
        return shifted.entrySet().stream()
                .map(entry -> new Rescored.Shift(Objects.requireNonNull(from.get(entry.getKey())), entry.getValue(), unsandboxed)).toList();
    }

    /** Returns what newer scorers made of the evaluation of a result, the newest first. */
    public List<Kept> rederived(Kept kept) {
        return store.rederived(kept.evaluation()).stream().filter(this::isPublic)
                .sorted(Comparator.comparingInt((Kept one) -> one.result().evaluation().scorerVersion()).reversed()).toList();
    }

    /** Returns the names of the agents that are registered by a key which is not revoked, by the key's id. */
    public Map<String, String> agents() {
        return told.agentsKnown().stream().filter(agent -> agent.key().isPresent() && !agent.revoked())
                .collect(Collectors.toMap(agent -> agent.key().orElseThrow(), Told.Agent::name, (one, other) -> one));
    }

    private Ranked ranked(TaskCard card, Map<String, Kept> first) {
        List<Kept> entries = best(card, List.copyOf(first.values()));
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
        Sha256 sum = Sha256.of(version.getBytes(StandardCharsets.UTF_8));
        Optional<Standings> known = ranked.find(sum);
        if (known.isPresent()) {
            return known;
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
        ranked.keep(sum, standings);
        return Optional.of(standings);
    }
}
