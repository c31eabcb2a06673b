package org.axonmark.datasets.edf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

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
    private static final long MAX_RECORD_BYTES = 1 << 30;
    private static final int MAX_TIME = 32;
    private static final VarHandle INT16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

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
        if (count < 1 || count > MAX_SIGNALS) {
            throw invalid("it states " + count + " signals, not 1 to " + MAX_SIGNALS);
        }
        this.dataAt = FIXED_HEADER + count * SIGNAL_HEADER;
        if (whole(184, 8, "header length") != dataAt) {
            throw invalid("its header of " + field(184, 8) + " bytes does not fit its " + count + " signals");
        }
        if (bytes.length < dataAt) {
            throw invalid("it is truncated within its header: " + bytes.length + " bytes of " + dataAt);
        }
        this.signals = readSignals(count);
        long sum = 2 * signals.stream().mapToLong(EdfSignal::samplesPerRecord).sum();
        if (sum > MAX_RECORD_BYTES) {
            throw invalid("it states data records of " + sum + " bytes, more than " + MAX_RECORD_BYTES);
        }
        this.recordBytes = (int) sum;
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
            int to = record * perRecord;
            for (int i = 0; i < perRecord; i++) {
                values[to + i] = (short) INT16.get(bytes, at + 2 * i);
            }
        }
        return values;
    }

    /**
     * Returns all values of a signal in its physical unit.
     *
     * @throws AxonmarkException with code {@code edf-invalid} if its physical range is empty
     */
    public double[] physical(int signal) {
        EdfSignal header = signals.get(signal);
        if (header.physicalMin() == header.physicalMax()) {
            throw invalid("signal '" + printable(header.label()) + "' has an empty physical range");
        }
        int perRecord = header.samplesPerRecord();
        double[] values = new double[records * perRecord];
        int offset = offset(signal);
        int low = header.digitalMin();
        double gain = header.gain();
        double floor = header.physicalMin();
        for (int record = 0; record < records; record++) {
            int at = dataAt + record * recordBytes + offset;
            int to = record * perRecord;
            for (int i = 0; i < perRecord; i++) {
                values[to + i] = ((short) INT16.get(bytes, at + 2 * i) - low) * gain + floor;
            }
        }
        return values;
    }

    /**
     * Returns when each data record begins, in seconds from the first sample: as its time-keeping annotation says in an EDF+D file, else one
     * after the other.
     *
     * @throws AxonmarkException with code {@code edf-invalid} if the file is EDF+D and a record does not say when it begins
     */
    public double[] recordOnsets() {
        double[] onsets = new double[records];
        if (isContinuous()) {
            Arrays.setAll(onsets, record -> record * recordSeconds);
            return onsets;
        }
        for (int record = 0; record < records; record++) {
            int number = record;
            onsets[record] = kept(record).orElseThrow(() -> invalid("its data record " + number + " does not say when it begins"));
        }
        double first = onsets[0];
        Arrays.setAll(onsets, record -> onsets[record] - first);
        return onsets;
    }

    /** What the time-keeping annotation of a data record says, in seconds from the header's start. */
    private OptionalDouble kept(int record) {
        for (int signal = 0; signal < signals.size(); signal++) {
            if (signals.get(signal).isAnnotations()) {
                String text = annotationText(signal, record);
                int end = text.indexOf('\u0014');
                return end > 0 && text.startsWith("\u0014\u0014", end)
                        ? OptionalDouble.of(seconds(text.substring(0, end), "onset"))
                        : OptionalDouble.empty();
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * Returns the annotations of an EDF+ file, time-keeping ones left out.
     *
     * @throws AxonmarkException with code {@code edf-invalid} if an onset or duration is no number
     */
    public List<EdfAnnotation> annotations() {
        List<EdfAnnotation> annotations = new ArrayList<>();
        double first = kept(0).orElse(0);
        for (int signal = 0; signal < signals.size(); signal++) {
            if (signals.get(signal).isAnnotations()) {
                for (int record = 0; record < records; record++) {
                    readAnnotations(annotationText(signal, record), first, annotations);
                }
            }
        }
        return List.copyOf(annotations);
    }

    private String annotationText(int signal, int record) {
        int at = dataAt + record * recordBytes + offset(signal);
        int length = 2 * signals.get(signal).samplesPerRecord();
        while (length > 0 && bytes[at + length - 1] == 0) {
            length--;
        }
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    private void readAnnotations(String lists, double first, List<EdfAnnotation> into) {
        for (String list : lists.split("\0", -1)) {
            String[] parts = list.split("\u0014", -1);
            if (parts.length < 2 || parts[0].isEmpty()) {
                continue;
            }
            String[] times = parts[0].split("\u0015", 2);
            for (int i = 1; i < parts.length; i++) {
                if (!parts[i].isEmpty()) {
                    into.add(new EdfAnnotation(
                            seconds(times[0], "onset") - first, times.length < 2 ? 0 : seconds(times[1], "duration"), parts[i]));
                }
            }
        }
    }

    private double seconds(String text, String what) {
        double value = text.length() <= MAX_TIME && DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw invalid("an annotation has the " + what + " '"
                    + printable(text.substring(0, Math.min(text.length(), MAX_TIME))) + "', no number");
        }
        return value;
    }

    private List<EdfSignal> readSignals(int count) {
        List<EdfSignal> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EdfSignal signal = new EdfSignal(
                    column(count, 0, 16, i), column(count, 96, 8, i), number(at(count, 104, i), 8, "physical minimum"),
                    number(at(count, 112, i), 8, "physical maximum"), whole(at(count, 120, i), 8, "digital minimum"),
                    whole(at(count, 128, i), 8, "digital maximum"), column(count, 136, 80, i),
                    whole(at(count, 216, i), 8, "number of samples in a record"));
            if (signal.digitalMin() >= signal.digitalMax() || signal.samplesPerRecord() < 1) {
                throw invalid("signal '" + printable(signal.label()) + "' states digital values from " + signal.digitalMin() + " to "
                        + signal.digitalMax() + " and " + signal.samplesPerRecord() + " samples in a record");
            }
            read.add(signal);
        }
        return List.copyOf(read);
    }

    private void checkLength() {
        if (records == -1) {
            throw invalid("its recording was never closed (it states -1 data records)", "close it with the program that recorded it");
        }
        if (records < 1 || recordSeconds < 0) {
            throw invalid("it states " + records + " records of " + recordSeconds + " s");
        }
        long expected = dataAt + (long) records * recordBytes;
        if (bytes.length == expected) {
            return;
        }
        String lengths = bytes.length + " bytes, its header says " + expected;
        if (bytes.length > expected) {
            long returns = returnsBeforeLineFeeds();
            if (returns > 0) {
                throw invalid("it was damaged by a text-mode copy (every line feed has a carriage return before it): " + lengths,
                        bytes.length - returns == expected
                                ? "replacing every CR LF by LF restores it, or fetch it anew in binary mode"
                                : "fetch it anew in binary mode");
            }
            throw invalid("it is too long: " + lengths);
        }
        throw invalid("it is truncated: " + lengths + "; " + (bytes.length - dataAt) / recordBytes + " of " + records
                + " data records are whole");
    }

    /** The number of line feeds if each follows a carriage return, else 0. */
    private long returnsBeforeLineFeeds() {
        long lineFeeds = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (i == 0 || bytes[i - 1] != '\r') {
                    return 0;
                }
                lineFeeds++;
            }
        }
        return lineFeeds;
    }

    private int offset(int signal) {
        return 2 * signals.subList(0, signal).stream().mapToInt(EdfSignal::samplesPerRecord).sum();
    }

    private static int at(int count, int column, int signal) {
        return FIXED_HEADER + column * count + 8 * signal;
    }

    private String column(int count, int at, int width, int signal) {
        return field(FIXED_HEADER + at * count + width * signal, width);
    }

    private int whole(int at, int width, String what) {
        double value = number(at, width, what);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw invalid("its " + what + " is '" + field(at, width) + "'");
        }
        return (int) value;
    }

    private double number(int at, int width, String what) {
        String text = field(at, width);
        double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw invalid("its " + what + " is '" + printable(text) + "', no number");
        }
        return value;
    }

    private String field(int at, int width) {
        return new String(bytes, at, width, StandardCharsets.ISO_8859_1).trim();
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private AxonmarkException invalid(String how) {
        return invalid(how, "fetch it anew");
    }

    private AxonmarkException invalid(String how, String next) {
        return new AxonmarkException(INVALID, "'" + name + "' is no whole EDF file: " + how + "; " + next);
    }
}
