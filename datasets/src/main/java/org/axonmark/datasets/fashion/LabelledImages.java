package org.axonmark.datasets.fashion;

import org.axonmark.datasets.idx.IdxFile;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** Grey pictures of one size with the number of each one's class. Immutable. */
public final class LabelledImages {

    private final int height;
    private final int width;
    private final byte[] pixels;
    private final byte[] labels;

    private LabelledImages(int height, int width, byte[] pixels, byte[] labels) {
        this.height = height;
        this.width = width;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Joins pictures and labels.
     *
     * @param pictures shape [pictures][height][width]
     * @param classes shape [pictures], each below {@code limit}
     * @param limit number of classes
     * @throws AxonmarkException with code {@code images-invalid} if the files do not belong together, or {@code idx-invalid}
     */
    static LabelledImages of(IdxFile pictures, IdxFile classes, int limit) {
        byte[] pixels = pictures.entries(-1, -1, -1);
        byte[] labels = classes.entries(pictures.shape().getFirst());
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= limit) {
                throw new AxonmarkException(ErrorCode.resources("images-invalid"), "picture " + i + " has the label " + (labels[i] & 0xff)
                        + ", there are classes 0 to " + (limit - 1) + "; fetch the labels anew");
            }
        }
        return new LabelledImages(pictures.shape().get(1), pictures.shape().get(2), pixels, labels);
    }

    /** Returns the number of pictures. */
    public int size() {
        return labels.length;
    }

    /** Returns the rows of a picture. */
    public int height() {
        return height;
    }

    /** Returns the columns of a picture. */
    public int width() {
        return width;
    }

    /** Returns the class of a picture. */
    public int label(int picture) {
        return labels[picture] & 0xff;
    }

    /** Returns one pixel, 0 (black, background) to 255. */
    public int pixel(int picture, int row, int column) {
        return pixels[(picture * height + row) * width + column] & 0xff;
    }

    /** Writes a picture, row by row, divided by 255, to an array from a place on. */
    public void copyTo(int picture, float[] target, int at) {
        int size = height * width;
        for (int i = 0; i < size; i++) {
            target[at + i] = (pixels[picture * size + i] & 0xff) / 255f;
        }
    }
}
