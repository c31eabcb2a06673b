package org.axonmark.circuits.truth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.Dataset;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.safetensors.SafetensorsFile;
import org.axonmark.results.format.Json;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Assumptions;

/** One compiled network of the dataset {@code circuits}, with the edges that were found true of it elsewhere. */
public record SharedNetwork(Json.Obj card, Transformer network) {

    static final String FOLDER = "tracr/";

    /** Returns the names of all, or skips the test where the dataset is not at hand. */
    public static List<String> names() {
        return found().packaging().files().stream()
                .map(file -> file.name())
                .filter(name -> name.startsWith(FOLDER) && name.endsWith(".json"))
                .map(name -> name.substring(FOLDER.length(), name.length() - ".json".length()))
                .toList();
    }

    public static SharedNetwork named(String name) throws IOException {
        Path folder = found().folder().resolve(FOLDER);
        Json.Obj card = (Json.Obj) Json.parse(Files.readAllBytes(folder.resolve(name + ".json")), Json.Limits.document());
        SafetensorsFile file = SafetensorsFile.parse(name, Files.readAllBytes(folder.resolve(name + ".safetensors")));
        int layers = whole(card, "n_layers");
        int heads = whole(card, "n_heads");
        int width = whole(card, "d_model");
        int headWidth = whole(card, "d_head");
        int hidden = whole(card, "d_mlp");
        int outputs = file.shape("W_U").get(1);
        Architecture shape = new Architecture(layers, heads, width, headWidth, hidden, file.shape("W_E").get(0), file.shape("W_pos").get(0),
                outputs, false, Architecture.Norm.NONE, Architecture.Activation.RELU);
        List<Weights.Layer> all = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            double[] query = file.values(layer + ".W_Q", heads, width, headWidth);
            double[] key = file.values(layer + ".W_K", heads, width, headWidth);
            double[] value = file.values(layer + ".W_V", heads, width, headWidth);
            double[] output = file.values(layer + ".W_O", heads, headWidth, width);
            List<Weights.Head> own = new ArrayList<>();
            int size = width * headWidth;
            for (int head = 0; head < heads; head++) {
                own.add(Weights.Head.of(part(query, head, size), part(key, head, size), part(value, head, size), part(output, head, size),
                        headWidth));
            }
            Weights.Mlp mlp =
                    Weights.Mlp.of(file.values(layer + ".W_in", width, hidden), file.values(layer + ".W_out", hidden, width), hidden,
                            width);
            all.add(new Weights.Layer(own, mlp, Weights.Affine.identity(width), Weights.Affine.identity(width)));
        }
        return new SharedNetwork(card, new Transformer(new Weights(shape, file.values("W_E", shape.tokens(), width),
                file.values("W_pos", shape.positions(), width), all, file.values("W_U", width, outputs), new double[outputs],
                Weights.Affine.identity(width))));
    }

    /** Returns the edges listed under a member of the card. */
    public Set<Edge> edges(String member) {
        Graph graph = network.graph();
        Set<Edge> edges = new HashSet<>();
        for (Json edge : list(card, member)) {
            List<Json> parts = ((Json.Arr) edge).items();
            edges.add(new Edge(graph.writer(text(parts.get(0))), graph.reader(text(parts.get(1)))));
        }
        return edges;
    }

    /** Returns random prompts of full length behind the beginning-of-sequence token. */
    Prompts prompts(String seed, int count) {
        HmacStream stream = HmacStream.of("shared network prompts".getBytes(StandardCharsets.US_ASCII), seed);
        List<Json> vocabulary = list(card, "vocab");
        int length = whole(card, "max_seq_len");
        int[][] tokens = new int[count][length + 1];
        for (int[] prompt : tokens) {
            prompt[0] = token("BOS");
            for (int i = 1; i <= length; i++) {
                prompt[i] = token(text(vocabulary.get(stream.nextInt(vocabulary.size()))));
            }
        }
        return new Prompts(tokens);
    }

    int token(String text) {
        List<String> order = list(card, "token_order").stream().map(SharedNetwork::text).toList();
        int token = order.indexOf(text);
        if (token < 0) {
            throw new IllegalArgumentException("no token '" + text + "' in " + order);
        }
        return token;
    }

    /** Returns a text as Python prints it. */
    public static String text(Json json) {
        return switch (json) {
            case Json.Str string -> string.value();
            case Json.Num number -> number.value() == Math.rint(number.value()) ? Long.toString((long) number.value())
                    : Double.toString(number.value());
            case Json.Bool bool -> bool.value() ? "True" : "False";
            case Json.Null _ -> "None";
            default -> json.compact();
        };
    }

    public static List<Json> list(Json.Obj card, String member) {
        return ((Json.Arr) Objects.requireNonNull(card.get(member), member)).items();
    }

    public static int whole(Json.Obj card, String member) {
        return (int) ((Json.Num) Objects.requireNonNull(card.get(member))).value();
    }

    private static double[] part(double[] all, int index, int size) {
        return Arrays.copyOfRange(all, index * size, (index + 1) * size);
    }

    private static DatasetStore.Found found() {
        Optional<Path> mirror = Optional.ofNullable(System.getenv("AXONMARK_MIRROR")).map(Path::of);
        Dataset dataset = Catalogue.dataset("circuits");
        Optional<DatasetStore.Found> found = new DatasetStore(Path.of("none"), mirror).find(dataset);
        Assumptions.assumeTrue(found.isPresent(), "no mirror with circuits");
        return found.orElseThrow();
    }

    /** Returns prompts with what they gave elsewhere. */
    public List<Json.Obj> examples() {
        return list(card, "examples").stream()
                .map(Json.Obj.class::cast)
                .toList();
    }
}
