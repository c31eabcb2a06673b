package org.axonmark.circuits.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.axonmark.circuits.CircuitTasks;
import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.Disguise;
import org.axonmark.circuits.compile.PromptSet;
import org.axonmark.circuits.compile.ScoredTruth;
import org.axonmark.circuits.library.LibraryProgram;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.protocol.CircuitTask;
import org.axonmark.circuits.protocol.Scoring;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.submission.circuitsacdc.DiscoveryFinder;
import org.axonmark.submission.circuitseap.AttributionFinder;
import org.axonmark.submission.circuitsnorm.NormFinder;
import org.axonmark.submission.circuitspatching.PatchingFinder;
import org.axonmark.submission.circuitsrandom.RandomFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CompiledEdgesTaskTest {

    private static final Seed SEED = new Seed("compiled edges test".getBytes(StandardCharsets.US_ASCII));
    private static final int FEW = 2;
    private static final Preparation PRACTICE = new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none());

    private static Map<String, Double> means(List<Subject> subjects, Supplier<CircuitFinder> finder) {
        TaskCard card = CompiledEdgesTask.task().card();
        Protocol<CircuitFinder> protocol = new CircuitTask(card, seed -> subjects, Scoring::mark).prepare(PRACTICE);
        Score score = protocol.score(protocol.ask(new InProcess<>(finder), new byte[32], Progress.none()));
        return Summaries.of(card, score.itemScores(), score.pooled()).stream()
                .collect(Collectors.toMap(Summary::metric, Summary::value));
    }

    @Test
    void finders_standAboveTheFloor_andTheControlOnIt() {
        List<Subject> subjects = List.of(small("alternation"), small("second_difference"));
        Map<String, Double> floor = means(subjects, RandomFinder::new);
        assertThat(floor).containsEntry("edge-auroc", 0.5).containsEntry("edge-precision-low",
                floor.getOrDefault("edge-precision-above", 0.0));
        assertThat(floor.getOrDefault("edge-precision", 0.0)).isBetween(1.0, 2.0);
        double attribution = means(subjects, AttributionFinder::new).getOrDefault("edge-precision", 0.0);
        assertThat(attribution).isGreaterThan(1.5 * floor.getOrDefault("edge-precision", 0.0));
    }

    private static Subject small(String name) {
        LibraryProgram program = ProgramLibrary.program(name);
        return CompiledSubjects.subject(program.program(program.vocabulary().least(), program.length().least()), SEED, name);
    }

    @Test
    void subjects_canBeScored_andFollowFromTheSeed() {
        List<Subject> subjects = CompiledSubjects.of(SEED, FEW);
        List<Subject> again = CompiledSubjects.of(SEED, FEW);
        List<Subject> others = CompiledSubjects.of(new Seed("another seed of this test".getBytes(StandardCharsets.US_ASCII)), FEW);
        assertThat(subjects).extracting(Subject::unit).doesNotHaveDuplicates();
        assertThat(subjects).allMatch(subject -> subject.circuit().scorable() && subject.circuit().hasNodesOutside());
        assertThat(again).extracting(Subject::circuit).extracting(circuit -> circuit.edges())
                .isEqualTo(subjects.stream().map(subject -> subject.circuit().edges()).toList());
        assertThat(others).extracting(Subject::family).isNotEqualTo(subjects.stream().map(Subject::family).toList());
        assertThat(new CircuitTasks().tasks()).extracting(task -> task.card().id().toString()).contains("circuits/compiled-edges@1");
    }

    @Test
    void causalEdges_areWired() {
        Compiled compiled = Disguise.compile(ProgramLibrary.program("frac_prevs").program(), SEED.key(), "causal");
        PromptSet prompts = PromptSet.draw(compiled, SEED.key(), "causal");
        assertThat(CompiledSubjects.causal(compiled, prompts))
                .isEqualTo(ScoredTruth.of(compiled.transformer(), prompts, ScoredTruth.Kind.RESAMPLE).edges());
    }

    /** Programs, disguise, prompts and the arithmetic of networks are the same on every host and for ever; a change needs a new version of the task. */
    @Test
    void datasetIdentity_isFrozen() {
        assertThat(CompiledEdgesTask.task().prepare(PRACTICE).datasetIdentity().hex())
                .isEqualTo("1b5c22cf790a1fc6f0c2f9bf48f5526f4008ab77c584d7198898b206785f4fa3");
    }

    @Test
    void overEdgesThatAreNotWired_nothingFlows() {
        for (String name : List.of("reverse", "double_hist", "or_gate")) {
            nothingFlows(name);
        }
    }

    @Tag("proof")
    @Test
    void overEdgesThatAreNotWired_nothingFlows_inAnyProgram() {
        for (String name : ProgramLibrary.names()) {
            nothingFlows(name);
        }
    }

    /** All edges outside of the circuit together, given what their writers write in other prompts, change no output. */
    private static void nothingFlows(String name) {
        Compiled compiled = Disguise.compile(ProgramLibrary.program(name).program(), SEED.key(), name);
        PromptSet prompts = PromptSet.draw(compiled, SEED.key(), name);
        Transformer network = compiled.transformer();
        Prompts clean = prompts.clean().getLast();
        Plan plan = new Plan(network.graph()).alternate(network.run(prompts.corrupt().getLast()).cache());
        network.graph().edges().stream().filter(edge -> !compiled.wired().contains(edge))
                .forEach(edge -> plan.mix(network.graph(), edge, 1));
        assertThat(network.run(clean, plan).logits()).as(name).containsExactly(network.run(clean).logits(), within(1e-6));
    }

    @Tag("proof")
    @Test
    void everySeed_makesARound() {
        for (int i = 0; i < 12; i++) {
            Set<String> families = new HashSet<>();
            Seed seed = new Seed("rounds test, seed %02d".formatted(i).getBytes(StandardCharsets.US_ASCII));
            for (Subject subject : CompiledSubjects.of(seed, CompiledEdgesTask.NETWORKS)) {
                families.add(subject.family());
            }
            assertThat(families).hasSizeGreaterThan(20);
        }
    }

    @Tag("proof")
    @Test
    void methods_standInTheirOrder_onPracticeNetworks() {
        List<Subject> subjects = CompiledSubjects.of(SEED, CompiledEdgesTask.NETWORKS);
        double floor = means(subjects, RandomFinder::new).getOrDefault("edge-precision", 0.0);
        double norm = means(subjects, NormFinder::new).getOrDefault("edge-precision", 0.0);
        Map<String, Double> patching = means(subjects, PatchingFinder::new);
        double discovery = means(subjects, DiscoveryFinder::new).getOrDefault("edge-precision-high", 0.0);
        assertThat(norm).isLessThan(1.5 * floor);
        assertThat(patching.getOrDefault("edge-precision-above", 0.0)).isGreaterThan(patching.getOrDefault("edge-precision-high", 0.0))
                .isGreaterThan(3 * floor);
        assertThat(discovery).isGreaterThan(2 * floor);
    }
}
