package org.axonmark.datasets.edf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/**
 * An EDF or EDF+ file (Kemp et al. 1992; Kemp and Olivan 2003), read whole. Physical values are (d − dmin)(pmax − pmin)/(dmax − dmin) + pmin
 * of the digital values d.
 */
public final class EdfFile {

    private static final ErrorCode INVALID = ErrorCode.resources("edf-invalid");
    private static final int FIXED_HEADER = 256;
    private static final int SIGNAL_HEADER = 256;
    private static final int MAX_SIGNALS = 2048;

    private final String name;
    private final byte[] bytes;
    private final String reserved;
    private final String start;
    private final int records;
    private final double recordSeconds;
    private final List<EdfSignal> signals;
    private final int recordBytes;
    private final int dataAt;

    private EdfFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        if (bytes.length < FIXED_HEADER || !field(0, 8).equals("0")) {
            throw invalid("it does not begin with the header of an EDF file");
        }
        this.start = field(168, 8) + field(176, 8);
        this.reserved = field(192, 44);
        this.records = whole(236, 8, "number of data records");
        this.recordSeconds = number(244, 8, "duration of a data record");
        int count = whole(252, 4, "number of signals");
        this.dataAt = FIXED_HEADER + count * SIGNAL_HEADER;
        if (count < 1 || count > MAX_SIGNALS || whole(184, 8, "header length") != dataAt || bytes.length < dataAt) {
            throw invalid("its header of " + field(184, 8) + " bytes does not fit its " + count + " signals");
        }
        this.signals = readSignals(count);
        this.recordBytes = 2 * signals.stream().mapToInt(EdfSignal::samplesPerRecord).sum();
        checkLength();
    }

    /**
     * Reads a file.
     *
     * @param name for messages
     * @param bytes the whole file, not copied
     * @throws AxonmarkException with code {@code edf-invalid} if it is damaged, saying how
     */
    public static EdfFile parse(String name, byte[] bytes) {
        return new EdfFile(name, bytes);
    }

    /** Returns the headers of all signals, annotations included. */
    public List<EdfSignal> signals() {
        return signals;
    }

    /** Returns the number of data records. */
    public int records() {
        return records;
    }

    /** Returns the duration of a data record in seconds. */
    public double recordSeconds() {
        return recordSeconds;
    }

    /** Returns the start as written, {@code dd.mm.yyhh.mm.ss}. */
    public String start() {
        return start;
    }

    /** Returns whether records follow each other without gaps. */
    public boolean isContinuous() {
        return !reserved.startsWith("EDF+D");
    }

    /** Returns the position of the signal with a label, or −1. */
    public int indexOf(String label) {
        for (int i = 0; i < signals.size(); i++) {
            if (signals.get(i).label().equals(label)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the sampling rate of a signal in hertz. */
    public double samplingRate(int signal) {
        return signals.get(signal).samplesPerRecord() / recordSeconds;
    }

    /** Returns all digital values of a signal. */
    public int[] digital(int signal) {
        int perRecord = signals.get(signal).samplesPerRecord();
        int[] values = new int[records * perRecord];
        int offset = offset(signal);
        for (int record = 0; record < records; record++) {
            int at = dataAt + record * recordBytes + offset;
            for (int i = 0; i < perRecord; i++) {
                values[record * perRecord + i] = (short) ((bytes[at + 2 * i] & 0xff) | (bytes[at + 2 * i + 1] << 8));
            }
        }
        return values;
    }

    /** Returns all values of a signal in its physical unit. */
    public double[] physical(int signal) {
        EdfSignal header = signals.get(signal);
        int[] digital = digital(signal);
        double[] values = new double[digital.length];
        double gain = header.gain();
        for (int i = 0; i < values.length; i++) {
            values[i] = (digital[i] - header.digitalMin()) * gain + header.physicalMin();
        }
        return values;
    }

    /** Returns the annotations of an EDF+ file, time-keeping ones left out. */
    public List<EdfAnnotation> annotations() {
        List<EdfAnnotation> annotations = new ArrayList<>();
        for (int signal = 0; signal < signals.size(); signal++) {
            if (signals.get(signal).isAnnotations()) {
                int length = 2 * signals.get(signal).samplesPerRecord();
                for (int record = 0; record < records; record++) {
                    int at = dataAt + record * recordBytes + offset(signal);
                    readAnnotations(new String(bytes, at, length, StandardCharsets.UTF_8), annotations);
                }
            }
        }
        return List.copyOf(annotations);
    }

    private static void readAnnotations(String lists, List<EdfAnnotation> into) {
        for (String list : lists.split("\0", -1)) {
            String[] parts = list.split("\u0014", -1);
            if (parts.length < 2 || parts[0].isEmpty()) {
                continue;
            }
            String[] times = parts[0].split("\u0015", 2);
            for (int i = 1; i < parts.length; i++) {
                if (!parts[i].isEmpty()) {
                    into.add(new EdfAnnotation(Double.parseDouble(times[0]),
                            times.length < 2 ? 0 : Double.parseDouble(times[1]), parts[i]));
                }
            }
        }
    }

    private List<EdfSignal> readSignals(int count) {
        List<EdfSignal> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EdfSignal signal = new EdfSignal(
                    column(count, 0, 16, i), column(count, 96, 8, i), decimal(count, 104, i, "physical minimum"),
                    decimal(count, 112, i, "physical maximum"), (int) decimal(count, 120, i, "digital minimum"),
                    (int) decimal(count, 128, i, "digital maximum"), column(count, 136, 80, i),
                    (int) decimal(count, 216, i, "samples in a record"));
            if (signal.digitalMin() >= signal.digitalMax() || signal.samplesPerRecord() < 1) {
                throw invalid("signal '" + signal.label() + "' has an empty digital range or no samples");
            }
            read.add(signal);
        }
        return List.copyOf(read);
    }

    private void checkLength() {
        long expected = dataAt + (long) records * recordBytes;
        if (records < 1 || !(recordSeconds >= 0)) {
            throw invalid("it states " + records + " records of " + recordSeconds + " s");
        }
        if (bytes.length == expected) {
            return;
        }
        int lineFeeds = 0;
        boolean allAfterReturn = true;
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lineFeeds++;
                allAfterReturn &= bytes[i - 1] == '\r';
            }
        }
        if (bytes.length > expected && allAfterReturn && lineFeeds > 0) {
            throw invalid("it was damaged by a text-mode copy (every line feed has a carriage return before it): "
                    + bytes.length + " bytes, its header says " + expected);
        }
        throw invalid((bytes.length < expected ? "it is truncated: " : "it is too long: ") + bytes.length
                + " bytes, its header says " + expected);
    }

    private int offset(int signal) {
        return 2 * signals.subList(0, signal).stream().mapToInt(EdfSignal::samplesPerRecord).sum();
    }

    private String column(int count, int at, int width, int signal) {
        return field(FIXED_HEADER + at * count + width * signal, width);
    }

    private double decimal(int count, int at, int signal, String what) {
        return number(FIXED_HEADER + at * count + 8 * signal, 8, what);
    }

    private int whole(int at, int width, String what) {
        double value = number(at, width, what);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw invalid("its " + what + " is '" + field(at, width) + "'");
        }
        return (int) value;
    }

    private double number(int at, int width, String what) {
        try {
            return Double.parseDouble(field(at, width));
        } catch (NumberFormatException e) {
            throw invalid("its " + what + " is '" + field(at, width).replaceAll("[^ -~]", "?") + "', no number");
        }
    }

    private String field(int at, int width) {
        if (at + width > bytes.length) {
            throw invalid("it is truncated within its header: " + bytes.length + " bytes");
        }
        return new String(bytes, at, width, StandardCharsets.ISO_8859_1).strip();
    }

    private AxonmarkException invalid(String how) {
        return new AxonmarkException(INVALID, "'" + name + "' is no whole EDF file: " + how + "; fetch it anew");
    }
}
