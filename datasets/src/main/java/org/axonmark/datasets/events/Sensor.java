package org.axonmark.datasets.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Event cameras whose AEDAT files can be read. */
public enum Sensor {
    /** 128 × 128 pixels. */
    DVS128(128, 128),
    /** 240 × 180 pixels. */
    DAVIS240(240, 180),
    /** 346 × 260 pixels. */
    DAVIS346(346, 260),
    /** 640 × 480 pixels. */
    DAVIS640(640, 480);

    private final int width;
    private final int height;

    Sensor(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Returns the columns. */
    public int width() {
        return width;
    }

    /** Returns the rows. */
    public int height() {
        return height;
    }

    /** Returns the camera that a header names, as {@code DAVIS240C} or {@code eu.seebetter.ini.chips.davis.Davis240C}. */
    static Optional<Sensor> named(String text) {
        String simple = text.substring(text.lastIndexOf('.') + 1).strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(sensor -> simple.startsWith(sensor.name())).findFirst();
    }
}
