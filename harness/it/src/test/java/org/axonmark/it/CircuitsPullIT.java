package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.circuits.compile.Compiler;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.protocol.MeteredNetwork;
import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finders in the full sandbox that look for what they were not given. */
class CircuitsPullIT {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final int BUDGET = 60;

    @TempDir
    private Path folder = Path.of("");

    /** Whatever reflection reaches from the network is the SPI, the link and the worker: weights, truth and meter are not in this process. */
    @Test
    void behindTheNetwork_liesNoTruth() throws IOException {
        double[] said = said("LooksBehindTheNetwork");
        assertThat(said[1]).as("the worker's asker was reached").isEqualTo(1);
        assertThat(said[2]).as("classes of other rooms").isZero();
    }

    @Test
    void racingThreads_getAsManyRunsAsThereAre() throws IOException {
        double[] said = said("RacesForRuns");
        assertThat(said[0]).as("spent, as the host counts").isEqualTo(BUDGET);
        assertThat(said[1]).as("answered, as the finder counts").isEqualTo(BUDGET);
        assertThat(said[2]).as("refused by shape and size").isEqualTo(2);
    }

    private double[] said(String fixture) throws IOException {
        Path jar = HostileJar.of(fixture, "hostile", "circuits", folder);
        Archive archive = new Archive(folder.resolve("archive"));
        Evaluator.Places places = new Evaluator.Places(ROOT.resolve("harness/worker/target/worker"), folder.resolve("data"),
                Optional.empty(), "test", Map.of());
        Order order = new Order(jar, new OneNetwork(), Isolation.FULL, false, Optional.empty());
        Result result = new Evaluator(places, archive).evaluate(order, Progress.none());
        assertThat(result.state()).as(result.state().detail()).isInstanceOf(EndState.Scored.class);
        Outcome outcome = archive.outcomes(result.outcomes().orElseThrow()).orElseThrow().outcomes().getFirst();
        return ((DoubleTensor) ((Answer.Numbers) outcome.answer()).tensor()).values();
    }

    /** One network, one pair of prompts; the outcome is what was spent, then the scores of edges. */
    private static final class OneNetwork implements Task<CircuitFinder>, Protocol<CircuitFinder> {

        private static final Limits LIMITS = new Limits(SmallTask.MEMORY, 64, Duration.ofSeconds(60), Duration.ofSeconds(30),
                Duration.ofSeconds(20), 16 << 20, 64 << 10, 1 << 20, 8 << 20);

        @Override
        public TaskCard card() {
            Metric metric = new Metric("found", "found", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, "1");
            return new TaskCard(new TaskId("circuits", "small", 1), "Small", "One network.", CircuitFinder.class.getName(), "network", 1,
                    Labels.OPEN, true, List.of(metric), "nothing", List.of("Answers."), List.of(), List.of(), List.of(), LIMITS, 1);
        }

        @Override
        public Class<CircuitFinder> contract() {
            return CircuitFinder.class;
        }

        @Override
        public Protocol<CircuitFinder> prepare(Preparation preparation) {
            return this;
        }

        @Override
        public Sha256 datasetIdentity() {
            return Sha256.of(new byte[0]);
        }

        @Override
        public Outcomes ask(Candidates<CircuitFinder> candidates, byte[] secret, Progress progress) {
            MeteredNetwork network =
                    new MeteredNetwork(Compiler.compile(ProgramLibrary.program("frac_prevs").program()).transformer(), BUDGET);
            IntTensor tokens = IntTensor.of(new int[2], 1, 2);
            try (Candidate<CircuitFinder> candidate = candidates.start("one network")) {
                candidate.submission().prepare(candidate.context());
                double[] scores = candidate.submission()
                        .find(network, new PromptPairs(List.of(new PromptPairs.OfLength(tokens, tokens, tokens, tokens)))).edges().values();
                double[] kept = new double[1 + scores.length];
                kept[0] = network.used();
                System.arraycopy(scores, 0, kept, 1, scores.length);
                return new Outcomes(List.of(new Outcome("network", DoubleTensor.of(kept, kept.length), 1)));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Score score(Outcomes outcomes) {
            return new Score(List.of(new ItemScore("network", "network", "found", 1)), Map.of(), Map.of());
        }

        @Override
        public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
            return Optional.empty();
        }
    }
}
