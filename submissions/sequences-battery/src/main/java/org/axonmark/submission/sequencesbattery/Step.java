package org.axonmark.submission.sequencesbattery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A step that can be named.
 *
 * @param name its word
 * @param count its number, 0 if it takes none
 */
record Step(String name, int count) {

    private static final List<String> PLAIN = List.of("sort", "backward", "hull", "tour");
    private static final List<String> COUNTED = List.of("top", "take", "skip", "rotate");

    /** Returns all steps, those without a number first. */
    static List<Step> all(int maxCount) {
        List<Step> all = new ArrayList<>();
        PLAIN.forEach(name -> all.add(new Step(name, 0)));
        COUNTED.forEach(name -> IntStream.range(1, maxCount).forEach(count -> all.add(new Step(name, count))));
        return all;
    }

    /** Returns the step in the hypothesis language. */
    String written() {
        return name + "(v" + (count == 0 ? ")" : ", " + count + ")");
    }

    /** Returns the step in controlled English. */
    String said() {
        return switch (name) {
            case "sort" -> "sorted";
            case "backward" -> "reversed";
            case "hull" -> "the convex hull";
            case "tour" -> "a greedy tour";
            case "top" -> "the largest " + count;
            case "take" -> "the first " + count;
            case "skip" -> "without the first " + count;
            case "rotate" -> "rotated by " + count;
            default -> throw new IllegalStateException("no step '" + name + "'");
        };
    }

    /** Returns the places after the step, of points at these places before it. */
    int[] of(int[] places, double[][] points) {
        int n = Math.min(count, places.length);
        return switch (name) {
            case "sort" -> sorted(places, points);
            case "backward" -> backward(places);
            case "top" -> Arrays.copyOf(backward(sorted(places, points)), n);
            case "take" -> Arrays.copyOf(places, n);
            case "skip" -> Arrays.copyOfRange(places, n, places.length);
            case "rotate" -> IntStream.range(0, places.length).map(i -> places[(i + count) % places.length]).toArray();
            case "hull" -> hull(sorted(places, points), points);
            case "tour" -> tour(places, points);
            default -> throw new IllegalStateException("no step '" + name + "'");
        };
    }

    private static int[] sorted(int[] places, double[][] points) {
        return Arrays.stream(places).boxed().sorted(Comparator.comparing(place -> points[place], Arrays::compare))
                .mapToInt(Integer::intValue).toArray();
    }

    private static int[] backward(int[] places) {
        return IntStream.range(0, places.length).map(i -> places[places.length - 1 - i]).toArray();
    }

    /** Goes along the lower side, then back along the upper. */
    private static int[] hull(int[] sorted, double[][] points) {
        if (sorted.length < 3) {
            return sorted;
        }
        int[] lower = side(sorted, points);
        int[] upper = side(backward(sorted), points);
        return IntStream.concat(Arrays.stream(lower), Arrays.stream(upper)).toArray();
    }

    /** The corners that turn left on the way from the first point to the last, without the last. */
    private static int[] side(int[] places, double[][] points) {
        int[] corners = new int[places.length];
        int size = 0;
        for (int place : places) {
            while (size >= 2 && turn(points[corners[size - 2]], points[corners[size - 1]], points[place]) <= 0) {
                size--;
            }
            corners[size++] = place;
        }
        return Arrays.copyOf(corners, size - 1);
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }

    private static int[] tour(int[] places, double[][] points) {
        int[] walk = places.clone();
        for (int i = 1; i < walk.length; i++) {
            int nearest = i;
            for (int j = i + 1; j < walk.length; j++) {
                if (distance(points[walk[i - 1]], points[walk[j]]) < distance(points[walk[i - 1]], points[walk[nearest]])) {
                    nearest = j;
                }
            }
            int taken = walk[nearest];
            System.arraycopy(walk, i, walk, i + 1, nearest - i);
            walk[i] = taken;
        }
        return walk;
    }

    private static double distance(double[] a, double[] b) {
        return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
    }
}
