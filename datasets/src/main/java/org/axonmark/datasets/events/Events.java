package org.axonmark.datasets.events;

import java.util.Arrays;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/**
 * What an event camera saw: each event is a pixel that got brighter (on) or darker (off) at a time. In the order of time; column 0 is left, row 0 is
 * at the top. Immutable; 13 bytes an event.
 */
public final class Events {

    private final int width;
    private final int height;
    private final long[] micros;
    private final short[] columns;
    private final short[] rows;
    private final boolean[] on;

    private Events(Builder made) {
        width = made.width;
        height = made.height;
        micros = Arrays.copyOf(made.micros, made.size);
        columns = Arrays.copyOf(made.columns, made.size);
        rows = Arrays.copyOf(made.rows, made.size);
        on = Arrays.copyOf(made.on, made.size);
    }

    /** Returns the number of events. */
    public int size() {
        return micros.length;
    }

    /** Returns the camera's columns. */
    public int width() {
        return width;
    }

    /** Returns the camera's rows. */
    public int height() {
        return height;
    }

    /** Returns an event's time in microseconds; never less than the one before's. */
    public long micros(int event) {
        return micros[event];
    }

    /** Returns an event's column. */
    public int column(int event) {
        return columns[event] & 0xffff;
    }

    /** Returns an event's row. */
    public int row(int event) {
        return rows[event] & 0xffff;
    }

    /** Tells whether the pixel got brighter. */
    public boolean isOn(int event) {
        return on[event];
    }

    /** Gathers events one by one. */
    public static final class Builder {

        private static final ErrorCode INVALID = ErrorCode.resources("events-invalid");
        private static final int MAX_SIDE = 1 << 15;

        private final String what;
        private final int width;
        private final int height;
        private long[] micros = new long[1 << 10];
        private short[] columns = new short[1 << 10];
        private short[] rows = new short[1 << 10];
        private boolean[] on = new boolean[1 << 10];
        private int size;

        /**
         * Begins without events.
         *
         * @param what what is read or made, for messages, such as {@code 'a.bin' as N-MNIST}
         * @param width columns, 1 to 32 768
         * @param height rows, 1 to 32 768
         */
        public Builder(String what, int width, int height) {
            if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
                throw new IllegalArgumentException("a camera of " + width + " x " + height + " pixels; 1 to " + MAX_SIDE + " a side");
            }
            this.what = what;
            this.width = width;
            this.height = height;
        }

        /**
         * Adds an event.
         *
         * @throws AxonmarkException with code {@code events-invalid} if it lies outside the camera or before the event added last
         */
        public void add(long time, int column, int row, boolean brighter) {
            if (column < 0 || column >= width || row < 0 || row >= height) {
                throw invalid("event " + size + " lies at column " + column + ", row " + row + " of a camera of " + width + " x " + height);
            }
            if (size > 0 && time < micros[size - 1]) {
                throw invalid("event " + size + " has the time " + time + " us, the one before " + micros[size - 1] + " us");
            }
            if (size == micros.length) {
                micros = Arrays.copyOf(micros, 2 * size);
                columns = Arrays.copyOf(columns, 2 * size);
                rows = Arrays.copyOf(rows, 2 * size);
                on = Arrays.copyOf(on, 2 * size);
            }
            micros[size] = time;
            columns[size] = (short) column;
            rows[size] = (short) row;
            on[size++] = brighter;
        }

        /** Returns the number of events added. */
        public int size() {
            return size;
        }

        /** Returns all events added. */
        public Events build() {
            return new Events(this);
        }

        AxonmarkException invalid(String fault) {
            return invalid(what, fault);
        }

        static AxonmarkException invalid(String what, String fault) {
            return new AxonmarkException(INVALID,
                    what + " is not sound: " + fault + "; fetch it anew, or name the format and camera it is of");
        }
    }
}
