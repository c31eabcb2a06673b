package org.axonmark.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import org.axonmark.eeg.EegTasks;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.submission.bandpower.BandPowerEncoder;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.Task;

/**
 * Scores eeg/eegmat-loso with band power whenever a line comes in, and prints the seconds: the product's half of {@code ci/peers/eeg_probe.py}.
 * The features go to a file once, so that both halves work on the same numbers.
 */
public final class ProbePeer {

    private static final int WARM_UPS = 2;

    private ProbePeer() {}

    /** Takes the mirror's folder and the file for the features. */
    public static void main(String[] arguments) throws IOException {
        for (Task<?> task : new EegTasks().tasks()) {
            if (task.card().id().name().equals("eegmat-loso") && task.contract() == EegEncoder.class) {
                @SuppressWarnings("unchecked")
                Protocol<EegEncoder> protocol = (Protocol<EegEncoder>) task.prepare(new Preparation(Path.of("none"),
                        Optional.of(Path.of(arguments[0])), Optional.empty(), Progress.none()));
                serve(protocol, Path.of(arguments[1]));
            }
        }
    }

    private static void serve(Protocol<EegEncoder> protocol, Path file) throws IOException {
        Outcomes outcomes = protocol.ask(new Here<>(BandPowerEncoder::new), new byte[32], Progress.none());
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Outcome outcome : outcomes.outcomes()) {
                float[] values = ((FloatTensor) ((Answer.Numbers) outcome.answer()).tensor()).values();
                ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                out.write(bytes.array());
            }
        }
        Score score = protocol.score(outcomes);
        for (int i = 1; i < WARM_UPS; i++) {
            score = protocol.score(outcomes);
        }
        System.out.println(Summaries.byUnit(score.itemScores(), "balanced-accuracy").values().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" ")));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (lines.readLine() != null) {
            long begun = System.nanoTime();
            Score again = protocol.score(outcomes);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.println(again.equals(score) ? seconds : Double.NaN);
        }
    }
}
