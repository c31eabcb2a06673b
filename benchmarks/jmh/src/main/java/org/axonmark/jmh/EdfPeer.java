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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.axonmark.datasets.edf.EdfFile;

/**
 * Reads all recordings of a folder whenever a line comes in, signals in physical units and annotations, and prints the seconds: the product's
 * half of {@code ci/peers/edf_reading.py}. A line with the name of a recording and a file writes its values there instead, in microvolts, as
 * little-endian doubles, signal by signal.
 */
public final class EdfPeer {

    private static final int WARM_UPS = 3;

    private EdfPeer() {}

    /** Takes the folder of plain {@code .edf} files. */
    public static void main(String[] arguments) throws IOException {
        List<Path> recordings;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            recordings = files.filter(file -> file.toString().endsWith(".edf")).sorted().toList();
        }
        double sum = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            sum = readAll(recordings);
        }
        System.out.println(recordings.size());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                long begun = System.nanoTime();
                double again = readAll(recordings);
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.out.println(again == sum ? seconds : Double.NaN);
            } else {
                String[] names = line.split("\t", 2);
                write(Path.of(arguments[0], names[0]), Path.of(names[1]));
                System.out.println("written");
            }
        }
    }

    /** Returns a sum over a few values, so that no reading is left out. */
    private static double readAll(List<Path> recordings) throws IOException {
        double sum = 0;
        for (Path recording : recordings) {
            for (double[] values : read(recording)) {
                sum += values[values.length / 2];
            }
        }
        return sum;
    }

    private static double[][] read(Path recording) throws IOException {
        EdfFile file = EdfFile.parse(recording.toString(), Files.readAllBytes(recording));
        int samples = 0;
        for (int signal = 0; signal < file.signals().size(); signal++) {
            samples += file.signals().get(signal).isAnnotations() ? 0 : 1;
        }
        double[][] values = new double[samples][];
        for (int signal = 0, to = 0; signal < file.signals().size(); signal++) {
            if (!file.signals().get(signal).isAnnotations()) {
                values[to++] = file.physical(signal);
            }
        }
        file.annotations();
        return values;
    }

    private static void write(Path recording, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            EdfFile file = EdfFile.parse(recording.toString(), Files.readAllBytes(recording));
            for (int signal = 0; signal < file.signals().size(); signal++) {
                if (file.signals().get(signal).isAnnotations()) {
                    continue;
                }
                double[] values = file.physical(signal);
                if (file.signals().get(signal).dimension().equals("mV")) {
                    Arrays.setAll(values, i -> values[i] * 1000);
                }
                ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asDoubleBuffer().put(values);
                out.write(bytes.array());
            }
        }
    }
}
