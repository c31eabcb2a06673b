package org.axonmark.submission.sequencesbattery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Asks for up to 32 sequences of every length, and believes in the first one or two named steps, one after the other, that answer all alike. */
public final class BatteryInterpreter implements FunctionInterpreter {

    private static final int QUERIES = 32;
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
        List<Step> steps = Step.all(domain.maxLength());
        for (Step step : steps) {
            if (seen.stream().allMatch(one -> Arrays.equals(one.positions(), step.of(whole(one), one.points())))) {
                return named("sequence " + step.written());
            }
        }
        for (Step first : steps) {
            List<int[]> halfway = seen.stream().map(one -> first.of(whole(one), one.points())).toList();
            for (Step second : steps) {
                if (follows(second, halfway, seen)) {
                    return named("sequence " + first.written() + " | " + second.written());
                }
            }
        }
        return named("sequence v");
    }

    private static Interpretation named(String hypothesis) {
        return Interpretation.of(hypothesis, "answers as " + hypothesis + " does");
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
