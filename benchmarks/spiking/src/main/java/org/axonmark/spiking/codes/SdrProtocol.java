package org.axonmark.spiking.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spiking.protocol.ClassMarking;
import org.axonmark.spiking.protocol.SpikingMetrics;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.spiking.score.MatchRate;
import org.axonmark.spiking.stimuli.SdrMatch;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;

/**
 * Asks of each pair whether it matches and keeps a bit of each; the truth is made anew to score. A block drawn by the evaluation's secret is asked again in a
 * fresh worker. What an answer costs is counted on pairs of one more block, as {@link SpikingProtocol} does.
 */
final class SdrProtocol implements Protocol<SpikingClassifier> {

    static final String MAIN = "balanced-accuracy";
    static final String FALSE = "false-matches";
    static final String MISSED = "missed-matches";

    /** One answer in so many may be another when a block is asked again. */
    static final int EXCEPTIONS = 1000;

    private static final int BATCH = 2500;
    private static final int SMALL_BATCH = 500;

    private final Pairs pairs;
    private final Sha256 identity;
    private final SpikingProtocol<List<Integer>> counted;

    SdrProtocol(Pairs pairs) {
        this.pairs = pairs;
        this.identity = pairs.identity();
        this.counted = new SpikingProtocol<>(pairs.counted(), List.of(), Pairs.KINDS.size() * Pairs.COUNTED);
    }

    /** Returns what is reported. */
    static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(new Metric(MAIN, "balanced accuracy", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false,
                "Mean of the shares of matching pairs that are said to match and of others that are not, by block and kind of pair."));
        metrics.add(new Metric(FALSE, "false matches", "share", Direction.LOWER, 0, 1, OptionalDouble.empty(), false,
                "Share of pairs that do not match and are said to."));
        metrics.add(new Metric(MISSED, "missed matches", "share", Direction.LOWER, 0, 1, OptionalDouble.empty(), false,
                "Share of matching pairs that are said not to match."));
        for (SdrMatch kind : Pairs.KINDS) {
            metrics.add(new Metric(rateError(kind), "error of the rate of matches at n %d, a %d, s %d, θ %d".formatted(kind.bits(),
                    kind.active(), kind.stored(), kind.threshold()), "decades", Direction.LOWER, 0, Double.POSITIVE_INFINITY,
                    OptionalDouble.empty(), true, String.format(Locale.ROOT, "|log10 of the share of pairs said to match by its exact"
                            + " probability, %.3e| (Ahmad and Hawkins 2016). One who answers by a coin of this probability has no error.",
                            kind.probability())));
        }
        ClassMarking marking = new ClassMarking(1, Pairs.SETUP.classes());
        SpikingMetrics.all(marking, List.of()).stream()
                .filter(metric -> !metric.id().startsWith(marking.metrics().getFirst().id())).forEach(metrics::add);
        return List.copyOf(metrics);
    }

    static String rateError(SdrMatch kind) {
        return "rate-error-" + Pairs.id(kind);
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<SpikingClassifier> candidates, byte[] secret, Progress progress) {
        List<Outcome> outcomes = new ArrayList<>(counted.ask(candidates, secret, progress).outcomes());
        int again = HmacStream.of(secret, "again").nextInt(pairs.blocks());
        Map<SdrMatch, BitSet> kept = new HashMap<>();
        try (Candidate<SpikingClassifier> candidate = candidates.start("pairs")) {
            Asking asking = new Asking(candidate);
            for (int block = 0; block < pairs.blocks(); block++) {
                progress.report("matching", block, pairs.blocks());
                for (SdrMatch kind : Pairs.KINDS) {
                    long begun = System.nanoTime();
                    BitSet said = asking.block(kind, block);
                    outcomes.add(new Outcome(item(block, kind), packed(said), System.nanoTime() - begun));
                    if (block == again) {
                        kept.put(kind, said);
                    }
                }
            }
        }
        try (Candidate<SpikingClassifier> candidate = candidates.start("pairs again")) {
            new Asking(candidate).again(again, HmacStream.of(secret, "again", "order"), kept);
        }
        return new Outcomes(outcomes);
    }

    private static String unit(int block) {
        return "block-%03d".formatted(block);
    }

    private static String item(int block, SdrMatch kind) {
        return unit(block) + "/" + Pairs.id(kind);
    }

    /** Bit i of number i / 64. */
    private LongTensor packed(BitSet said) {
        long[] words = Arrays.copyOf(said.toLongArray(), words());
        return LongTensor.of(words, words.length);
    }

    private int words() {
        return Math.ceilDiv(pairs.size(), Long.SIZE);
    }

    @Override
    public Score score(Outcomes outcomes) {
        Score costs = counted.score(outcomes);
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<ItemScore> scores = new ArrayList<>();
        Map<String, Double> pooled = new TreeMap<>(costs.pooled());
        Map<String, String> choices = new TreeMap<>(costs.choices());
        List<Grouping.Level> levels = new ArrayList<>();
        for (SdrMatch kind : Pairs.KINDS) {
            List<String> items = new ArrayList<>();
            long matches = 0;
            for (int block = 0; block < pairs.blocks(); block++) {
                BitSet said = said(byItem, block, kind);
                matches += said.cardinality();
                items.add(item(block, kind));
                scores.addAll(marks(block, kind, said));
            }
            long asked = (long) pairs.blocks() * pairs.size();
            pooled.put(rateError(kind), MatchRate.logError(matches, asked, kind.probability()));
            choices.put("matches " + Pairs.id(kind),
                    String.format(Locale.ROOT, "%d of %d pairs, exact probability %.3e", matches, asked, kind.probability()));
            levels.add(new Grouping.Level("n %d, a %d, s %d, θ %d".formatted(kind.bits(), kind.active(), kind.stored(), kind.threshold()),
                    items));
        }
        String ofPair = new ClassMarking(1, Pairs.SETUP.classes()).metrics().getFirst().id();
        costs.itemScores().stream().filter(score -> !score.metric().startsWith(ofPair)).forEach(scores::add);
        return new Score(scores, pooled, choices, List.of(new Grouping("kind", true, levels)), List.of());
    }

    private List<ItemScore> marks(int block, SdrMatch kind, BitSet said) {
        BitSet truth = pairs.truth(kind, block);
        int matching = truth.cardinality();
        int others = pairs.size() - matching;
        BitSet hits = (BitSet) said.clone();
        hits.and(truth);
        double missed = matching == 0 ? 0 : 1 - hits.cardinality() / (double) matching;
        double wrong = others == 0 ? 0 : (said.cardinality() - hits.cardinality()) / (double) others;
        return Stream.of(Map.entry(MAIN, 1 - (missed + wrong) / 2), Map.entry(FALSE, wrong), Map.entry(MISSED, missed))
                .map(mark -> new ItemScore(item(block, kind), unit(block), mark.getKey(), mark.getValue())).toList();
    }

    private BitSet said(Map<String, Outcome> byItem, int block, SdrMatch kind) {
        Outcome outcome = byItem.get(item(block, kind));
        if (outcome != null && outcome.answer() instanceof Answer.Numbers(LongTensor kept) && kept.rank() == 1 && kept.count() == words()) {
            BitSet said = BitSet.valueOf(kept.values());
            if (said.length() <= pairs.size()) {
                return said;
            }
        }
        throw new AxonmarkException(ErrorCode.user("outcomes-other-task"),
                "the outcomes have no answers of '" + item(block, kind) + "': they are of another task or data");
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return Optional.empty();
    }

    /** One worker being asked. */
    private final class Asking {

        private final SpikingClassifier classifier;

        Asking(Candidate<SpikingClassifier> candidate) {
            this.classifier = candidate.submission();
            Candidate.call(() -> {
                classifier.prepare(Pairs.SETUP, candidate.context());
                return Boolean.TRUE;
            });
        }

        BitSet block(SdrMatch kind, int block) {
            List<float[]> waiting = new ArrayList<>();
            BitSet said = new BitSet(pairs.size());
            int[] answered = {0};
            pairs.stimuli(kind, block, pairs.size(), (values, matches) -> {
                waiting.add(values);
                if (waiting.size() == BATCH) {
                    answered[0] = answer(waiting, answered[0], said);
                }
            });
            if (!waiting.isEmpty()) {
                answer(waiting, answered[0], said);
            }
            return said;
        }

        private int answer(List<float[]> waiting, int from, BitSet said) {
            boolean[] answers = matches(waiting);
            for (int i = 0; i < answers.length; i++) {
                said.set(from + i, answers[i]);
            }
            waiting.clear();
            return from + answers.length;
        }

        /** Asks a block's pairs of all kinds, mixed and in other batches, and compares. */
        void again(int block, HmacStream draws, Map<SdrMatch, BitSet> kept) {
            List<float[]> all = new ArrayList<>();
            BitSet before = new BitSet();
            for (SdrMatch kind : Pairs.KINDS) {
                int at = all.size();
                kept.getOrDefault(kind, new BitSet()).stream().forEach(pair -> before.set(at + pair));
                pairs.stimuli(kind, block, pairs.size(), (values, matches) -> all.add(values));
            }
            int[] order = draws.permutation(all.size());
            int other = 0;
            for (int from = 0; from < order.length;) {
                int count = Math.min(order.length - from, 1 + draws.nextInt(SMALL_BATCH));
                boolean[] answers = matches(Arrays.stream(order, from, from + count).mapToObj(all::get).toList());
                for (int i = 0; i < count; i++) {
                    other += answers[i] == before.get(order[from + i]) ? 0 : 1;
                }
                from += count;
            }
            if (other > all.size() / EXCEPTIONS) {
                throw new SubmissionFailure(Failure.NOT_INDUCTIVE,
                        ("asked again in a fresh worker, in another order and other batches, %d of %d pairs got another answer (allowed: 1 in %d);"
                                + " an answer must depend on the pair alone").formatted(other, all.size(), EXCEPTIONS));
            }
        }

        private boolean[] matches(List<float[]> stimuli) {
            int n = stimuli.size();
            float[] values = new float[n * Pairs.NUMBERS];
            for (int i = 0; i < n; i++) {
                System.arraycopy(stimuli.get(i), 0, values, i * Pairs.NUMBERS, Pairs.NUMBERS);
            }
            FloatTensor scores = Candidate.call(() -> classifier.classify(FloatTensor.of(values, n, 1, 3, 1, Pairs.WIDTH)));
            if (!Arrays.equals(scores.shape(), new int[] {n, 2})) {
                throw new SubmissionFailure(Failure.WRONG_SHAPE,
                        "a batch of %d pairs was answered with shape %s, not [%d, 2]".formatted(n, Arrays.toString(scores.shape()), n));
            }
            boolean[] matches = new boolean[n];
            for (int i = 0; i < n; i++) {
                float no = scores.values()[2 * i];
                float yes = scores.values()[2 * i + 1];
                if (!Float.isFinite(no) || !Float.isFinite(yes)) {
                    throw new SubmissionFailure(Failure.NOT_FINITE, "a pair's scores are " + no + " and " + yes + "; both must be finite");
                }
                matches[i] = yes > no;
            }
            return matches;
        }
    }
}
