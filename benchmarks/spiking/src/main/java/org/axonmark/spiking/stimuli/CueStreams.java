package org.axonmark.spiking.stimuli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/**
 * Streams from which what comes and when can be learnt (after Yamada and Chao 2025, arXiv 2510.14382): a cue is followed by its outcome after its own
 * latency and with its own probability. Rules hold for a regime of some trials, then all are drawn anew, without a sign. A trial's outcome, if any, comes
 * before the next trial's cue.
 */
public final class CueStreams {

    private static final double[] PROBABILITIES = {0.25, 0.5, 0.75, 1};

    private final RoundSeed seed;
    private final Shape shape;

    /** Creates a generator. */
    public CueStreams(RoundSeed seed, Shape shape) {
        this.seed = seed;
        this.shape = shape;
    }

    /**
     * What streams are like.
     *
     * @param cues kinds of cue
     * @param outcomes kinds of outcome
     * @param regimes regimes of a stream
     * @param fewestTrials fewest trials of a regime
     * @param mostTrials most trials of a regime
     * @param shortest shortest latency, in steps, positive
     * @param longest longest latency
     * @param rest most steps from a trial's last possible outcome to the next cue; at least 1
     */
    public record Shape(
            int cues, int outcomes, int regimes, int fewestTrials, int mostTrials, int shortest, int longest, int rest) {

        /** Checks the numbers. */
        public Shape {
            if (cues < 1 || outcomes < 1 || regimes < 1 || fewestTrials < 1 || mostTrials < fewestTrials || shortest < 1
                    || longest < shortest || rest < 1) {
                throw new IllegalArgumentException("streams of " + regimes + " regimes of " + fewestTrials + " to " + mostTrials
                        + " trials, "
                        + cues + " cues, " + outcomes + " outcomes, latencies of " + shortest + " to " + longest + " and rests of at most "
                        + rest + " steps; all must be positive, and ranges not empty");
            }
        }
    }

    /**
     * What follows a cue.
     *
     * @param outcome its kind
     * @param latency steps from cue to outcome
     * @param probability that it comes: 0.25, 0.5, 0.75 or 1
     */
    public record Rule(int outcome, int latency, double probability) {}

    /**
     * A cue and what followed.
     *
     * @param step of the cue
     * @param cue its kind
     * @param regime from 0
     * @param rule what holds for this cue in this regime
     * @param comes whether the outcome came, {@code rule.latency()} steps after the cue
     */
    public record Trial(int step, int cue, int regime, Rule rule, boolean comes) {}

    /**
     * A stream: its length and trials.
     *
     * @param steps number of steps
     * @param trials in their order
     */
    public record CueStream(int steps, List<Trial> trials) {

        /** Copies the list. */
        public CueStream {
            trials = List.copyOf(trials);
        }

        /**
         * Writes steps as spikes, [step][cues + outcomes]: cues first. Outcomes are the truth, and seen by the network at their own step.
         *
         * @param from first step
         * @param to behind the last step
         * @param target of length {@code (to − from) · (cues + outcomes)}, overwritten
         */
        public void copyTo(Shape shape, int from, int to, float[] target) {
            int width = shape.cues() + shape.outcomes();
            Arrays.fill(target, 0, (to - from) * width, 0);
            for (Trial trial : trials) {
                if (trial.step() >= from && trial.step() < to) {
                    target[(trial.step() - from) * width + trial.cue()] = 1;
                }
                int due = trial.step() + trial.rule().latency();
                if (trial.comes() && due >= from && due < to) {
                    target[(due - from) * width + shape.cues() + trial.rule().outcome()] = 1;
                }
            }
        }
    }

    /** Makes a stream. */
    public CueStream stream(long number) {
        HmacStream draws = seed.stream("cue-stream", Long.toString(number));
        List<Trial> trials = new ArrayList<>();
        int step = draws.nextInt(shape.rest());
        for (int regime = 0; regime < shape.regimes(); regime++) {
            List<Rule> rules = rules(draws);
            int count = shape.fewestTrials() + draws.nextInt(shape.mostTrials() - shape.fewestTrials() + 1);
            for (int t = 0; t < count; t++) {
                int cue = draws.nextInt(shape.cues());
                Rule rule = rules.get(cue);
                trials.add(new Trial(step, cue, regime, rule, draws.nextDouble() < rule.probability()));
                step += shape.longest() + 1 + draws.nextInt(shape.rest());
            }
        }
        return new CueStream(step, trials);
    }

    private List<Rule> rules(HmacStream draws) {
        List<Rule> rules = new ArrayList<>();
        for (int cue = 0; cue < shape.cues(); cue++) {
            rules.add(new Rule(draws.nextInt(shape.outcomes()), shape.shortest() + draws.nextInt(shape.longest() - shape.shortest() + 1),
                    PROBABILITIES[draws.nextInt(PROBABILITIES.length)]));
        }
        return rules;
    }
}
