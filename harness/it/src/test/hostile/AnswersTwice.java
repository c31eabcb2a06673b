import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Takes a request from under the worker's hands and answers it twice, each time with the nonce that was asked. */
public final class AnswersTwice implements EegEncoder {

    public AnswersTwice() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {
        Thread thread = new Thread(AnswersTwice::answer);
        thread.setDaemon(true);
        thread.start();
        Thread.sleep(500); // it reads before the worker does
    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        return sound(windows, 4);
    }

    private static void answer() {
        byte[] request = new byte[1 << 16];
        try {
            new FileInputStream(FileDescriptor.in).read(request);
            int rows = 8;
            ByteBuffer answer = ByteBuffer.allocate(25 + 2 + 8 + 16 * rows).order(ByteOrder.LITTLE_ENDIAN);
            answer.put(request, 0, 4).put((byte) 3).put(request, 5, 16).putInt(2 + 8 + 16 * rows);
            answer.put((byte) 0).put((byte) 2).putInt(rows).putInt(4);
            FileOutputStream raw = new FileOutputStream(FileDescriptor.out);
            raw.write(answer.array());
            raw.write(answer.array());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FloatTensor sound(FloatTensor windows, int width) {
        int n = windows.size(0);
        int length = windows.count() / n;
        float[] answer = new float[n * width];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < width; k++) {
                answer[i * width + k] = windows.values()[i * length + k % length];
            }
        }
        return FloatTensor.of(answer, n, width);
    }
}
