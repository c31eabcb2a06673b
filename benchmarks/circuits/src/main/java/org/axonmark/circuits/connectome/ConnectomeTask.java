package org.axonmark.circuits.connectome;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.axonmark.circuits.spikes.Generator;
import org.axonmark.circuits.spikes.NetworkPlan;
import org.axonmark.circuits.spikes.SpikeTask;
import org.axonmark.circuits.spikes.Variant;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.connectomes.ConnectomeData;
import org.axonmark.datasets.connectomes.ConnectomeData.Worm;
import org.axonmark.datasets.connectomes.EdgeList;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/** {@code circuits/connectome@1}: its networks follow from published lists and the round's seed, or the public practice seed. */
public final class ConnectomeTask implements Task<ConnectivityFinder> {

    static final String CHANGED = "auroc-changed";

    private static final byte[] PRACTICE = "axonmark circuits connectome practice seed".getBytes(StandardCharsets.US_ASCII);
    private static final int NEURONS = 80;
    private static final int HIDDEN = 40;
    private static final int LOGISTIC_BINS = 6_000;
    private static final int IZHIKEVICH_BINS = 12_000;
    private static final long MEBI = 1 << 20;
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(30), Duration.ofSeconds(60),
            Duration.ofMinutes(20), 64 * MEBI, 64 << 10, 64 * MEBI, 16 * MEBI);
    private static final List<String> CONTROLS =
            List.of("spikes-lag0", "spikes-correlation", "spikes-transfer-entropy", "spikes-granger", "spikes-glm");
    private static final List<Metric> METRICS = List.of(
            new Metric(SpikeTask.RATIO, "AUPRC over density", "times", Direction.HIGHER, 0, Double.POSITIVE_INFINITY,
                    OptionalDouble.empty(), false,
                    "Area under precision against recall of the ordered pairs of different recorded neurons (average precision, pairs of"
                            + " equal score taken in all orders), over the share of them that have a chemical synapse. Pairs that only a gap"
                            + " junction joins are left out. Equal scores for all give 1.04; mean over networks."),
            new Metric(SpikeTask.AUROC, "AUROC", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false,
                    "Probability that a pair with a chemical synapse scores above one without, ties counted half; mean over networks."),
            new Metric(SpikeTask.AUPRC, "AUPRC", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false,
                    "Area under precision against recall; equal scores for all give about the density, 0.02 to 0.05; mean over networks."),
            new Metric(CHANGED, "AUROC where the list is wrong", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false,
                    "AUROC over those pairs alone on which the network and the published connectome differ: rewired synapses against listed"
                            + " ones that are gone. Who answers by the list scores 0, who answers by the spikes above one half; mean over"
                            + " networks."));
    private static final List<String> PROCEDURE = List.of(
            "Simulated activity, exploratory: no recording of a worm is involved, and what is found says nothing of what the worm's neurons do."
                    + " Four published lists of who has synapses with whom in C. elegans (White 1986: whole, the adult's and the L4 larva's head;"
                    + " Cook 2019: hermaphrodite) give the networks. Muscles and glia are left out.",
            "32 networks: of logistic and of Izhikevich's neurons, each plain, with hidden neurons, with common input, and switching between two"
                    + " states, each on the four lists. For each, 80 neurons are drawn by lot, 120 where 40 stay hidden, with the chemical synapses"
                    + " and gap junctions among them. A third of both is rewired by exchanges of ends that keep how many each neuron has. The"
                    + " neurons are numbered by lot; their names are never told. All follows from the round's secret seed.",
            "A chemical synapse is as strong as the square root of its count, times a random number from 1/2 to 3/2; a fifth of the neurons, drawn"
                    + " by lot, are inhibitory. A gap junction passes spikes in both directions like a weak excitatory synapse. The neurons, hidden"
                    + " ones, common input and states are those of circuits/spikes@1; recordings have 6 000"
                    + " (logistic) or 12 000 bins of 5 ms. All strengths of a network are scaled down where it would else run away: the spectral radius"
                    + " of what excites is at most 3.5 (logistic) or 35.",
            "The finder is given the spikes of one network and returns a score for every ordered pair, within 60 s. Networks come to one"
                    + " worker in an order fixed by the evaluation's secret, without a word on what they are.",
            "A pair counts as joined if there is a chemical synapse of either sign from the first to the second, in any state; pairs that only a gap"
                    + " junction joins are not scored. Intervals are by bootstrap over networks and speak of other draws from these four lists, not"
                    + " of other worms. Scores of the wrong shape or not finite end the evaluation as failed.");

    private static final ConnectomeTask TASK = new ConnectomeTask();

    private final TaskCard card = new TaskCard(new TaskId("circuits", "connectome", 1), "Synapses from simulated activity of C. elegans",
            "Tell from spikes simulated on the connectome of C. elegans which neurons have a synapse to which others (exploratory).",
            ConnectivityFinder.class.getName(), "network", places().size(), Labels.ROUND, true, METRICS,
            "four published connectomes and the laws of " + NetworkPlan.VERSION, PROCEDURE,
            List.of(ConnectomeData.DATASET.id() + "@" + ConnectomeData.DATASET.version()), ConnectomeData.DATASET.citations(), CONTROLS,
            LIMITS, 1);

    private ConnectomeTask() {}

    /**
     * Which network a number stands for.
     *
     * @param generator what its neurons are
     * @param variant what makes it harder
     * @param worm where its synapses are from
     */
    private record Place(Generator generator, Variant variant, Worm worm) {}

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
        ConnectomeData data = ConnectomeData.open(new DatasetStore(preparation.dataHome(), preparation.mirror()));
        return new ConnectomeProtocol(networks(data, preparation.roundSeed().orElse(PRACTICE)));
    }

    /** Returns the networks of a seed. */
    static List<WormNetwork> networks(ConnectomeData data, byte[] seed) {
        Map<Worm, EdgeList> lists = new EnumMap<>(Worm.class);
        for (Worm worm : Worm.values()) {
            lists.put(worm, data.read(worm));
        }
        byte[] key = key(seed);
        List<Place> places = places();
        return IntStream.range(0, places.size()).parallel().mapToObj(number -> {
            Place place = places.get(number);
            NetworkPlan plan = new NetworkPlan(key, number, place.generator(), place.variant(), NEURONS,
                    place.variant() == Variant.HIDDEN ? HIDDEN : 0,
                    place.generator() == Generator.LOGISTIC ? LOGISTIC_BINS : IZHIKEVICH_BINS);
            return WormNetwork.of(plan, place.worm(), Objects.requireNonNull(lists.get(place.worm())));
        }).toList();
    }

    /** Every generator and variant on every list; the list that comes first changes, so that what is shown of each kind is not always of one. */
    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        Worm[] worms = Worm.values();
        for (Generator generator : Generator.values()) {
            for (Variant variant : Variant.values()) {
                int first = places.size() / worms.length;
                for (int k = 0; k < worms.length; k++) {
                    places.add(new Place(generator, variant, worms[(first + k) % worms.length]));
                }
            }
        }
        return places;
    }

    /** A key of this task's own: another task's networks of the same seed share no random numbers with these. */
    private static byte[] key(byte[] seed) {
        HmacStream stream = HmacStream.of(seed, "connectome v1");
        ByteBuffer key = ByteBuffer.allocate(4 * Long.BYTES);
        while (key.hasRemaining()) {
            key.putLong(stream.nextLong());
        }
        return key.array();
    }
}
