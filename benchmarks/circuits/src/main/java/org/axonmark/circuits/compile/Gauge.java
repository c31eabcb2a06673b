package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.network.Weights.Head;
import org.axonmark.circuits.network.Weights.Layer;
import org.axonmark.circuits.network.Weights.Mlp;
import org.axonmark.results.statistics.HmacStream;

/** Changes of weights that leave what a network without layer norm computes as it is, up to rounding. */
final class Gauge {

    private Gauge() {}

    /** Writes each coordinate of the stream so many times larger, and reads it so much weaker. */
    static Weights scale(Weights weights, double[] factors) {
        int width = weights.shape().width();
        return change(weights, written -> {
            double[] scaled = written.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= factors[i % width];
            }
            return scaled;
        }, read -> {
            double[] scaled = read.clone();
            int columns = read.length / width;
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] /= factors[i / columns];
            }
            return scaled;
        });
    }

    /** Turns the stream's basis by an orthogonal matrix {@code [width][width]}. */
    static Weights rotate(Weights weights, double[] basis) {
        int width = weights.shape().width();
        double[] back = transposed(basis, width);
        return change(weights, written -> product(written, basis, width, width), read -> product(back, read, width, read.length / width));
    }

    /**
     * Gives every head's queries and keys one norm, and its values and every MLP's first matrix a drawn one; each hidden unit of an MLP reads with
     * equal norm. What follows makes up for it.
     */
    static Weights balance(Weights weights, HmacStream stream, double typical, double spread) {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : weights.layers()) {
            List<Head> heads = new ArrayList<>();
            for (Head head : layer.heads()) {
                double tilt = StrictMath.exp(spread * stream.nextGaussian());
                double compared = tilt * Math.sqrt(ratio(norm(head.key()), norm(head.query())));
                double carried = ratio(typical * StrictMath.exp(spread * stream.nextGaussian()), norm(head.value()));
                heads.add(new Head(times(head.query(), compared), times(head.key(), 1 / compared), times(head.value(), carried),
                        head.queryBias(), head.keyBias(), head.valueBias(), times(head.output(), 1 / carried)));
            }
            double target = typical * StrictMath.exp(spread * stream.nextGaussian());
            layers.add(new Layer(heads, balance(layer.mlp(), target), layer.attentionNorm(), layer.mlpNorm()));
        }
        return new Weights(weights.shape(), weights.embedding(), weights.positions(), layers, weights.unembedding(), weights.outputBias(),
                weights.outputNorm());
    }

    private static Mlp balance(Mlp mlp, double target) {
        int hidden = mlp.inBias().length;
        int width = mlp.outBias().length;
        double[] norms = new double[hidden];
        int used = 0;
        for (int unit = 0; unit < hidden; unit++) {
            double sum = 0;
            for (int d = 0; d < width; d++) {
                double weight = mlp.in()[d * hidden + unit];
                sum += weight * weight;
            }
            norms[unit] = Math.sqrt(sum);
            used += sum > 0 ? 1 : 0;
        }
        double[] in = mlp.in().clone();
        double[] out = mlp.out().clone();
        for (int unit = 0; unit < hidden; unit++) {
            double factor = ratio(target / Math.sqrt(Math.max(1, used)), norms[unit]);
            for (int d = 0; d < width; d++) {
                in[d * hidden + unit] *= factor;
                out[unit * width + d] /= factor;
            }
        }
        return new Mlp(in, mlp.inBias(), out, mlp.outBias());
    }

    /** Puts the head that is at {@code slots[layer][i]} at i. */
    static Weights permute(Weights weights, int[][] slots) {
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < slots.length; layer++) {
            Layer own = weights.layers().get(layer);
            List<Head> heads = new ArrayList<>();
            for (int slot : slots[layer]) {
                heads.add(own.heads().get(slot));
            }
            layers.add(new Layer(heads, own.mlp(), own.attentionNorm(), own.mlpNorm()));
        }
        return new Weights(weights.shape(), weights.embedding(), weights.positions(), layers, weights.unembedding(), weights.outputBias(),
                weights.outputNorm());
    }

    /**
     * Returns a random orthogonal matrix, each equally likely: Gaussian rows made orthonormal in order, twice, for their rounding.
     *
     * @param width its rows and columns
     */
    static double[] orthogonal(HmacStream stream, int width) {
        double[] basis = new double[width * width];
        for (int i = 0; i < width; i++) {
            for (int k = 0; k < width; k++) {
                basis[i * width + k] = stream.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double along = 0;
                    for (int k = 0; k < width; k++) {
                        along += basis[i * width + k] * basis[j * width + k];
                    }
                    for (int k = 0; k < width; k++) {
                        basis[i * width + k] -= along * basis[j * width + k];
                    }
                }
            }
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += basis[i * width + k] * basis[i * width + k];
            }
            for (int k = 0; k < width; k++) {
                basis[i * width + k] /= Math.sqrt(sum);
            }
        }
        return basis;
    }

    /** Returns the root of the sum of squares. */
    static double norm(double[] matrix) {
        double sum = 0;
        for (double number : matrix) {
            sum += number * number;
        }
        return Math.sqrt(sum);
    }

    private static double ratio(double one, double other) {
        return one > 0 && other > 0 ? one / other : 1;
    }

    private static double[] times(double[] matrix, double factor) {
        double[] product = matrix.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return product;
    }

    private static Weights change(Weights weights, UnaryOperator<double[]> written, UnaryOperator<double[]> read) {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : weights.layers()) {
            List<Head> heads = new ArrayList<>();
            for (Head head : layer.heads()) {
                heads.add(new Head(read.apply(head.query()), read.apply(head.key()), read.apply(head.value()), head.queryBias(),
                        head.keyBias(), head.valueBias(), written.apply(head.output())));
            }
            Mlp mlp = layer.mlp();
            layers.add(new Layer(heads, new Mlp(read.apply(mlp.in()), mlp.inBias(), written.apply(mlp.out()), written.apply(mlp.outBias())),
                    layer.attentionNorm(), layer.mlpNorm()));
        }
        return new Weights(weights.shape(), written.apply(weights.embedding()), written.apply(weights.positions()), layers,
                read.apply(weights.unembedding()), weights.outputBias(), weights.outputNorm());
    }

    private static double[] transposed(double[] matrix, int width) {
        double[] turned = new double[matrix.length];
        for (int i = 0; i < width; i++) {
            for (int k = 0; k < width; k++) {
                turned[k * width + i] = matrix[i * width + k];
            }
        }
        return turned;
    }

    /** Returns a b, a of so many columns, b of others. */
    private static double[] product(double[] a, double[] b, int inner, int columns) {
        int rows = a.length / inner;
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k++) {
                double factor = a[i * inner + k];
                if (factor != 0) {
                    for (int j = 0; j < columns; j++) {
                        product[i * columns + j] += factor * b[k * columns + j];
                    }
                }
            }
        }
        return product;
    }
}
