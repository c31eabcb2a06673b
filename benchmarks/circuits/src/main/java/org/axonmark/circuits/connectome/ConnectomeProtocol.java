package org.axonmark.circuits.connectome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.axonmark.circuits.spikes.SpikeProtocol;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;

/** The protocol of spikes, on worms' networks; scores beside it the pairs on which network and published list differ. */
final class ConnectomeProtocol implements Protocol<ConnectivityFinder> {

    private final List<WormNetwork> networks;
    private final SpikeProtocol spikes;

    ConnectomeProtocol(List<WormNetwork> networks) {
        this.networks = List.copyOf(networks);
        this.spikes = new SpikeProtocol(networks.stream().map(WormNetwork::recording).toList());
    }

    @Override
    public Sha256 datasetIdentity() {
        return spikes.datasetIdentity();
    }

    @Override
    public Outcomes ask(Candidates<ConnectivityFinder> candidates, byte[] secret, Progress progress) {
        return spikes.ask(candidates, secret, progress);
    }

    @Override
    public Score score(Outcomes outcomes) {
        Score score = spikes.score(outcomes);
        List<double[]> scores = spikes.scores(outcomes);
        List<ItemScore> items = new ArrayList<>(score.itemScores());
        for (int i = 0; i < networks.size(); i++) {
            WormNetwork network = networks.get(i);
            String item = network.recording().item();
            items.add(new ItemScore(item, item, ConnectomeTask.CHANGED, network.recording().rank(scores.get(i), network::changed).auroc()));
        }
        Map<String, String> worms = networks.stream()
                .collect(Collectors.toMap(network -> network.recording().item(), network -> network.worm().title()));
        return new Score(items, score.pooled(), score.choices(), groupings(score.groupings()), score.exhibits().stream()
                .map(exhibit -> new Exhibit(exhibit.item(), worms.get(exhibit.item()) + ", " + exhibit.title(), exhibit.notes(),
                        exhibit.plot(), exhibit.table()))
                .toList());
    }

    /** By worm, and as spikes are grouped but for the length of recordings, which is one for each generator. */
    private List<Grouping> groupings(List<Grouping> ofSpikes) {
        Map<String, List<String>> byWorm = networks.stream().collect(Collectors.groupingBy(network -> network.worm().title(),
                TreeMap::new, Collectors.mapping(network -> network.recording().item(), Collectors.toList())));
        List<Grouping> groupings = new ArrayList<>();
        groupings.add(new Grouping("connectome", false,
                byWorm.entrySet().stream().map(one -> new Grouping.Level(one.getKey(), one.getValue())).toList()));
        ofSpikes.stream().filter(grouping -> !grouping.name().equals("recording")).forEach(groupings::add);
        return groupings;
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return spikes.labelSwap(outcomes, progress);
    }
}
