package org.axonmark.spiking.timing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Metric;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.protocol.Marking;
import org.axonmark.spiking.stimuli.CueStreams;
import org.axonmark.spiking.stimuli.CueStreams.Rule;
import org.axonmark.spiking.stimuli.CueStreams.Trial;

/**
 * At each step of a cue stream, the probability of each outcome at the next is asked: {@code [steps][outcomes]}, numbers beyond [0, 1] taken for its
 * nearer end. The truth is a stream's trials; what is right is the rule's probability, 0 where nothing is due.
 */
final class TimingMarking implements Marking<List<Trial>> {

    static final String SKILL = "skill";
    static final String TIMING_ERROR = "timing-error";
    static final String CORRELATION = "probability-correlation";
    static final String READAPTATION = "readaptation-trials";

    /** Trials of a cue in a regime from which on its rule should be known. */
    static final int SETTLED = 6;

    /** Fewest trials of a cue in a regime by which to judge how soon it was learnt. */
    private static final int FEWEST = 5;

    private final CueStreams.Shape shape;
    private final int steps;

    /** Marks streams of this shape, cut to so many steps. */
    TimingMarking(CueStreams.Shape shape, int steps) {
        this.shape = shape;
        this.steps = steps;
    }

    @Override
    public List<Integer> answer() {
        return List.of(steps, shape.outcomes());
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(SKILL, "Brier skill", "share", Direction.HIGHER, Double.NEGATIVE_INFINITY, 1, OptionalDouble.of(0), false,
                        "1 less the summed squared difference between answer and the rule's probability, over the same of the best constant"
                                + " answer, which is each outcome's mean probability in that stream. But for a constant it is the expected Brier"
                                + " score (Brier 1950), so it is best to say what one believes."),
                new Metric(TIMING_ERROR, "timing error", "steps", Direction.LOWER, 0, shape.longest(), OptionalDouble.empty(), false,
                        "Steps between the outcome's true latency and the latency at which the answer for it is greatest (of equal ones the mean"
                                + " distance), from the %dth trial of a cue in a regime on.".formatted(SETTLED + 1)),
                new Metric(CORRELATION, "correlation with probability", "correlation", Direction.HIGHER, -1, 1, OptionalDouble.of(0), false,
                        "Pearson's correlation over the same trials between the answer for the outcome at its latency and the rule's"
                                + " probability; 0 if the answer does not vary."),
                new Metric(READAPTATION, "trials to readapt", "trials", Direction.LOWER, 0, shape.mostTrials(), OptionalDouble.empty(),
                        false,
                        "Trials of a cue after a switch that changed its outcome or latency until the squared error within the longest"
                                + " latency is first below half of that of saying nothing; all its trials in the regime if never. Mean over"
                                + " cues and switches."));
    }

    @Override
    public FloatTensor keep(FloatTensor answer) {
        int own = answer.size(0);
        float[] means = new float[steps * shape.outcomes()];
        for (int i = 0; i < answer.count(); i++) {
            means[i % means.length] += answer.values()[i] / own;
        }
        return FloatTensor.of(means, 1, steps, shape.outcomes());
    }

    @Override
    public boolean isKept(FloatTensor kept) {
        return kept.rank() == 3 && kept.size(0) == 1 && kept.size(1) == steps && kept.size(2) == shape.outcomes();
    }

    @Override
    public boolean isOverTime(FloatTensor kept) {
        return false;
    }

    @Override
    public Map<String, Double> mark(List<Trial> truth, FloatTensor kept, double share) {
        CueExpectation expectation = CueExpectation.of(truth, steps, shape.outcomes());
        List<Trial> whole = truth.stream().filter(trial -> trial.step() + shape.longest() <= steps).toList();
        Map<String, Double> marks = new HashMap<>();
        marks.put(SKILL, skill(expectation, kept));
        List<Trial> settled = settled(whole);
        settled.stream().mapToDouble(trial -> timingError(trial, kept)).average().ifPresent(value -> marks.put(TIMING_ERROR, value));
        correlation(settled, kept).ifPresent(value -> marks.put(CORRELATION, value));
        readaptation(whole, kept).ifPresent(value -> marks.put(READAPTATION, value));
        return marks;
    }

    private double answer(FloatTensor kept, int step, int outcome) {
        return Math.clamp(kept.values()[step * shape.outcomes() + outcome], 0, 1);
    }

    private double skill(CueExpectation expectation, FloatTensor kept) {
        double error = 0;
        double constant = 0;
        for (int outcome = 0; outcome < shape.outcomes(); outcome++) {
            double mean = expectation.mean(outcome);
            for (int step = 0; step < steps; step++) {
                double right = expectation.at(step, outcome);
                error += square(answer(kept, step, outcome) - right);
                constant += square(mean - right);
            }
        }
        return 1 - error / constant;
    }

    private static double square(double x) {
        return x * x;
    }

    private static List<Trial> settled(List<Trial> trials) {
        Map<List<Integer>, Integer> seen = new HashMap<>();
        List<Trial> settled = new ArrayList<>();
        for (Trial trial : trials) {
            if (seen.merge(List.of(trial.regime(), trial.cue()), 1, Integer::sum) > SETTLED) {
                settled.add(trial);
            }
        }
        return settled;
    }

    private double timingError(Trial trial, FloatTensor kept) {
        double greatest = -1;
        double distances = 0;
        int equal = 0;
        for (int latency = 1; latency <= shape.longest(); latency++) {
            double answer = answer(kept, trial.step() + latency - 1, trial.rule().outcome());
            if (answer > greatest) {
                greatest = answer;
                distances = 0;
                equal = 0;
            }
            if (answer == greatest) {
                distances += Math.abs(latency - trial.rule().latency());
                equal++;
            }
        }
        return distances / equal;
    }

    /** Returns nothing where probabilities do not vary. */
    private OptionalDouble correlation(List<Trial> trials, FloatTensor kept) {
        double[] answers = trials.stream().mapToDouble(trial -> answer(kept, trial.step() + trial.rule().latency() - 1,
                trial.rule().outcome())).toArray();
        double[] probabilities = trials.stream().mapToDouble(trial -> trial.rule().probability()).toArray();
        if (!varies(probabilities)) {
            return OptionalDouble.empty();
        }
        double both = Math.sqrt(covariance(answers, answers) * covariance(probabilities, probabilities));
        return OptionalDouble.of(varies(answers) && both > 0 ? Math.clamp(covariance(answers, probabilities) / both, -1, 1) : 0);
    }

    private static boolean varies(double[] values) {
        return Arrays.stream(values).distinct().count() > 1;
    }

    private static double covariance(double[] x, double[] y) {
        double ofX = 0;
        double ofY = 0;
        for (int i = 0; i < x.length; i++) {
            ofX += x[i] / x.length;
            ofY += y[i] / y.length;
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - ofX) * (y[i] - ofY);
        }
        return sum;
    }

    /** Returns nothing where no switch changed a rule of which enough was shown. */
    private OptionalDouble readaptation(List<Trial> trials, FloatTensor kept) {
        Map<List<Integer>, List<Trial>> byRule =
                trials.stream().collect(Collectors.groupingBy(trial -> List.of(trial.regime(), trial.cue())));
        return byRule.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= FEWEST && hasChanged(entry.getValue().getFirst(), trials))
                .mapToInt(entry -> learntAfter(entry.getValue(), kept)).average();
    }

    /** Tells whether the cue had a rule in the regime before that named another outcome or latency. */
    private static boolean hasChanged(Trial first, List<Trial> trials) {
        Rule now = first.rule();
        return trials.stream().filter(trial -> trial.regime() == first.regime() - 1 && trial.cue() == first.cue()).findFirst()
                .map(Trial::rule).filter(rule -> rule.outcome() != now.outcome() || rule.latency() != now.latency()).isPresent();
    }

    private int learntAfter(List<Trial> ofRule, FloatTensor kept) {
        for (int i = 0; i < ofRule.size(); i++) {
            Trial trial = ofRule.get(i);
            double error = 0;
            for (int latency = 1; latency <= shape.longest(); latency++) {
                for (int outcome = 0; outcome < shape.outcomes(); outcome++) {
                    boolean due = latency == trial.rule().latency() && outcome == trial.rule().outcome();
                    error += square(answer(kept, trial.step() + latency - 1, outcome) - (due ? trial.rule().probability() : 0));
                }
            }
            if (error < square(trial.rule().probability()) / 2) {
                return i;
            }
        }
        return ofRule.size();
    }

    @Override
    public boolean isTruth(List<Trial> truth) {
        return !truth.isEmpty() && truth.getFirst().step() < steps;
    }

    @Override
    public String written(List<Trial> truth) {
        return truth.stream()
                .map(trial -> "%d:%d:%d:%d:%d:%s:%b".formatted(trial.step(), trial.cue(), trial.regime(), trial.rule().outcome(),
                        trial.rule().latency(), trial.rule().probability(), trial.comes()))
                .collect(Collectors.joining(" "));
    }
}
