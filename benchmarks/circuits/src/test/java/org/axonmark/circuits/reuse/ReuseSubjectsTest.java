package org.axonmark.circuits.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.axonmark.circuits.CircuitTasks;
import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.Damage;
import org.axonmark.circuits.library.TaskPair;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.circuits.rasp.Interpreter;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.circuits.reuse.ReuseScoring.Causal;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.TwoTasks;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReuseSubjectsTest {

    private static final Seed SEED = new Seed("reuse subjects test seed".getBytes(StandardCharsets.US_ASCII));
    private static final List<ReuseSubject> SUBJECTS = ReuseSubjects.of(SEED, TaskPair.MOST_SHARED + 1);
    private static final Preparation PRACTICE = new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none());

    /** Returns what a finder that knew all would say. */
    static Finding truth(ReuseSubject subject) {
        List<Intervention> mend = new ArrayList<>();
        for (Damage damage : subject.damage()) {
            mend.add(new Intervention(subject.graph().edges().indexOf(damage.edge()), damage.mend()));
        }
        return new Finding(subject.first(), subject.second(), mend);
    }

    @Test
    void everyDegreeOfOverlap_isDrawn_withHeadsToSpare() {
        assertThat(SUBJECTS).extracting(ReuseSubject::shared).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        for (ReuseSubject subject : SUBJECTS) {
            Set<Integer> either = new HashSet<>(subject.first());
            either.addAll(subject.second());
            assertThat(Heads.of(subject.graph())).hasSizeGreaterThanOrEqualTo(Math.max(ReuseSubjects.FEWEST_HEADS, 2 * either.size()));
            assertThat(subject.overlap() > 0).isEqualTo(subject.shared() > 0);
            assertThat(subject.overlap() == 1).isEqualTo(subject.shared() == TaskPair.MOST_SHARED);
            assertThat(subject.first()).hasSizeGreaterThanOrEqualTo(TaskPair.MOST_SHARED);
            assertThat(subject.first()).containsAll(subject.causal(true));
            assertThat(subject.causal(false)).isNotEmpty();
        }
    }

    @Test
    void truth_scores1_andMendsAll() {
        for (ReuseSubject subject : SUBJECTS) {
            truthScores1(subject);
        }
    }

    private static void truthScores1(ReuseSubject subject) {
        List<ItemScore> scores = ReuseScoring.mark(subject, new Causal(Set.of(), Set.of()), truth(subject));
        for (String metric : List.of(ReuseScoring.REUSE, ReuseScoring.F1, ReuseScoring.REPAIR)) {
            assertThat(scores.stream().filter(score -> score.metric().equals(metric)).findFirst().orElseThrow().value())
                    .as(subject.unit() + " " + metric).isCloseTo(1, within(1e-12));
        }
        assertThat(subject.accuracy(List.of())).isBetween(0.0, ReuseSubjects.DAMAGED);
        assertThat(subject.damage().size()).isBetween(1, 2);
        assertThat(ReuseScoring.recovered(subject, new Finding(Set.of(), Set.of(), List.of()))).isZero();
    }

    @Test
    void network_saysWhatBothProgramsSay() {
        for (ReuseSubject subject : SUBJECTS) {
            for (Compiled task : List.of(subject.pair().first(), subject.pair().second())) {
                HmacStream stream = SEED.stream(subject.unit(), "agreement");
                for (int length = 1; length <= task.program().length(); length++) {
                    List<List<Value>> inputs = task.codec().draw(stream, 8, length);
                    double[] logits = task.transformer().run(task.codec().encode(inputs)).logits();
                    for (int p = 0; p < inputs.size(); p++) {
                        assertThat(task.codec().decode(logits, p, length + 1)).isEqualTo(Interpreter.run(task.program(), inputs.get(p)));
                    }
                }
            }
        }
    }

    /** The network's outputs are the first task's, then the second's. */
    @Test
    void outputs_standBesideEachOther() {
        ReuseSubject subject = SUBJECTS.getFirst();
        Prompts prompts = subject.heldOut().getLast().prompts();
        double[] both = subject.pair().network().run(prompts).logits();
        for (TwoTasks.OfOutputs task : List.of(subject.tasks().first(), subject.tasks().second())) {
            Compiled own = task.from() == 0 ? subject.pair().first() : subject.pair().second();
            double[] alone = own.transformer().run(prompts).logits();
            int outputs = subject.pair().network().shape().outputs();
            assertThat(
                    IntStream.range(0, alone.length).mapToDouble(i -> both[i / task.outputs() * outputs + task.from() + i % task.outputs()])
                            .toArray())
                    .containsExactly(alone, within(1e-9));
        }
        assertThat(subject.tasks().first().outputs() + subject.tasks().second().outputs())
                .isEqualTo(subject.pair().network().shape().outputs());
    }

    /**
     * All edges that are not wired on a path to a task together, given what their writers write in other prompts, change nothing of that task: a
     * hundredth of what counts as an effect is left to attention, which is never quite zero, and to the slopes of thresholds behind it.
     */
    @Test
    void fromHeadsOutsideOfATask_nothingFlowsToIt() {
        for (ReuseSubject subject : SUBJECTS) {
            for (TwoTasks.OfOutputs task : List.of(subject.tasks().first(), subject.tasks().second())) {
                Compiled own = task.from() == 0 ? subject.pair().first() : subject.pair().second();
                Transformer network = own.transformer();
                PromptPairs.OfLength pairs = task.pairs().lengths().getLast();
                Plan plan = new Plan(network.graph()).alternate(network.run(prompts(pairs.corrupt())).cache());
                for (Graph.Edge edge : network.graph().edges()) {
                    if (!own.wired().contains(edge)) {
                        plan.mix(network.graph(), edge, 1);
                    }
                }
                assertThat(network.run(prompts(pairs.clean()), plan).logits())
                        .containsExactly(network.run(prompts(pairs.clean())).logits(), within(1e-5));
            }
        }
    }

    private static Prompts prompts(IntTensor tokens) {
        int length = tokens.size(1);
        return new Prompts(IntStream.range(0, tokens.size(0))
                .mapToObj(row -> IntStream.range(0, length).map(i -> tokens.values()[row * length + i]).toArray()).toArray(int[][]::new));
    }

    @Test
    void labels_areRightAnswers_andWrongOnesTheCorruptPrompts() {
        for (ReuseSubject subject : SUBJECTS) {
            int outputs = subject.pair().network().shape().outputs();
            for (TwoTasks.OfOutputs task : List.of(subject.tasks().first(), subject.tasks().second())) {
                for (PromptPairs.OfLength pairs : task.pairs().lengths()) {
                    double[] clean = subject.pair().network().run(prompts(pairs.clean())).logits();
                    double[] corrupt = subject.pair().network().run(prompts(pairs.corrupt())).logits();
                    for (int i = 0; i < pairs.label().count(); i++) {
                        int label = pairs.label().values()[i];
                        if (label >= 0) {
                            int wrong = pairs.wrong().values()[i];
                            assertThat(label).isBetween(task.from(), task.from() + task.outputs() - 1);
                            assertThat(clean[i * outputs + label]).isGreaterThan(clean[i * outputs + wrong]);
                            assertThat(corrupt[i * outputs + wrong]).isGreaterThan(corrupt[i * outputs + label]);
                        }
                    }
                }
            }
        }
    }

    @Test
    void damagedNetwork_isTheSameWithAndWithoutItsDisguise() {
        for (ReuseSubject subject : SUBJECTS) {
            Prompts prompts = subject.heldOut().getLast().prompts();
            assertThat(subject.damaged().run(prompts).logits())
                    .containsExactly(subject.pair().damagedOpen(subject.damage()).run(prompts).logits(), within(1e-6));
        }
    }

    @Test
    void subjects_followFromTheSeed() {
        ReuseSubject subject = SUBJECTS.getFirst();
        ReuseSubject again = ReuseSubjects.subject(SEED, subject.unit(), subject.shared());
        ReuseSubject other = ReuseSubjects.subject(new Seed("another seed of reuse subjects".getBytes(StandardCharsets.US_ASCII)),
                subject.unit(), subject.shared());
        assertThat(new ReuseProtocol(List.of(again)).datasetIdentity()).isEqualTo(new ReuseProtocol(List.of(subject)).datasetIdentity());
        assertThat(new ReuseProtocol(List.of(other)).datasetIdentity()).isNotEqualTo(new ReuseProtocol(List.of(subject)).datasetIdentity());
        assertThat(new CircuitTasks().tasks()).extracting(task -> task.card().id().toString()).contains("circuits/reuse@1");
    }

    @Tag("proof")
    @Test
    void truth_scores1_onEveryPracticeNetwork() {
        List<ReuseSubject> practice = ReuseSubjects.of(ReuseTask.PRACTICE_SEED, ReuseTask.NETWORKS);
        practice.forEach(ReuseSubjectsTest::truthScores1);
        for (int degree = 0; degree <= TaskPair.MOST_SHARED; degree++) {
            int own = degree;
            assertThat(practice).filteredOn(subject -> subject.shared() == own).hasSize(ReuseTask.NETWORKS / (TaskPair.MOST_SHARED + 1));
        }
        assertThat(practice).extracting(ReuseSubject::unit).doesNotHaveDuplicates();
    }

    @Tag("proof")
    @Test
    void datasetIdentity_isFrozen() {
        assertThat(ReuseTask.task().prepare(PRACTICE).datasetIdentity().hex())
                .isEqualTo("d11591269cbc06e9d68fb7ccaa4137c1313a5c10fcc87541d345435c39d49420");
    }

    @Tag("proof")
    @Test
    void everySeed_makesARound() {
        for (int i = 0; i < 4; i++) {
            Seed seed = new Seed("reuse rounds test, seed %02d".formatted(i).getBytes(StandardCharsets.US_ASCII));
            assertThat(ReuseSubjects.of(seed, ReuseTask.NETWORKS)).hasSize(ReuseTask.NETWORKS);
        }
    }
}
