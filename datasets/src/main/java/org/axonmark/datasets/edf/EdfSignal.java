package org.axonmark.datasets.edf;

/**
 * The header of one signal of a file.
 *
 * @param label such as {@code EEG Fp1}
 * @param dimension physical unit, such as {@code uV}
 * @param physicalMin physical value of the digital minimum
 * @param physicalMax physical value of the digital maximum
 * @param digitalMin lowest digital value
 * @param digitalMax highest digital value
 * @param prefilter as written
 * @param samplesPerRecord samples in one data record
 */
public record EdfSignal(
        String label,
        String dimension,
        double physicalMin,
        double physicalMax,
        int digitalMin,
        int digitalMax,
        String prefilter,
        int samplesPerRecord) {

    /** Returns whether the signal holds annotations, not samples. */
    public boolean isAnnotations() {
        return label.equals("EDF Annotations");
    }

    double gain() {
        return (physicalMax - physicalMin) / ((double) digitalMax - digitalMin);
    }
}
