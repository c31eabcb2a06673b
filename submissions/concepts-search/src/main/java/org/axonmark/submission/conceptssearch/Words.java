package org.axonmark.submission.conceptssearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The published vocabulary and how near its words are to each other. */
final class Words {

    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<Integer> names = new HashSet<>();
    private final int[][] rows;
    private final double[] squares;

    Words() throws IOException {
        for (String line : new String(bytes("vocabulary.txt"), StandardCharsets.US_ASCII).split("\n", -1)) {
            if (line.startsWith("[")) {
                names.add(add(line.substring(1, line.length() - 1)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                names.add(add(line.substring(0, colon)));
                for (String word : line.substring(colon + 2).split(", ", -1)) {
                    add(word);
                }
            }
        }
        ByteBuffer table = ByteBuffer.wrap(bytes("driver.bin"));
        table.position(32);
        rows = new int[table.getInt()][table.getInt()];
        squares = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = table.get();
            }
            squares[i] = product(rows[i], rows[i]);
        }
    }

    private int add(String word) {
        numbers.put(word, words.size());
        words.add(word);
        return words.size() - 1;
    }

    int size() {
        return words.size();
    }

    String word(int number) {
        return words.get(number);
    }

    int number(String word) {
        return numbers.getOrDefault(word, -1);
    }

    /** Tells whether a word is the name of a category or part. */
    boolean isName(int number) {
        return names.contains(number);
    }

    /** Returns how near each word is to one of them. */
    double[] nearness(int number) {
        double[] near = new double[rows.length];
        for (int i = 0; i < near.length; i++) {
            near[i] = product(rows[i], rows[number]) / Math.sqrt(squares[i] * squares[number]);
        }
        return near;
    }

    private static int product(int[] a, int[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Words.class.getResourceAsStream("/axonmark/" + name)) {
            if (in == null) {
                throw new IOException("the JAR lacks its file '" + name + "'");
            }
            return in.readAllBytes();
        }
    }
}
