package org.axonmark.datasets.events;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Files of version 2.0 of AEDAT (jAER, 2010; iniVation's description of it): header lines, then eight bytes an event: address and time in
 * microseconds, signed and big-endian. What an address means depends on the camera:
 *
 * <ul>
 * <li>DVS128: bit 15 an external event, 14–8 the row counted from below, 7–1 the column, 0 the polarity (1 is on);
 * <li>DAVIS: bit 31 a sample of the frame or motion sensors, 30–22 the row counted from below, 21–12 the column, 11 the polarity (1 is on), 10 an
 * external event.
 * </ul>
 *
 * External events and samples are left out.
 */
public final class Aedat2File {

    private static final int EVENT = 8;

    private Aedat2File() {}

    /**
     * Reads a file.
     *
     * @param name for messages
     * @param bytes its content
     * @param sensor the camera; if the header names another one, the file is refused
     * @throws org.axonmark.results.AxonmarkException with code {@code events-invalid}: the header is wrong, the file is cut, an event lies outside
     *     the camera, or time goes back
     */
    public static Events parse(String name, byte[] bytes, Sensor sensor) {
        String what = "'" + name + "', read as AEDAT 2.0 of a " + sensor + ",";
        AedatHeader header = AedatHeader.read(what, bytes, "2.0", false);
        Events.Builder events = new Events.Builder(what, sensor.width(), sensor.height());
        Optional<String> chip = header.after("# AEChip:");
        if (chip.flatMap(Sensor::named).filter(named -> named != sensor).isPresent()) {
            throw events.invalid("its header names the camera " + chip.get());
        }
        int length = bytes.length - header.length();
        if (length % EVENT != 0) {
            throw events.invalid("after its header it has " + length + " bytes, not " + EVENT + " for each event");
        }
        ByteBuffer data = ByteBuffer.wrap(bytes, header.length(), length);
        while (data.hasRemaining()) {
            int address = data.getInt();
            add(events, sensor, address, data.getInt());
        }
        return events.build();
    }

    private static void add(Events.Builder events, Sensor sensor, int address, int time) {
        if (sensor == Sensor.DVS128) {
            if (address >>> 16 != 0) {
                throw events.invalid("event " + events.size() + " has the address 0x%08x, of more than 16 bits".formatted(address));
            }
            if ((address & 0x8000) == 0) {
                events.add(time, (address >>> 1) & 0x7f, sensor.height() - 1 - ((address >>> 8) & 0x7f), (address & 1) == 1);
            }
        } else if (address >= 0 && (address & 0x400) == 0) {
            events.add(time, (address >>> 12) & 0x3ff, sensor.height() - 1 - ((address >>> 22) & 0x1ff), (address & 0x800) != 0);
        }
    }
}
