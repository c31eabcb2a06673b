package org.axonmark.circuits.trained;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.axonmark.circuits.protocol.InProcess;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.results.format.Summary;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.submission.circuitseap.AttributionFinder;
import org.axonmark.submission.circuitspatching.PatchingFinder;
import org.axonmark.submission.circuitsrandom.RandomFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrainedNodesTaskTest {

    private static Map<String, Double> means(Supplier<CircuitFinder> finder) {
        Protocol<CircuitFinder> protocol = TrainedNodesTask.task()
                .prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
        Score score = protocol.score(protocol.ask(new InProcess(finder), new byte[32], Progress.none()));
        return Summaries.of(TrainedNodesTask.task().card(), score.itemScores(), score.pooled()).stream()
                .collect(Collectors.toMap(Summary::metric, Summary::value));
    }

    @Test
    void everyNetwork_hasNodesInsideAndOutside() {
        for (Subject subject : TrainedNodesTask.subjects()) {
            int nodes = subject.network().graph().writers().size();
            long inside = java.util.stream.IntStream.range(TrainedNetwork.FIRST_NODE, nodes).filter(subject.circuit()::has).count();
            assertThat(inside).as(subject.family()).isBetween(1L, nodes - TrainedNetwork.FIRST_NODE - 1L);
        }
    }

    @Test
    void whoTellsNothing_isAtChance() {
        assertThat(means(RandomFinder::new)).containsEntry("node-auroc", 0.5).containsEntry("node-auroc-above", 0.5);
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
