package org.axonmark.circuits.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a GPT-2-style {@code config.json} says of a network.
 *
 * @param shape the shape, an output for each token
 * @param tied whether the unembedding is the embedding, transposed
 */
record Gpt2Config(Architecture shape, boolean tied) {

    private static final ErrorCode UNSUPPORTED = ErrorCode.user("network-unsupported");
    private static final List<String> TANH_GELU = List.of("gelu_new", "gelu_pytorch_tanh");
    private static final double EPSILON = 1e-5;
    private static final int MLP_WIDTHS = 4;
    private static final int LARGEST = Integer.MAX_VALUE / MLP_WIDTHS;
    private static final long MAX_BYTES = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws AxonmarkException with code {@code network-unsupported} or {@code json-invalid}, naming the setting that cannot be had
     */
    static Gpt2Config read(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw unsupported(file, "it has " + Files.size(file) + " bytes, more than any such file");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.user("network-missing"), "'" + file + "' cannot be read: " + e
                    + "; give a folder with config.json and model.safetensors", e);
        }
        if (Json.parse(bytes, Json.Limits.document()) instanceof Json.Obj settings) {
            return new Reading(file, settings).config();
        }
        throw unsupported(file, "it is no JSON object");
    }

    private static AxonmarkException unsupported(Path file, String what) {
        return new AxonmarkException(UNSUPPORTED, "'" + file + "' is not of a network that can be imported: " + what
                + "; give a GPT-2-style network as its publisher saved it");
    }

    /** One reading. */
    private record Reading(Path file, Json.Obj settings) {

        Gpt2Config config() {
            if (!(settings.get("model_type") instanceof Json.Str type) || !type.value().equals("gpt2")) {
                throw unsupported(file, "model_type is " + shown("model_type") + ", not \"gpt2\"");
            }
            int heads = whole("n_head");
            int width = whole("n_embd");
            if (heads == 0 || width % heads != 0) {
                throw unsupported(file, "n_embd " + width + " is no multiple of n_head " + heads);
            }
            int hidden = settings.get("n_inner") instanceof Json.Num ? whole("n_inner") : MLP_WIDTHS * width;
            if (hidden == 0) {
                throw unsupported(file, "n_inner is 0");
            }
            require("scale_attn_weights", true);
            require("scale_attn_by_inverse_layer_idx", false);
            require("add_cross_attention", false);
            if (!(settings.get("layer_norm_epsilon") instanceof Json.Num epsilon) || epsilon.value() != EPSILON) {
                throw unsupported(file, "layer_norm_epsilon is " + shown("layer_norm_epsilon") + ", not 1e-5");
            }
            try {
                int tokens = whole("vocab_size");
                return new Gpt2Config(new Architecture(whole("n_layer"), heads, width, width / heads, hidden, tokens, whole("n_positions"),
                        tokens, true, Norm.LAYER, activation()), flag("tie_word_embeddings", true));
            } catch (IllegalArgumentException e) {
                throw new AxonmarkException(UNSUPPORTED, "'" + file + "' is of " + e.getMessage(), e);
            }
        }

        private Activation activation() {
            if (settings.get("activation_function") instanceof Json.Str name) {
                if (TANH_GELU.contains(name.value())) {
                    return Activation.GELU;
                }
                if (name.value().equals("relu")) {
                    return Activation.RELU;
                }
            }
            throw unsupported(file, "activation_function is " + shown("activation_function") + ", not one of " + TANH_GELU + " or relu");
        }

        private int whole(String name) {
            if (settings.get(name) instanceof Json.Num number && number.value() >= 0 && number.value() <= LARGEST
                    && number.value() == Math.rint(number.value())) {
                return (int) number.value();
            }
            throw unsupported(file, name + " is " + shown(name) + ", no whole number");
        }

        private boolean flag(String name, boolean unsaid) {
            Json value = settings.get(name);
            if (value == null) {
                return unsaid;
            }
            if (value instanceof Json.Bool said) {
                return said.value();
            }
            throw unsupported(file, name + " is " + shown(name) + ", neither true nor false");
        }

        private void require(String name, boolean only) {
            if (flag(name, only) != only) {
                throw unsupported(file, name + " is " + !only + ", which changes what attention does");
            }
        }

        private String shown(String name) {
            @Nullable Json value = settings.get(name);
            return switch (value) {
                case null -> "not there";
                case Json.Str text -> "\"" + text.value() + "\"";
                case Json.Num number -> Double.toString(number.value());
                case Json.Bool bool -> Boolean.toString(bool.value());
                default -> "something else";
            };
        }
    }
}
