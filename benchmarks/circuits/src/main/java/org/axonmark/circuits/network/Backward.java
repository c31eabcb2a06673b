package org.axonmark.circuits.network;

import org.axonmark.circuits.network.Weights.Affine;
import org.axonmark.circuits.network.Weights.Head;
import org.axonmark.circuits.network.Weights.Layer;

/**
 * Goes through a run from its end. A writer's gradient is the sum over its readers of (1 − α) times theirs: readers without a share are added up
 * once for all writers before them, the others writer by writer.
 */
final class Backward {

    private final Weights weights;
    private final Architecture shape;
    private final Graph graph;
    private final Run run;
    private final double[][] readers;
    private final double[][] writers;
    private final double[] plainReaders;

    Backward(Weights weights, Graph graph, Run run) {
        this.weights = weights;
        this.shape = weights.shape();
        this.graph = graph;
        this.run = run;
        int size = run.written[0].length;
        this.readers = new double[graph.readers().size()][];
        this.writers = new double[graph.writers().size()][size];
        this.plainReaders = new double[size];
    }

    Gradients from(double[] dLogits) {
        if (dLogits.length != run.rawLogits().length) {
            throw new IllegalArgumentException(
                    "a gradient of " + dLogits.length + " numbers; the run has " + run.rawLogits().length + " outputs");
        }
        int outputs = shape.outputs();
        read(graph.out(), Matrices.transposed(dLogits, weights.unembedding(), outputs), weights.outputNorm());
        pass(graph.out());
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            Layer own = weights.layers().get(layer);
            if (shape.hidden() > 0) {
                think(layer, own);
                pass(graph.mlpReader(layer));
            }
            for (int head = 0; head < shape.heads(); head++) {
                attend(layer, head, own);
            }
            for (int head = 0; head < shape.heads(); head++) {
                for (int port = 0; port < Graph.PORTS; port++) {
                    pass(graph.headReader(layer, head) + port);
                }
            }
        }
        Matrices.add(writers[0], plainReaders);
        Matrices.add(writers[1], plainReaders);
        return new Gradients(graph, readers, writers);
    }

    private void think(int layer, Layer own) {
        int writer = graph.mlpWriter(layer);
        Matrices.add(writers[writer], plainReaders);
        MlpRun mlp = run.mlps[layer];
        double[] back = mlp == null ? new double[plainReaders.length]
                : mlp.backward(writers[writer], own.mlp(), shape.activation());
        read(graph.mlpReader(layer), back, own.mlpNorm());
    }

    private void attend(int layer, int head, Layer own) {
        int writer = graph.headWriter(layer, head);
        int reader = graph.headReader(layer, head);
        Matrices.add(writers[writer], plainReaders);
        HeadRun at = run.heads[writer];
        if (at == null) {
            for (int port = 0; port < Graph.PORTS; port++) {
                readers[reader + port] = new double[plainReaders.length];
            }
            return;
        }
        Head numbers = own.heads().get(head);
        int d = shape.headWidth();
        HeadRun.Back back = at.backward(writers[writer], numbers, run.prompts.length());
        read(reader, Matrices.transposed(back.query(), numbers.query(), d), own.attentionNorm());
        read(reader + 1, Matrices.transposed(back.key(), numbers.key(), d), own.attentionNorm());
        read(reader + 2, Matrices.transposed(back.value(), numbers.value(), d), own.attentionNorm());
    }

    private void read(int reader, double[] afterNorm, Affine affine) {
        readers[reader] = run.read[reader].backward(afterNorm, affine);
    }

    /** Hands a reader's gradient on to the writers it reads. */
    private void pass(int reader) {
        double[] shares = run.plan.shares(reader);
        if (shares == null) {
            Matrices.add(plainReaders, readers[reader]);
            return;
        }
        for (int writer = 0; writer < graph.readable(reader); writer++) {
            Matrices.add(writers[writer], readers[reader], 1 - shares[writer]);
        }
    }
}
