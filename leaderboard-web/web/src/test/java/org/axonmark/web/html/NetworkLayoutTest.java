package org.axonmark.web.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.Drawing.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever network is drawn: all is inside of the picture, edges end at their nodes, and none runs behind another node. */
class NetworkLayoutTest {

    private static final double WIDTH = 48;
    private static final double HEIGHT = 34;
    /** Coordinates are written with one decimal. */
    private static final double ROUNDED = 0.06;
    private static final int STEPS = 24;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9])?");

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 4", "8, 4", "12, 12"})
    void edges_endAtTheirNodes_andPassBehindNone(int layers, int heads) {
        Drawing drawing = network(layers, heads, new Random(layers));
        NetworkLayout layout = NetworkLayout.of(drawing);
        assertThat(layout.lines()).hasSameSizeAs(drawing.edges());
        for (int i = 0; i < drawing.edges().size(); i++) {
            Drawing.Edge edge = drawing.edges().get(i);
            List<double[]> points = points(layout.lines().get(i).path());
            NetworkLayout.Box from = layout.boxes().get(edge.from());
            NetworkLayout.Box to = layout.boxes().get(edge.to());
            assertThat(points.getFirst()[0]).isCloseTo(from.x() + WIDTH / 2, within(ROUNDED));
            assertThat(points.getFirst()[1]).isCloseTo(from.y(), within(ROUNDED));
            assertThat(points.getLast()[0]).isCloseTo(to.entry(edge.port()), within(ROUNDED));
            assertThat(points.getLast()[1]).isCloseTo(to.y() + HEIGHT, within(ROUNDED));
            for (double[] point : points) {
                assertThat(point[0]).isBetween(0.0, layout.width());
                assertThat(point[1]).isBetween(0.0, layout.height());
                assertThat(layout.boxes()).as("no node at %s, %s", point[0], point[1]).noneMatch(box -> isInside(box, point));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 4", "8, 4"})
    void nodes_areInsideOfThePicture_apart_andHaveTheirPortsWithin(int layers, int heads) {
        NetworkLayout layout = NetworkLayout.of(network(layers, heads, new Random(1)));
        for (NetworkLayout.Box box : layout.boxes()) {
            assertThat(box.x()).isBetween(0.0, layout.width() - WIDTH);
            assertThat(box.y()).isBetween(0.0, layout.height() - HEIGHT);
            assertThat(box.ports()).allSatisfy(port -> assertThat(port.x()).isBetween(box.x(), box.x() + WIDTH));
            assertThat(layout.boxes()).filteredOn(other -> !other.equals(box)).noneMatch(
                    other -> Math.abs(other.x() - box.x()) < WIDTH && Math.abs(other.y() - box.y()) < HEIGHT);
        }
    }

    @Test
    void laterRows_standHigher_andEmptyOnesTakeNoRoom() {
        Drawing apart =
                new Drawing(List.of(new Drawing.Node("in", 0, 0, List.of()), new Drawing.Node("out", 63, 63, List.of())), List.of(), 0);
        Drawing near =
                new Drawing(List.of(new Drawing.Node("in", 0, 0, List.of()), new Drawing.Node("out", 1, 1, List.of())), List.of(), 0);
        assertThat(NetworkLayout.of(apart)).isEqualTo(NetworkLayout.of(near));
        assertThat(NetworkLayout.of(near).boxes().getLast().y()).isLessThan(NetworkLayout.of(near).boxes().getFirst().y());
    }

    @Test
    void namesThatAreTooLong_areCutAtAWholeCharacter_andHiddenOnesShown() {
        Drawing.Node brain = new Drawing.Node("\ud83e\udde0".repeat(9), 0, 0, List.of());
        Drawing.Node hidden = new Drawing.Node("\u202e", 0, 1, List.of());
        List<NetworkLayout.Box> boxes = NetworkLayout.of(new Drawing(List.of(brain, hidden), List.of(), 0)).boxes();
        assertThat(boxes.getFirst().label()).isEqualTo("\ud83e\udde0".repeat(6) + "…");
        assertThat(boxes.getLast().label()).doesNotContain("\u202e").isNotEmpty();
    }

    @Test
    void edgesOfOneNodeAndKind_shareALane() {
        Drawing drawing = network(3, 2, new Random(3));
        NetworkLayout layout = NetworkLayout.of(drawing);
        for (int a = 0; a < drawing.edges().size(); a++) {
            for (int b = 0; b < a; b++) {
                Optional<String> one = lane(layout.lines().get(a).path());
                Optional<String> other = lane(layout.lines().get(b).path());
                if (one.isPresent() && one.equals(other)) {
                    assertThat(drawing.edges().get(a).from()).isEqualTo(drawing.edges().get(b).from());
                    assertThat(drawing.edges().get(a).kind()).isEqualTo(drawing.edges().get(b).kind());
                }
            }
        }
    }

    /** Returns the first curve's last x of an edge that passes rows. */
    private static Optional<String> lane(String path) {
        return path.contains("V") ? Optional.of(path.substring(0, path.indexOf('V')).split(" ", -1)[5]) : Optional.empty();
    }

    private static boolean isInside(NetworkLayout.Box box, double[] point) {
        return point[0] > box.x() + ROUNDED && point[0] < box.x() + WIDTH - ROUNDED && point[1] > box.y() + ROUNDED
                && point[1] < box.y() + HEIGHT - ROUNDED;
    }

    /** Returns points on a path of the commands M, C and V. */
    private static List<double[]> points(String path) {
        List<double[]> points = new ArrayList<>();
        Matcher commands = Pattern.compile("([MCV])([^MCV]+)").matcher(path);
        while (commands.find()) {
            double[] numbers =
                    NUMBER.matcher(commands.group(2)).results().mapToDouble(number -> Double.parseDouble(number.group())).toArray();
            double[] at = points.isEmpty() ? numbers : points.getLast();
            for (int i = 1; i <= STEPS; i++) {
                double t = i / (double) STEPS;
                switch (commands.group(1)) {
                    case "M" -> points.add(numbers);
                    case "V" -> points.add(new double[] {at[0], at[1] + t * (numbers[0] - at[1])});
                    default -> points.add(new double[] {bezier(t, at[0], numbers[0], numbers[2], numbers[4]),
                        bezier(t, at[1], numbers[1], numbers[3], numbers[5])});
                }
            }
        }
        return points;
    }

    private static double bezier(double t, double a, double b, double c, double d) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    /** Returns a network of heads with three ports and MLPs, and edges drawn at random among all. */
    static Drawing network(int layers, int heads, Random random) {
        List<Drawing.Node> nodes = new ArrayList<>(List.of(new Drawing.Node("embed", 0, 0, List.of())));
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                nodes.add(new Drawing.Node("a" + layer + "." + head, 2 * layer + 1, head, List.of("q", "k", "v")));
            }
            nodes.add(new Drawing.Node("m" + layer, 2 * layer + 2, heads, List.of()));
        }
        nodes.add(new Drawing.Node("out", 2 * layers + 1, heads / 2, List.of()));
        List<Drawing.Edge> all = new ArrayList<>();
        for (int to = 0; to < nodes.size(); to++) {
            for (int from = 0; from < to; from++) {
                List<String> ports = nodes.get(to).ports();
                for (int port = 0; port < Math.max(1, ports.size()) && nodes.get(from).row() < nodes.get(to).row(); port++) {
                    all.add(new Drawing.Edge(from, to, ports.isEmpty() ? Optional.empty() : Optional.of(ports.get(port)),
                            List.of(Kind.FOUND, Kind.MISSED, Kind.WRONG).get(random.nextInt(3)), all.size() + 1,
                            OptionalDouble.of(random.nextDouble())));
                }
            }
        }
        Collections.shuffle(all, random);
        return new Drawing(nodes, all.subList(0, Math.min(Drawing.MAX_EDGES, all.size())), Math.max(0, all.size() - Drawing.MAX_EDGES));
    }
}
