package org.axonmark.spiking.stimuli;

/**
 * A rectangle on a scene, in pixels: pixel (row, column) covers [row, row + 1) × [column, column + 1).
 *
 * @param left smallest column
 * @param top smallest row
 * @param right the column behind it
 * @param bottom the row behind it
 */
public record Box(double left, double top, double right, double bottom) {

    /** Checks the sides. */
    public Box {
        if (!(left <= right && top <= bottom) || !Double.isFinite(left) || !Double.isFinite(top) || !Double.isFinite(right)
                || !Double.isFinite(bottom)) {
            throw new IllegalArgumentException("no box from column " + left + ", row " + top + " to column " + right + ", row " + bottom);
        }
    }

    /** Returns the area in pixels. */
    public double area() {
        return (right - left) * (bottom - top);
    }

    /** Returns the area of the intersection divided by that of the union, in [0, 1]; 0 if the union is empty. */
    public double overlap(Box other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        double common = width > 0 && height > 0 ? width * height : 0;
        double union = area() + other.area() - common;
        return union > 0 ? common / union : 0;
    }
}
