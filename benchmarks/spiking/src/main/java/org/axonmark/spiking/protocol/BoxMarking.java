package org.axonmark.spiking.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Metric;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.score.Detection;
import org.axonmark.spiking.stimuli.Box;
import org.axonmark.spiking.stimuli.Scene;

/**
 * The objects of a scene are asked for, as a fixed number of candidates {@code [candidates][5 + classes]}: column of the middle, row of the middle, width and
 * height in pixels (pixel (row, column) covers [row, row + 1) × [column, column + 1)), confidence, scores of classes. The mean over the steps decides. A
 * candidate claims an object if its confidence is above 0; the object's class is that of the greatest score, of equal ones the first. Boxes are cut off at the
 * scene's border; one without area overlaps nothing. Nothing is suppressed: two claims on one object are one too many.
 *
 * <p>Kept is {@code [decisions][candidates][6]}: left, top, right, bottom, confidence, class, all 0 where nothing is claimed; one decision of an answer for one
 * step, else those after ¼, ½, ¾ and all of the steps. The truth is the objects, at least one.
 */
public final class BoxMarking implements Marking<List<Scene.Thing>> {

    static final String MAIN = "scene-ap-50";
    static final String MEAN_AP = "mean-ap-50";

    private static final int CONFIDENCE = 4;
    private static final int FIELDS = 6;

    /** One candidate in so many may differ by more. */
    private static final int EXCEPTIONS = 50;

    private final List<String> names;
    private final int classes;
    private final int candidates;
    private final int height;
    private final int width;

    /**
     * Asks for objects.
     *
     * @param names the classes', at least 2
     * @param candidates that an answer has, at least 1
     * @param height rows of a scene
     * @param width columns of a scene
     */
    public BoxMarking(List<String> names, int candidates, int height, int width) {
        if (names.size() < 2 || candidates < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(candidates + " candidates of " + names.size() + " classes on " + height + " × " + width
                    + " pixels; at least one of two classes on one pixel is needed");
        }
        this.names = List.copyOf(names);
        this.classes = names.size();
        this.candidates = candidates;
        this.height = height;
        this.width = width;
    }

    @Override
    public List<Integer> answer() {
        return List.of(candidates, CONFIDENCE + 1 + classes);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(MAIN, "average precision of a scene", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0), false,
                        "All claims on a scene in one order, by confidence; one is right if class and box (intersection over union at least ½)"
                                + " are those of an object that no claim as high has claimed. Area under the falling precision over the recall of"
                                + " all objects, at all points (Pascal VOC from 2010 on, within a scene and over classes)."),
                new Metric(MEAN_AP, "mAP@.5", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0), true,
                        "The claims of all scenes in one order for each class: the same area of each class, and the mean over classes"
                                + " (Pascal VOC from 2010 on; claims of equal confidence count at once)."));
    }

    @Override
    public FloatTensor keep(FloatTensor answer) {
        int steps = answer.size(0);
        List<Integer> ends = steps == 1 ? List.of(1) : SpikingMetrics.cuts(steps);
        int fields = CONFIDENCE + 1 + classes;
        double[] sums = new double[candidates * fields];
        float[] kept = new float[ends.size() * candidates * FIELDS];
        int done = 0;
        for (int decision = 0; decision < ends.size(); decision++) {
            for (; done < ends.get(decision); done++) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += answer.values()[done * sums.length + i];
                }
            }
            for (int candidate = 0; candidate < candidates; candidate++) {
                double[] means = Arrays.copyOfRange(sums, candidate * fields, (candidate + 1) * fields);
                for (int i = 0; i < fields; i++) {
                    means[i] /= done;
                }
                keep(means, kept, (decision * candidates + candidate) * FIELDS);
            }
        }
        return FloatTensor.of(kept, ends.size(), candidates, FIELDS);
    }

    private void keep(double[] candidate, float[] kept, int at) {
        if ((float) candidate[CONFIDENCE] > 0) {
            double halfWidth = Math.max(0, candidate[2]) / 2;
            double halfHeight = Math.max(0, candidate[3]) / 2;
            kept[at] = (float) Math.clamp(candidate[0] - halfWidth, 0, width);
            kept[at + 1] = (float) Math.clamp(candidate[1] - halfHeight, 0, height);
            kept[at + 2] = (float) Math.clamp(candidate[0] + halfWidth, 0, width);
            kept[at + 3] = (float) Math.clamp(candidate[1] + halfHeight, 0, height);
            kept[at + CONFIDENCE] = (float) candidate[CONFIDENCE];
            int best = CONFIDENCE + 1;
            for (int i = best + 1; i < candidate.length; i++) {
                best = candidate[i] > candidate[best] ? i : best;
            }
            kept[at + CONFIDENCE + 1] = best - (CONFIDENCE + 1);
        }
    }

    @Override
    public boolean agree(FloatTensor kept, FloatTensor again) {
        if (!Arrays.equals(kept.shape(), again.shape())) {
            return false;
        }
        float[] a = kept.values();
        float[] b = again.values();
        double greatest = 0;
        for (int at = CONFIDENCE; at < a.length; at += FIELDS) {
            greatest = Math.max(greatest, Math.max(a[at], b[at]));
        }
        int different = 0;
        for (int at = 0; at < a.length; at += FIELDS) {
            boolean same = Math.abs((double) a[at + CONFIDENCE] - b[at + CONFIDENCE]) <= NEAR * greatest;
            for (int i = 0; i < CONFIDENCE; i++) {
                same &= Math.abs(a[at + i] - b[at + i]) <= NEAR * (i % 2 == 0 ? width : height);
            }
            different += same && a[at + CONFIDENCE + 1] == b[at + CONFIDENCE + 1] ? 0 : 1;
        }
        return different <= a.length / FIELDS / EXCEPTIONS;
    }

    @Override
    public boolean isKept(FloatTensor kept) {
        int[] shape = kept.shape();
        boolean fits = shape.length == 3 && (shape[0] == 1 || shape[0] == 1 + SpikingMetrics.CUTS.size()) && shape[1] == candidates
                && shape[2] == FIELDS;
        for (int at = 0; fits && at < kept.count(); at += FIELDS) {
            float[] one = Arrays.copyOfRange(kept.values(), at, at + FIELDS);
            fits = one[0] >= 0 && one[0] <= one[2] && one[2] <= width && one[1] >= 0 && one[1] <= one[3] && one[3] <= height
                    && one[CONFIDENCE] >= 0 && Float.isFinite(one[CONFIDENCE])
                    && one[CONFIDENCE + 1] >= 0 && one[CONFIDENCE + 1] < classes && one[CONFIDENCE + 1] == (int) one[CONFIDENCE + 1];
        }
        return fits;
    }

    @Override
    public boolean isOverTime(FloatTensor kept) {
        return kept.size(0) > 1;
    }

    /** An order over all classes: each class is a scene of its own to {@link Detection}, so that only a claim of the object's class can be right. */
    @Override
    public Map<String, Double> mark(List<Scene.Thing> truth, FloatTensor kept, double share) {
        List<Detection.Truth> objects = truth.stream().map(thing -> new Detection.Truth(thing.label(), 0, thing.box())).toList();
        List<Detection.Answer> claims = claims(kept, share, 0).stream()
                .map(claim -> new Detection.Answer(claim.label(), 0, claim.confidence(), claim.box())).toList();
        return Map.of(MAIN, new Detection(1, objects, claims).mean());
    }

    @Override
    public Map<String, Double> markAll(List<List<Scene.Thing>> truths, List<FloatTensor> kept) {
        List<Detection.Truth> objects = new ArrayList<>();
        List<Detection.Answer> claims = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            for (Scene.Thing thing : truths.get(i)) {
                objects.add(new Detection.Truth(i, thing.label(), thing.box()));
            }
            claims.addAll(claims(kept.get(i), 1, i));
        }
        return Map.of(MEAN_AP, new Detection(classes, objects, claims).mean());
    }

    /** Returns what is claimed after a part of the steps. */
    List<Detection.Answer> claims(FloatTensor kept, double share, int scene) {
        int decision = isOverTime(kept) ? SpikingMetrics.CUTS.size() - SpikingMetrics.after(share) : 0;
        float[] values = kept.values();
        List<Detection.Answer> claims = new ArrayList<>();
        for (int candidate = 0; candidate < candidates; candidate++) {
            int at = (decision * candidates + candidate) * FIELDS;
            if (values[at + CONFIDENCE] > 0) {
                Box box = new Box(values[at], values[at + 1], values[at + 2], values[at + 3]);
                claims.add(new Detection.Answer(scene, (int) values[at + CONFIDENCE + 1], values[at + CONFIDENCE], box));
            }
        }
        return claims;
    }

    /** Shown are as many claims as there are objects, of greatest confidence. */
    @Override
    public Optional<Exhibit> exhibit(String item, List<Scene.Thing> truth, FloatTensor kept) {
        List<Detection.Answer> claims = claims(kept, 1, 0).stream()
                .sorted(Comparator.comparingDouble(Detection.Answer::confidence).reversed()).limit(truth.size()).toList();
        String objects = truth.stream().map(thing -> names.get(thing.label())).collect(Collectors.joining(", "));
        String claimed = claims.stream().map(claim -> names.get(claim.label()) + " (" + Outlines.number(claim.confidence()) + ")")
                .collect(Collectors.joining(", "));
        String mark = Outlines.number(mark(truth, kept, 1).values().iterator().next());
        return Optional.of(Outlines.exhibit(item, item + ": average precision " + mark, height, width,
                Outlines.of(truth.stream().map(Scene.Thing::box).toList()),
                Outlines.of(claims.stream().map(Detection.Answer::box).toList()),
                List.of(new Exhibit.Note("objects", objects), new Exhibit.Note("claimed first", claimed))));
    }

    @Override
    public boolean isTruth(List<Scene.Thing> truth) {
        return !truth.isEmpty() && truth.stream().allMatch(thing -> thing.label() >= 0 && thing.label() < classes
                && thing.box().left() >= 0 && thing.box().top() >= 0 && thing.box().right() <= width && thing.box().bottom() <= height);
    }

    @Override
    public String written(List<Scene.Thing> truth) {
        return truth.stream()
                .map(thing -> String.format(Locale.ROOT, "%d %s %s %s %s", thing.label(), thing.box().left(), thing.box().top(),
                        thing.box().right(), thing.box().bottom()))
                .collect(Collectors.joining(", "));
    }
}
