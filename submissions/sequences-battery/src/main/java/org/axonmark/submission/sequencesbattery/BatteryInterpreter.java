package org.axonmark.submission.sequencesbattery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/**
 * Asks for up to 32 sequences of every length, and believes in the first one to three named steps, one after
 * the other, that answer all alike.
 */
public final class BatteryInterpreter implements FunctionInterpreter {

    private static final int QUERIES = 32;
    private static final int MOST_STEPS = 3;
    private static final double[] IRRATIONAL = {0.754877666246693, 0.569840290998053};

    /** A sequence and the positions that the rule gave for it. */
    @SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
    private record Seen(double[][] points, int[] positions) {}

    /** Creates the interpreter. */
    public BatteryInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (!(box.setup().domain() instanceof Domain.Sequences domain)) {
            throw new IllegalArgumentException("this interpreter knows rules over sequences, not " + box.setup().kind());
        }
        List<Seen> seen = new ArrayList<>();
        int lengths = domain.maxLength() - domain.minLength() + 1;
        for (int i = 0; i < Math.min(QUERIES, box.setup().budget()); i++) {
            // The longest first: it tells most.
            seen.add(ask(box, domain, domain.maxLength() - i * 3 % lengths, i));
        }
        List<int[]> inputs = seen.stream().map(BatteryInterpreter::whole).toList();
        List<Step> steps = Step.all(domain.maxLength());
        for (int depth = 0; depth < MOST_STEPS; depth++) {
            List<Step> found = following(inputs, seen, steps, depth);
            if (!found.isEmpty()) {
                return named(found);
            }
        }
        return Interpretation.of("sequence v", "rotated by 0");
    }

    /** Returns steps that lead from places to the positions seen, so many and one more; empty if there are none. */
    private static List<Step> following(List<int[]> places, List<Seen> seen, List<Step> steps, int more) {
        for (Step step : steps) {
            if (more > 0) {
                List<int[]> next = new ArrayList<>();
                for (int i = 0; i < places.size(); i++) {
                    next.add(step.of(places.get(i), seen.get(i).points()));
                }
                List<Step> rest = following(next, seen, steps, more - 1);
                if (!rest.isEmpty()) {
                    List<Step> all = new ArrayList<>(List.of(step));
                    all.addAll(rest);
                    return all;
                }
            } else if (follows(step, places, seen)) {
                return List.of(step);
            }
        }
        return List.of();
    }

    private static Interpretation named(List<Step> steps) {
        return Interpretation.of("sequence " + steps.stream().map(Step::written).collect(Collectors.joining(" | ")),
                steps.stream().map(Step::said).collect(Collectors.joining(", then ")));
    }

    private static boolean follows(Step second, List<int[]> halfway, List<Seen> seen) {
        for (int i = 0; i < seen.size(); i++) {
            if (!Arrays.equals(seen.get(i).positions(), second.of(halfway.get(i), seen.get(i).points()))) {
                return false;
            }
        }
        return true;
    }

    private static int[] whole(Seen seen) {
        int[] places = new int[seen.points().length];
        Arrays.setAll(places, i -> i);
        return places;
    }

    private static Seen ask(BlackBox box, Domain.Sequences domain, int length, int number) throws Exception {
        double[][] points = new double[length][domain.width()];
        double[] values = new double[length * domain.width()];
        for (int i = 0; i < values.length; i++) {
            int place = i / domain.width();
            double turn = (number * domain.maxLength() + place + 1) * IRRATIONAL[i % domain.width() % IRRATIONAL.length];
            values[i] = domain.range().low() + (domain.range().high() - domain.range().low()) * (turn - Math.floor(turn));
            points[place][i % domain.width()] = values[i];
        }
        double[] answer = box.numbers(DoubleTensor.of(values, 1, length, domain.width())).values();
        return new Seen(points, Arrays.stream(answer).filter(place -> place >= 0).mapToInt(place -> (int) place).toArray());
    }
}
