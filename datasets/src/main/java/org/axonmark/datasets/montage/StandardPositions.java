package org.axonmark.datasets.montage;

import java.util.Map;

/** Positions of electrodes of the 10-20 system on a standard head, in metres: right, front, up. */
public final class StandardPositions {

    private static final Map<String, Position> POSITIONS = Map.ofEntries(
            at("Fp1", -0.0294367, 0.0839171, -0.00699), at("Fp2", 0.0298723, 0.0848959, -0.00708),
            at("F3", -0.0502438, 0.0531112, 0.042192), at("F4", 0.0518362, 0.0543048, 0.040814),
            at("F7", -0.0702629, 0.0424743, -0.01142), at("F8", 0.0730431, 0.0444217, -0.012),
            at("T3", -0.0841611, -0.0160187, -0.009346), at("T4", 0.0850799, -0.0150203, -0.00949),
            at("C3", -0.0653581, -0.0116317, 0.064358), at("C4", 0.0671179, -0.0109003, 0.06358),
            at("T5", -0.0724343, -0.0734527, -0.002487), at("T6", 0.0730557, -0.0730683, -0.00254),
            at("P3", -0.0530073, -0.0787878, 0.05594), at("P4", 0.0556667, -0.0785602, 0.056561),
            at("O1", -0.0294134, -0.112449, 0.008839), at("O2", 0.0298426, -0.112156, 0.0088),
            at("Fz", 0.0003122, 0.058512, 0.066462), at("Cz", 0.0004009, -0.009167, 0.100244),
            at("Pz", 0.0003247, -0.081115, 0.082615));

    private StandardPositions() {}

    /**
     * Where an electrode sits.
     *
     * @param x metres to the right
     * @param y metres to the front
     * @param z metres up
     */
    public record Position(double x, double y, double z) {}

    /**
     * Returns the position of an electrode.
     *
     * @throws IllegalArgumentException if the name is not of the 10-20 system's nineteen
     */
    public static Position of(String name) {
        Position position = POSITIONS.get(name);
        if (position == null) {
            throw new IllegalArgumentException("no standard position is known for electrode '" + name + "'");
        }
        return position;
    }

    private static Map.Entry<String, Position> at(String name, double x, double y, double z) {
        return Map.entry(name, new Position(x, y, z));
    }
}
