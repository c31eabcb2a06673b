package org.axonmark.circuits.spikes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.axonmark.circuits.score.EdgeRanking;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Means;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;

/** Hands one worker the recordings, one after the other in an order that the evaluation's secret fixes, and ranks pairs by its scores. */
public final class SpikeProtocol implements Protocol<ConnectivityFinder> {

    private static final int DRAWS = 200;

    private final List<Recording> recordings;
    private final Sha256 identity;

    /** Asks of recordings, whose numbers are unique. */
    public SpikeProtocol(List<Recording> recordings) {
        this.recordings = List.copyOf(recordings);
        String all = recordings.stream().map(recording -> recording.identity().hex()).collect(Collectors.joining("\n"));
        this.identity = Sha256.of(all.getBytes(StandardCharsets.US_ASCII));
    }

    /** Makes the recordings of networks, whose numbers are unique. */
    static SpikeProtocol of(List<NetworkPlan> plans) {
        return new SpikeProtocol(plans.parallelStream().map(Recording::of).toList());
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<ConnectivityFinder> candidates, byte[] secret, Progress progress) {
        Map<String, Outcome> answered = new HashMap<>();
        try (Candidate<ConnectivityFinder> candidate = candidates.start("finding synapses")) {
            ConnectivityFinder finder = candidate.submission();
            finder.prepare(candidate.context());
            for (int i : HmacStream.of(secret, "order").permutation(recordings.size())) {
                Recording recording = recordings.get(i);
                long begun = System.nanoTime();
                DoubleTensor scores = finder.find(recording.trains());
                long nanos = System.nanoTime() - begun;
                check(recording, scores);
                answered.put(recording.item(), new Outcome(recording.item(), scores, nanos));
                progress.report("finding synapses", answered.size(), recordings.size());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // What a submission's proxy throws is unchecked; the contract allows a finder of one's own all else.
            throw new IllegalStateException(e);
        }
        return new Outcomes(recordings.stream().map(recording -> required(answered, recording.item())).toList());
    }

    private static void check(Recording recording, DoubleTensor scores) {
        int n = recording.trains().neurons();
        if (!fits(scores, n)) {
            throw new SubmissionFailure(Failure.WRONG_SHAPE, "the spikes of %d neurons were answered with shape %s, not [%d, %d]"
                    .formatted(n, Arrays.toString(scores.shape()), n, n));
        }
        double[] values = scores.values();
        for (int k = 0; k < values.length; k++) {
            if (k / n != k % n && !Double.isFinite(values[k])) {
                throw new SubmissionFailure(Failure.NOT_FINITE, "the score from neuron %d to neuron %d is %s; it must be a finite number"
                        .formatted(k / n, k % n, values[k]));
            }
        }
    }

    private static boolean fits(DoubleTensor scores, int n) {
        return scores.rank() == 2 && scores.size(0) == n && scores.size(1) == n;
    }

    @Override
    public Score score(Outcomes outcomes) {
        List<double[]> scores = scores(outcomes);
        List<EdgeRanking> rankings = IntStream.range(0, recordings.size()).parallel()
                .mapToObj(i -> recordings.get(i).rank(scores.get(i))).toList();
        List<ItemScore> items = new ArrayList<>();
        for (int i = 0; i < rankings.size(); i++) {
            String item = recordings.get(i).item();
            items.add(new ItemScore(item, item, SpikeTask.RATIO, rankings.get(i).auprcOverDensity()));
            items.add(new ItemScore(item, item, SpikeTask.AUROC, rankings.get(i).auroc()));
            items.add(new ItemScore(item, item, SpikeTask.AUPRC, rankings.get(i).auprc()));
        }
        return new Score(items, Map.of(), Map.of(), groupings(), exhibits(scores, rankings));
    }

    private List<Grouping> groupings() {
        return List.of(
                grouping("generator", plan -> plan.generator().title()),
                grouping("variant", plan -> plan.variant().title()),
                grouping("kind", plan -> plan.generator().title() + ", " + plan.variant().title()),
                grouping("recording", plan -> plan.generator().title() + ", " + plan.bins() + " bins"));
    }

    private Grouping grouping(String name, Function<NetworkPlan, String> level) {
        Map<String, List<String>> items = new TreeMap<>();
        for (Recording recording : recordings) {
            items.computeIfAbsent(level.apply(recording.plan()), one -> new ArrayList<>()).add(recording.item());
        }
        return new Grouping(name, false,
                items.entrySet().stream().map(one -> new Grouping.Level(one.getKey(), one.getValue())).toList());
    }

    /** The first network of each generator and variant, whatever was said of it. */
    private List<Exhibit> exhibits(List<double[]> scores, List<EdgeRanking> rankings) {
        Map<String, Exhibit> first = new LinkedHashMap<>();
        for (int i = 0; i < recordings.size(); i++) {
            NetworkPlan plan = recordings.get(i).plan();
            String kind = plan.generator() + " " + plan.variant();
            if (!first.containsKey(kind)) {
                first.put(kind, SpikeExhibits.of(recordings.get(i), scores.get(i), rankings.get(i)));
            }
        }
        return first.values().stream().limit(Exhibit.MAX_EXHIBITS).toList();
    }

    /** Draws anew which neuron is which in the truth. */
    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        List<double[]> scores = scores(outcomes);
        double score = mean(i -> recordings.get(i).rank(scores.get(i)));
        AtomicInteger done = new AtomicInteger();
        double[] nulls = IntStream.range(0, DRAWS).parallel().mapToDouble(draw -> {
            HmacStream stream = HmacStream.of(HexFormat.of().parseHex(identity.hex()), "label swap", Integer.toString(draw));
            List<Recording> swapped = recordings.stream()
                    .map(recording -> recording.renamed(stream.permutation(recording.trains().neurons()))).toList();
            double drawn = mean(i -> swapped.get(i).rank(scores.get(i)));
            progress.report("label swaps", done.incrementAndGet(), DRAWS);
            return drawn;
        }).toArray();
        long atLeast = Arrays.stream(nulls).filter(drawn -> drawn >= score).count();
        return Optional.of(new NullScore(DRAWS, Means.mean(nulls), Means.sd(nulls), (1.0 + atLeast) / (DRAWS + 1)));
    }

    private double mean(Function<Integer, EdgeRanking> rankings) {
        return Means.mean(IntStream.range(0, recordings.size()).mapToDouble(i -> rankings.apply(i).auprcOverDensity()).toArray());
    }

    /** Returns the scores of each recording's pairs, {@code [from · neurons + to]}. */
    public List<double[]> scores(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<double[]> all = new ArrayList<>();
        for (Recording recording : recordings) {
            if (!(required(byItem, recording.item()).answer() instanceof Answer.Numbers(DoubleTensor scores))
                    || !fits(scores, recording.trains().neurons())) {
                throw new AxonmarkException(ErrorCode.user("outcomes-other-task"), "the outcomes have no scores of the pairs of '"
                        + recording.item() + "': they are of another task or round");
            }
            all.add(scores.values());
        }
        return all;
    }

    private static Outcome required(Map<String, Outcome> outcomes, String item) {
        Outcome outcome = outcomes.get(item);
        if (outcome == null) {
            throw new AxonmarkException(ErrorCode.user("outcomes-other-task"),
                    "the outcomes have no item '" + item + "': they are of another task or round");
        }
        return outcome;
    }
}
