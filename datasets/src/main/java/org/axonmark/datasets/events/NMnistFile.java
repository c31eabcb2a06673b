package org.axonmark.datasets.events;

/**
 * Files of N-MNIST and N-Caltech101 (Orchard et al. 2015): 40 bits an event, big-endian, without a header. Bits 39–32 are the column, 31–24 the row,
 * 23 the polarity (1 is on), 22–0 the time in microseconds.
 */
public final class NMnistFile {

    /** Columns and rows of N-MNIST's recordings. */
    public static final int SIDE = 34;

    private static final int EVENT = 5;

    private NMnistFile() {}

    /**
     * Reads a file.
     *
     * @param name for messages
     * @param bytes its content
     * @param width the camera's columns; {@link #SIDE} for N-MNIST
     * @param height the camera's rows
     * @throws org.axonmark.results.AxonmarkException with code {@code events-invalid}: it is cut, an event lies outside the camera, or time goes
     *     back
     */
    public static Events parse(String name, byte[] bytes, int width, int height) {
        Events.Builder events = new Events.Builder("'" + name + "', read as N-MNIST's format,", width, height);
        if (bytes.length == 0 || bytes.length % EVENT != 0) {
            throw events.invalid("it has " + bytes.length + " bytes, not " + EVENT + " for each of one event or more");
        }
        for (int i = 0; i < bytes.length; i += EVENT) {
            int time = (bytes[i + 2] & 0x7f) << 16 | (bytes[i + 3] & 0xff) << 8 | (bytes[i + 4] & 0xff);
            events.add(time, bytes[i] & 0xff, bytes[i + 1] & 0xff, bytes[i + 2] < 0);
        }
        return events.build();
    }
}
