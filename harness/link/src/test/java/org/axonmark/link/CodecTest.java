package org.axonmark.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.eeg.Channel;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.spi.eeg.SensorType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values over the link and back, and what a hostile sender can do to the reader: nothing but a named failure. */
@SuppressWarnings({"ByteBufferBackingArray", "EnumOrdinal"})
class CodecTest {

    private static final long BUDGET = 64L << 20;
    private static final List<Type> TYPES = List.of(int.class, long.class, float.class, double.class, boolean.class, String.class,
            SensorType.class, EegSetup.class, FloatTensor.class, IntTensor.class, LongTensor.class);

    @TempDir
    private Path folder = Path.of("");

    private FileChannel side = open();

    private FileChannel open() {
        try {
            return FileChannel.open(Path.of("/dev/null"), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void makeSideFile() throws IOException {
        side.close();
        side = FileChannel.open(folder.resolve("side"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @AfterEach
    void closeSideFile() throws IOException {
        side.close();
    }

    @Test
    void everyType_comesBackEqual_smallAndLarge() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int draw = 0; draw < 60; draw++) {
            List<Object> values = values(random, draw % 6 == 0 ? 40_000 : 30);
            byte[] payload = codec(BUDGET).encode(TYPES, values);
            assertThat(codec(BUDGET).decode(TYPES, payload)).isEqualTo(values);
        }
    }

    @Test
    void messageThatIsCut_isAViolation_whereverItIsCut() throws IOException {
        byte[] payload = codec(BUDGET).encode(TYPES, values(RandomGeneratorFactory.of("L64X128MixRandom").create(2), 10));
        for (int length = 0; length < payload.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(payload, length);
            assertThatThrownBy(() -> codec(BUDGET).decode(TYPES, cut)).as("cut at %d", length).isInstanceOf(LinkException.class);
        }
        byte[] longer = java.util.Arrays.copyOf(payload, payload.length + 1);
        assertThatThrownBy(() -> codec(BUDGET).decode(TYPES, longer)).isInstanceOf(LinkException.ProtocolViolation.class)
                .hasMessageContaining("1 bytes follow");
    }

    /** Whatever bytes come, the reader gives values or a failure of the link, and takes no memory beyond the budget. */
    @Test
    void mutatedMessages_areReadOrFailByName() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        byte[] right = codec(BUDGET).encode(TYPES, values(random, 10));
        int failed = 0;
        for (int draw = 0; draw < 5_000; draw++) {
            byte[] wrong = right.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
            }
            try {
                codec(1 << 20).decode(TYPES, wrong);
            } catch (LinkException e) {
                failed++;
            }
        }
        assertThat(failed).isBetween(500, 5_000);
    }

    @Test
    void hugeLengths_areRefusedBeforeAnythingIsAllocated() {
        assertRefused(String.class, message(8).putInt(Integer.MAX_VALUE));
        assertRefused(String.class, message(8).putInt(-1));
        assertRefused(FloatTensor.class, tensor(0, 2, 65_536, 65_536));
        assertRefused(FloatTensor.class, tensor(1, 3, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertRefused(LongTensor.class, tensor(0, 8, 1 << 30, 1 << 30, 1 << 30, 1 << 30, 1 << 30, 1 << 30, 1 << 30, 1 << 30));
        assertRefused(FloatTensor.class, tensor(0, 1, -1));
        assertRefused(FloatTensor.class, tensor(0, 9));
        assertRefused(FloatTensor.class, tensor(0, -1));
        assertRefused(FloatTensor.class, tensor(1, 1, 1_000).putLong(-8));
        assertRefused(FloatTensor.class, tensor(1, 1, 1_000).putLong(Long.MAX_VALUE));
        assertRefused(SensorType.class, message(4).putInt(1_000));
        assertRefused(SensorType.class, message(4).putInt(-1));
    }

    @Test
    void recordThatRefusesItsValues_isAViolation() throws IOException {
        byte[] right = codec(BUDGET).encode(List.of(Channel.class), List.of(new Channel("Cz", 0, 0, 0.1, SensorType.EEG)));
        ByteBuffer.wrap(right).order(ByteOrder.LITTLE_ENDIAN).putDouble(4 + 2, Double.NaN);
        assertThatThrownBy(() -> codec(BUDGET).decode(List.of(Channel.class), right))
                .isInstanceOf(LinkException.ProtocolViolation.class)
                .hasMessageContaining("Channel refuses its values");
    }

    @Test
    void budget_isSpentOverAllMessages() throws IOException {
        List<Type> types = List.of(FloatTensor.class);
        byte[] payload = codec(BUDGET).encode(types, List.of(FloatTensor.of(new float[100], 100)));
        Codec reader = codec(1_000);
        reader.decode(types, payload);
        reader.decode(types, payload);
        assertThatThrownBy(() -> reader.decode(types, payload)).isInstanceOf(LinkException.TooLarge.class)
                .hasMessageContaining("400 bytes exceeds what is left of the task's cap, 200 bytes");
    }

    @Test
    void sideFileThatEndsEarly_isAViolation() throws IOException {
        List<Type> types = List.of(FloatTensor.class);
        byte[] payload = codec(BUDGET).encode(types, List.of(FloatTensor.of(new float[100_000], 100_000)));
        for (long size : new long[] {0, 1, 399_999}) {
            side.truncate(size);
            assertThatThrownBy(() -> codec(BUDGET).decode(types, payload)).as("%d bytes", size)
                    .isInstanceOf(LinkException.ProtocolViolation.class)
                    .hasMessageContaining("side file ends");
        }
    }

    private void assertRefused(Class<?> type, ByteBuffer message) {
        assertThatThrownBy(() -> codec(BUDGET).decode(List.of(type), message.array())).isInstanceOf(LinkException.class);
    }

    private Codec codec(long budget) {
        return new Codec(side, side, budget);
    }

    private static ByteBuffer tensor(int aside, int rank, int... shape) {
        ByteBuffer message = message(2 + 4 * shape.length + 8).put((byte) aside).put((byte) rank);
        for (int axis : shape) {
            message.putInt(axis);
        }
        return message;
    }

    private static ByteBuffer message(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Object> values(RandomGenerator random, int most) {
        int rows = 1 + random.nextInt(3);
        int columns = random.nextInt(most + 1);
        float[] floats = new float[rows * columns];
        int[] ints = new int[rows * columns];
        long[] longs = new long[rows * columns];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(random.nextInt());
            ints[i] = random.nextInt();
            longs[i] = random.nextLong();
        }
        List<Channel> montage = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            montage.add(new Channel("C\u00e9" + i, random.nextDouble(), random.nextDouble(), -0.0,
                    SensorType.values()[random.nextInt(SensorType.values().length)]));
        }
        return List.of(random.nextInt(), random.nextLong(), random.nextFloat(), Double.longBitsToDouble(random.nextLong()),
                random.nextBoolean(), "\u0000\ud83e\udde0" + "x".repeat(random.nextInt(50)),
                SensorType.EEG, new EegSetup(montage, 1 + random.nextDouble(), 1 + random.nextInt(500)),
                FloatTensor.of(floats, rows, columns), IntTensor.of(ints, rows, columns), LongTensor.of(longs, columns, rows));
    }
}
