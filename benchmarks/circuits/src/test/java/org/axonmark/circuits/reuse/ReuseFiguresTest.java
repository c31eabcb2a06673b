package org.axonmark.circuits.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.submission.reuseattribution.AttributionFinder;
import org.axonmark.submission.reusediffers.DifferenceFinder;
import org.axonmark.submission.reusenorm.NormFinder;
import org.axonmark.submission.reusepatching.PatchingFinder;
import org.axonmark.submission.reuserandom.RandomFinder;
import org.axonmark.task.Progress;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the suite's README says of the practice networks. */
@Tag("proof")
class ReuseFiguresTest {

    /**
     * What a submission reached.
     *
     * @param reuse the main metric
     * @param f1 F1 of heads
     * @param overlap error of the overlap
     * @param causal F1 of causal heads
     * @param repair accuracy recovered
     */
    private record Row(ReuseFinder finder, double reuse, double f1, double overlap, double causal, double repair) {}

    @Test
    void figures_areThoseOfTheReadme() {
        ReuseProtocol protocol = new ReuseProtocol(ReuseSubjects.of(ReuseTask.PRACTICE_SEED, ReuseTask.NETWORKS));
        for (Row row : List.of(
                new Row(new PatchingFinder(), 0.7093, 0.8008, 0.0915, 0.9559, 0.7598),
                new Row(new AttributionFinder(), 0.5687, 0.6661, 0.0974, 0.4507, 0.1900),
                new Row(new RandomFinder(), -0.0904, 0.2383, 0.3288, 0.1826, 0),
                new Row(new DifferenceFinder(), -0.2852, 0.2776, 0.5627, 0.2189, 0),
                new Row(new NormFinder(), -0.3730, 0.1935, 0.5665, 0.1842, 0))) {
            Map<String, Double> means =
                    protocol.score(protocol.ask(new InProcess<>(row::finder), new byte[32], Progress.none())).itemScores()
                            .stream().collect(Collectors.groupingBy(ItemScore::metric, Collectors.averagingDouble(ItemScore::value)));
            Map<String, Double> said =
                    Map.of(ReuseScoring.REUSE, row.reuse(), ReuseScoring.F1, row.f1(), ReuseScoring.OVERLAP, row.overlap(),
                            ReuseScoring.CAUSAL, row.causal(), ReuseScoring.REPAIR, row.repair());
            said.forEach((metric, value) -> assertThat(means.get(metric)).as(row.finder().getClass().getSimpleName() + " " + metric)
                    .isCloseTo(value, within(0.0006)));
        }
    }
}
