package org.axonmark.circuits.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.axonmark.circuits.protocol.Subject;
import org.axonmark.results.format.Summary;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.BudgetExceededException;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.InvalidRequestException;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.submission.circuitseap.AttributionFinder;
import org.axonmark.submission.circuitspatching.PatchingFinder;
import org.axonmark.submission.circuitsrandom.RandomFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrainedNodesTaskTest {

    private static Map<String, Double> means(Supplier<CircuitFinder> finder) {
        Protocol<CircuitFinder> protocol = practice();
        Score score = protocol.score(protocol.ask(new InProcess<>(finder), new byte[32], Progress.none()));
        return Summaries.of(TrainedNodesTask.task().card(), score.itemScores(), score.pooled()).stream()
                .collect(Collectors.toMap(Summary::metric, Summary::value));
    }

    private static Protocol<CircuitFinder> practice() {
        return TrainedNodesTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(practice().datasetIdentity().hex()).isEqualTo("dc0d9b04d4f51d114b1dbe4329d914d739544e839e7a027b0a2d302ded00604a");
    }

    @Test
    void everyNetwork_hasNodesInsideAndOutside() {
        for (Subject subject : TrainedNodesTask.subjects()) {
            int nodes = subject.network().graph().writers().size();
            long inside = IntStream.range(TrainedNetwork.FIRST_NODE, nodes).filter(subject.circuit()::has).count();
            assertThat(inside).as(subject.family()).isBetween(1L, nodes - TrainedNetwork.FIRST_NODE - 1L);
        }
    }

    @Test
    void whoTellsNothing_isAtChance() {
        assertThat(means(RandomFinder::new)).containsEntry("node-auroc", 0.5).containsEntry("node-auroc-above", 0.5);
    }

    /** Who finds the same with other prompts agrees with itself, right or wrong; who ties all does by the share p of nodes: p² / (2 p − p²). */
    @Test
    void whoAlwaysSaysTheSame_agreesWithItself() {
        assertThat(means(() -> new Fixed(edge -> edge))).containsEntry("stability", 1.0);
        double expected = TrainedNodesTask.subjects().stream().mapToDouble(subject -> {
            int nodes = subject.network().graph().writers().size() - TrainedNetwork.FIRST_NODE;
            double share = IntStream.range(0, nodes).filter(i -> subject.circuit().has(TrainedNetwork.FIRST_NODE + i)).count()
                    / (double) nodes;
            return share / (2 - share);
        }).average().orElseThrow();
        assertThat(means(() -> new Fixed(edge -> 1)).getOrDefault("stability", 0.0)).isCloseTo(expected, within(1e-12));
    }

    /** Scores edges by their number and looks at nothing. */
    private record Fixed(IntToDoubleFunction scores) implements CircuitFinder {

        @Override
        public void prepare(Context context) {
            // Nothing to load.
        }

        @Override
        public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
            return CircuitScores.of(IntStream.range(0, network.graph().edges().size()).mapToDouble(scores).toArray());
        }
    }

    /** The divergence of a run from itself is at its least, so its gradient is nothing and all edges tie. */
    @Test
    void attributionOnDivergenceFromTheRunItself_isAtChance() {
        assertThat(means(DivergenceFinder::new)).containsEntry("node-auroc", 0.5);
    }

    /** Attribution in a single step on KL(outputs of a first run, outputs). */
    private static final class DivergenceFinder implements CircuitFinder {

        @Override
        public void prepare(Context context) {
            // Nothing to load.
        }

        @Override
        public CircuitScores find(SubjectNetwork network, PromptPairs prompts) throws BudgetExceededException, InvalidRequestException {
            NetworkGraph graph = network.graph();
            PromptPairs.OfLength pairs = prompts.batches(graph, network.remaining() / 8).getFirst();
            DoubleTensor wanted = shares(network.cache(pairs.clean()).outputs());
            DoubleTensor had = shares(network.forward(pairs.clean(), Plan.plain()));
            double[] gradient = new double[had.values().length];
            Arrays.setAll(gradient, i -> had.values()[i] - wanted.values()[i]);
            Gradients found = network.backward(pairs.clean(), Plan.plain(),
                    new Objective.Given(DoubleTensor.of(gradient, had.shape())));
            double largest = Arrays.stream(found.read().values()).map(Math::abs).max().orElseThrow();
            Gradients plain = network.backward(pairs.clean(), Plan.plain(), Objective.of(pairs));
            double ofDifference = Arrays.stream(plain.read().values()).map(Math::abs).max().orElseThrow();
            assertThat(largest).isLessThanOrEqualTo(1e-6 * ofDifference);
            return CircuitScores.equal(graph);
        }

        private static DoubleTensor shares(DoubleTensor outputs) {
            int count = outputs.size(2);
            double[] shares = outputs.values().clone();
            for (int from = 0; from < shares.length; from += count) {
                double sum = 0;
                double most = Arrays.stream(shares, from, from + count).max().orElseThrow();
                for (int k = from; k < from + count; k++) {
                    shares[k] = StrictMath.exp(shares[k] - most);
                    sum += shares[k];
                }
                for (int k = from; k < from + count; k++) {
                    shares[k] /= sum;
                }
            }
            return DoubleTensor.of(shares, outputs.shape());
        }
    }

    @Tag("proof")
    @Test
    void exactPatchingIsTheCeiling_andAttributionFollows() {
        Map<String, Double> patching = means(PatchingFinder::new);
        Map<String, Double> attribution = means(AttributionFinder::new);
        System.out.println("exact patching " + patching + "\nattribution " + attribution);
        assertThat(patching.getOrDefault("node-auroc-above", 0.0)).isGreaterThanOrEqualTo(0.98);
        assertThat(attribution.getOrDefault("node-auroc-high", 0.0)).isGreaterThanOrEqualTo(0.9);
    }
}
