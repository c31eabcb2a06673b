package org.axonmark.circuits.imported;

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
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.datasets.safetensors.SafetensorsFile;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logits of tiny random networks beside PyTorch's, see {@code recipes/imported-nets}. */
class Gpt2NetworkTest {

    private static final long AMPLE = 1 << 30;

    @TempDir
    private Path folder;

    private static Path network(String name) {
        try {
            return Path.of(Objects.requireNonNull(Gpt2NetworkTest.class.getResource(name + "/config.json")).toURI()).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sound network, to be spoilt. */
    private Path copy() throws IOException {
        for (String file : new String[] {"config.json", "model.safetensors"}) {
            Files.copy(network("tied-f32").resolve(file), folder.resolve(file));
        }
        return folder;
    }

    private static void replace(Path file, String text, String by) throws IOException {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).contains(text);
        Files.writeString(file, content.replace(text, by), StandardCharsets.ISO_8859_1);
    }

    private static double[][] rows(Json matrix) {
        return ((Json.Arr) matrix).items().stream()
                .map(row -> ((Json.Arr) row).items().stream().mapToDouble(number -> ((Json.Num) number).value()).toArray())
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied-f32", "untied-bf16", "tied-f16"})
    void logits_arePyTorchs(String name) throws IOException {
        Json.Obj wanted = (Json.Obj) Json.parse(Files.readAllBytes(network(name).resolve("logits.json")), Json.Limits.document());
        double[][] tokens = rows(Objects.requireNonNull(wanted.get("tokens")));
        Gpt2Network network = Gpt2Network.read(network(name));
        int vocabulary = network.shape().tokens();
        Transformer transformer = network.answering(IntStream.range(0, vocabulary).toArray(), network.shape().positions());
        for (int prompt = 0; prompt < tokens.length; prompt++) {
            int[] own = IntStream.range(0, tokens[prompt].length).map(index(tokens[prompt])).toArray();
            double[] logits = transformer.run(new Prompts(new int[][] {own})).logits();
            double[][] rows = rows(((Json.Arr) Objects.requireNonNull(wanted.get("logits"))).items().get(prompt));
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; k < vocabulary; k++) {
                    assertThat(logits[i * vocabulary + k]).isCloseTo(rows[i][k], within(1e-9));
                }
            }
        }
    }

    private static IntUnaryOperator index(double[] row) {
        return i -> (int) row[i];
    }

    @Test
    void fewerOutputs_areThoseOfAll_andBatchesAndCutsGoThrough() {
        Gpt2Network network = Gpt2Network.read(network("tied-f32"));
        Transformer all = network.answering(IntStream.range(0, network.shape().tokens()).toArray(), 9);
        Transformer few = network.answering(new int[] {5, 0}, 4);
        Prompts prompts = new Prompts(new int[][] {{1, 2, 3, 4}, {4, 3, 2, 1}});
        double[] ofAll = all.run(prompts).logits();
        Run run = few.run(prompts);
        for (int i = 0; i < 8; i++) {
            assertThat(run.logits()[2 * i]).isEqualTo(ofAll[17 * i + 5]);
            assertThat(run.logits()[2 * i + 1]).isEqualTo(ofAll[17 * i]);
        }
        assertThat(few.shape().positions()).isEqualTo(4);
        Run other = few.run(new Prompts(new int[][] {{5, 6, 7, 8}, {8, 7, 6, 5}}));
        assertThat(few.run(prompts, new Plan(few.graph()).alternate(other.cache()).cutAll(few.graph())).logits())
                .isEqualTo(other.logits());
        assertThatThrownBy(() -> network.answering(new int[] {17}, 4)).hasMessageContaining("token 17");
    }

    /** The bias that a layer's heads share is written by them together, so that heads and MLPs alone make up the stream. */
    @Test
    void headsOfALayer_writeItsSharedBiasTogether() throws IOException {
        Gpt2Network network = Gpt2Network.read(network("tied-f32"));
        Transformer transformer = network.answering(new int[] {0}, 9);
        Architecture shape = transformer.shape();
        Run run = transformer.run(new Prompts(new int[][] {{3}}));
        double[] sum = new double[shape.width()];
        for (int head = 0; head < shape.heads(); head++) {
            double[] written = run.written(transformer.graph().writer("a0." + head));
            IntStream.range(0, sum.length).forEach(k -> sum[k] += written[k]);
        }
        Path without = copy();
        zero(without.resolve("model.safetensors"), "h.0.attn.c_proj.bias", sum.length);
        Transformer unbiased = Gpt2Network.read(without).answering(new int[] {0}, 9);
        Run bare = unbiased.run(new Prompts(new int[][] {{3}}));
        double[] bias = SafetensorsFile.open(network("tied-f32").resolve("model.safetensors"))
                .values("h.0.attn.c_proj.bias", sum.length);
        for (int k = 0; k < sum.length; k++) {
            double heads = 0;
            for (int head = 0; head < shape.heads(); head++) {
                heads += bare.written(unbiased.graph().writer("a0." + head))[k];
            }
            assertThat(sum[k] - heads).isCloseTo(bias[k], within(1e-12));
        }
    }

    private static void zero(Path file, String tensor, int floats) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Json.Obj names = (Json.Obj) Json.parse(Arrays.copyOfRange(bytes, 8, 8 + header), Json.Limits.document());
        Json.Arr offsets = (Json.Arr) Objects.requireNonNull(((Json.Obj) Objects.requireNonNull(names.get(tensor))).get("data_offsets"));
        int from = 8 + header + (int) ((Json.Num) offsets.items().getFirst()).value();
        Arrays.fill(bytes, from, from + floats * Float.BYTES, (byte) 0);
        Files.write(file, bytes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"gpt2\" | \"llama\" | model_type is \"llama\"",
        "\"gelu_new\" | \"gelu\" | activation_function is \"gelu\"",
        "\"n_head\": 3 | \"n_head\": 5 | n_embd 12 is no multiple of n_head 5",
        "\"n_layer\": 2 | \"n_layer\": \"two\" | n_layer is \"two\"",
        "\"n_layer\": 2 | \"n_layer\": 65 | layers = 65",
        "\"n_inner\": 40 | \"n_inner\": 0 | n_inner is 0",
        "1e-05 | 1e-06 | layer_norm_epsilon is 1.0E-6",
        "\"n_inner\" | \"scale_attn_by_inverse_layer_idx\": true, \"n_inner\" | scale_attn_by_inverse_layer_idx is true",
        "\"tie_word_embeddings\": true | \"tie_word_embeddings\": 1 | tie_word_embeddings is 1.0",
        "\"vocab_size\": 17 | \"vocab_size\": 18 | tensor 'wte.weight' has the shape [17, 12], not [18, 12]",
        "\"tie_word_embeddings\": true | \"tie_word_embeddings\": false | no tensor 'lm_head.weight'",
        "\"n_layer\": 2 | \"n_layer\": 3 | no tensor 'h.2.attn.c_attn.weight'"
    })
    void settingsThatCannotBeHad_areNamed(String text, String by, String message) throws IOException {
        Path spoilt = copy();
        replace(spoilt.resolve("config.json"), text, by);
        assertThatThrownBy(() -> Gpt2Network.read(spoilt, AMPLE)).isInstanceOf(AxonmarkException.class).hasMessageContaining(message);
    }

    @Test
    void tensorsThatCannotBeHad_areNamed() throws IOException {
        Path spoilt = copy();
        Path file = spoilt.resolve("model.safetensors");
        replace(file, "h.1.mlp.c_fc.bias", "h.1.mlp.c_xx.bias");
        assertThatThrownBy(() -> Gpt2Network.read(spoilt)).hasMessageContaining("no tensor 'h.1.mlp.c_fc.bias'");
        replace(file, "h.1.mlp.c_xx.bias", "h.1.mlp.c_fc.bias");
        replace(file, "\"ln_f.bias\": {\"dtype\": \"F32\"", "\"ln_f.bias\": {\"dtype\": \"I32\"");
        assertThatThrownBy(() -> Gpt2Network.read(spoilt)).hasMessageContaining("tensor 'ln_f.bias' holds I32");
        Files.delete(file);
        assertThatThrownBy(() -> Gpt2Network.read(spoilt)).hasMessageContaining("model.safetensors").hasMessageContaining("cannot be read");
        Files.delete(spoilt.resolve("config.json"));
        assertThatThrownBy(() -> Gpt2Network.read(spoilt)).hasMessageContaining("config.json").hasMessageContaining("cannot be read");
    }

    @Test
    void numbersThatAreNone_areNamed() throws IOException {
        Path spoilt = copy();
        Path file = spoilt.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(8 + header + 4, Float.NaN);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Gpt2Network.read(spoilt)).hasMessageContaining("tensor 'wte.weight'").hasMessageContaining("holds NaN");
    }

    @Test
    void networkTooLargeForMemory_isRefusedBeforeItIsRead() throws IOException {
        Path large = copy();
        replace(large.resolve("config.json"), "\"n_layer\": 2", "\"n_layer\": 12");
        replace(large.resolve("config.json"), "\"n_embd\": 12", "\"n_embd\": 768");
        replace(large.resolve("config.json"), "\"n_head\": 3", "\"n_head\": 12");
        replace(large.resolve("config.json"), "\"n_inner\": 40", "\"n_inner\": null");
        replace(large.resolve("config.json"), "\"vocab_size\": 17", "\"vocab_size\": 50257");
        replace(large.resolve("config.json"), "\"n_positions\": 9", "\"n_positions\": 1024");
        assertThatThrownBy(() -> Gpt2Network.read(large, AMPLE)).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("949 MiB").hasMessageContaining("1024 MiB").hasMessageContaining("AXONMARK_HEAP");
    }
}
