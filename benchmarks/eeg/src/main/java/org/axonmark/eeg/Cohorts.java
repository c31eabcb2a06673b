package org.axonmark.eeg;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.edf.EdfFile;
import org.axonmark.datasets.eegmat.EegmatData;
import org.axonmark.datasets.montage.StandardPositions;
import org.axonmark.datasets.synthetic.SyntheticEeg;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.spi.eeg.Channel;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.spi.eeg.SensorType;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;

/** Makes the cohorts of the suite's tasks. */
final class Cohorts {

    static final int SYNTHETIC_PEOPLE = 24;

    private static final List<String> CHANNELS = List.of("Fp1", "Fp2", "F3", "F4", "F7", "F8", "T3", "T4", "C3", "C4", "T5",
            "T6", "P3", "P4", "O1", "O2", "Fz", "Cz", "Pz");
    private static final int RATE = 500;
    private static final int WINDOW_SECONDS = 4;
    private static final int WINDOWS = 15;
    private static final int SYNTHETIC_RATE = 128;
    private static final int SYNTHETIC_WINDOWS = 10;
    private static final byte[] PRACTICE = "axonmark synthetic-loso practice seed".getBytes(StandardCharsets.US_ASCII);

    private Cohorts() {}

    /** Reads eegmat: the last 60 s of rest (label 0) and the first 60 s of arithmetic (label 1), unfiltered, in windows of 4 s. */
    static Cohort eegmat(Preparation preparation) {
        EegmatData data = EegmatData.open(new DatasetStore(preparation.dataHome(), preparation.mirror()));
        Progress progress = preparation.progress();
        progress.report("reading recordings", 0, EegmatData.SUBJECTS);
        List<Cohort.Person> people = IntStream.range(0, EegmatData.SUBJECTS)
                .parallel()
                .mapToObj(subject -> {
                    List<Cohort.Window> windows = new ArrayList<>();
                    String unit = "subject-%02d".formatted(subject);
                    addWindows(unit + "/rest", 0, data.rest(subject), true, windows);
                    addWindows(unit + "/arithmetic", 1, data.arithmetic(subject), false, windows);
                    return new Cohort.Person(unit, windows);
                })
                .toList();
        progress.report("reading recordings", EegmatData.SUBJECTS, EegmatData.SUBJECTS);
        return new Cohort(setup(RATE, RATE * WINDOW_SECONDS), people);
    }

    /** Generates the synthetic cohort of a round, or of practice. */
    static Cohort synthetic(Preparation preparation) {
        byte[] seed = preparation.roundSeed().orElse(PRACTICE);
        int samples = SYNTHETIC_RATE * WINDOW_SECONDS;
        SyntheticEeg generator = new SyntheticEeg(seed, CHANNELS, SYNTHETIC_RATE, samples);
        List<Cohort.Person> people = IntStream.range(0, SYNTHETIC_PEOPLE)
                .parallel()
                .mapToObj(person -> {
                    float[][][] made = generator.person(person, SYNTHETIC_WINDOWS);
                    String unit = "synthetic-%02d".formatted(person);
                    List<Cohort.Window> windows = new ArrayList<>();
                    for (int label = 0; label < 2; label++) {
                        for (int w = 0; w < SYNTHETIC_WINDOWS; w++) {
                            windows.add(new Cohort.Window("%s/%d/%02d".formatted(unit, label, w), label, made[label][w]));
                        }
                    }
                    return new Cohort.Person(unit, windows);
                })
                .toList();
        return new Cohort(setup(SYNTHETIC_RATE, samples), people);
    }

    private static void addWindows(String item, int label, EdfFile file, boolean last, List<Cohort.Window> into) {
        int samples = RATE * WINDOW_SECONDS;
        float[][] made = new float[WINDOWS][CHANNELS.size() * samples];
        for (int c = 0; c < CHANNELS.size(); c++) {
            int signal = file.indexOf("EEG " + CHANNELS.get(c));
            if (signal < 0 || file.samplingRate(signal) != RATE || !file.signals().get(signal).dimension().equals("uV")) {
                throw unexpected(item, "it has no signal 'EEG " + CHANNELS.get(c) + "' in uV at " + RATE + " Hz");
            }
            double[] values = file.physical(signal);
            int from = last ? values.length - WINDOWS * samples : 0;
            if (values.length < WINDOWS * samples) {
                throw unexpected(item, "it has " + values.length + " samples, fewer than " + WINDOWS * samples);
            }
            for (int w = 0; w < WINDOWS; w++) {
                for (int t = 0; t < samples; t++) {
                    made[w][c * samples + t] = (float) values[from + w * samples + t];
                }
            }
        }
        for (int w = 0; w < WINDOWS; w++) {
            into.add(new Cohort.Window("%s/%02d".formatted(item, w), label, made[w]));
        }
    }

    private static AxonmarkException unexpected(String item, String what) {
        return new AxonmarkException(ErrorCode.resources("dataset-content"),
                "the recording of '" + item + "' is not as the task needs it: " + what + "; fetch the dataset anew");
    }

    private static EegSetup setup(double rate, int samples) {
        Channel[] montage = new Channel[CHANNELS.size()];
        Arrays.setAll(montage, c -> {
            StandardPositions.Position at = StandardPositions.of(CHANNELS.get(c));
            return new Channel(CHANNELS.get(c), at.x(), at.y(), at.z(), SensorType.EEG);
        });
        return new EegSetup(List.of(montage), rate, samples);
    }
}
