package org.axonmark.circuits.trained;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.Compiler;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.datasets.safetensors.SafetensorsFile;

/**
 * A GELU transformer that was trained to do what a program does, each part of it in one head or MLP and nothing in the others (strict interchange
 * intervention training: Geiger et al. 2022, arXiv 2112.00826; Gupta et al. 2024, arXiv 2407.14494). How it was made: {@code recipes/trained-nets}.
 *
 * @param compiled the program as a compiled network, the high-level model
 * @param transformer the trained network, of the same prompts and outputs
 * @param parts writer of the compiled network by the writer of the trained one that is to do the same
 */
public record TrainedNetwork(Compiled compiled, Transformer transformer, SortedMap<Integer, Integer> parts) {

    /** The first writer that is a head; embeddings and positions come before. */
    static final int FIRST_NODE = 2;

    private static final List<String> NAMES = List.of("before_and_after", "count_apart", "first_or_before", "hist", "local_peak",
            "same_neighbours", "second_difference", "shift", "sort_unique", "two_back");

    /** Copies the map. */
    public TrainedNetwork {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** Returns the names of all networks, those of their programs. */
    public static List<String> names() {
        return NAMES;
    }

    /** Reads a network of this library. */
    public static TrainedNetwork named(String name) {
        String file = name.replace('_', '-');
        Properties card = new Properties();
        try (InputStreamReader reader = new InputStreamReader(resource(file + ".properties"), StandardCharsets.UTF_8)) {
            card.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Compiled compiled = Compiler.compile(ProgramLibrary.program(name).program(whole(card, "vocabulary"), whole(card, "length")));
        Architecture own = compiled.transformer().shape();
        int width = whole(card, "width");
        Architecture shape = new Architecture(whole(card, "layers"), whole(card, "heads"), width, whole(card, "headWidth"), 4 * width,
                own.tokens(), own.positions(), own.outputs(), false, Architecture.Norm.NONE, Architecture.Activation.GELU);
        Transformer transformer = new Transformer(SavedWeights.of(SafetensorsFile.parse(file, bytes(file + ".safetensors")), shape));
        SortedMap<Integer, Integer> parts = new TreeMap<>();
        for (String part : card.stringPropertyNames()) {
            if (part.startsWith("part.")) {
                parts.put(transformer.graph().writer(part.substring("part.".length())),
                        compiled.transformer().graph().writer(card.getProperty(part)));
            }
        }
        return new TrainedNetwork(compiled, transformer, parts);
    }

    /**
     * Returns the heads and MLPs that matter if one at a time is given what it does for another prompt of the same length: those whose part, so
     * treated, has the program answer otherwise at some position of some prompt.
     *
     * @param base prompts
     * @param source as many others, of the same length
     */
    public Set<Integer> mattering(Prompts base, Prompts source) {
        Set<Integer> mattering = new TreeSet<>();
        Run plain = compiled.transformer().run(base);
        Run other = compiled.transformer().run(source);
        parts.forEach((writer, part) -> {
            Run exchanged = compiled.transformer()
                    .run(base, new Plan(compiled.transformer().graph()).write(part, other.written(part)), plain);
            for (int p = 0; p < base.count(); p++) {
                if (!compiled.codec().decode(exchanged.logits(), p, base.length())
                        .equals(compiled.codec().decode(plain.logits(), p, base.length()))) {
                    mattering.add(writer);
                }
            }
        });
        return mattering;
    }

    /** Returns the heads and MLPs, as writers. */
    public List<Integer> nodes() {
        Graph graph = transformer.graph();
        List<Integer> nodes = new ArrayList<>();
        for (int writer = FIRST_NODE; writer < graph.writers().size(); writer++) {
            nodes.add(writer);
        }
        return nodes;
    }

    private static int whole(Properties card, String name) {
        return Integer.parseInt(card.getProperty(name, ""));
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = resource(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream stream = TrainedNetwork.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalArgumentException("there is no trained network '" + name + "'; there are " + NAMES);
        }
        return stream;
    }
}
