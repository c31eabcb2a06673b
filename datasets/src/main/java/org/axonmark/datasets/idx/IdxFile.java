package org.axonmark.datasets.idx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/**
 * An IDX file of unsigned bytes, read whole: two zero bytes, the type (8), the number of dimensions, each dimension's length as a big-endian
 * 32-bit number, then the entries, the last dimension fastest.
 */
public final class IdxFile {

    private static final ErrorCode INVALID = ErrorCode.resources("idx-invalid");
    private static final int UNSIGNED_BYTE = 8;
    private static final int MAX_RANK = 4;

    private final String name;
    private final List<Integer> shape;
    private final byte[] entries;

    private IdxFile(String name, byte[] bytes) {
        this.name = name;
        if (bytes.length < 4) {
            throw invalid("it has " + bytes.length + " bytes, fewer than the 4 of its magic number");
        }
        if (bytes[0] != 0 || bytes[1] != 0) {
            throw invalid("it begins with %02x %02x, not with two zero bytes (decompress a .gz file first)".formatted(bytes[0], bytes[1]));
        }
        if (bytes[2] != UNSIGNED_BYTE) {
            throw invalid("its entries have type 0x%02x; only 0x08, unsigned bytes, can be read".formatted(bytes[2]));
        }
        int rank = bytes[3] & 0xff;
        if (rank < 1 || rank > MAX_RANK) {
            throw invalid("it has " + rank + " dimensions; 1 to " + MAX_RANK + " can be read");
        }
        int header = 4 + 4 * rank;
        if (bytes.length < header) {
            throw invalid("it has " + bytes.length + " bytes, fewer than its header's " + header);
        }
        ByteBuffer lengths = ByteBuffer.wrap(bytes, 4, 4 * rank);
        List<Integer> sizes = new ArrayList<>();
        long count = 1;
        for (int d = 0; d < rank; d++) {
            long length = lengths.getInt() & 0xffffffffL;
            count = Math.min(Integer.MAX_VALUE, count * Math.min(Integer.MAX_VALUE, length));
            sizes.add((int) Math.min(Integer.MAX_VALUE, length));
        }
        if (count != bytes.length - header) {
            throw invalid("its header states " + sizes + ", but " + (bytes.length - header) + " entries follow");
        }
        this.shape = List.copyOf(sizes);
        this.entries = Arrays.copyOfRange(bytes, header, bytes.length);
    }

    /**
     * Reads a file.
     *
     * @param name for messages
     * @param bytes its content, decompressed
     * @throws AxonmarkException with code {@code idx-invalid}, naming what is wrong
     */
    public static IdxFile parse(String name, byte[] bytes) {
        return new IdxFile(name, bytes);
    }

    /** Returns the length of each dimension. */
    public List<Integer> shape() {
        return shape;
    }

    /**
     * Returns a copy of all entries, each 0 to 255 as an unsigned byte.
     *
     * @param expected what the shape is to be; −1 stands for any length
     */
    public byte[] entries(int... expected) {
        boolean fits = expected.length == shape.size();
        for (int d = 0; fits && d < expected.length; d++) {
            fits = expected[d] == -1 || expected[d] == shape.get(d);
        }
        if (!fits) {
            throw invalid("it has the shape " + shape + ", not " + Arrays.toString(expected).replace("-1", "any"));
        }
        return entries.clone();
    }

    private AxonmarkException invalid(String what) {
        return new AxonmarkException(INVALID, "'" + name + "' is no sound IDX file: " + what + "; fetch it anew");
    }
}
