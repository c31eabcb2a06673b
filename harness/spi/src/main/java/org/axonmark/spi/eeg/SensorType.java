package org.axonmark.spi.eeg;

/** The kind of a sensor. */
public enum SensorType {
    /** A scalp electrode. */
    EEG,
    /** A magnetometer. */
    MAGNETOMETER,
    /** A planar gradiometer. */
    GRADIOMETER,
    /** An electrode inside the skull. */
    INTRACRANIAL
}
