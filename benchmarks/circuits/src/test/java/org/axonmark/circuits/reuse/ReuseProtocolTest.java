package org.axonmark.circuits.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.axonmark.circuits.library.TaskPair;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.circuits.TwoTasks;
import org.axonmark.submission.reuseattribution.AttributionFinder;
import org.axonmark.submission.reusediffers.DifferenceFinder;
import org.axonmark.submission.reusenorm.NormFinder;
import org.axonmark.submission.reusepatching.PatchingFinder;
import org.axonmark.submission.reuserandom.RandomFinder;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReuseProtocolTest {

    private static final Seed SEED = new Seed("reuse protocol test seed".getBytes(StandardCharsets.US_ASCII));
    private static final List<ReuseSubject> SUBJECTS =
            List.of(ReuseSubjects.subject(SEED, "reuse-a", TaskPair.MOST_SHARED), ReuseSubjects.subject(SEED, "reuse-b", 1));

    private final ReuseProtocol protocol = new ReuseProtocol(SUBJECTS);

    /** Says of a network what a function says. */
    private record Says(Function<SubjectNetwork, ReuseFinding> finding) implements ReuseFinder {
        @Override
        public void prepare(Context context) {
            // Nothing to load.
        }

        @Override
        public ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) {
            return finding.apply(network);
        }
    }

    private Outcomes ask(ReuseFinder finder) {
        return protocol.ask(new InProcess<>(() -> finder), new byte[32], Progress.none());
    }

    private static Map<String, Double> means(ReuseProtocol protocol, Outcomes outcomes) {
        return protocol.score(outcomes).itemScores().stream()
                .collect(Collectors.groupingBy(ItemScore::metric, Collectors.averagingDouble(ItemScore::value)));
    }

    @Test
    void methods_standAboveControls_withinTheirBudgets() {
        Map<String, Double> patching = means(protocol, ask(new PatchingFinder()));
        double attribution = reuse(ask(new AttributionFinder()));
        for (ReuseFinder control : List.of(new RandomFinder(), new NormFinder(), new DifferenceFinder())) {
            Map<String, Double> means = means(protocol, ask(control));
            assertThat(means).containsOnlyKeys(ReuseScoring.metrics().stream().map(Metric::id).toList()).containsEntry(ReuseScoring.REPAIR,
                    0.0);
            assertThat(means.getOrDefault(ReuseScoring.REUSE, 1.0))
                    .isLessThan(Math.min(patching.getOrDefault(ReuseScoring.REUSE, -1.0), attribution));
        }
        assertThat(patching.getOrDefault(ReuseScoring.REPAIR, 0.0)).isPositive();
    }

    private double reuse(Outcomes outcomes) {
        return means(protocol, outcomes).getOrDefault(ReuseScoring.REUSE, Double.NaN);
    }

    @Test
    void budgets_areThoseOfTheCard() {
        ask(new Says(network -> {
            assertThat(network.remaining()).isEqualTo(network.graph().edges().size() / 16);
            return ReuseFinding.of(List.of(), List.of(), List.of());
        }));
        ask(new ReuseFinder() {
            @Override
            public void prepare(Context context) {
                // Nothing to load.
            }

            @Override
            public ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) {
                assertThat(damaged.remaining()).isEqualTo(2L * network.graph().edges().size());
                assertThat(damaged.graph()).isEqualTo(network.graph());
                assertThat(tasks.interventions()).isEqualTo(ReuseSubjects.INTERVENTIONS);
                return ReuseFinding.of(List.of(), List.of(), List.of());
            }
        });
    }

    /** To name no heads for some networks, or for one of the tasks, never raises what is ranked. */
    @Test
    void withholding_neverGains() {
        for (ReuseFinder finder : List.of(new RandomFinder(), new NormFinder())) {
            Outcomes whole = ask(finder);
            double before = reuse(whole);
            for (boolean both : new boolean[] {true, false}) {
                List<Outcome> fewer = new ArrayList<>(whole.outcomes());
                ReuseSubject subject = SUBJECTS.getFirst();
                Finding less = new Finding(both ? Set.of() : subject.first(), Set.of(), List.of());
                fewer.set(0, new Outcome(subject.unit(), less.kept(subject.graph(), 0, 0), 1));
                assertThat(reuse(new Outcomes(fewer))).isLessThanOrEqualTo(before);
            }
        }
    }

    @Test
    void answersThatAreNone_failByName() {
        refused("at most 3", network -> ReuseFinding.of(List.of(), List.of(),
                List.of(new Intervention(0, 0), new Intervention(1, 0), new Intervention(2, 0), new Intervention(3, 0))));
        refused("edge -1", network -> ReuseFinding.of(List.of(), List.of(), List.of(new Intervention(-1, 0))));
        refused("at most once", network -> ReuseFinding.of(List.of(), List.of(), List.of(new Intervention(1, 0), new Intervention(1, 0))));
        refused("by NaN", network -> ReuseFinding.of(List.of(), List.of(), List.of(new Intervention(1, Double.NaN))));
        refused("by 1.0E9", network -> ReuseFinding.of(List.of(), List.of(), List.of(new Intervention(1, 1e9))));
        refused("writer 0", network -> ReuseFinding.of(List.of(0), List.of(2), List.of()));
        refused("writer 2", network -> ReuseFinding.of(List.of(2, 2), List.of(2), List.of()));
        refused("writer " + Integer.MAX_VALUE, network -> ReuseFinding.of(List.of(2), List.of(Integer.MAX_VALUE), List.of()));
        refused("writer", network -> ReuseFinding.of(List.of(network.graph().readers().getLast().owner()), List.of(2), List.of()));
        refused("[1, 1]", network -> new ReuseFinding(IntTensor.of(new int[] {2}, 1, 1), IntTensor.of(new int[0], 0), List.of()));
    }

    private void refused(String why, Function<SubjectNetwork, ReuseFinding> finding) {
        assertThatThrownBy(() -> ask(new Says(finding))).hasMessageContaining(why).isInstanceOfSatisfying(SubmissionFailure.class,
                failure -> assertThat(failure.failure()).isEqualTo(Failure.WRONG_SHAPE));
    }

    @Test
    void outcomes_holdWhatWasSaid_andOnlyOfThisTask() {
        for (ReuseSubject subject : SUBJECTS) {
            Finding truth = ReuseSubjectsTest.truth(subject);
            assertThat(Finding.of(truth.kept(subject.graph(), 3, 5), subject.graph())).isEqualTo(truth);
        }
        Outcomes outcomes = ask(new DifferenceFinder());
        assertThat(protocol.score(outcomes)).isEqualTo(new ReuseProtocol(SUBJECTS).score(outcomes));
        assertThat(protocol.score(outcomes).exhibits()).hasSize(SUBJECTS.size());
        assertThatThrownBy(() -> protocol.score(new Outcomes(outcomes.outcomes().subList(1, 2)))).isInstanceOf(AxonmarkException.class);
        List<Outcome> other = new ArrayList<>(outcomes.outcomes());
        other.set(0, new Outcome(other.getFirst().item(), DoubleTensor.of(new double[3], 3), 1));
        assertThatThrownBy(() -> protocol.score(new Outcomes(other))).isInstanceOf(AxonmarkException.class);
    }
}
