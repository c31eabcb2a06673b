package org.axonmark.datasets.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;

/**
 * A safetensors file: eight bytes with the length of a header, the header as JSON, then the numbers of all tensors, row-major and
 * little-endian, without gaps. Tensors of F64, F32, F16 and BF16 can be read; others may be present.
 */
public final class SafetensorsFile {

    private static final ErrorCode INVALID = ErrorCode.resources("safetensors-invalid");
    private static final ErrorCode TOO_LARGE = ErrorCode.resources("safetensors-too-large");
    private static final int LENGTH = 8;
    private static final int MAX_HEADER = 16 << 20;
    private static final Json.Limits HEADER = new Json.Limits(MAX_HEADER, 8, 1 << 16, 1_000_000);
    private static final String METADATA = "__metadata__";
    private static final int MAX_RANK = 8;
    private static final int MAX_NAMED = 12;

    private final String name;
    private final ByteBuffer data;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Kinds of number that the format knows, with their bytes. */
    private enum Type {
        BOOL(1), U8(1), I8(1), F8_E5M2(1), F8_E4M3(1), I16(2), U16(2), F16(2), BF16(2), I32(4), U32(4), F32(4), I64(8), U64(8), F64(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    /** Where a tensor lies. */
    private record Entry(Type type, List<Integer> shape, int begin, int end) {}

    private SafetensorsFile(String name, ByteBuffer bytes) {
        this.name = name;
        ByteBuffer all = bytes.order(ByteOrder.LITTLE_ENDIAN);
        int size = all.remaining();
        if (size < LENGTH) {
            throw invalid("it has " + size + " bytes, fewer than the length of a header takes");
        }
        long length = all.getLong();
        if (length < 2 || length > size - LENGTH) {
            throw invalid("it states a header of " + length + " bytes and has " + (size - LENGTH));
        }
        if (length > MAX_HEADER) {
            throw invalid("it states a header of " + length + " bytes; at most " + MAX_HEADER + " are read");
        }
        byte[] json = new byte[(int) length];
        all.get(json);
        data = all.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (!(Json.parse(json, HEADER) instanceof Json.Obj header)) {
            throw invalid("its header is no JSON object");
        }
        for (Json.Member member : header.members()) {
            if (!member.name().equals(METADATA)) {
                entries.put(member.name(), entry(member.name(), member.value()));
            }
        }
        requireNoGaps();
    }

    /**
     * Reads a file.
     *
     * @param name for messages
     * @param bytes its content
     * @throws AxonmarkException with code {@code safetensors-invalid} or {@code json-invalid}, naming what is wrong
     */
    public static SafetensorsFile parse(String name, byte[] bytes) {
        return new SafetensorsFile(name, ByteBuffer.wrap(bytes));
    }

    /**
     * Opens a file without reading it into memory: numbers are taken from it when they are asked for. It is not to be changed meanwhile.
     *
     * @param path a file of less than 2 GiB
     * @throws AxonmarkException with code {@code safetensors-invalid} or {@code json-invalid}, naming what is wrong
     */
    public static SafetensorsFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new AxonmarkException(TOO_LARGE,
                        "'" + path + "' has " + channel.size() + " bytes; files of less than 2 GiB can be read");
            }
            return new SafetensorsFile(path.toString(), channel.map(MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new AxonmarkException(INVALID, "'" + path + "' cannot be read: " + e + "; see that it is there and readable", e);
        }
    }

    /** Returns the names of all tensors, in the header's order. */
    public Set<String> names() {
        return Set.copyOf(entries.keySet());
    }

    /** Returns a tensor's shape. */
    public List<Integer> shape(String tensor) {
        return require(tensor).shape();
    }

    /**
     * Returns a tensor's numbers, row-major.
     *
     * @param shape what it is to be; a tensor of another shape is refused
     */
    public double[] values(String tensor, int... shape) {
        Entry entry = require(tensor);
        List<Integer> expected = Arrays.stream(shape).boxed().toList();
        if (!entry.shape().equals(expected)) {
            throw invalid("tensor '" + tensor + "' has the shape " + entry.shape() + ", not " + expected);
        }
        double[] values = new double[(entry.end() - entry.begin()) / entry.type().bytes];
        for (int i = 0; i < values.length; i++) {
            int at = entry.begin() + i * entry.type().bytes;
            values[i] = switch (entry.type()) {
                case F64 -> data.getDouble(at);
                case F32 -> data.getFloat(at);
                case F16 -> Float.float16ToFloat(data.getShort(at));
                case BF16 -> Float.intBitsToFloat(data.getShort(at) << Short.SIZE);
                default -> throw invalid("tensor '" + tensor + "' holds " + entry.type() + "; F64, F32, F16 and BF16 can be read");
            };
        }
        return values;
    }

    private Entry require(String tensor) {
        Entry entry = entries.get(tensor);
        if (entry == null) {
            throw invalid("it has no tensor '" + tensor + "'; it has " + entries.keySet().stream().limit(MAX_NAMED).toList()
                    + (entries.size() > MAX_NAMED ? " and " + (entries.size() - MAX_NAMED) + " more" : ""));
        }
        return entry;
    }

    private Entry entry(String tensor, Json json) {
        if (!(json instanceof Json.Obj entry && entry.get("dtype") instanceof Json.Str dtype
                && entry.get("shape") instanceof Json.Arr shape && entry.get("data_offsets") instanceof Json.Arr offsets
                && shape.items().size() <= MAX_RANK && offsets.items().size() == 2)) {
            throw invalid("tensor '" + tensor + "' lacks its dtype, shape or two data_offsets");
        }
        Type type = type(tensor, dtype.value());
        List<Integer> sizes = new ArrayList<>();
        long count = 1;
        for (Json size : shape.items()) {
            sizes.add(whole(tensor, size));
            count = Math.min(Integer.MAX_VALUE, count * sizes.getLast());
        }
        int begin = whole(tensor, offsets.items().get(0));
        int end = whole(tensor, offsets.items().get(1));
        if (begin > end || end > data.capacity() || end - begin != count * type.bytes) {
            throw invalid("tensor '" + tensor + "' of shape " + sizes + " and type " + type + " lies from " + begin + " to " + end
                    + " of " + data.capacity() + " bytes");
        }
        return new Entry(type, List.copyOf(sizes), begin, end);
    }

    private Type type(String tensor, String dtype) {
        try {
            return Type.valueOf(dtype.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new AxonmarkException(INVALID, message("tensor '" + tensor + "' has the unknown dtype '" + dtype + "'"), e);
        }
    }

    private int whole(String tensor, Json json) {
        if (json instanceof Json.Num number && number.value() >= 0 && number.value() <= Integer.MAX_VALUE
                && number.value() == Math.rint(number.value())) {
            return (int) number.value();
        }
        throw invalid("tensor '" + tensor + "' has a size or offset that is no whole number from 0 to 2147483647");
    }

    /** The format allows no byte that belongs to no tensor, or to two. */
    private void requireNoGaps() {
        int at = 0;
        for (Map.Entry<String, Entry> next : entries.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Entry> entry) -> entry.getValue().begin())
                        .thenComparingInt(entry -> entry.getValue().end()))
                .toList()) {
            if (next.getValue().begin() != at) {
                throw invalid(
                        "tensor '" + next.getKey() + "' begins at byte " + next.getValue().begin() + ", the one before ends at " + at);
            }
            at = next.getValue().end();
        }
        if (at != data.capacity()) {
            throw invalid("its tensors end at byte " + at + " of " + data.capacity());
        }
    }

    private AxonmarkException invalid(String what) {
        return new AxonmarkException(INVALID, message(what));
    }

    private String message(String what) {
        return "'" + name + "' is no sound safetensors file: " + what + "; fetch it anew";
    }
}
