package org.axonmark.functions.words;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.axonmark.results.format.Sha256;

/**
 * How near words are to each other by a sentence encoder: a direction of 128 whole numbers for each word of the {@linkplain Vocabulary vocabulary}, made
 * once by the recipe {@code concept-tables}. Nearness is the cosine of two directions, worked out in whole numbers, one square root and one division,
 * and so equal to the last bit on every host.
 */
public final class WordTable {

    private static final int DIMENSIONS = 128;
    /** Coordinates of a text's direction are whole numbers up to this, so that a product with a word's fits an int. */
    private static final int SCALE = 8_191;

    private final Vocabulary vocabulary;
    private final Sha256 identity;
    private final Direction[] words;

    /** A table that is read when it is first asked for. */
    private static final class Driver {

        private static final WordTable TABLE = new WordTable(Vocabulary.published(), Resources.bytes("driver.bin"));
    }

    /** A table that is read when it is first asked for. */
    private static final class Judge {

        private static final WordTable TABLE = new WordTable(Vocabulary.published(), Resources.bytes("judge.bin"));
    }

    private WordTable(Vocabulary vocabulary, byte[] table) {
        this.vocabulary = vocabulary;
        this.identity = Sha256.of(table);
        ByteBuffer in = ByteBuffer.wrap(table);
        byte[] made = new byte[32];
        in.get(made);
        int rows = in.getInt();
        if (!HexFormat.of().formatHex(made).equals(Sha256.of(Resources.bytes("vocabulary.txt")).hex()) || rows != vocabulary.size()
                || in.getInt() != DIMENSIONS) {
            throw new IllegalStateException("a table was made from another vocabulary; run the recipe concept-tables again");
        }
        this.words = new Direction[rows];
        for (int i = 0; i < rows; i++) {
            int[] coordinates = new int[DIMENSIONS];
            for (int j = 0; j < DIMENSIONS; j++) {
                coordinates[j] = in.get();
            }
            words[i] = new Direction(coordinates);
        }
    }

    /** Returns the table by which concepts respond, made with bge-small-en-v1.5. */
    public static WordTable driver() {
        return Driver.TABLE;
    }

    /** Returns the table by which descriptions are judged, made with all-MiniLM-L6-v2, another encoder than the one that concepts respond by. */
    public static WordTable judge() {
        return Judge.TABLE;
    }

    /** Returns what tells this table from any other. */
    public Sha256 identity() {
        return identity;
    }

    /** What a word or text means, as a direction. */
    public static final class Direction {

        private final int[] coordinates;
        private final double square;

        private Direction(int[] coordinates) {
            this.coordinates = coordinates;
            long sum = 0;
            for (int coordinate : coordinates) {
                sum += (long) coordinate * coordinate;
            }
            this.square = sum;
        }

        /** Returns the cosine of the angle to another, from −1 to 1. */
        public double nearness(Direction other) {
            int product = 0;
            for (int i = 0; i < coordinates.length; i++) {
                product += coordinates[i] * other.coordinates[i];
            }
            return product / Math.sqrt(square * other.square);
        }
    }

    /** Returns the direction of a word by its number in the vocabulary. */
    public Direction word(int number) {
        return words[number];
    }

    /**
     * Returns the direction of a text: that of the word, if it is one of the vocabulary, else the mean of the unit directions of the words it
     * {@linkplain Vocabulary#named names}; empty if it names none, or the mean is nought.
     */
    public Optional<Direction> text(String text) {
        OptionalInt word = vocabulary.number(text);
        return word.isPresent() ? Optional.of(words[word.getAsInt()]) : mean(vocabulary.named(text));
    }

    private Optional<Direction> mean(List<Integer> named) {
        double[] sum = new double[DIMENSIONS];
        for (int number : named) {
            double length = Math.sqrt(words[number].square);
            for (int j = 0; j < DIMENSIONS; j++) {
                sum[j] += words[number].coordinates[j] / length;
            }
        }
        double largest = Arrays.stream(sum).map(Math::abs).max().orElse(0);
        if (largest == 0) {
            return Optional.empty();
        }
        int[] coordinates = new int[DIMENSIONS];
        for (int j = 0; j < DIMENSIONS; j++) {
            coordinates[j] = (int) Math.rint(SCALE * (sum[j] / largest));
        }
        return Optional.of(new Direction(coordinates));
    }
}
