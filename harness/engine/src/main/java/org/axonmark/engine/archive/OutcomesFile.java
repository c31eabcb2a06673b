package org.axonmark.engine.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.Tensor;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;

/**
 * The file form of outcomes, little-endian: {@code "AXOUT2\n\0"}, the number of outcomes, then for each its id (length, UTF-8), nanoseconds,
 * and {@code 't'}, length and UTF-8 of a text, or element type, rank, shape and values of a tensor. Files that begin with {@code AXOUT1} hold
 * tensors alone, in the same form.
 */
@SuppressWarnings("ByteBufferBackingArray")
public final class OutcomesFile {

    private static final ErrorCode DAMAGED = ErrorCode.internal("outcomes-damaged");
    private static final byte[] FIRST_MAGIC = "AXOUT1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAGIC = "AXOUT2\n\0".getBytes(StandardCharsets.US_ASCII);

    private OutcomesFile() {}

    /** Returns the bytes of a file that holds the outcomes. */
    public static byte[] write(Outcomes outcomes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MAGIC);
        bytes.writeBytes(little(4).putInt(outcomes.outcomes().size()).array());
        for (Outcome outcome : outcomes.outcomes()) {
            byte[] id = outcome.item().getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(little(4).putInt(id.length).array());
            bytes.writeBytes(id);
            bytes.writeBytes(little(8).putLong(outcome.nanos()).array());
            switch (outcome.answer()) {
                case Answer.Numbers(Tensor tensor) -> bytes.writeBytes(tensor(tensor));
                case Answer.Text(String text) -> {
                    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                    bytes.write('t');
                    bytes.writeBytes(little(4).putInt(utf8.length).array());
                    bytes.writeBytes(utf8);
                }
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a file.
     *
     * @throws AxonmarkException if it is not of this form
     */
    public static Outcomes read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            if (!Arrays.equals(magic, MAGIC) && !Arrays.equals(magic, FIRST_MAGIC)) {
                throw damaged(file, "it begins with neither AXOUT2 nor AXOUT1");
            }
            int count = in.getInt();
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                byte[] id = new byte[length(in, in.getInt(), 1)];
                in.get(id);
                long nanos = in.getLong();
                outcomes.add(new Outcome(new String(id, StandardCharsets.UTF_8), answer(in), nanos));
            }
            return new Outcomes(outcomes);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw damaged(file, "it ends early or holds a wrong length");
        }
    }

    private static Answer answer(ByteBuffer in) {
        if (in.get(in.position()) != 't') {
            return new Answer.Numbers(tensor(in));
        }
        in.get();
        byte[] text = new byte[length(in, in.getInt(), 1)];
        in.get(text);
        return new Answer.Text(new String(text, StandardCharsets.UTF_8));
    }

    private static byte[] tensor(Tensor tensor) {
        int width = tensor instanceof LongTensor || tensor instanceof DoubleTensor ? 8 : 4;
        ByteBuffer out = little(2 + 4 * tensor.rank() + width * tensor.count());
        out.put((byte) switch (tensor) {
            case FloatTensor floats -> 'f';
            case DoubleTensor doubles -> 'd';
            case IntTensor ints -> 'i';
            case LongTensor longs -> 'l';
        });
        out.put((byte) tensor.rank());
        for (int axis = 0; axis < tensor.rank(); axis++) {
            out.putInt(tensor.size(axis));
        }
        switch (tensor) {
            case FloatTensor floats -> out.asFloatBuffer().put(floats.values());
            case DoubleTensor doubles -> out.asDoubleBuffer().put(doubles.values());
            case IntTensor ints -> out.asIntBuffer().put(ints.values());
            case LongTensor longs -> out.asLongBuffer().put(longs.values());
        }
        return out.array();
    }

    private static Tensor tensor(ByteBuffer in) {
        byte type = in.get();
        int[] shape = new int[in.get()];
        long count = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = in.getInt();
            count = Math.multiplyExact(count, shape[axis]);
        }
        int width = type == 'l' || type == 'd' ? 8 : 4;
        int n = length(in, count, width);
        Tensor tensor = switch (type) {
            case 'f' -> {
                float[] values = new float[n];
                in.asFloatBuffer().get(values);
                yield FloatTensor.of(values, shape);
            }
            case 'd' -> {
                double[] values = new double[n];
                in.asDoubleBuffer().get(values);
                yield DoubleTensor.of(values, shape);
            }
            case 'i' -> {
                int[] values = new int[n];
                in.asIntBuffer().get(values);
                yield IntTensor.of(values, shape);
            }
            case 'l' -> {
                long[] values = new long[n];
                in.asLongBuffer().get(values);
                yield LongTensor.of(values, shape);
            }
            default -> throw new IllegalArgumentException("element type " + type);
        };
        in.position(in.position() + n * width);
        return tensor;
    }

    private static int length(ByteBuffer in, long count, int width) {
        if (count < 0 || count > in.remaining() / width) {
            throw new IllegalArgumentException("length " + count);
        }
        return (int) count;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static AxonmarkException damaged(Path file, String why) {
        return new AxonmarkException(
                DAMAGED, "outcomes file '" + file + "' is damaged: " + why + "; run the evaluation again");
    }
}
