package org.axonmark.spiking.graph;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.Histogram;

/**
 * A product, ready to be counted.
 *
 * @param product it
 * @param title of its layer: calls with the same weights are of one
 * @param role where it stands
 * @param form what it gives
 * @param leftZero what stands for 0 in the left operand
 * @param rightZero what stands for 0 in the right operand
 * @param weights what it multiplies by, if that is the same for all items
 */
record Layer(Product product, String title, Call.Role role, Call.Form form, float leftZero, float rightZero, Optional<Weights> weights)
        implements Counted {

    /** Weights, looked at once. */
    record Weights(Histogram histogram, Product.Prepared prepared) {}

    @Override
    public List<String> operands() {
        return product.ofActivations() ? List.of(product.left(), product.right()) : List.of(product.left());
    }

    @Override
    public List<Call> count(Map<String, FloatTensor> values) throws UncountableException {
        FloatTensor left = less(Objects.requireNonNull(values.get(product.left())), leftZero);
        Histogram ofLeft = Histogram.of(left.values());
        if (weights.isPresent()) {
            Weights known = weights.get();
            return List.of(new Call(title, role, ofLeft, known.histogram(), known.prepared().count(left), form));
        }
        FloatTensor right = less(Objects.requireNonNull(values.get(product.right())), rightZero);
        return List.of(new Call(title, role, ofLeft, Histogram.of(right.values()),
                product.against(left.shape(), right).count(left), form));
    }

    /** Returns values less what stands for 0. */
    static FloatTensor less(FloatTensor values, float zero) {
        if (zero == 0) {
            return values;
        }
        float[] shifted = values.values().clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] -= zero;
        }
        return FloatTensor.of(shifted, values.shape());
    }
}
