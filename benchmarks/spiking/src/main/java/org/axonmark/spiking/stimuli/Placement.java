package org.axonmark.spiking.stimuli;

import org.axonmark.datasets.fashion.LabelledImages;

/**
 * A picture of an object, cut out of its black ground and laid on a canvas. What belongs to the object: pixels of at least {@value #LEAST} of 255, and
 * darker ones that no path of darker ones joins to the picture's border.
 */
final class Placement {

    static final int LEAST = 16;

    private final int side;
    private final double[] grey;
    private final double[] covered;

    private Placement(int side, double[] grey, double[] covered) {
        this.side = side;
        this.grey = grey;
        this.covered = covered;
    }

    /** Cuts out a picture. */
    static Placement of(LabelledImages images, int picture) {
        int side = images.height();
        if (images.width() != side) {
            throw new IllegalArgumentException("pictures of " + side + " x " + images.width() + " pixels are not square");
        }
        double[] grey = new double[side * side];
        double[] covered = new double[side * side];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = images.pixel(picture, i / side, i % side) / 255.0;
        }
        boolean[] ground = ground(grey, side);
        for (int i = 0; i < covered.length; i++) {
            covered[i] = ground[i] ? 0 : 1;
        }
        return new Placement(side, grey, covered);
    }

    /** Dark pixels that are joined to the border by sides. */
    private static boolean[] ground(double[] grey, int side) {
        boolean[] ground = new boolean[side * side];
        int[] waiting = new int[side * side];
        int count = 0;
        for (int i = 0; i < ground.length; i++) {
            boolean atBorder = i < side || i >= ground.length - side || i % side == 0 || i % side == side - 1;
            if (atBorder && isDark(grey[i])) {
                ground[i] = true;
                waiting[count++] = i;
            }
        }
        while (count > 0) {
            int at = waiting[--count];
            int[] beside = {at - side, at + side, at % side > 0 ? at - 1 : -1, at % side < side - 1 ? at + 1 : -1};
            for (int next : beside) {
                if (next >= 0 && next < ground.length && !ground[next] && isDark(grey[next])) {
                    ground[next] = true;
                    waiting[count++] = next;
                }
            }
        }
        return ground;
    }

    private static boolean isDark(double grey) {
        return grey < LEAST / 255.0;
    }

    /** Takes a pixel of the canvas that the object covers. */
    interface Painter {
        void paint(int pixel, double grey);
    }

    /**
     * Lays the object on a canvas; pixels beyond its border are lost.
     *
     * @param canvas rows and columns of the canvas
     * @param top row of the picture's upper border on the canvas
     * @param left column of the picture's left border
     * @param scale pixels of the canvas that a pixel of the picture is long
     */
    void on(int canvas, double top, double left, double scale, Painter painter) {
        int firstRow = Math.max(0, (int) Math.floor(top));
        int firstColumn = Math.max(0, (int) Math.floor(left));
        int lastRow = Math.min(canvas - 1, (int) Math.ceil(top + side * scale));
        int lastColumn = Math.min(canvas - 1, (int) Math.ceil(left + side * scale));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                double r = (row + 0.5 - top) / scale - 0.5;
                double c = (column + 0.5 - left) / scale - 0.5;
                if (between(covered, r, c) >= 0.5) {
                    painter.paint(row * canvas + column, between(grey, r, c));
                }
            }
        }
    }

    /** The value at real coordinates, linear between pixels, 0 outside. */
    private double between(double[] values, double row, double column) {
        int r = (int) Math.floor(row);
        int c = (int) Math.floor(column);
        double down = row - r;
        double right = column - c;
        return (1 - down) * ((1 - right) * value(values, r, c) + right * value(values, r, c + 1))
                + down * ((1 - right) * value(values, r + 1, c) + right * value(values, r + 1, c + 1));
    }

    private double value(double[] values, int row, int column) {
        return row < 0 || column < 0 || row >= side || column >= side ? 0 : values[row * side + column];
    }
}
