package org.axonmark.circuits.compile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.network.Weights.Head;
import org.axonmark.circuits.network.Weights.Mlp;

/**
 * Who reads whom in weights whose coordinates each have one writer: a reader reads a writer if it has a weight on one of its directions, and this
 * counts if what it makes of it goes on to the output, direction by direction.
 */
final class Wiring {

    private final Weights weights;
    private final Architecture shape;
    private final Graph graph;
    private final int[] writer;
    private final boolean[] live;
    private final Set<Edge> edges = new HashSet<>();

    private Wiring(Weights weights) {
        this.weights = weights;
        this.shape = weights.shape();
        this.graph = new Graph(shape);
        this.writer = new int[shape.width()];
        this.live = new boolean[shape.width()];
    }

    static Set<Edge> of(Weights weights) {
        Wiring wiring = new Wiring(weights);
        wiring.findWriters();
        wiring.follow();
        return wiring.edges;
    }

    private void findWriters() {
        Arrays.fill(writer, -1);
        claim(weights.embedding(), "embed");
        claim(weights.positions(), "pos");
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int head = 0; head < shape.heads(); head++) {
                claim(weights.layers().get(layer).heads().get(head).output(), "a" + layer + "." + head);
            }
            claim(weights.layers().get(layer).mlp().out(), "m" + layer);
        }
    }

    private void claim(double[] rows, String name) {
        int number = graph.writer(name);
        for (int i = 0; i < rows.length; i++) {
            int direction = i % shape.width();
            if (rows[i] != 0) {
                if (writer[direction] >= 0 && writer[direction] != number) {
                    throw new IllegalStateException(
                            name + " and " + graph.writers().get(writer[direction]) + " write direction " + direction);
                }
                writer[direction] = number;
            }
        }
    }

    private void follow() {
        int outputs = shape.outputs();
        for (int d = 0; d < shape.width(); d++) {
            for (int k = 0; k < outputs; k++) {
                if (weights.unembedding()[d * outputs + k] != 0) {
                    reads("out", d);
                }
            }
        }
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            followMlp(layer, weights.layers().get(layer).mlp());
            // The heads of a layer do not read each other: what makes one live must not depend on another.
            for (int head = 0; head < shape.heads(); head++) {
                followHead("a" + layer + "." + head, weights.layers().get(layer).heads().get(head));
            }
        }
    }

    private void followMlp(int layer, Mlp mlp) {
        int hidden = shape.hidden();
        int width = shape.width();
        boolean[] own = live.clone();
        for (int unit = 0; unit < hidden; unit++) {
            if (touches(mlp.out(), unit * width, own)) {
                for (int d = 0; d < width; d++) {
                    if (mlp.in()[d * hidden + unit] != 0) {
                        reads("m" + layer, d);
                    }
                }
            }
        }
    }

    private void followHead(String name, Head head) {
        int size = shape.headWidth();
        int width = shape.width();
        boolean[] own = live.clone();
        boolean any = false;
        for (int j = 0; j < size; j++) {
            if (touches(head.output(), j * width, own)) {
                any = true;
                for (int d = 0; d < width; d++) {
                    if (head.value()[d * size + j] != 0) {
                        reads(name + ".v", d);
                    }
                }
            }
        }
        for (int j = 0; any && j < size; j++) {
            if (column(head.query(), j) && column(head.key(), j)) {
                for (int d = 0; d < width; d++) {
                    if (head.query()[d * size + j] != 0) {
                        reads(name + ".q", d);
                    }
                    if (head.key()[d * size + j] != 0) {
                        reads(name + ".k", d);
                    }
                }
            }
        }
    }

    private boolean column(double[] matrix, int j) {
        for (int d = 0; d < shape.width(); d++) {
            if (matrix[d * shape.headWidth() + j] != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean touches(double[] rows, int from, boolean[] wanted) {
        for (int d = 0; d < wanted.length; d++) {
            if (wanted[d] && rows[from + d] != 0) {
                return true;
            }
        }
        return false;
    }

    private void reads(String reader, int direction) {
        if (writer[direction] >= 0) {
            live[direction] = true;
            edges.add(new Edge(writer[direction], graph.reader(reader)));
        }
    }
}
