package org.axonmark.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.Tensor;

/** Reads and writes the values of tensors at positions of a file; little-endian. Never maps it. */
final class SideFile {

    private static final int CHUNK = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    SideFile(FileChannel channel) {
        this.channel = channel;
    }

    static int width(Tensor tensor) {
        return tensor instanceof LongTensor || tensor instanceof DoubleTensor ? 8 : 4;
    }

    /** Writes all values from a position on and returns the position behind them. */
    long write(long position, Tensor tensor) throws IOException {
        int width = width(tensor);
        int step = CHUNK / width;
        long at = position;
        for (int from = 0; from < tensor.count(); from += step) {
            int n = Math.min(step, tensor.count() - from);
            chunk.clear();
            switch (tensor) {
                case FloatTensor floats -> chunk.asFloatBuffer().put(floats.values(), from, n);
                case DoubleTensor doubles -> chunk.asDoubleBuffer().put(doubles.values(), from, n);
                case IntTensor ints -> chunk.asIntBuffer().put(ints.values(), from, n);
                case LongTensor longs -> chunk.asLongBuffer().put(longs.values(), from, n);
            }
            chunk.limit(n * width);
            while (chunk.hasRemaining()) {
                at += channel.write(chunk, at);
            }
        }
        return at;
    }

    /** Fills a tensor's values from a position on. The other side may change the file at any time: each byte is read once. */
    void read(long position, Tensor tensor) throws IOException {
        int width = width(tensor);
        int step = CHUNK / width;
        long at = position;
        for (int from = 0; from < tensor.count(); from += step) {
            int n = Math.min(step, tensor.count() - from);
            chunk.clear().limit(n * width);
            while (chunk.hasRemaining()) {
                int read = channel.read(chunk, at);
                if (read < 0) {
                    throw new LinkException.ProtocolViolation("the side file ends before the tensor that it is to hold");
                }
                at += read;
            }
            chunk.flip();
            switch (tensor) {
                case FloatTensor floats -> chunk.asFloatBuffer().get(floats.values(), from, n);
                case DoubleTensor doubles -> chunk.asDoubleBuffer().get(doubles.values(), from, n);
                case IntTensor ints -> chunk.asIntBuffer().get(ints.values(), from, n);
                case LongTensor longs -> chunk.asLongBuffer().get(longs.values(), from, n);
            }
        }
    }
}
