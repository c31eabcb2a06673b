package org.axonmark.datasets.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Files of version 3.1 of AEDAT (cAER, 2016; iniVation's description of it), format RAW: header lines, then packets of events of one kind, all
 * little-endian. A packet's header has 28 bytes: kind and source (16 bits each), bytes of an event, where in it the time lies, how often the time ran
 * over, capacity, number and number of valid events (32 bits each). A polarity event has 32 bits (0 valid, 1 polarity, 2–16 row from above, 17–31
 * column) and the lower 31 bits of the time in microseconds. Packets of other kinds and events marked invalid are left out.
 */
public final class Aedat3File {

    private static final int PACKET = 28;
    private static final int POLARITY = 1;
    private static final int EVENT = 8;
    private static final int TIME_AT = 4;

    private final ByteBuffer data;
    private final Events.Builder events;
    private final int source;

    private Aedat3File(ByteBuffer data, Events.Builder events, int source) {
        this.data = data;
        this.events = events;
        this.source = source;
    }

    /**
     * Reads a file with events of one source.
     *
     * @param name for messages
     * @param bytes its content
     * @throws org.axonmark.results.AxonmarkException with code {@code events-invalid}: a header is wrong, the file is cut, an event lies outside the
     *     camera, or time goes back
     */
    public static Events parse(String name, byte[] bytes) {
        String what = "'" + name + "', read as AEDAT 3.1,";
        AedatHeader header = AedatHeader.read(what, bytes, "3.1", true);
        String format = header.after("#Format:").orElse("");
        if (!format.equals("RAW")) {
            throw Events.Builder.invalid(what, "its format is '" + format + "', only RAW can be read");
        }
        if (header.after("#Start-Time:").isEmpty()) {
            throw Events.Builder.invalid(what, "its header has no line #Start-Time");
        }
        List<String> sources = header.lines().stream().filter(line -> line.matches("#Source \\d{1,5}: .+")).toList();
        if (sources.size() != 1) {
            throw Events.Builder.invalid(what, "its header names " + sources.size() + " sources, only files of one can be read");
        }
        String[] parts = sources.getFirst().substring("#Source ".length()).split(": ", 2);
        Sensor sensor = Sensor.named(parts[1]).orElseThrow(() -> Events.Builder.invalid(what,
                "its source is '" + parts[1] + "'; known cameras are " + List.of(Sensor.values())));
        ByteBuffer data = ByteBuffer.wrap(bytes, header.length(), bytes.length - header.length()).order(ByteOrder.LITTLE_ENDIAN);
        Events.Builder events = new Events.Builder(what, sensor.width(), sensor.height());
        new Aedat3File(data, events, Integer.parseInt(parts[0])).packets();
        return events.build();
    }

    private void packets() {
        for (int packet = 0; data.hasRemaining(); packet++) {
            String at = "packet " + packet;
            require(data.remaining() >= PACKET, at + " has " + data.remaining() + " bytes of a header of " + PACKET);
            int kind = data.getShort();
            int from = data.getShort();
            int size = data.getInt();
            int timeAt = data.getInt();
            int overflow = data.getInt();
            int capacity = data.getInt();
            int number = data.getInt();
            int valid = data.getInt();
            require(from == source, at + " comes from source " + from + ", the header names " + source);
            require(size > 0 && number > 0 && capacity == number && valid >= 0 && valid <= number,
                    at + " states " + number + " events of " + size + " bytes, " + valid + " valid, and a capacity of " + capacity);
            require((long) size * number <= data.remaining(),
                    at + " states " + number + " events of " + size + " bytes, but " + data.remaining() + " bytes are left");
            if (kind == POLARITY) {
                require(size == EVENT && timeAt == TIME_AT && overflow >= 0, at + " states polarity events of " + size
                        + " bytes with the time at " + timeAt + " that ran over " + overflow + " times");
                polarity(at, number, valid, (long) overflow << 31);
            } else {
                data.position(data.position() + size * number);
            }
        }
    }

    private void polarity(String at, int number, int valid, long overflow) {
        int sound = 0;
        for (int i = 0; i < number; i++) {
            int event = data.getInt();
            int time = data.getInt();
            if ((event & 1) == 1) {
                require(time >= 0, at + " has an event at the time " + time);
                events.add(overflow + time, event >>> 17, (event >>> 2) & 0x7fff, (event & 2) != 0);
                sound++;
            }
        }
        require(sound == valid, at + " states " + valid + " valid events and has " + sound);
    }

    private void require(boolean sound, String fault) {
        if (!sound) {
            throw events.invalid(fault);
        }
    }
}
