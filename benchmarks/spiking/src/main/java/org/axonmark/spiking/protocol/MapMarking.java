package org.axonmark.spiking.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Sha256;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spiking.score.Segmentation;

/**
 * A class is asked of each pixel: by scores {@code [classes][height][width]}, of which the greatest mean over the steps decides, of equal ones the first.
 * The truth is {@code [height][width]} classes from 0.
 *
 * <p>Kept is the class of each pixel: {@code [height][width]} of an answer for one step, else {@code [1][height][width]} of numbers whose digits to the base
 * {@code classes}, the lowest first, are the classes after all and after ¾, ½ and ¼ of the steps.
 */
public final class MapMarking implements Marking<IntTensor> {

    static final String MAIN = "scene-iou";
    static final String MEAN_IOU = "mean-iou";
    static final String PIXELS = "pixel-accuracy";

    /** With more, four digits would not fit a float. */
    private static final int MOST_CLASSES = 64;

    /** Share of a map's pixels that sums in another order may change. */
    private static final double TOLERANCE = 0.01;

    private final List<String> names;
    private final int classes;
    private final int height;
    private final int width;

    /**
     * Asks for maps.
     *
     * @param names the classes', 2 to 64; the first is the ground
     * @param height rows of a map
     * @param width columns of a map
     */
    public MapMarking(List<String> names, int height, int width) {
        if (names.size() < 2 || names.size() > MOST_CLASSES || height < 1 || width < 1) {
            throw new IllegalArgumentException("maps of " + names.size() + " classes, " + height + " × " + width + "; there are 2 to "
                    + MOST_CLASSES + " classes and at least one pixel");
        }
        this.names = List.copyOf(names);
        this.classes = names.size();
        this.height = height;
        this.width = width;
    }

    @Override
    public List<Integer> answer() {
        return List.of(classes, height, width);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(MAIN, "mean IoU of a scene", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false,
                        "Of each class that the scene's truth has, ground included: pixels that truth and answer give it / pixels that at least"
                                + " one of them gives it; the mean over these classes. Scene by scene, as Wang et al. 2023 argue for."),
                new Metric(MEAN_IOU, "mean IoU of all scenes", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), true,
                        "The pixels of all scenes added first, then intersection over union of each class; the mean over classes (Pascal VOC)."),
                new Metric(PIXELS, "pixel accuracy", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), true,
                        "Share of all scenes' pixels that are given their class."));
    }

    @Override
    public FloatTensor keep(FloatTensor answer) {
        int steps = answer.size(0);
        int pixels = height * width;
        double[] sums = new double[classes * pixels];
        float[] kept = new float[pixels];
        List<Integer> ends = steps == 1 ? List.of(1) : SpikingMetrics.cuts(steps);
        int done = 0;
        for (int end : ends) {
            for (; done < end; done++) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += answer.values()[done * sums.length + i];
                }
            }
            for (int pixel = 0; pixel < pixels; pixel++) {
                // The last digit read is the lowest.
                kept[pixel] = kept[pixel] * classes + greatest(sums, pixel);
            }
        }
        return steps == 1 ? FloatTensor.of(kept, height, width) : FloatTensor.of(kept, 1, height, width);
    }

    private int greatest(double[] sums, int pixel) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = sums[c * height * width + pixel] > sums[best * height * width + pixel] ? c : best;
        }
        return best;
    }

    @Override
    public boolean agree(FloatTensor kept, FloatTensor again) {
        int different = 0;
        for (int i = 0; i < Math.min(kept.count(), again.count()); i++) {
            different += kept.values()[i] == again.values()[i] ? 0 : 1;
        }
        return Arrays.equals(kept.shape(), again.shape()) && different <= TOLERANCE * height * width;
    }

    @Override
    public boolean isKept(FloatTensor kept) {
        int[] shape = kept.shape();
        boolean fits = Arrays.equals(shape, new int[] {height, width}) || Arrays.equals(shape, new int[] {1, height, width});
        double limit = fits && isOverTime(kept) ? Math.pow(classes, 1 + SpikingMetrics.CUTS.size()) : classes;
        for (float value : kept.values()) {
            fits &= value >= 0 && value < limit && value == (int) value;
        }
        return fits;
    }

    @Override
    public boolean isOverTime(FloatTensor kept) {
        return kept.rank() == 3;
    }

    @Override
    public Map<String, Double> mark(IntTensor truth, FloatTensor kept, double share) {
        Segmentation scene = new Segmentation(classes);
        scene.add(truth.values(), map(kept, share));
        return Map.of(MAIN, scene.meanOfTrueClasses());
    }

    /** Returns the class of each pixel after a part of the steps. */
    int[] map(FloatTensor kept, double share) {
        int digits = isOverTime(kept) ? SpikingMetrics.after(share) : 0;
        int base = 1;
        for (int i = digits; i > 0; i--) {
            base *= classes;
        }
        int[] map = new int[kept.count()];
        for (int i = 0; i < map.length; i++) {
            map[i] = (int) kept.values()[i] / base % classes;
        }
        return map;
    }

    @Override
    public Map<String, Double> markAll(List<IntTensor> truths, List<FloatTensor> kept) {
        Segmentation all = new Segmentation(classes);
        for (int i = 0; i < truths.size(); i++) {
            all.add(truths.get(i).values(), map(kept.get(i), 1));
        }
        return Map.of(MEAN_IOU, all.mean(), PIXELS, all.accuracy());
    }

    @Override
    public Optional<Exhibit> exhibit(String item, IntTensor truth, FloatTensor kept) {
        int[] answered = map(kept, 1);
        String mark = Outlines.number(mark(truth, kept, 1).values().iterator().next());
        return Optional.of(Outlines.exhibit(item, item + ": mean IoU " + mark, height, width, Outlines.of(truth.values(), width),
                Outlines.of(answered, width),
                List.of(new Exhibit.Note("shown", names(truth.values())), new Exhibit.Note("answered", names(answered)))));
    }

    private String names(int[] map) {
        return Arrays.stream(map).filter(label -> label > 0).distinct().sorted().mapToObj(names::get).collect(Collectors.joining(", "));
    }

    @Override
    public boolean isTruth(IntTensor truth) {
        return Arrays.equals(truth.shape(), new int[] {height, width})
                && Arrays.stream(truth.values()).allMatch(label -> label >= 0 && label < classes);
    }

    @Override
    public String written(IntTensor truth) {
        byte[] labels = new byte[truth.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) truth.values()[i];
        }
        return Sha256.of(labels).hex();
    }
}
