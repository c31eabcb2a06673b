package org.axonmark.submission.numericsymbolic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;

/** Asks where it helps, searches the laws of the task's families, and writes down the smallest that explains the answers. */
public final class SymbolicInterpreter implements FunctionInterpreter {

    private static final double PASS = 1e-3;
    private static final int ROUNDS = 3;

    /** Creates the interpreter. */
    public SymbolicInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (!(box.setup().domain() instanceof Domain.Numbers numbers)) {
            throw new IllegalArgumentException("this interpreter knows functions of a number, not "
                    + box.setup().kind().name().toLowerCase(Locale.ROOT) + " functions");
        }
        double low = numbers.range().low();
        double high = numbers.range().high();
        int budget = box.remaining();
        Explorer explorer = new Explorer(box, low, high);
        Answers answers = explorer.explore();
        if (answers.count() == 0) {
            return Interpretation.of("numeric 0", "No value was seen.");
        }
        List<Found> found = new Search(answers, low, high).best();
        for (int round = ROUNDS; !answers.isNoisy() && round > 0 && explorer.left(budget) > 0; round--) {
            int left = explorer.left(budget);
            double[] doubts = isExact(found.get(0), answers)
                    ? Arrays.stream(new Doubts(found.get(0), answers, low, high).points()).limit(left).toArray() : new double[0];
            answers = explorer.confirm(doubts, doubts.length == 0 ? left : (left - doubts.length) / round);
            if (!isExact(found.get(0), answers)) {
                found = new Search(answers, low, high).best();
            }
        }
        return interpretation(found, answers, low, high);
    }

    private static boolean isExact(Found found, Answers answers) {
        Judge judge = new Judge(answers, false);
        return judge.isExact(judge.weigh(found.law(), found.patch()));
    }

    private static Interpretation interpretation(List<Found> found, Answers answers, double low, double high) {
        Found best = found.get(0);
        Noise noise = Noise.of(best, answers);
        List<String> further = found.stream().skip(1).limit(4).map(one -> "numeric " + one.text() + noise.clause()).toList();
        if (!answers.isNoisy() && Lines.areBetter(best, answers, PASS)) {
            return Interpretation.of("numeric " + Lines.through(answers),
                    "The function follows no law that was tried; straight lines join " + answers.count() + " answers.");
        }
        Optional<Interval> corruption = Optional.empty();
        String words = "The function is " + best.law().words();
        if (best.patch() != null) {
            Patch patch = best.patch();
            corruption = Optional.of(new Interval(patch.low(), patch.high()));
            words += ", but the constant " + Numbers.text(patch.value()) + " from " + Numbers.text(Math.max(low, patch.low())) + " to "
                    + Numbers.text(Math.min(high, patch.high()));
        }
        return new Interpretation("numeric " + best.text() + noise.clause(), words + noise.words() + ".", corruption, further);
    }
}
