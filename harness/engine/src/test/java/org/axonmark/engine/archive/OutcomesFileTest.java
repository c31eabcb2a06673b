package org.axonmark.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesFileTest {

    private static final Outcomes TENSORS = new Outcomes(List.of(
            new Outcome("a", FloatTensor.of(new float[] {1, Float.NaN}, 2), 5),
            new Outcome("b", IntTensor.of(new int[] {7}, 1, 1), 6),
            new Outcome("c", LongTensor.of(new long[0], 0), 7)));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void textsAndTensors_comeBackAsTheyWent() throws IOException {
        Outcomes outcomes = new Outcomes(List.of(
                new Outcome("text", new Answer.Text("{\"spent\": 3, \"hypothesis\": \"2·x\"}"), 1),
                new Outcome("empty", new Answer.Text(""), 2),
                new Outcome("doubles", DoubleTensor.of(new double[] {Math.E, -0.0}, 2), 3)));
        assertThat(OutcomesFile.read(file(OutcomesFile.write(outcomes)))).isEqualTo(outcomes);
    }

    @Test
    void filesOfTheFirstForm_areStillRead() throws IOException {
        byte[] bytes = OutcomesFile.write(TENSORS);
        System.arraycopy("AXOUT1".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 6);
        assertThat(OutcomesFile.read(file(bytes))).isEqualTo(TENSORS);
    }

    @Test
    void filesOfAnotherForm_orCutShort_areDamaged() throws IOException {
        byte[] bytes = OutcomesFile.write(new Outcomes(List.of(new Outcome("text", new Answer.Text("cut"), 1))));
        Path cut = file(java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> OutcomesFile.read(cut)).isInstanceOf(AxonmarkException.class).hasMessageContaining("ends early");
        bytes[5] = '3';
        Path other = file(bytes);
        assertThatThrownBy(() -> OutcomesFile.read(other)).isInstanceOf(AxonmarkException.class).hasMessageContaining("AXOUT");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "outcomes", ".bin"), bytes);
    }
}
