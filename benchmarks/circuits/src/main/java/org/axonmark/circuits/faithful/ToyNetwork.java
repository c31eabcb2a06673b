package org.axonmark.circuits.faithful;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.trained.SavedWeights;
import org.axonmark.datasets.safetensors.SafetensorsFile;

/**
 * A causal transformer that was trained on a behaviour, and on nothing about where it is to lie. How it was made: {@code recipes/trained-nets}.
 *
 * @param behaviour what it does
 * @param transformer the network
 * @param accuracy share of clean prompts that it answers rightly, measured when it was trained
 */
public record ToyNetwork(Behaviour behaviour, Transformer transformer, double accuracy) {

    /** Networks of a behaviour. */
    private static final int EACH = 10;

    private static final List<String> NAMES = IntStream.rangeClosed(1, EACH).boxed()
            .flatMap(number -> Arrays.stream(Behaviour.values()).map(behaviour -> behaviour.id() + "-" + number)).toList();

    /** Returns the names of all networks, the behaviours by turns. */
    static List<String> names() {
        return NAMES;
    }

    /** Reads a network of this library. */
    public static ToyNetwork named(String name) {
        Properties card = new Properties();
        try {
            card.load(new StringReader(new String(bytes(name + ".properties"), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Behaviour behaviour = Behaviour.named(card.getProperty("behaviour", ""));
        Architecture shape = new Architecture(whole(card, "layers"), whole(card, "heads"), whole(card, "width"), whole(card, "headWidth"),
                whole(card, "hidden"), behaviour.tokens(), behaviour.length(), behaviour.outputs(), true,
                Architecture.Norm.valueOf(card.getProperty("norm", "")), Architecture.Activation.GELU);
        return new ToyNetwork(behaviour,
                new Transformer(SavedWeights.of(SafetensorsFile.parse(name, bytes(name + ".safetensors")), shape)),
                Double.parseDouble(card.getProperty("accuracy", "")));
    }

    private static int whole(Properties card, String name) {
        return Integer.parseInt(card.getProperty(name, ""));
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = ToyNetwork.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no toy network '" + name + "'; there are " + NAMES);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
