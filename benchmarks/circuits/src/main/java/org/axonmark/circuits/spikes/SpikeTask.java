package org.axonmark.circuits.spikes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/** {@code circuits/spikes@1}: its networks follow from the round's seed, or from the public practice seed. */
public final class SpikeTask implements Task<ConnectivityFinder> {

    /** The metrics' ids. */
    public static final String RATIO = "auprc-over-density";
    /** As {@link #RATIO}. */
    public static final String AUROC = "auroc";
    /** As {@link #RATIO}. */
    public static final String AUPRC = "auprc";

    /** Networks of each generator, variant and length. */
    static final int ALIKE = 3;

    private static final byte[] PRACTICE = "axonmark circuits spikes practice seed".getBytes(StandardCharsets.US_ASCII);
    private static final long MEBI = 1 << 20;
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(30), Duration.ofSeconds(60),
            Duration.ofMinutes(20), 64 * MEBI, 64 << 10, 64 * MEBI, 16 * MEBI);
    private static final List<String> CONTROLS =
            List.of("spikes-lag0", "spikes-correlation", "spikes-transfer-entropy", "spikes-granger", "spikes-glm");
    private static final List<Metric> METRICS = List.of(
            new Metric(RATIO, "AUPRC over density", "times", Direction.HIGHER, 0, Double.POSITIVE_INFINITY, OptionalDouble.empty(), false,
                    "Area under precision against recall of the ordered pairs of different recorded neurons (average precision, pairs of"
                            + " equal score taken in all orders), over the share of them that have a synapse. Equal scores for all give 1.04"
                            + " with 40 neurons, 1.01 with 80; mean over networks."),
            new Metric(AUROC, "AUROC", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false,
                    "Probability that a pair with a synapse scores above one without, ties counted half; mean over networks."),
            new Metric(AUPRC, "AUPRC", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false,
                    "Area under precision against recall; equal scores for all give about the density, a tenth; mean over networks."));
    private static final List<String> PROCEDURE = List.of(
            "48 networks: of logistic and of Izhikevich's neurons, each plain, with hidden neurons, with common input, and switching"
                    + " between two states, each in short and in long recordings, three of a kind. An ordered pair of neurons has a synapse with"
                    + " probability 0.1, of a strength that follows the gamma law of shape 2; a fifth of neurons are inhibitory. All"
                    + " follows from the round's secret seed.",
            "Logistic: 40 recorded neurons, 6 000 or 24 000 bins of 5 ms; a neuron fires in a bin with a probability that is a logistic"
                    + " function of a bias, of what all its sources did in the last 5 bins (falling by exp(-1/2) a bin), of its"
                    + " refractoriness and, in some, of common input. Izhikevich: 80 recorded neurons with noise, a delay of 1 ms, 60 or 120 s in"
                    + " bins of 5 ms. Hidden: half as many neurons again are there and not recorded. Common input: each neuron follows one"
                    + " of three fluctuating inputs after a delay of its own. Switching: every synapse works in the first state, in the second"
                    + " or in both.",
            "The finder is given the spikes of one network and returns a score for every ordered pair, within 60 s. Networks come to one"
                    + " worker in an order fixed by the evaluation's secret, without a word on what they are.",
            "A pair counts as joined if there is a direct synapse of either sign from the first to the second, in any state. Synapses of hidden"
                    + " neurons are not asked for. Scores of the wrong shape or not finite end the evaluation as failed.");

    private static final SpikeTask TASK = new SpikeTask();

    private final TaskCard card = new TaskCard(new TaskId("circuits", "spikes", 1), "Synapses from spikes",
            "Tell from the spikes of simulated networks which neurons have a synapse to which others.",
            ConnectivityFinder.class.getName(), "network", plans(PRACTICE).size(), Labels.ROUND, true, METRICS,
            "the laws of " + NetworkPlan.VERSION, PROCEDURE, List.of(),
            List.of("W. Truccolo et al., A point process framework for relating neural spiking activity to spiking history, neural ensemble,"
                    + " and extrinsic covariate effects, J Neurophysiol 93, 2005, doi 10.1152/jn.00697.2004",
                    "E. M. Izhikevich, Simple model of spiking neurons, IEEE Trans Neural Netw 14, 2003, doi 10.1109/TNN.2003.820440"),
            CONTROLS, LIMITS, 1);

    private SpikeTask() {}

    /** Returns the task. */
    public static Task<ConnectivityFinder> task() {
        return TASK;
    }

    @Override
    public TaskCard card() {
        return card;
    }

    @Override
    public Class<ConnectivityFinder> contract() {
        return ConnectivityFinder.class;
    }

    @Override
    public Protocol<ConnectivityFinder> prepare(Preparation preparation) {
        return SpikeProtocol.of(plans(preparation.roundSeed().orElse(PRACTICE)));
    }

    /** Returns the networks of a seed. */
    static List<NetworkPlan> plans(byte[] seed) {
        List<NetworkPlan> plans = new ArrayList<>();
        for (Generator generator : Generator.values()) {
            for (Variant variant : Variant.values()) {
                for (NetworkPlan.Length length : NetworkPlan.Length.values()) {
                    for (int k = 0; k < ALIKE; k++) {
                        plans.add(NetworkPlan.of(seed, plans.size(), generator, variant, length));
                    }
                }
            }
        }
        return plans;
    }
}
