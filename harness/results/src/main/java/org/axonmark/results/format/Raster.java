package org.axonmark.results.format;

import java.util.List;

/**
 * Which neurons of a network fired at which step of one item, layer by layer.
 *
 * @param step what a step is, such as {@code time step}, 1 to 60 characters
 * @param layers 1 to {@value #MAX_LAYERS}, the first computed first; all together at most {@value #MAX_MARKS} marks
 */
public record Raster(String step, List<Layer> layers) {

    /** Most layers of a raster. */
    public static final int MAX_LAYERS = 12;

    /** Most neurons shown of a layer. */
    public static final int MAX_NEURONS = 64;

    /** Most steps of a layer. */
    public static final int MAX_STEPS = 128;

    /** Most places of all layers, shown neurons times steps: what a page can draw. */
    public static final int MAX_MARKS = 24_576;

    private static final int MAX_NAME = 60;
    private static final String MARKS = "[01]*";

    /** Checks counts. */
    public Raster {
        layers = List.copyOf(layers);
        Exhibit.length("a raster's step", step, 1, MAX_NAME);
        Exhibit.count("layers of a raster", layers.size(), 1, MAX_LAYERS);
        Exhibit.count("marks of a raster", layers.stream().mapToInt(layer -> layer.rows().size() * layer.steps()).sum(), 1, MAX_MARKS);
    }

    /**
     * A layer.
     *
     * @param name such as {@code behind 0003 Conv}, 1 to 60 characters
     * @param neurons how many it has, whether they are shown or not
     * @param spikes how often these fired, in all steps, shown or not
     * @param updates how often they could have: neurons times steps
     * @param rows shown neurons, 1 to {@value Raster#MAX_NEURONS}: a mark for each step, 1 where it fired and 0 where it did not, 1 to
     *     {@value Raster#MAX_STEPS}, the same number for all
     */
    public record Layer(String name, int neurons, long spikes, long updates, List<String> rows) {

        /** Checks counts and marks. */
        public Layer {
            rows = List.copyOf(rows);
            Exhibit.length("a layer's name", name, 1, MAX_NAME);
            Exhibit.count("shown neurons of layer '" + name + "'", rows.size(), 1, Math.min(MAX_NEURONS, neurons));
            int steps = rows.getFirst().length();
            Exhibit.count("steps of layer '" + name + "'", steps, 1, MAX_STEPS);
            if (!rows.stream().allMatch(row -> row.length() == steps && row.matches(MARKS))) {
                throw new IllegalArgumentException("layer '" + name + "' has a row that is not " + steps + " marks, each 0 or 1");
            }
            if (spikes < 0 || spikes > updates || updates < (long) neurons * steps) {
                throw new IllegalArgumentException("layer '" + name + "' has " + spikes + " spikes of " + updates + " updates of " + neurons
                        + " neurons");
            }
        }

        /** Returns the number of steps shown. */
        public int steps() {
            return rows.getFirst().length();
        }
    }
}
