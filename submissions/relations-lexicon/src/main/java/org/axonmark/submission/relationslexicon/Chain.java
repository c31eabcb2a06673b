package org.axonmark.submission.relationslexicon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A relation of the lexicon: from one column of a table to another, or on from there to a column of a second table.
 *
 * @param name the columns
 * @param steps 1 or 2
 * @param pairs answers by word
 */
record Chain(String name, int steps, Map<String, String> pairs) {

    private static final int LEAST = 24;

    /** Returns all relations. */
    static List<Chain> all() throws IOException {
        List<Chain> single = new ArrayList<>();
        for (List<String[]> table : tables()) {
            String[] columns = table.get(0);
            for (int from = 0; from < columns.length; from++) {
                for (int to = 0; to < columns.length; to++) {
                    Map<String, String> pairs = new LinkedHashMap<>();
                    for (String[] row : table.subList(1, table.size())) {
                        pairs.put(row[from], row[to]);
                    }
                    if (from != to && pairs.size() == table.size() - 1) {
                        single.add(new Chain(columns[from] + " to " + columns[to], 1, pairs));
                    }
                }
            }
        }
        List<Chain> all = new ArrayList<>(single);
        for (Chain first : single) {
            for (Chain second : single) {
                Map<String, String> pairs = new LinkedHashMap<>();
                first.pairs.forEach((word, answer) -> {
                    String further = second.pairs.get(answer);
                    if (further != null) {
                        pairs.put(word, further);
                    }
                });
                if (pairs.size() >= LEAST
                        && single.stream().noneMatch(one -> one.pairs.entrySet().containsAll(pairs.entrySet()))) {
                    all.add(new Chain(first.name + ", then " + second.name, 2, pairs));
                }
            }
        }
        return all;
    }

    /** Returns how many answers are others than this relation's. */
    long missed(Map<String, String> answers) {
        return answers.entrySet().stream().filter(answer -> !pairs.getOrDefault(answer.getKey(), "").equals(answer.getValue())).count();
    }

    /** Returns the tables; the first row of each are its columns' names. */
    private static List<List<String[]>> tables() throws IOException {
        List<List<String[]>> tables = new ArrayList<>();
        try (InputStream in = Chain.class.getResourceAsStream("/axonmark/lexicon.txt")) {
            if (in == null) {
                throw new IOException("the JAR lacks its lexicon");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n", -1)) {
                if (line.startsWith("[")) {
                    tables.add(new ArrayList<>());
                    tables.get(tables.size() - 1).add(line.substring(line.indexOf("] ") + 2).split(" \\| ", -1));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    tables.get(tables.size() - 1).add(line.split(" \\| ", -1));
                }
            }
        }
        return tables;
    }
}
