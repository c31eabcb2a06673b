package org.axonmark.spiking.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.results.format.Metric;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.protocol.ClassMarking;
import org.axonmark.spiking.protocol.Marking;

/** The classes of a stream's pictures, by scores {@code [pictures][classes]}; what is right is told for both orders of pixels too. */
final class StreamMarking implements Marking<StreamMarking.Truth> {

    private final ClassMarking classes;

    /** The order in which a stream's pixels come. */
    enum Order {
        /** Row by row. */
        ROWS("row by row"),
        /** The shipped permutation. */
        PERMUTED("permuted");

        private final String title;

        Order(String title) {
            this.title = title;
        }

        /** Returns its name in ids. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is to be found.
     *
     * @param order of pixels
     * @param labels classes of the pictures, in their order
     */
    record Truth(Order order, List<Integer> labels) {

        /** Copies the list. */
        Truth {
            labels = List.copyOf(labels);
        }
    }

    StreamMarking(int pictures, int classes) {
        this.classes = new ClassMarking(pictures, classes);
    }

    @Override
    public List<Integer> answer() {
        return classes.answer();
    }

    @Override
    public List<Metric> metrics() {
        Metric main = classes.metrics().getFirst();
        List<Metric> metrics = new ArrayList<>(List.of(main));
        for (Order order : Order.values()) {
            metrics.add(new Metric(of(main, order), main.title() + ", " + order.title, main.unitOfMeasure(), main.direction(),
                    main.lowest(),
                    main.highest(), main.chance(), false, "The same on the streams whose pixels come in this order.", Optional.empty()));
        }
        return List.copyOf(metrics);
    }

    private static String of(Metric main, Order order) {
        return main.id() + "-" + order.id();
    }

    @Override
    public FloatTensor keep(FloatTensor answer) {
        return classes.keep(answer);
    }

    @Override
    public boolean agree(FloatTensor kept, FloatTensor again) {
        return classes.agree(kept, again);
    }

    @Override
    public boolean isKept(FloatTensor kept) {
        return classes.isKept(kept);
    }

    @Override
    public boolean isOverTime(FloatTensor kept) {
        return classes.isOverTime(kept);
    }

    @Override
    public Map<String, Double> mark(Truth truth, FloatTensor kept, double share) {
        Map<String, Double> marks = new HashMap<>(classes.mark(truth.labels(), kept, share));
        Metric main = classes.metrics().getFirst();
        marks.put(of(main, truth.order()), Objects.requireNonNull(marks.get(main.id())));
        return marks;
    }

    @Override
    public boolean isTruth(Truth truth) {
        return classes.isTruth(truth.labels());
    }

    @Override
    public String written(Truth truth) {
        return truth.order().id() + " " + classes.written(truth.labels());
    }
}
