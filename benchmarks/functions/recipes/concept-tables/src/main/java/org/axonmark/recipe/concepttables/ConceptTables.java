package org.axonmark.recipe.concepttables;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;

/**
 * Encodes every word of the vocabulary, takes the mean away, keeps the {@value #DIMENSIONS} directions of most variance, and writes each word as
 * {@value #DIMENSIONS} bytes: its coordinates divided by the largest of them and multiplied by 127, rounded. A row's scale is lost on purpose:
 * only directions are compared.
 *
 * <p>A table is the SHA-256 of the vocabulary's file (32 bytes), the number of rows and of dimensions (big-endian ints), and the rows, in the
 * order in which the vocabulary names its words: each category, its parts, and the words of each part behind the part's name.
 */
public final class ConceptTables {

    private static final int DIMENSIONS = 128;
    private static final int SWEEPS = 12;

    private ConceptTables() {}

    /** Takes the vocabulary's path and the folder to write driver.bin and judge.bin to. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path vocabulary = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        byte[] identity = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(vocabulary));
        List<String> words = words(vocabulary);
        Files.write(folder.resolve("driver.bin"), table(identity, encode(new BgeSmallEnV15QuantizedEmbeddingModel(), words)));
        Files.write(folder.resolve("judge.bin"), table(identity, encode(new AllMiniLmL6V2QuantizedEmbeddingModel(), words)));
    }

    private static List<String> words(Path vocabulary) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        for (String line : Files.readAllLines(vocabulary, StandardCharsets.US_ASCII)) {
            if (line.startsWith("[")) {
                words.add(line.substring(1, line.length() - 1));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                words.add(line.substring(0, colon));
                words.addAll(List.of(line.substring(colon + 2).split(", ")));
            }
        }
        return new ArrayList<>(words);
    }

    private static double[][] encode(EmbeddingModel encoder, List<String> words) {
        double[][] rows = new double[words.size()][];
        for (int i = 0; i < rows.length; i++) {
            float[] vector = encoder.embed(words.get(i)).content().vector();
            rows[i] = new double[vector.length];
            for (int j = 0; j < vector.length; j++) {
                rows[i][j] = vector[j];
            }
        }
        return rows;
    }

    private static byte[] table(byte[] identity, double[][] rows) throws IOException {
        centre(rows);
        double[][] directions = directions(covariance(rows));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(identity);
        out.writeInt(rows.length);
        out.writeInt(DIMENSIONS);
        double kept = 0;
        double all = 0;
        for (double[] row : rows) {
            double[] coordinates = new double[DIMENSIONS];
            double largest = 0;
            for (int k = 0; k < DIMENSIONS; k++) {
                coordinates[k] = dot(directions[k], row);
                kept += coordinates[k] * coordinates[k];
                largest = Math.max(largest, Math.abs(coordinates[k]));
            }
            all += dot(row, row);
            for (double coordinate : coordinates) {
                out.writeByte((int) Math.rint(127 * coordinate / largest));
            }
        }
        System.out.printf("%d words, %.1f %% of the variance kept%n", rows.length, 100 * kept / all);
        return bytes.toByteArray();
    }

    private static void centre(double[][] rows) {
        for (int j = 0; j < rows[0].length; j++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[j] / rows.length;
            }
            for (double[] row : rows) {
                row[j] -= mean;
            }
        }
    }

    private static double[][] covariance(double[][] rows) {
        int n = rows[0].length;
        double[][] covariance = new double[n][n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i][j] += row[i] * row[j] / rows.length;
                }
            }
        }
        return covariance;
    }

    /** Eigenvectors by Jacobi's rotations, those of the largest eigenvalues first. */
    private static double[][] directions(double[][] matrix) {
        int n = matrix.length;
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(matrix, vectors, p, q);
                }
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Double.compare(matrix[b][b], matrix[a][a]));
        double[][] first = new double[DIMENSIONS][];
        for (int k = 0; k < DIMENSIONS; k++) {
            first[k] = vectors[order.get(k)];
        }
        return first;
    }

    private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
        if (Math.abs(matrix[p][q]) < 1e-18) {
            return;
        }
        double angle = 0.5 * Math.atan2(2 * matrix[p][q], matrix[q][q] - matrix[p][p]);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (double[] row : matrix) {
            double a = row[p];
            row[p] = c * a - s * row[q];
            row[q] = s * a + c * row[q];
        }
        turn(matrix, p, q, c, s);
        turn(vectors, p, q, c, s);
    }

    private static void turn(double[][] rows, int p, int q, double c, double s) {
        for (int j = 0; j < rows.length; j++) {
            double a = rows[p][j];
            rows[p][j] = c * a - s * rows[q][j];
            rows[q][j] = s * a + c * rows[q][j];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
