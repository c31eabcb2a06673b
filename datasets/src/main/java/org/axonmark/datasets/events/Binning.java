package org.axonmark.datasets.events;

/**
 * How events become a dense tensor [step][polarity][row][column]: step s holds the events of the times start + s · length ≤ t &lt; start + (s + 1) ·
 * length; polarity 0 is off, 1 is on. Events outside all steps are left out.
 *
 * @param startMicros where the first step begins, in microseconds
 * @param stepMicros length of a step in microseconds, positive
 * @param steps number of steps, positive
 * @param cell what an entry says
 */
public record Binning(long startMicros, long stepMicros, int steps, Cell cell) {

    private static final long MAX_ENTRIES = 1L << 28;

    /** What an entry of the tensor says. */
    public enum Cell {
        /** The number of events. */
        COUNT,
        /** 1 if there is an event, else 0: spikes. */
        SPIKE
    }

    /** Checks the sizes. */
    public Binning {
        if (stepMicros < 1 || steps < 1) {
            throw new IllegalArgumentException(steps + " steps of " + stepMicros + " us; both must be positive");
        }
    }

    /** Returns the binning that begins with the first event and lasts for steps of one length. */
    public static Binning fromFirst(Events events, long stepMicros, int steps, Cell cell) {
        return new Binning(events.size() == 0 ? 0 : events.micros(0), stepMicros, steps, cell);
    }

    /**
     * Returns the tensor, row-major, of shape [steps][2][events.height()][events.width()].
     *
     * @throws IllegalArgumentException if it had more than 2²⁸ entries
     */
    public float[] tensor(Events events) {
        int plane = events.height() * events.width();
        long entries = 2L * steps * plane;
        if (entries > MAX_ENTRIES) {
            throw new IllegalArgumentException("a tensor of " + steps + " steps of 2 x " + events.height() + " x " + events.width()
                    + " has " + entries + " entries; at most " + MAX_ENTRIES);
        }
        float[] tensor = new float[(int) entries];
        for (int i = 0; i < events.size(); i++) {
            long step = Math.floorDiv(events.micros(i) - startMicros, stepMicros);
            if (step >= 0 && step < steps) {
                int at = (2 * (int) step + (events.isOn(i) ? 1 : 0)) * plane + events.row(i) * events.width() + events.column(i);
                tensor[at] = cell == Cell.SPIKE ? 1 : tensor[at] + 1;
            }
        }
        return tensor;
    }
}
