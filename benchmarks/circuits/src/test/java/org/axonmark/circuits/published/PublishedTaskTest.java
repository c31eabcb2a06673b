package org.axonmark.circuits.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.axonmark.circuits.imported.Gpt2Network;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.published.PublishedCircuit.Link;
import org.axonmark.circuits.published.PublishedCircuit.Source;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.submission.circuitseap.AttributionFinder;
import org.axonmark.submission.circuitspatching.PatchingFinder;
import org.axonmark.submission.circuitsrandom.RandomFinder;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, from files to scores, on a tiny network in which two heads are planted: all others write the same whatever they read. */
class PublishedTaskTest {

    private static final int LENGTH = 6;
    private static final int PAIRS = 8;
    private static final long AMPLE = 4096;
    private static final int HEAD_FLOATS = 4 * 12;

    @TempDir
    private Path folder;

    private static PublishedCircuit list(String id, List<String> nodes, List<Link> edges) {
        return new PublishedCircuit(id, 1, "planted", "tiny", "Planted", new Source("none", "0000000", "none", "none"), List.of("none"),
                nodes, true,
                Map.of(), List.of(), edges);
    }

    private static final PublishedCircuit PLANTED =
            list("planted", List.of("a0.1", "a1.2"),
                    List.of(new Link("embed", "a0.1.v"), new Link("a0.1", "a1.2.v"), new Link("a1.2", "out")));
    private static final PublishedCircuit OTHER = list("other", List.of("a0.0", "a1.2"), List.of());

    /** Keeps two heads of the importer's test network and has the others write what they write anyway. */
    private Transformer planted() throws IOException, URISyntaxException {
        Path source = Path.of(Objects.requireNonNull(Gpt2Network.class.getResource("tied-f32/config.json")).toURI()).resolveSibling("");
        Files.copy(source.resolve("config.json"), folder.resolve("config.json"));
        byte[] bytes = Files.readAllBytes(source.resolve("model.safetensors"));
        for (String head : List.of("0.0", "0.2", "1.0", "1.1")) {
            int number = Integer.parseInt(head.substring(2));
            erase(bytes, "h." + head.charAt(0) + ".attn.c_proj.weight", number * HEAD_FLOATS);
        }
        Files.write(folder.resolve("model.safetensors"), bytes);
        return Gpt2Network.read(folder).answering(new int[] {0, 1, 2, 3, 4}, LENGTH);
    }

    private static void erase(byte[] bytes, String tensor, int from) {
        int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Json.Obj names = (Json.Obj) Json.parse(Arrays.copyOfRange(bytes, 8, 8 + header), Json.Limits.document());
        Json.Arr offsets = (Json.Arr) Objects.requireNonNull(((Json.Obj) Objects.requireNonNull(names.get(tensor))).get("data_offsets"));
        int at = 8 + header + (int) ((Json.Num) offsets.items().getFirst()).value() + from * Float.BYTES;
        Arrays.fill(bytes, at, at + HEAD_FLOATS * Float.BYTES, (byte) 0);
    }

    private static PromptPairs pairs() {
        HmacStream stream = HmacStream.of("planted".getBytes(StandardCharsets.US_ASCII), "pairs");
        int[][] columns = new int[4][PAIRS * LENGTH];
        for (int i = 0; i < PAIRS * LENGTH; i++) {
            boolean last = i % LENGTH == LENGTH - 1;
            columns[0][i] = stream.nextInt(17);
            columns[1][i] = stream.nextInt(17);
            columns[2][i] = last ? stream.nextInt(2) : -1;
            columns[3][i] = last ? 2 + stream.nextInt(3) : -1;
        }
        IntTensor[] tensors =
                Arrays.stream(columns).map(values -> IntTensor.of(values, PAIRS, LENGTH)).toArray(IntTensor[]::new);
        return new PromptPairs(List.of(new PromptPairs.OfLength(tensors[0], tensors[1], tensors[2], tensors[3])));
    }

    private PublishedProtocol protocol(String weights) throws IOException, URISyntaxException {
        return new PublishedProtocol(List.of(new ListedBehaviour("planted", planted(), weights, pairs(), List.of(PLANTED, OTHER))), AMPLE);
    }

    private static Map<String, Double> scores(PublishedProtocol protocol, Supplier<CircuitFinder> finder) {
        return protocol.score(protocol.ask(new InProcess<>(finder), new byte[32], Progress.none())).itemScores().stream()
                .collect(Collectors.toMap(ItemScore::metric, ItemScore::value));
    }

    @Test
    void plantedHeads_areFoundFirst_byListsThatNameThem() throws IOException, URISyntaxException {
        PublishedProtocol protocol = protocol("a");
        for (Supplier<CircuitFinder> finder : List.<Supplier<CircuitFinder>>of(AttributionFinder::new, PatchingFinder::new)) {
            Map<String, Double> scores = scores(protocol, finder);
            // One of its heads is planted: ahead of three that tie, before or behind the other planted one; three ties for the other.
            double other = scores.getOrDefault("head-auroc-other", 0.0);
            assertThat(other).isIn((3 + 1.5) / 8, (3.5 + 1.5) / 8, (4 + 1.5) / 8);
            assertThat(scores).containsEntry("head-auroc-planted", 1.0).containsEntry("head-auroc", (1 + other) / 2);
            assertThat(scores.get("edge-auroc")).isGreaterThan(0.5);
        }
        assertThat(scores(protocol, RandomFinder::new)).containsEntry("head-auroc", 0.5).containsEntry("edge-auroc", 0.5);
    }

    /** Of two layers with three heads, lists with one or two of them: nine ways to exchange, one of which leaves the planted list as it is. */
    @Test
    void exchangedHeadsOfALayer_areNotFound() throws IOException, URISyntaxException {
        PublishedProtocol protocol = protocol("a");
        NullScore found =
                protocol.labelSwap(protocol.ask(new InProcess<>(AttributionFinder::new), new byte[32], Progress.none()), Progress.none())
                        .orElseThrow();
        assertThat(found.draws()).isEqualTo(200);
        assertThat(found.mean()).isCloseTo(0.5, within(0.1));
        assertThat(found.p()).isBetween(1.0 / 9 / 2, 0.5);
        NullScore random =
                protocol.labelSwap(protocol.ask(new InProcess<>(RandomFinder::new), new byte[32], Progress.none()), Progress.none())
                        .orElseThrow();
        assertThat(random.mean()).isEqualTo(0.5);
        assertThat(random.p()).isEqualTo(1);
    }

    @Test
    void exhibit_showsWhichListsNameAHead() throws IOException, URISyntaxException {
        PublishedProtocol protocol = protocol("a");
        Score score = protocol.score(protocol.ask(new InProcess<>(AttributionFinder::new), new byte[32], Progress.none()));
        List<String> first = score.exhibits().getFirst().table().orElseThrow().rows().getFirst().cells();
        assertThat(first.get(1)).isIn("a0.1", "a1.2");
        assertThat(first.get(3)).isEqualTo("listed");
    }

    @Test
    void identity_followsWeights_andOutcomesOfAnotherTaskAreRefused() throws IOException, URISyntaxException {
        PublishedProtocol protocol = protocol("a");
        assertThat(protocol.datasetIdentity().hex()).isEqualTo("c5700c6886a6deabc392fe26e0eefba76d5c4af9ae26b94299c829eccb969f79");
        Files.delete(folder.resolve("config.json"));
        assertThat(protocol("b").datasetIdentity()).isNotEqualTo(protocol.datasetIdentity());
        assertThatThrownBy(() -> protocol.score(new Outcomes(List.of()))).hasMessageContaining("no item 'planted'");
    }

    @Test
    void withoutWeights_theTaskSaysWhichFilesGoWhere() {
        assertThatThrownBy(() -> PublishedTask.task().prepare(
                new Preparation(folder, Optional.empty(), Optional.empty(), Progress.none())))
                .hasMessageContaining("gpt2-small").hasMessageContaining("model.safetensors").hasMessageContaining(folder.toString());
    }

    @Test
    void card_namesListsWithTheirSources() {
        assertThat(String.join(" ", PublishedTask.task().card().protocol())).contains("ioi-acdc@1 (26 heads; ArthurConmy")
                .contains("greater-than-hanna@1 (7 heads;").contains("xploratory");
    }
}
