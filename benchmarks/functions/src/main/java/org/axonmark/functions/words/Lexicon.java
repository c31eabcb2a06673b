package org.axonmark.functions.words;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.axonmark.functions.words.Relation.Form;

/**
 * The published facts of relations: subjects, each a table whose rows are words that belong together. A column without repeats is one that may be
 * asked: each of its words leads to the other words of its row, and on from there where another column holds them. Written for Axonmark, under its
 * licence.
 */
public final class Lexicon {

    /** A relation is defined for this many words at least. */
    public static final int LEAST_PAIRS = 24;

    private static final Lexicon PUBLISHED = new Lexicon(read(new String(Resources.bytes("lexicon.txt"), StandardCharsets.US_ASCII)));
    private static final String COLUMNS = " \\| ";

    private final List<Subject> subjects;
    private final List<String> words;
    private final List<Relation> relations;

    private Lexicon(List<Subject> subjects) {
        this.subjects = List.copyOf(subjects);
        Set<String> all = new TreeSet<>();
        List<Relation> found = new ArrayList<>();
        for (Subject subject : subjects) {
            for (int from : subject.keys()) {
                all.addAll(subject.column(from));
                for (int to = 0; to < subject.columns().size(); to++) {
                    if (from != to) {
                        Form form = from == 0 ? Form.DIRECT : to == 0 ? Form.INVERSE : Form.TWO_STEPS;
                        found.add(new Relation(subject.columns().get(from) + " -> " + subject.columns().get(to), form,
                                subject.pairs(from, to)));
                    }
                }
            }
        }
        List.copyOf(found).forEach(first -> addOn(first, found));
        this.words = List.copyOf(all);
        this.relations = List.copyOf(found);
    }

    /**
     * A table of facts.
     *
     * @param columns what the words are, such as {@code country} and {@code capital}
     * @param rows as many words each
     */
    private record Subject(List<String> columns, List<List<String>> rows) {

        List<String> column(int number) {
            return rows.stream().map(row -> row.get(number)).toList();
        }

        /** Returns the columns whose words name their rows. */
        List<Integer> keys() {
            return IntStream.range(0, columns.size()).filter(column -> new HashSet<>(column(column)).size() == rows.size()).boxed()
                    .toList();
        }

        Map<String, String> pairs(int from, int to) {
            Map<String, String> pairs = new LinkedHashMap<>();
            rows.forEach(row -> pairs.put(row.get(from), row.get(to)));
            return pairs;
        }
    }

    /** Returns the published lexicon. */
    public static Lexicon published() {
        return PUBLISHED;
    }

    /** Returns all words that some relation is defined for, in the order of their characters. */
    public List<String> words() {
        return words;
    }

    /** Returns all relations, in an order that follows from the lexicon. */
    public List<Relation> relations() {
        return relations;
    }

    /** Adds the relations that go on from the answers of another in a column that holds enough of them, and tell what no relation before does. */
    private void addOn(Relation first, List<Relation> found) {
        for (Subject subject : subjects) {
            for (int key : subject.keys()) {
                for (int to = 0; to < subject.columns().size(); to++) {
                    Map<String, String> both = both(first.pairs(), subject.pairs(key, to));
                    if (to != key && both.size() >= LEAST_PAIRS
                            && both.entrySet().stream().anyMatch(pair -> !pair.getKey().equals(pair.getValue()))
                            && found.stream().noneMatch(other -> other.pairs().entrySet().containsAll(both.entrySet()))) {
                        found.add(new Relation(first.name() + " = " + subject.columns().get(key) + " -> " + subject.columns().get(to),
                                Form.TWO_STEPS, both));
                    }
                }
            }
        }
    }

    private static Map<String, String> both(Map<String, String> first, Map<String, String> then) {
        Map<String, String> both = new LinkedHashMap<>();
        first.forEach((word, answer) -> {
            String further = then.get(answer);
            if (further != null) {
                both.put(word, further);
            }
        });
        return both;
    }

    private static List<Subject> read(String file) {
        List<Subject> subjects = new ArrayList<>();
        List<String> columns = List.of();
        List<List<String>> rows = new ArrayList<>();
        for (String line : file.split("\n", -1)) {
            if (line.startsWith("[")) {
                addTo(subjects, columns, rows);
                columns = List.of(line.substring(line.indexOf("] ") + 2).split(COLUMNS, -1));
                rows = new ArrayList<>();
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                List<String> row = List.of(line.split(COLUMNS, -1));
                if (row.size() != columns.size()) {
                    throw new IllegalStateException("line '" + line + "' of the lexicon does not fill its columns");
                }
                rows.add(row);
            }
        }
        addTo(subjects, columns, rows);
        return subjects;
    }

    private static void addTo(List<Subject> subjects, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            subjects.add(new Subject(columns, rows));
        }
    }
}
