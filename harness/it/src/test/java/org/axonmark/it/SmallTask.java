package org.axonmark.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.Channel;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.spi.eeg.SensorType;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.task.Task;

/** Asks for four batches under tight limits; every encoder that answers well-formed scores 1. */
final class SmallTask implements Task<EegEncoder> {

    static final long MEMORY = 320L << 20;
    static final Limits LIMITS = new Limits(MEMORY, 64, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(8),
            16 << 20, 64 << 10, 1 << 20, 8 << 20);

    private static final Limits PATIENT = new Limits(MEMORY, 64, Duration.ofMinutes(2), Duration.ofSeconds(10),
            Duration.ofSeconds(8), 16 << 20, 64 << 10, 1 << 20, 8 << 20);
    private static final Duration BREATH = Duration.ofMillis(100);
    /** Leaves a candidate time to speak without being asked. */
    private static final Rest BREATHING = () -> Thread.sleep(BREATH);
    private static final int BATCHES = 4;
    private static final int BATCH = 8;
    private static final int SAMPLES = 4096;

    private final Limits limits;
    private final Rest rest;

    /** What the host does after the first batch, while the worker waits. */
    interface Rest {
        void take() throws Exception;
    }

    SmallTask() {
        this(LIMITS, BREATHING);
    }

    private SmallTask(Limits limits, Rest rest) {
        this.limits = limits;
        this.rest = rest;
    }

    /** Leaves the candidate idle for so long after the first batch. */
    static SmallTask idling(Duration idle) {
        return new SmallTask(PATIENT, () -> Thread.sleep(idle));
    }

    /** Does something on the host after the first batch, while the worker waits. */
    static SmallTask resting(Rest rest) {
        return new SmallTask(PATIENT, rest);
    }

    /** Returns the windows of the batches that the secret of an evaluation fixed. */
    static List<FloatTensor> batches(byte[] secret) {
        HmacStream stream = HmacStream.of(secret, "windows");
        List<FloatTensor> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            float[] values = new float[BATCH * SAMPLES];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) stream.nextGaussian();
            }
            batches.add(FloatTensor.of(values, BATCH, 1, SAMPLES));
        }
        return batches;
    }

    @Override
    public TaskCard card() {
        Metric metric = new Metric("answered", "answered", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, "1");
        return new TaskCard(new TaskId("eeg", "small", 1), "Small", "Four batches.", EegEncoder.class.getName(), "batch", BATCHES,
                Labels.OPEN, true, List.of(metric), "nothing", List.of("Asks."), List.of(), List.of(), List.of(),
                limits, 1);
    }

    @Override
    public Class<EegEncoder> contract() {
        return EegEncoder.class;
    }

    @Override
    public Protocol<EegEncoder> prepare(Preparation preparation) {
        return new Asking(rest);
    }

    private record Asking(Rest rest) implements Protocol<EegEncoder> {

        @Override
        public Sha256 datasetIdentity() {
            return Sha256.of(new byte[0]);
        }

        @Override
        public Outcomes ask(Candidates<EegEncoder> candidates, byte[] secret, Progress progress) {
            List<Outcome> outcomes = new ArrayList<>();
            try (Candidate<EegEncoder> candidate = candidates.start("small")) {
                Channel channel = new Channel("Cz", 0, 0, 0.1, SensorType.EEG);
                candidate.submission().prepare(new EegSetup(List.of(channel), 500, SAMPLES), candidate.context());
                List<FloatTensor> batches = batches(secret);
                for (int batch = 0; batch < BATCHES; batch++) {
                    FloatTensor answer = candidate.submission().embed(batches.get(batch));
                    if (answer.rank() != 2 || answer.size(0) != BATCH) {
                        throw new SubmissionFailure(Failure.WRONG_SHAPE, "rank or rows are wrong");
                    }
                    for (float value : answer.values()) {
                        if (!Float.isFinite(value)) {
                            throw new SubmissionFailure(Failure.NOT_FINITE, "not finite");
                        }
                    }
                    outcomes.add(new Outcome("batch-" + batch, answer, 1));
                    (batch == 0 ? rest : BREATHING).take();
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return new Outcomes(outcomes);
        }

        @Override
        public Score score(Outcomes outcomes) {
            List<ItemScore> scores = outcomes.outcomes().stream()
                    .map(outcome -> new ItemScore(outcome.item(), outcome.item(), "answered", 1))
                    .toList();
            return new Score(scores, Map.of(), Map.of());
        }

        @Override
        public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
            return Optional.empty();
        }
    }
}
