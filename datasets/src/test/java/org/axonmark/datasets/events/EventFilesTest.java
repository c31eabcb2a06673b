package org.axonmark.datasets.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written bit by bit after the formats' published descriptions. */
class EventFilesTest {

    private static final String START = "#Start-Time: 2026-11-28 12:00:00 (TZ+0000)\r\n";
    private static final String HEADER3 = "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DVS128\r\n" + START + "#!END-HEADER\r\n";
    private static final byte[] PACKET = packet(1, 1, 8, 4, 0, 2, 2, 2, 0x000a_0015, 7, 0x00fe_01ff, 9);

    @Test
    void nMnist_decodesItsFortyBits() {
        // Column 33, row 2, on, 0x7fffff us is the last time that 23 bits hold.
        Events events = NMnistFile.parse("a.bin", hex("0a1080000521027fffff2102ffffff"), 34, 34);
        assertThat(list(events)).containsExactly("5 us (10, 16) on", "8388607 us (33, 2) off", "8388607 us (33, 2) on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0a", "0a10800005ff", "0a10800005ffffffff"})
    void nMnist_cutFileIsRefused(String bytes) {
        assertRefused(() -> NMnistFile.parse("a.bin", hex(bytes), 34, 34),
                "'a.bin', read as N-MNIST's format, is not sound: it has " + bytes.length() / 2 + " bytes, not 5 for each");
    }

    @Test
    void nMnist_eventOutsideOrBackInTimeIsRefused() {
        assertRefused(() -> NMnistFile.parse("a.bin", hex("2200800005"), 34, 34),
                "event 0 lies at column 34, row 0 of a camera of 34 x 34");
        assertRefused(() -> NMnistFile.parse("a.bin", hex("0022800005"), 34, 34), "event 0 lies at column 0, row 34");
        assertRefused(() -> NMnistFile.parse("a.bin", hex("00008000050000800004"), 34, 34),
                "event 1 has the time 4 us, the one before 5 us");
    }

    @Test
    void aedat2_dvs128CountsRowsFromBelowAndLeavesOutExternalEvents() {
        byte[] file = aedat2("# AEChip: ch.unizh.ini.jaer.chip.retina.DVS128\r\n",
                127 << 8 | 5 << 1 | 1, 100, 0x8000, 101, 0 << 8 | 127 << 1, 102);
        assertThat(list(Aedat2File.parse("a.aedat", file, Sensor.DVS128))).containsExactly("100 us (5, 0) on", "102 us (127, 127) off");
    }

    @Test
    void aedat2_davisLeavesOutSamplesAndExternalEvents() {
        int event = 179 << 22 | 239 << 12 | 1 << 11;
        byte[] file =
                aedat2("# AEChip: eu.seebetter.ini.chips.davis.DAVIS240C\r\n", event, 3, event | 1 << 31, 1, event | 1 << 10, 2, 0, 3);
        assertThat(list(Aedat2File.parse("a.aedat", file, Sensor.DAVIS240))).containsExactly("3 us (239, 0) on", "3 us (0, 179) off");
        assertRefused(() -> Aedat2File.parse("a.aedat", file, Sensor.DAVIS346),
                "its header names the camera eu.seebetter.ini.chips.davis.DAVIS240C");
        assertRefused(() -> Aedat2File.parse("a.aedat", aedat2("", 240 << 12, 1), Sensor.DAVIS240), "lies at column 240, row 179");
        assertRefused(() -> Aedat2File.parse("a.aedat", aedat2("", 180 << 22, 1), Sensor.DAVIS240), "lies at column 0, row -1");
    }

    @Test
    void aedat2_hostileFilesAreRefused() {
        byte[] sound = aedat2("", 1, 1, 3, 2);
        int header = "#!AER-DAT2.0\r\n".length();
        assertOnlyTheseLengthsAreSound(sound, Set.of(header, header + 8, header + 16),
                bytes -> Aedat2File.parse("a", bytes, Sensor.DVS128));
        assertRefused(() -> Aedat2File.parse("a", hex("0000000100000001"), Sensor.DVS128), "does not begin with the line #!AER-DAT2.0");
        assertRefused(() -> Aedat2File.parse("a", bytes("#!AER-DAT2.0\n"), Sensor.DVS128), "header line 1 does not end with CR LF");
        assertRefused(() -> Aedat2File.parse("a", aedat2("", 1, 9, 1, 8), Sensor.DVS128), "event 1 has the time 8 us, the one before 9 us");
        assertRefused(() -> Aedat2File.parse("a", aedat2("", 0x10000, 9), Sensor.DVS128), "the address 0x00010000, of more than 16 bits");
        byte[] endless = new byte[2 << 20];
        Arrays.fill(endless, (byte) '#');
        assertRefused(() -> Aedat2File.parse("a", endless, Sensor.DVS128), "header line 1 does not end");
    }

    @Test
    void aedat3_decodesPolarityPacketsAndSkipsOthers() {
        byte[] other = packet(2, 1, 8, 4, 0, 1, 1, 1, -1, 3);
        byte[] later = packet(1, 1, 8, 4, 1, 2, 2, 1, 0x0002_0007, 5, 0x0002_0006, 6);
        Events events = Aedat3File.parse("a.aedat", join(bytes(HEADER3), PACKET, other, later));
        // 0x000a0015: valid, off, row 5, column 5; 0x00fe01ff: valid, on, row 127, column 127; the last one is marked invalid.
        assertThat(list(events)).containsExactly("7 us (5, 5) off", "9 us (127, 127) on", (1L << 31) + 5 + " us (1, 1) on");
    }

    @Test
    void aedat3_wrongHeadersAreRefused() {
        assertRefused(() -> Aedat3File.parse("a", join(bytes(HEADER3.replace("3.1", "3.0")), PACKET)), "begin with the line #!AER-DAT3.1");
        assertRefused(() -> Aedat3File.parse("a", join(bytes(HEADER3.replace("RAW", "SerializedTS")), PACKET)),
                "its format is 'SerializedTS', only RAW");
        assertRefused(() -> Aedat3File.parse("a", join(bytes(HEADER3.replace("DVS128", "Retina")), PACKET)),
                "its source is 'Retina'; known cameras are [DVS128, DAVIS240, DAVIS346, DAVIS640]");
        assertRefused(() -> Aedat3File.parse("a", bytes(HEADER3.replace(START, ""))), "no line #Start-Time");
        assertRefused(() -> Aedat3File.parse("a", bytes(HEADER3.replace(START, "#Source 2: DVS128\r\n" + START))), "names 2 sources");
        assertRefused(() -> Aedat3File.parse("a", join(bytes(HEADER3.replace("#!END-HEADER\r\n", "")), PACKET)), "no line #!END-HEADER");
    }

    @Test
    void aedat3_hostilePacketsAreRefused() {
        assertPacketRefused("comes from source 2, the header names 1", 1, 2, 8, 4, 0, 1, 1, 1, 1, 1);
        assertPacketRefused("states 2147483647 events of 2147483647 bytes", 2, 1, Integer.MAX_VALUE, 4, 0, Integer.MAX_VALUE,
                Integer.MAX_VALUE, 1);
        assertPacketRefused("states -1 events of 8 bytes", 1, 1, 8, 4, 0, -1, -1, -1, 1, 1);
        assertPacketRefused("states 1 events of -8 bytes", 1, 1, -8, 4, 0, 1, 1, 1, 1, 1);
        assertPacketRefused("and a capacity of 2", 1, 1, 8, 4, 0, 2, 1, 1, 1, 1);
        assertPacketRefused("states polarity events of 12 bytes", 1, 1, 12, 4, 0, 1, 1, 1, 1, 1, 1);
        assertPacketRefused("ran over -1 times", 1, 1, 8, 4, -1, 1, 1, 1, 1, 1);
        assertPacketRefused("states 0 valid events and has 1", 1, 1, 8, 4, 0, 1, 1, 0, 1, 1);
        assertPacketRefused("has an event at the time -5", 1, 1, 8, 4, 0, 1, 1, 1, 1, -5);
        assertPacketRefused("event 1 has the time 4 us, the one before 5 us", 1, 1, 8, 4, 0, 2, 2, 2, 1, 5, 1, 4);
        assertPacketRefused("lies at column 0, row 128", 1, 1, 8, 4, 0, 1, 1, 1, 128 << 2 | 1, 5);
        int header = HEADER3.length();
        assertOnlyTheseLengthsAreSound(join(bytes(HEADER3), PACKET, PACKET.clone()), Set.of(header, header + PACKET.length),
                bytes -> Aedat3File.parse("a", bytes));
    }

    @Test
    void binning_placesEachEventOnce() {
        Events events = NMnistFile.parse("a.bin", hex("000180000500018000060001000009000080000a02018000110000800012"), 3, 2);
        Binning binning = Binning.fromFirst(events, 5, 2, Binning.Cell.COUNT);
        assertThat(binning).isEqualTo(new Binning(5, 5, 2, Binning.Cell.COUNT));
        float[] counts = new float[2 * 2 * 2 * 3];
        counts[index(0, 1, 1, 0)] = 2;
        counts[index(0, 0, 1, 0)] = 1;
        counts[index(1, 1, 0, 0)] = 1;
        assertThat(binning.tensor(events)).isEqualTo(counts);
        counts[index(0, 1, 1, 0)] = 1;
        assertThat(Binning.fromFirst(events, 5, 2, Binning.Cell.SPIKE).tensor(events)).isEqualTo(counts);
        float[] before = new Binning(-5, 5, 2, Binning.Cell.COUNT).tensor(events);
        assertThat(before).containsOnly(0);
        assertThatThrownBy(() -> new Binning(0, 1, 1 << 30, Binning.Cell.COUNT).tensor(events))
                .hasMessageContaining("has 12884901888 entries; at most 268435456");
    }

    private static int index(int step, int polarity, int row, int column) {
        return ((step * 2 + polarity) * 2 + row) * 3 + column;
    }

    private static void assertPacketRefused(String fault, int... fields) {
        int[] header = Arrays.copyOf(fields, 8);
        byte[] file = join(bytes(HEADER3), packet(header[0], header[1], header[2], header[3], header[4], header[5], header[6], header[7],
                Arrays.copyOfRange(fields, 8, fields.length)));
        assertRefused(() -> Aedat3File.parse("a", file), fault);
    }

    private static void assertRefused(ThrowingCallable parse, String fault) {
        assertThatThrownBy(parse).isInstanceOf(AxonmarkException.class).hasMessageContaining(fault)
                .satisfies(e -> assertThat(((AxonmarkException) e).code().id()).isEqualTo("events-invalid"));
    }

    /** Reads a file. */
    private interface Parsing {
        Events of(byte[] bytes);
    }

    /** Cuts a file after each of its bytes. */
    private static void assertOnlyTheseLengthsAreSound(byte[] file, Set<Integer> lengths, Parsing parsing) {
        Set<Integer> read = new TreeSet<>();
        for (int length = 0; length <= file.length; length++) {
            try {
                parsing.of(Arrays.copyOf(file, length));
                read.add(length);
            } catch (AxonmarkException e) {
                assertThat(e.code().id()).isEqualTo("events-invalid");
            }
        }
        assertThat(read).isEqualTo(lengths);
    }

    private static byte[] aedat2(String lines, int... numbers) {
        byte[] header = bytes("#!AER-DAT2.0\r\n" + lines);
        ByteBuffer data = ByteBuffer.allocate(4 * numbers.length);
        Arrays.stream(numbers).forEach(data::putInt);
        return join(header, data.array());
    }

    private static byte[] packet(
            int kind, int source, int size, int timeAt, int overflow, int capacity, int number, int valid, int... events) {
        ByteBuffer data = ByteBuffer.allocate(28 + 4 * events.length).order(ByteOrder.LITTLE_ENDIAN);
        data.putShort((short) kind).putShort((short) source);
        IntStream.of(size, timeAt, overflow, capacity, number, valid).forEach(data::putInt);
        Arrays.stream(events).forEach(data::putInt);
        return data.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(joined::put);
        return joined.array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static List<String> list(Events events) {
        return IntStream.range(0, events.size()).mapToObj(i -> events.micros(i) + " us (" + events.column(i) + ", " + events.row(i) + ") "
                + (events.isOn(i) ? "on" : "off")).toList();
    }
}
