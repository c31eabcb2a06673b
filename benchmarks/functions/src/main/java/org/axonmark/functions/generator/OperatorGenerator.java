package org.axonmark.functions.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.hypothesis.Hypothesis.Kernel;
import org.axonmark.hypothesis.Hypothesis.Kernel.Shape;
import org.axonmark.hypothesis.KernelFunction;

/**
 * Draws operators on functions. The kernel is drawn once: shift, derivative, integral, box or convolution with a normal density, each equally
 * likely, the last written as {@code smooth} or as {@code heat}, which are one class. Parameters, on a lattice, are drawn again until neither
 * the identity nor an operator of another class does nearly the same.
 */
public final class OperatorGenerator {

    /** Least relative L2 distance of a drawn operator from the identity and from those of every other class, three times what passes. */
    public static final double MIN_DIFFERENCE = 0.03;

    static final String KIND = "operators";

    private static final List<Shape> CLASSES = List.of(Shape.SHIFT, Shape.DERIVATIVE, Shape.INTEGRAL, Shape.BOX, Shape.SMOOTH);
    private static final List<Double> NOISES = List.of(0.0, 0.1, 1.0);
    private static final int MAX_DRAWS = 1_000;
    private static final int PROBES = 4;

    private final Seed seed;
    private final double[][] probes;
    private final List<Rival> rivals;

    /** An operator that others must differ from, with its results one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // of this class alone
    private record Rival(Kernel kernel, double[] results) {}

    /** Creates a generator. */
    public OperatorGenerator(Seed seed) {
        this.seed = seed;
        this.probes = OperatorItem.functions(seed.stream(KIND, -1, "probes"), PROBES, OperatorItem.POINTS);
        this.rivals = rivals().stream().map(kernel -> new Rival(kernel, results(kernel))).toList();
    }

    /** Returns the item of a number; equal for equal seeds on every host. */
    public OperatorItem item(int index) {
        LatticeStream lattice = new LatticeStream(seed.stream(KIND, index, "parameters"));
        Shape drawn = CLASSES.get(lattice.stream().nextInt(CLASSES.size()));
        Shape shape = drawn == Shape.SMOOTH && lattice.stream().nextBoolean() ? Shape.HEAT : drawn;
        double noise = NOISES.get(lattice.stream().nextInt(NOISES.size()));
        for (int i = 0; i < MAX_DRAWS; i++) {
            Kernel truth = draw(shape, lattice);
            if (admitted(truth)) {
                return new OperatorItem(seed, index, truth, noise);
            }
        }
        throw new IllegalStateException(
                "operator item " + index + " was not admitted in " + MAX_DRAWS + " draws; mend the ranges of '" + shape.word() + "'");
    }

    /** Returns the step of the lattice that a canonical kernel's parameters are drawn on, in their order. */
    public static List<Double> lattice(Shape shape) {
        return switch (shape) {
            case DERIVATIVE, INTEGRAL -> List.of();
            case SHIFT, BOX -> List.of(0.01);
            case SMOOTH -> List.of(0.002);
            case HEAT -> List.of(0.0001);
        };
    }

    private static Kernel draw(Shape shape, LatticeStream lattice) {
        return new Kernel(shape, switch (shape) {
            case DERIVATIVE, INTEGRAL -> List.of();
            case SHIFT -> List.of(lattice.between(1, 99, 100));
            case BOX -> List.of(lattice.between(5, 50, 100));
            case SMOOTH -> List.of(lattice.between(5, 50, 500));
            case HEAT -> List.of(lattice.between(1, 50, 10_000));
        });
    }

    private boolean admitted(Kernel truth) {
        double[] results = results(truth);
        double energy = 0;
        for (double result : results) {
            energy += result * result;
        }
        for (Rival rival : rivals) {
            double error = 0;
            for (int i = 0; i < results.length; i++) {
                error += (results[i] - rival.results()[i]) * (results[i] - rival.results()[i]);
            }
            boolean other = rival.kernel().kernel() != truth.canonical().kernel() || rival.kernel().equals(identity());
            if (other && error < MIN_DIFFERENCE * MIN_DIFFERENCE * energy) {
                return false;
            }
        }
        return true;
    }

    private static Kernel identity() {
        return new Kernel(Shape.SHIFT, List.of(0.0));
    }

    /** The identity, and operators of every class, close enough together that one is near any that could be confused with the class. */
    private static List<Kernel> rivals() {
        List<Kernel> rivals = new ArrayList<>(
                List.of(identity(), new Kernel(Shape.DERIVATIVE, List.of()), new Kernel(Shape.INTEGRAL, List.of())));
        for (int i = 1; i < 100; i++) {
            rivals.add(new Kernel(Shape.SHIFT, List.of(i / 100.0)));
            rivals.add(new Kernel(Shape.BOX, List.of(i / 100.0)));
            rivals.add(new Kernel(Shape.SMOOTH, List.of(i / 500.0)));
        }
        return rivals;
    }

    private double[] results(Kernel kernel) {
        KernelFunction function = KernelFunction.of(kernel);
        return Arrays.stream(probes).map(function::of).flatMapToDouble(Arrays::stream).toArray();
    }
}
