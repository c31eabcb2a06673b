package org.axonmark.circuits.published;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.circuits.imported.Gpt2Network;
import org.axonmark.circuits.protocol.Scoring;
import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DataFile;
import org.axonmark.datasets.Dataset;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/** {@code circuits/published@1}: needs GPT-2 small's weights, which whoever runs it brings. */
public final class PublishedTask implements Task<CircuitFinder> {

    /** Budget of a behaviour, in forward passes of one prompt. */
    static final long RUNS = 1024;

    private static final String WEIGHTS = "gpt2-small";
    private static final String INDIRECT_OBJECT = "ioi";
    private static final String GREATER_THAN = "greater-than";
    private static final byte[] PROMPTS = "axonmark circuits published prompts 1".getBytes(StandardCharsets.US_ASCII);
    private static final long MEBI = 1 << 20;
    private static final Limits LIMITS = new Limits(2048 * MEBI, 64, Duration.ofHours(12), Duration.ofHours(6),
            Duration.ofHours(2), 256 * MEBI, 64 << 10, 64 * MEBI, 2048 * MEBI);
    private static final List<String> CONTROLS = List.of("circuits-random", "circuits-norm");

    private static final PublishedTask TASK = new PublishedTask();

    private final TaskCard card = described();

    private PublishedTask() {}

    /** Returns the task. */
    public static Task<CircuitFinder> task() {
        return TASK;
    }

    private static List<PublishedCircuit> lists() {
        return Stream.of(INDIRECT_OBJECT, GREATER_THAN).flatMap(behaviour -> PublishedCircuits.of(behaviour).stream()).toList();
    }

    private static TaskCard described() {
        Dataset weights = Catalogue.dataset(WEIGHTS);
        String lists = lists().stream().map(list -> "%s (%d heads; %s@%s, %s)".formatted(list.name(), list.heads().size(),
                list.source().repository(), list.source().commit(), list.source().file())).collect(Collectors.joining(", "));
        return new TaskCard(new TaskId("circuits", "published", 1), "Published circuits of GPT-2 small (exploratory)",
                "Find heads and edges of GPT-2 small that published lists name for indirect objects and for greater-than, within %d runs."
                        .formatted(RUNS),
                CircuitFinder.class.getName(), "behaviour", 2, Labels.OPEN, true, ListMarking.metrics(lists()),
                "these lists, prompts and weights",
                List.of("Exploratory: two behaviours of one network, and lists that people put together with methods like those that are measured here."
                        + " Lists of one behaviour differ, so a score says how far a finding agrees with a list, not how right it is; differences"
                        + " between submissions are not to be read as ranks.",
                        "The weights of GPT-2 small are not in this repository: whoever runs the task brings them, and their SHA-256 is checked. The network"
                                + " runs in float64 as published: no normalisation is folded, and the bias that the heads of a layer share is written"
                                + " by them in equal shares. Its outputs are the logits of the possible answers (24 names, or 00 to 99).",
                        "The lists: " + lists
                                + ". The main metric is a mean over the lists of a behaviour, and stands beside it by each list.",
                        "The finder is given %d pairs of prompts of a behaviour, made from templates of this suite, and may spend %d runs; a run of one"
                                .formatted(Scoring.PAIRS, RUNS)
                                + " prompt costs 1, the way back 2 more, and a call takes one prompt. Each behaviour comes to a fresh worker. It returns a"
                                + " score for each edge; a head has the highest score of its edges."),
                List.of(weights.id() + "@" + weights.version()),
                Stream.concat(weights.citations().stream(), lists().stream().flatMap(list -> list.citations().stream())).distinct()
                        .toList(),
                CONTROLS, LIMITS, 1);
    }

    @Override
    public TaskCard card() {
        return card;
    }

    @Override
    public Class<CircuitFinder> contract() {
        return CircuitFinder.class;
    }

    @Override
    public Protocol<CircuitFinder> prepare(Preparation preparation) {
        DatasetStore.Found found =
                new DatasetStore(preparation.dataHome(), preparation.mirror()).require(Catalogue.dataset(WEIGHTS));
        List<DataFile> files = found.packaging().files();
        for (int i = 0; i < files.size(); i++) {
            preparation.progress().report("files checked", i, files.size());
            DatasetStore.check(found.folder().resolve(files.get(i).name()), files.get(i));
        }
        String sums = files.stream().flatMap(file -> file.content().stream()).map(Sha256::hex).collect(Collectors.joining(" "));
        Gpt2Network network = Gpt2Network.read(found.folder());
        List<ListedBehaviour> behaviours = new ArrayList<>();
        prompted().forEach(named -> behaviours.add(new ListedBehaviour(named.id(),
                network.answering(named.prompted().outputs(), named.prompted().length()), sums, named.prompted().pairs(),
                PublishedCircuits.of(named.id()))));
        return new PublishedProtocol(behaviours, RUNS);
    }

    /** Prompts of a behaviour. */
    record Named(String id, PromptedBehaviour prompted) {}

    /** Returns the prompts of both behaviours. */
    static List<Named> prompted() {
        Gpt2Tokens tokens = new Gpt2Tokens();
        return List.of(
                new Named(INDIRECT_OBJECT,
                        PromptedBehaviour.indirectObject(tokens, HmacStream.of(PROMPTS, INDIRECT_OBJECT), Scoring.PAIRS)),
                new Named(GREATER_THAN, PromptedBehaviour.greaterThan(tokens, HmacStream.of(PROMPTS, GREATER_THAN), Scoring.PAIRS)));
    }
}
