package org.axonmark.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bytes and back, by their declared type. Tensors above 64 KiB go to the writer's side file. What a reader accepts is bounded
 * by a budget of tensor bytes over its life, by the frame's size and by the types themselves.
 */
@SuppressWarnings({"EnumOrdinal", "ByteBufferBackingArray"})
public final class Codec {

    private static final int INLINE = 1 << 16;
    private static final int MAX_RANK = 8;

    private final @Nullable SideFile outgoing;
    private final @Nullable SideFile incoming;
    private long budget;
    private long position;

    /**
     * Creates a codec.
     *
     * @param outgoing the file that this side writes
     * @param incoming the file that this side reads
     * @param budget how many bytes of tensors are accepted in all
     */
    public Codec(FileChannel outgoing, FileChannel incoming, long budget) {
        this.outgoing = new SideFile(outgoing);
        this.incoming = new SideFile(incoming);
        this.budget = budget;
    }

    private Codec() {
        this.outgoing = null;
        this.incoming = null;
        this.budget = Long.MAX_VALUE;
    }

    /** Returns a codec without side files: all tensors lie in the bytes. */
    public static Codec inline() {
        return new Codec();
    }

    /** Accepts so many bytes of tensors from here on. */
    void renew(long bytes) {
        budget = bytes;
    }

    /**
     * Counts bytes that came in against the budget.
     *
     * @throws LinkException.TooLarge if they exceed it
     */
    void charge(long bytes, String what) {
        if (bytes > budget) {
            throw new LinkException.TooLarge(
                    what + " of " + bytes + " bytes exceeds what is left of the task's cap, " + budget + " bytes");
        }
        budget -= bytes;
    }

    /** Encodes the values of one message; the side file is written from its beginning. */
    public byte[] encode(List<Type> types, List<?> values) throws IOException {
        position = 0;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < types.size(); i++) {
            write(types.get(i), values.get(i), out);
        }
        return out.toByteArray();
    }

    /**
     * Decodes the values of one message.
     *
     * @throws LinkException.ProtocolViolation if the bytes are not exactly values of these types
     * @throws LinkException.TooLarge if tensors exceed the budget
     */
    public List<Object> decode(List<Type> types, byte[] payload) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        List<Object> values = new ArrayList<>();
        try {
            for (Type type : types) {
                values.add(read(type, in));
            }
        } catch (BufferUnderflowException e) {
            throw new LinkException.ProtocolViolation("a message ends before its last value");
        }
        if (in.hasRemaining()) {
            throw new LinkException.ProtocolViolation(in.remaining() + " bytes follow the last value of a message");
        }
        return values;
    }

    private void write(Type type, @Nullable Object value, ByteArrayOutputStream out) throws IOException {
        Objects.requireNonNull(value, () -> "null for a " + type.getTypeName());
        switch (value) {
            case Integer number -> out.writeBytes(little(4).putInt(number).array());
            case Long number -> out.writeBytes(little(8).putLong(number).array());
            case Float number -> out.writeBytes(little(4).putFloat(number).array());
            case Double number -> out.writeBytes(little(8).putDouble(number).array());
            case Boolean bool -> out.write(bool ? 1 : 0);
            case Enum<?> constant -> out.writeBytes(little(4).putInt(constant.ordinal()).array());
            case String text -> writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
            case Tensor tensor -> writeTensor(tensor, out);
            case List<?> list -> {
                out.writeBytes(little(4).putInt(list.size()).array());
                for (Object item : list) {
                    write(element(type), item, out);
                }
            }
            case Optional<?> optional -> {
                out.write(optional.isPresent() ? 1 : 0);
                if (optional.isPresent()) {
                    write(element(type), optional.get(), out);
                }
            }
            case Record record -> {
                if (type instanceof Class<?> family && Contract.isFamily(family)) {
                    out.write(Arrays.asList(family.getPermittedSubclasses()).indexOf(record.getClass()));
                }
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    write(component.getGenericType(), get(record, component), out);
                }
            }
            default -> throw new IllegalArgumentException("a " + value.getClass() + " cannot travel");
        }
    }

    private void writeTensor(Tensor tensor, ByteArrayOutputStream out) throws IOException {
        if (tensor.rank() > MAX_RANK) {
            throw new IllegalArgumentException("a tensor of rank " + tensor.rank() + " cannot travel, at most " + MAX_RANK);
        }
        SideFile file = (long) SideFile.width(tensor) * tensor.count() > INLINE ? outgoing : null;
        boolean aside = file != null;
        ByteBuffer head = little(2 + 4 * tensor.rank() + (aside ? 8 : 0));
        head.put((byte) (aside ? 1 : 0)).put((byte) tensor.rank());
        for (int axis = 0; axis < tensor.rank(); axis++) {
            head.putInt(tensor.size(axis));
        }
        if (file != null) {
            head.putLong(position);
            position = file.write(position, tensor);
            out.writeBytes(head.array());
            return;
        }
        out.writeBytes(head.array());
        ByteBuffer body = little(Math.multiplyExact(SideFile.width(tensor), tensor.count()));
        switch (tensor) {
            case FloatTensor floats -> body.asFloatBuffer().put(floats.values());
            case DoubleTensor doubles -> body.asDoubleBuffer().put(doubles.values());
            case IntTensor ints -> body.asIntBuffer().put(ints.values());
            case LongTensor longs -> body.asLongBuffer().put(longs.values());
        }
        out.writeBytes(body.array());
    }

    private Object read(Type type, ByteBuffer in) throws IOException {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == Optional.class) {
                return in.get() == 0 ? Optional.empty() : Optional.of(read(element(type), in));
            }
            int size = size(in.getInt(), in);
            List<Object> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(read(element(type), in));
            }
            return List.copyOf(items);
        }
        Class<?> plain = (Class<?>) type;
        if (Tensor.class.isAssignableFrom(plain)) {
            return readTensor(plain, in);
        }
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            int ordinal = in.getInt();
            if (ordinal < 0 || ordinal >= constants.length) {
                throw new LinkException.ProtocolViolation(plain.getSimpleName() + " has no constant " + ordinal);
            }
            return constants[ordinal];
        }
        if (plain.isRecord()) {
            return readRecord(plain, in);
        }
        if (Contract.isFamily(plain)) {
            Class<?>[] members = plain.getPermittedSubclasses();
            int member = in.get();
            if (member < 0 || member >= members.length) {
                throw new LinkException.ProtocolViolation(plain.getSimpleName() + " has no member " + member);
            }
            return readRecord(members[member], in);
        }
        return switch (plain.getSimpleName()) {
            case "int", "Integer" -> in.getInt();
            case "long", "Long" -> in.getLong();
            case "float", "Float" -> in.getFloat();
            case "double", "Double" -> in.getDouble();
            case "boolean", "Boolean" -> in.get() != 0;
            case "String" -> {
                byte[] text = new byte[size(in.getInt(), in)];
                in.get(text);
                yield new String(text, StandardCharsets.UTF_8);
            }
            default -> throw new IllegalArgumentException("a " + plain + " cannot travel");
        };
    }

    private Object readRecord(Class<?> type, ByteBuffer in) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = read(components[i].getGenericType(), in);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new LinkException.ProtocolViolation(
                    type.getSimpleName() + " refuses its values: " + e.getTargetException().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Tensor readTensor(Class<?> type, ByteBuffer in) throws IOException {
        boolean aside = in.get() == 1;
        int rank = in.get();
        if (rank < 0 || rank > MAX_RANK) {
            throw new LinkException.ProtocolViolation("a tensor claims rank " + rank + ", at most " + MAX_RANK + " are read");
        }
        int[] shape = new int[rank];
        long count = 1;
        for (int axis = 0; axis < rank; axis++) {
            shape[axis] = in.getInt();
            if (shape[axis] < 0 || count > Integer.MAX_VALUE) {
                throw new LinkException.ProtocolViolation("a tensor claims an axis of " + shape[axis]);
            }
            count *= shape[axis];
        }
        long bytes = count * (type == LongTensor.class || type == DoubleTensor.class ? 8 : 4);
        charge(count > Integer.MAX_VALUE - 8 ? Long.MAX_VALUE : bytes, "a tensor");
        if (aside) {
            if (incoming == null) {
                throw new LinkException.ProtocolViolation("a tensor claims to lie in a side file where there is none");
            }
            Tensor tensor = empty(type, (int) count, shape);
            long from = in.getLong();
            if (from < 0 || from > Long.MAX_VALUE - bytes) {
                throw new LinkException.ProtocolViolation("a tensor claims to lie at " + from);
            }
            incoming.read(from, tensor);
            return tensor;
        }
        if (bytes > in.remaining()) {
            throw new LinkException.ProtocolViolation("a tensor of " + bytes + " bytes lies in " + in.remaining());
        }
        Tensor tensor = empty(type, (int) count, shape);
        switch (tensor) {
            case FloatTensor floats -> in.asFloatBuffer().get(floats.values());
            case DoubleTensor doubles -> in.asDoubleBuffer().get(doubles.values());
            case IntTensor ints -> in.asIntBuffer().get(ints.values());
            case LongTensor longs -> in.asLongBuffer().get(longs.values());
        }
        in.position(in.position() + (int) bytes);
        return tensor;
    }

    private static Tensor empty(Class<?> type, int count, int[] shape) {
        if (type == FloatTensor.class) {
            return FloatTensor.of(new float[count], shape);
        }
        if (type == DoubleTensor.class) {
            return DoubleTensor.of(new double[count], shape);
        }
        return type == IntTensor.class ? IntTensor.of(new int[count], shape) : LongTensor.of(new long[count], shape);
    }

    private static int size(int claimed, ByteBuffer in) {
        if (claimed < 0 || claimed > in.remaining()) {
            throw new LinkException.ProtocolViolation("a length of " + claimed + " in a message of " + in.remaining() + " bytes");
        }
        return claimed;
    }

    private static void writeBytes(byte[] bytes, ByteArrayOutputStream out) {
        out.writeBytes(little(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static Type element(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
