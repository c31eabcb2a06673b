package org.axonmark.spiking.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl;
import org.junit.jupiter.api.Test;

/** The fixed weights of the submission {@code spiking-lmu}: Voelker, Kajić and Eliasmith (2019), twelve polynomials over 28 steps. */
class LegendreMemoryTest {

    private static final int ORDER = 12;
    private static final int WINDOW = 28;
    private static final int PARTS = 4000;

    private static float[] stored(String name) throws IOException {
        byte[] model = Files.readAllBytes(Path.of("..", "..", "submissions", "spiking-lmu", "src", "main", "resources", "model.onnx"));
        FloatBuffer values = OnnxMl.ModelProto.parseFrom(model).getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name)).findFirst().orElseThrow().getRawData().asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }

    /** The memory's change: window · dm/dt = A m + B u. */
    private static double[] slope(double[] memory, double input) {
        double[] slope = new double[ORDER];
        for (int i = 0; i < ORDER; i++) {
            double sum = (i % 2 == 0 ? 1 : -1) * input;
            for (int j = 0; j < ORDER; j++) {
                sum += memory[j] * (i < j || (i - j) % 2 == 0 ? -1 : 1);
            }
            slope[i] = (2 * i + 1) * sum / WINDOW;
        }
        return slope;
    }

    private static double[] plus(double[] memory, double[] slope, double time) {
        double[] sum = memory.clone();
        for (int i = 0; i < ORDER; i++) {
            sum[i] += time * slope[i];
        }
        return sum;
    }

    /** Solves the equation over one step with a held input, by the classical method of Runge and Kutta in small parts. */
    private static double[] solved(double[] from, double input) {
        double[] memory = from;
        double time = 1.0 / PARTS;
        for (int part = 0; part < PARTS; part++) {
            double[] first = slope(memory, input);
            double[] second = slope(plus(memory, first, time / 2), input);
            double[] third = slope(plus(memory, second, time / 2), input);
            double[] fourth = slope(plus(memory, third, time), input);
            memory = plus(plus(plus(plus(memory, first, time / 6), second, time / 3), third, time / 3), fourth, time / 6);
        }
        return memory;
    }

    @Test
    void matrices_solveTheEquationOverOneStep() throws IOException {
        float[] hold = stored("hold");
        float[] feed = stored("feed");
        double[] fed = solved(new double[ORDER], 1);
        for (int j = 0; j < ORDER; j++) {
            assertThat((double) feed[j]).isCloseTo(fed[j], within(1e-6));
            double[] unit = new double[ORDER];
            unit[j] = 1;
            double[] held = solved(unit, 0);
            for (int i = 0; i < ORDER; i++) {
                assertThat((double) hold[j * ORDER + i]).as("from %d to %d", j, i).isCloseTo(held[i], within(1e-6));
            }
        }
    }

    /** Legendre's polynomials read from the memory what came half a window before. */
    @Test
    void memory_holdsTheWindow() throws IOException {
        float[] hold = stored("hold");
        float[] feed = stored("feed");
        double[] atMiddle = new double[ORDER];
        atMiddle[0] = 1;
        for (int i = 1; i + 1 < ORDER; i++) {
            atMiddle[i + 1] = -(double) i / (i + 1) * atMiddle[i - 1];
        }
        double[] memory = new double[ORDER];
        for (int t = 0; t < 200; t++) {
            double[] next = new double[ORDER];
            for (int i = 0; i < ORDER; i++) {
                next[i] = feed[i] * Math.sin(2 * Math.PI * t / 40);
                for (int j = 0; j < ORDER; j++) {
                    next[i] += memory[j] * hold[j * ORDER + i];
                }
            }
            memory = next;
            double read = 0;
            for (int i = 0; i < ORDER; i++) {
                read += atMiddle[i] * memory[i];
            }
            if (t > 2 * WINDOW) {
                assertThat(read).as("step %d", t).isCloseTo(Math.sin(2 * Math.PI * (t - WINDOW / 2.0 + 0.5) / 40), within(0.02));
            }
        }
    }
}
