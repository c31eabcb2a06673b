package org.axonmark.circuits.compiled;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.Disguise;
import org.axonmark.circuits.compile.PromptSet;
import org.axonmark.circuits.library.LibraryProgram;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.protocol.Pairs;
import org.axonmark.circuits.protocol.ProgramPrompts;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.circuits.truth.Ablation;
import org.axonmark.circuits.truth.CausalEdges;
import org.axonmark.results.statistics.HmacStream;

/**
 * Draws disguised networks, compiled from the library's programs, as many of each as of any other as far as that goes, with vocabularies and lengths of their
 * own. A network that cannot be scored is drawn anew, of another program.
 */
final class CompiledSubjects {

    /** Fewest edges: a sixteenth of them is the cost of one attribution. */
    static final int FEWEST_EDGES = 64;

    /** Most edges: exact patching of more takes too long for a task of many networks. */
    static final int MOST_EDGES = 1024;

    private static final int TRIES = 20;

    private CompiledSubjects() {}

    /** Returns the subjects of a seed. */
    static List<Subject> of(Seed seed, int count) {
        List<LibraryProgram> library = ProgramLibrary.all();
        HmacStream order = seed.stream("all", "programs");
        List<Subject> subjects = new ArrayList<>();
        for (int round = 0; subjects.size() < count; round++) {
            if (round == TRIES) {
                throw new IllegalStateException("the program library holds too few networks that can be scored: " + subjects.size());
            }
            for (int i : order.permutation(library.size())) {
                String unit = "net-%02d".formatted(subjects.size());
                Subject subject = subject(library.get(i).draw(seed.stream(unit, "program, round " + round)), seed, unit);
                if (subjects.size() < count && scorable(subject, seed)) {
                    subjects.add(subject);
                }
            }
        }
        return subjects;
    }

    /** Compiles and disguises a program. */
    static Subject subject(Program program, Seed seed, String unit) {
        Compiled compiled = Disguise.compile(program, seed.key(), unit);
        return new Subject(unit, program.name(), compiled.transformer(), new Circuit(compiled.transformer().graph(), compiled.wired()),
                () -> causal(compiled, PromptSet.draw(compiled, seed.key(), unit)), new ProgramPrompts(compiled));
    }

    private static boolean scorable(Subject subject, Seed seed) {
        int edges = subject.network().graph().edges().size();
        return edges >= FEWEST_EDGES && edges <= MOST_EDGES && subject.circuit().scorable()
                && Pairs.possible(subject, seed.stream(subject.unit(), "possible"));
    }

    /**
     * Returns the edges that matter by themselves when resampled: wired ones, as over others nothing flows. The longest prompts come first, and an edge
     * that mattered once is not cut again.
     */
    static Set<Graph.Edge> causal(Compiled compiled, PromptSet prompts) {
        Set<Graph.Edge> left = new HashSet<>(compiled.wired());
        Set<Graph.Edge> causal = new HashSet<>();
        for (int i = prompts.clean().size() - 1; i >= 0; i--) {
            Ablation resample = new Ablation.Resample(prompts.corrupt().get(i));
            causal.addAll(CausalEdges.of(compiled.transformer(), prompts.clean().get(i), resample, left).edges());
            left.removeAll(causal);
        }
        return causal;
    }
}
