package org.axonmark.datasets.synthetic;

import org.axonmark.datasets.events.Events;
import org.jspecify.annotations.Nullable;

/**
 * An event camera: each pixel adds up the change of its (logarithmic) brightness from frame to frame; where the sum reaches the threshold it sends an
 * event and the threshold is taken off the sum, the rest stays. At most one event a pixel and frame.
 */
public final class EventCamera {

    private final int side;
    private final double threshold;
    private final double[] last;
    private final double[] residual;
    private boolean started;

    /**
     * Creates a camera that has seen nothing.
     *
     * @param side rows and columns
     * @param threshold change of brightness that an event stands for, positive
     */
    public EventCamera(int side, double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold " + threshold + " is not positive");
        }
        this.side = side;
        this.threshold = threshold;
        last = new double[side * side];
        residual = new double[side * side];
    }

    /** Sees a frame and keeps its events to itself: the first one, or one before a recording begins. */
    public void see(double[] frame) {
        pass(frame, 0, null);
    }

    /**
     * Sees a frame and adds its events, row by row.
     *
     * @param frame brightness, row by row
     * @param micros time of the events
     */
    public void see(double[] frame, long micros, Events.Builder events) {
        pass(frame, micros, events);
    }

    private void pass(double[] frame, long micros, Events.@Nullable Builder events) {
        for (int i = 0; i < last.length && started; i++) {
            residual[i] += frame[i] - last[i];
            boolean on = residual[i] >= threshold;
            if (on || residual[i] <= -threshold) {
                residual[i] += on ? -threshold : threshold;
                if (events != null) {
                    events.add(micros, i % side, i / side, on);
                }
            }
        }
        System.arraycopy(frame, 0, last, 0, last.length);
        started = true;
    }
}
