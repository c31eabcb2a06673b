package org.axonmark.circuits.reuse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.axonmark.circuits.protocol.MeteredNetwork;
import org.axonmark.circuits.reuse.ReuseScoring.Causal;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;

/** Hands one worker the networks with their damaged copies, one after the other in an order that the evaluation's secret fixes. */
final class ReuseProtocol implements Protocol<ReuseFinder> {

    private static final ErrorCode OTHER_TASK = ErrorCode.user("outcomes-other-task");

    /** Edges for each run of the network: enough to patch every head on a few pairs, and not on all. */
    private static final int EDGES_A_RUN = 16;

    /** Runs of the damaged network for each edge. */
    private static final int RUNS_AN_EDGE = 2;

    private final List<ReuseSubject> subjects;
    private final Sha256 identity;
    private final Map<String, Causal> causal = new ConcurrentHashMap<>();

    ReuseProtocol(List<ReuseSubject> subjects) {
        this.subjects = List.copyOf(subjects);
        String all = subjects.parallelStream().map(ReuseProtocol::identity).collect(Collectors.joining("\n"));
        this.identity = Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /** Names all that decides a subject: its truth, its prompts, and what both networks answer to the held-out ones. */
    private static String identity(ReuseSubject subject) {
        return subject.unit() + "|" + subject.first() + subject.second() + subject.damage() + "|" + List.of(subject.tasks().first(),
                subject.tasks().second()).stream().flatMap(task -> task.pairs().lengths().stream())
                .map(pairs -> Arrays.toString(pairs.clean().values()) + Arrays.toString(pairs.corrupt().values())
                        + Arrays.toString(pairs.label().values()))
                .collect(Collectors.joining())
                + subject.heldOut().stream().map(some -> Arrays.toString(some.outputs())
                        + Arrays.toString(subject.damaged().run(some.prompts()).logits())).collect(Collectors.joining());
    }

    /** Returns the budget of the network, in runs of one prompt. */
    static long budget(int edges) {
        return edges / EDGES_A_RUN;
    }

    /** Returns the budget of the damaged copy, in runs of one prompt. */
    static long damagedBudget(int edges) {
        return (long) edges * RUNS_AN_EDGE;
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<ReuseFinder> candidates, byte[] secret, Progress progress) {
        Map<String, Outcome> answered = new HashMap<>();
        try (Candidate<ReuseFinder> candidate = candidates.start("finding heads and repairs")) {
            ReuseFinder finder = candidate.submission();
            Candidate.call(() -> {
                finder.prepare(candidate.context());
                return finder;
            });
            for (int i : HmacStream.of(secret, "order").permutation(subjects.size())) {
                answered.put(subjects.get(i).unit(), find(finder, subjects.get(i)));
                progress.report("finding heads and repairs", answered.size(), subjects.size());
            }
        }
        return new Outcomes(subjects.stream().map(subject -> required(answered, subject)).toList());
    }

    private static Outcome find(ReuseFinder finder, ReuseSubject subject) {
        int edges = subject.graph().edges().size();
        MeteredNetwork network = new MeteredNetwork(subject.pair().network(), budget(edges));
        MeteredNetwork damaged = new MeteredNetwork(subject.damaged(), damagedBudget(edges));
        long begun = System.nanoTime();
        ReuseFinding said = Candidate.call(() -> finder.find(network, damaged, subject.tasks()));
        long nanos = System.nanoTime() - begun;
        return new Outcome(subject.unit(),
                Finding.of(said, subject.graph(), subject.unit()).kept(subject.graph(), network.used(), damaged.used()), nanos);
    }

    @Override
    public Score score(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<List<ItemScore>> scores =
                subjects.parallelStream().map(subject -> ReuseScoring.mark(subject,
                        causal.computeIfAbsent(subject.unit(), unit -> Causal.of(subject)), finding(byItem, subject))).toList();
        // The first networks, whatever was said of them: the same for all submissions.
        List<Exhibit> exhibits = subjects.stream().limit(Exhibit.MAX_EXHIBITS)
                .map(subject -> ReuseExhibits.of(subject, finding(byItem, subject))).toList();
        return new Score(scores.stream().flatMap(List::stream).toList(), Map.of(), Map.of(),
                List.of(grouping("parts-in-common", subject -> Integer.toString(subject.shared())),
                        grouping("damaged-edges", subject -> Integer.toString(subject.damage().size()))),
                exhibits);
    }

    private Grouping grouping(String name, Function<ReuseSubject, String> level) {
        Map<String, List<String>> items = new TreeMap<>();
        subjects.forEach(subject -> items.computeIfAbsent(level.apply(subject), one -> new ArrayList<>()).add(subject.unit()));
        return new Grouping(name, true, items.entrySet().stream().map(one -> new Grouping.Level(one.getKey(), one.getValue())).toList());
    }

    private static Finding finding(Map<String, Outcome> outcomes, ReuseSubject subject) {
        if (required(outcomes, subject).answer() instanceof Answer.Numbers(DoubleTensor kept)) {
            Finding finding = Finding.of(kept, subject.graph());
            if (finding != null) {
                return finding;
            }
        }
        throw new AxonmarkException(OTHER_TASK,
                "the outcome of item '" + subject.unit() + "' holds no heads of its network: the outcomes are of another task or round");
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return Optional.empty();
    }

    private static Outcome required(Map<String, Outcome> outcomes, ReuseSubject subject) {
        Outcome outcome = outcomes.get(subject.unit());
        if (outcome == null) {
            throw new AxonmarkException(OTHER_TASK,
                    "the outcomes have no item '" + subject.unit() + "': they are of another task or round");
        }
        return outcome;
    }
}
