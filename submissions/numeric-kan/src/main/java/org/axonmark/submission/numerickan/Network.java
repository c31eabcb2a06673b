package org.axonmark.submission.numerickan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network of one input, some hidden nodes and one output: the sum of outer edges, each on what its inner edge makes of the input.
 *
 * @param inner one edge for each hidden node
 * @param outer one edge for each hidden node
 */
record Network(List<Edge> inner, List<Edge> outer) {

    private static final int PIECES = 6;
    private static final int ROUNDS = 3;
    private static final int STEPS = 12;
    private static final double BEND = 0.3;

    /** Trains a network; after each round the outer grids are laid anew over the hidden values. */
    static Network train(Samples samples, int hidden) {
        List<Edge> inner = new ArrayList<>();
        List<Edge> outer = new ArrayList<>();
        for (int j = 0; j < hidden; j++) {
            int turns = j + 1;
            Samples bent = samples.of(t -> t + BEND * Math.sin(Math.PI * turns * t));
            inner.add(Edge.fit(bent, -1, 1, PIECES));
        }
        Samples left = samples;
        for (Edge first : inner) {
            Edge last = overHidden(first, left, left);
            outer.add(last);
            left = left.less(t -> last.at(first.at(t)));
        }
        Network network = new Network(inner, outer);
        for (int round = 0; round < ROUNDS; round++) {
            Network now = network;
            double[] trained = Levenberg.fit(parameters -> now.with(parameters)::at, now.parameters(), samples, STEPS);
            network = now.with(trained).regridded(samples);
        }
        return network;
    }

    double at(double t) {
        double sum = 0;
        for (int j = 0; j < inner.size(); j++) {
            sum += part(j, t);
        }
        return sum;
    }

    /** Returns what a hidden node adds to the output. */
    double part(int node, double t) {
        return outer.get(node).at(inner.get(node).at(t));
    }

    private Network regridded(Samples samples) {
        List<Edge> fresh = new ArrayList<>();
        for (int j = 0; j < inner.size(); j++) {
            int node = j;
            fresh.add(overHidden(inner.get(j), samples, samples.of(t -> part(node, t))));
        }
        return new Network(inner, fresh);
    }

    /** Fits an outer edge to values, its grid reaching from the smallest hidden value to the largest. */
    private static Edge overHidden(Edge inner, Samples samples, Samples values) {
        double[] hidden = Arrays.stream(samples.t()).map(inner::at).toArray();
        double low = Arrays.stream(hidden).min().orElse(-1);
        double high = Arrays.stream(hidden).max().orElse(1);
        return Edge.fit(new Samples(hidden, values.y()), low, high > low ? high : low + 1, PIECES);
    }

    private double[] parameters() {
        List<Edge> edges = new ArrayList<>(inner);
        edges.addAll(outer);
        return edges.stream().flatMapToDouble(edge -> Arrays.stream(edge.weights())).toArray();
    }

    private Network with(double[] parameters) {
        List<Edge> edges = new ArrayList<>();
        int from = 0;
        for (Edge edge : inner) {
            edges.add(edge.with(parameters, from));
            from += edge.weights().length;
        }
        for (Edge edge : outer) {
            edges.add(edge.with(parameters, from));
            from += edge.weights().length;
        }
        return new Network(edges.subList(0, inner.size()), edges.subList(inner.size(), edges.size()));
    }
}
