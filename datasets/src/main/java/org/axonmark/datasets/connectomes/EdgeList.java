package org.axonmark.datasets.connectomes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/**
 * Connections between cells by the number of synapses that were counted, chemical and electrical ones apart. Connections of a cell with itself
 * are among them.
 *
 * @param cells names of all cells that have a connection, ascending
 * @param chemical from the sending cell to the receiving one, in the order of cells
 * @param electrical gap junctions, which have no direction: each once, {@code from} ≤ {@code to}
 */
public record EdgeList(List<String> cells, List<Connection> chemical, List<Connection> electrical) {

    private static final ErrorCode INVALID = ErrorCode.resources("connectome-invalid");
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_CELLS = 10_000;
    private static final int MAX_NAME = 64;
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern NEURON = Pattern.compile("(?!GLR)[A-Z0-9]+");
    private static final List<List<String>> HEADERS = List.of(
            List.of("pre", "post", "type", "synapses"), List.of("source", "target", "weight", "type"));

    /** Copies the lists. */
    public EdgeList {
        cells = List.copyOf(cells);
        chemical = List.copyOf(chemical);
        electrical = List.copyOf(electrical);
    }

    /**
     * The synapses of two cells.
     *
     * @param from index of a cell
     * @param to index of a cell
     * @param count how many synapses were counted, 1 … 999 999
     */
    public record Connection(int from, int to, int count) {}

    /** Two cells by name, in an order. */
    private record Pair(String from, String to) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            int first = from.compareTo(other.from);
            return first != 0 ? first : to.compareTo(other.to);
        }
    }

    /**
     * Reads a list of edges: a header, then one connection a line. The columns are pre, post, type, synapses, or Source, Target, Weight, Type;
     * they are parted by commas if the header has one, else by blanks or tabs. A type is {@code chemical} or {@code electrical}. A gap
     * junction may be listed from both of its cells; where the counts differ, the larger holds.
     *
     * @param name for messages
     * @param bytes its content, UTF-8, at most 16 MiB and 10 000 cells
     * @throws AxonmarkException with code {@code connectome-invalid}, naming the line and what is wrong there
     */
    public static EdgeList parse(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw invalid(name, "it has " + bytes.length + " bytes, at most " + MAX_BYTES + " are read");
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        String header = lines.isEmpty() ? "" : lines.getFirst();
        Pattern separator = Pattern.compile(header.indexOf(',') >= 0 ? "," : "\\s+");
        List<String> columns = split(separator, header.toLowerCase(Locale.ROOT));
        if (!HEADERS.contains(columns)) {
            throw invalid(name, "its first line names the columns " + columns + ", not one of " + HEADERS);
        }
        boolean typeLast = columns.equals(HEADERS.get(1));
        Map<Pair, Integer> chemical = new TreeMap<>();
        Map<Pair, Integer> electrical = new TreeMap<>();
        TreeSet<String> cells = new TreeSet<>();
        for (int i = 1; i < lines.size(); i++) {
            String at = "line " + (i + 1) + " ";
            List<String> fields = split(separator, lines.get(i));
            if (fields.size() != columns.size()) {
                throw invalid(name, at + "has " + fields.size() + " columns, not " + columns.size());
            }
            Pair pair = new Pair(cell(name, at, fields.get(0)), cell(name, at, fields.get(1)));
            String type = fields.get(typeLast ? 3 : 2);
            Map<Pair, Integer> into = switch (type) {
                case "chemical" -> chemical;
                case "electrical" -> electrical;
                default -> throw invalid(name, at + "has the type '" + type + "', not 'chemical' or 'electrical'");
            };
            String count = fields.get(typeLast ? 2 : 3);
            if (!COUNT.matcher(count).matches()) {
                throw invalid(name, at + "counts '" + count + "' synapses, not a whole number from 1 to 999999");
            }
            if (into.putIfAbsent(pair, Integer.parseInt(count)) != null) {
                throw invalid(name, at + "lists the " + type + " connection from " + pair.from() + " to " + pair.to() + " a second time");
            }
            cells.addAll(List.of(pair.from(), pair.to()));
            if (cells.size() > MAX_CELLS) {
                throw invalid(name, at + "brings the number of cells above " + MAX_CELLS);
            }
        }
        if (chemical.isEmpty()) {
            throw invalid(name, "it lists no chemical connection");
        }
        return new EdgeList(List.copyOf(cells), connections(cells, chemical), connections(cells, undirected(electrical)));
    }

    private static List<String> split(Pattern separator, String line) {
        return Arrays.stream(separator.split(line.strip(), -1)).map(String::strip).toList();
    }

    private static String cell(String name, String at, String cell) {
        if (cell.isEmpty() || cell.length() > MAX_NAME) {
            throw invalid(name, at + "has a cell's name of " + cell.length() + " characters, not 1 to " + MAX_NAME);
        }
        return cell;
    }

    private static Map<Pair, Integer> undirected(Map<Pair, Integer> listed) {
        Map<Pair, Integer> once = new TreeMap<>();
        listed.forEach((pair, count) -> once.merge(
                pair.from().compareTo(pair.to()) <= 0 ? pair : new Pair(pair.to(), pair.from()), count, Math::max));
        return once;
    }

    private static List<Connection> connections(Collection<String> cells, Map<Pair, Integer> pairs) {
        Map<String, Integer> places = new TreeMap<>();
        cells.forEach(cell -> places.put(cell, places.size()));
        List<Connection> connections = new ArrayList<>();
        pairs.forEach((pair, count) -> connections.add(
                new Connection(places.getOrDefault(pair.from(), -1), places.getOrDefault(pair.to(), -1), count)));
        return connections;
    }

    /**
     * Returns the cells that are neurons by the worm's nomenclature: names of capital letters and digits, except GLR, which are glia. Muscles,
     * sheath cells and the rest have small letters or hyphens in their names here.
     */
    public List<Integer> neurons() {
        List<Integer> neurons = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            if (NEURON.matcher(cells.get(cell)).matches()) {
                neurons.add(cell);
            }
        }
        return neurons;
    }

    private static AxonmarkException invalid(String name, String what) {
        return new AxonmarkException(INVALID,
                "'" + name + "' is no list of connections: " + what + "; fetch the file anew or mend that line");
    }
}
