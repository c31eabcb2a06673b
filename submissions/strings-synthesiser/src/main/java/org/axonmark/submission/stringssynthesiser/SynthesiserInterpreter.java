package org.axonmark.submission.stringssynthesiser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.axonmark.hypothesis.English;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.Interpretation;

/**
 * Finds the likeliest program under the published law that agrees with all answers. It asks a few texts of its own choice, enumerates programs
 * of published primitives, and if there are none, asks more and searches the published core; it asks where programs differ, and, when none differ,
 * spends what is left of 64 queries on trying to prove them wrong.
 */
public final class SynthesiserInterpreter implements FunctionInterpreter {

    private static final int QUERIES = 64;
    private static final int SEARCHES = 8;
    /** Answers more do not make a program agree that did not; what is read off texts may gain once. */
    private static final int VAIN = 2;
    /** Searches over the core; what a first one reads off few texts a second one may mend. */
    private static final int CORE_SEARCHES = 2;
    private static final int BATCH = 6;
    private static final int RIVALS = 40;

    private final Search search = new Search();
    private final CoreSearch core = new CoreSearch();
    private final List<String> pool = Inputs.pool();

    /** Creates the interpreter. */
    public SynthesiserInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (box.setup().kind() != FunctionKind.STRING) {
            throw new IllegalArgumentException("this interpreter knows functions of a text, not " + box.setup().kind());
        }
        Asked asked = new Asked(box, Math.min(QUERIES, box.remaining()));
        asked.ask(Inputs.FIRST);
        List<Program> programs = published(asked);
        if (programs.isEmpty()) {
            programs = overTheCore(asked);
        }
        Hypothesis.Text best = programs.isEmpty() ? new Hypothesis.Text(Step.TEXT) : programs.getFirst().hypothesis();
        return Interpretation.of(best.print(), English.print(best).orElse(""));
    }

    /** Returns programs of one or two published primitives; none if further answers do not lead to any. */
    private List<Program> published(Asked asked) throws Exception {
        int vain = 0;
        for (int i = 0; i < SEARCHES && vain < VAIN; i++) {
            List<Program> programs = search.programs(asked.inputs(), asked.answers());
            if (programs.isEmpty()) {
                vain++;
                if (asked.left() > 0) {
                    asked.ask(Inputs.CORE);
                }
            } else {
                List<Program> right = refute(programs, asked);
                if (!right.isEmpty() || asked.left() == 0) {
                    return right.isEmpty() ? programs : right;
                }
            }
        }
        return List.of();
    }

    private List<Program> overTheCore(Asked asked) throws Exception {
        List<Program> programs = core.programs(asked.inputs(), asked.answers());
        for (int i = 1; i < CORE_SEARCHES && asked.left() > 0 && !programs.isEmpty(); i++) {
            List<Program> right = refute(programs, asked);
            if (!right.isEmpty()) {
                return right;
            }
            programs = core.programs(asked.inputs(), asked.answers());
        }
        return programs;
    }

    /** Asks until no program is left or no query, and returns the programs left. */
    private List<Program> refute(List<Program> programs, Asked asked) throws Exception {
        List<Program> right = programs;
        while (asked.left() > 0) {
            List<String> told = telling(right, asked);
            List<String> next = told.subList(0, Math.min(asked.left(), told.size()));
            String[] inputs = next.toArray(String[]::new);
            String[] answers = asked.ask(next);
            right = right.stream().filter(program -> program.gives(inputs, answers)).toList();
            if (right.isEmpty()) {
                break;
            }
        }
        return right;
    }

    /** Returns the input at which the likeliest programs differ most, or a few unasked ones if they do not. */
    private List<String> telling(List<Program> programs, Asked asked) {
        List<Program> rivals = programs.subList(0, Math.min(RIVALS, programs.size()));
        String best = "";
        double most = 0;
        List<String> unasked = new ArrayList<>();
        for (String input : pool) {
            if (!asked.has(input)) {
                unasked.add(input);
                double information = rivals.size() > 1 ? information(rivals, input) : 0;
                if (information > most) {
                    most = information;
                    best = input;
                }
            }
        }
        return most > 0 ? List.of(best) : unasked.subList(0, Math.min(BATCH, unasked.size()));
    }

    /** The entropy of what the programs, each as likely as its bits say, answer to an input. */
    private static double information(List<Program> programs, String input) {
        Map<String, Double> weights = new HashMap<>();
        double all = 0;
        for (Program program : programs) {
            double weight = StrictMath.pow(2, (programs.getFirst().bits() - program.bits()) / 4);
            weights.merge(program.of(input), weight, Double::sum);
            all += weight;
        }
        double information = 0;
        for (double weight : weights.values()) {
            information -= weights.size() > 1 ? weight / all * StrictMath.log(weight / all) : 0;
        }
        return information;
    }
}
