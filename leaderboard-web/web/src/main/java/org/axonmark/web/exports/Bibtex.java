package org.axonmark.web.exports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.axonmark.board.TaskBoard;
import org.axonmark.board.Told;
import org.axonmark.results.Untrusted;

/**
 * A board as seen on a day, its task and the task's data as BibTeX. What is to be cited for a task and its data is known as plain text, so it stands in {@code note};
 * a DOI in it is a field as well. The address is that of the board as it stood on the day.
 */
public final class Bibtex {

    private static final Pattern DOI = Pattern.compile("\\b10\\.\\d{4,9}/[^\\s,;\"{}]*[A-Za-z0-9]");

    private Bibtex() {}

    /**
     * Writes the entries.
     *
     * @param datasets what is known of the task's data
     * @param root address of the board, without a slash at its end
     * @param on the day of the view
     */
    public static String of(TaskBoard board, List<Told.DatasetCard> datasets, String root, LocalDate on) {
        String id = board.card().id().toString();
        String key = id.replaceAll("[/@]", "-");
        int entries = board.eligible().rows().size() + board.unsandboxed().rows().size();
        Map<String, String> view = new LinkedHashMap<>();
        view.put("title", "{" + escaped(board.card().title() + " (" + id + ")") + "}");
        view.put("author", "{Axonmark}");
        view.put("howpublished", "Leaderboard");
        view.put("year", Integer.toString(on.getYear()));
        view.put("url", root + "/tasks/" + id + "/history?on=" + on);
        view.put("urldate", on.toString());
        view.put("note", escaped("Task version " + board.card().id().version() + ", scorer version " + board.card().scorerVersion() + ", "
                + board.card().mainMetric().title() + ", " + entries + (entries == 1 ? " entry" : " entries") + ", as of " + on));
        List<String> written = new ArrayList<>();
        written.add(entry("axonmark-" + key + "-" + on, view));
        int number = 0;
        for (String citation : board.card().citations()) {
            number++;
            written.add(
                    entry("axonmark-" + key + "-source-" + number, source("{" + escaped(board.card().title()) + ", source " + number + "}",
                            citation)));
        }
        for (Told.DatasetCard dataset : datasets) {
            String name = "data-" + dataset.id().replaceAll("[^A-Za-z0-9.-]", "-");
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("title", "{" + escaped(dataset.title()) + "}");
            fields.put("howpublished", escaped("Data set " + dataset.id() + ", licence " + dataset.licence()));
            dataset.citations().stream().findFirst().ifPresent(citation -> fields.putAll(noted(citation)));
            written.add(entry(name, fields));
            for (int i = 1; i < dataset.citations().size(); i++) {
                written.add(entry(name + "-" + (i + 1),
                        source("{" + escaped(dataset.title()) + ", source " + (i + 1) + "}", dataset.citations().get(i))));
            }
        }
        return String.join("\n", written);
    }

    private static Map<String, String> source(String title, String citation) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.putAll(noted(citation));
        return fields;
    }

    private static Map<String, String> noted(String citation) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher doi = DOI.matcher(citation);
        if (doi.find()) {
            fields.put("doi", doi.group());
        }
        fields.put("note", escaped(citation));
        return fields;
    }

    private static String entry(String key, Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> "  " + field.getKey() + " = {" + field.getValue() + "}")
                .collect(Collectors.joining(",\n", "@misc{" + key + ",\n", "\n}\n"));
    }

    /** A text as TeX prints it, letter for letter. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (char letter : new Untrusted(text).forTerminal().replaceAll("\\s+", " ").toCharArray()) {
            switch (letter) {
                case '\\' -> out.append("\\textbackslash{}");
                case '~' -> out.append("\\textasciitilde{}");
                case '^' -> out.append("\\textasciicircum{}");
                case '{', '}', '&', '%', '$', '#', '_' -> out.append('\\').append(letter);
                default -> out.append(letter);
            }
        }
        return out.toString();
    }
}
