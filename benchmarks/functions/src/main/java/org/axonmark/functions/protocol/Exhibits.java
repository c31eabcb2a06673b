package org.axonmark.functions.protocol;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import org.axonmark.results.format.Exhibit;

/** Makes the pictures of single functions: the truth beside what an interpreter said, in the same form for all kinds. */
public final class Exhibits {

    /** The name under which the truth is drawn. */
    public static final String BLACK_BOX = "black box";

    /** The name under which a submission's claim is drawn. */
    public static final String HYPOTHESIS = "hypothesis";

    /** Stands where an answer would, if there is no hypothesis of the kind. */
    public static final String NO_ANSWER = "–";

    private static final int POINTS = 201;
    /** More digits than these cannot be seen in a picture. */
    private static final MathContext DIGITS = new MathContext(6);

    private Exhibits() {}

    /**
     * Returns a picture of points.
     *
     * @param truth in the hypothesis language
     */
    public static Exhibit of(Question question, String truth, Answered answered, Exhibit.Plot plot) {
        return exhibit(question, truth, answered, Optional.of(plot), Optional.empty());
    }

    /**
     * Returns a picture of texts.
     *
     * @param truth in the hypothesis language, or in words where that is a long list
     */
    public static Exhibit of(Question question, String truth, Answered answered, Exhibit.Table table) {
        return exhibit(question, truth, answered, Optional.empty(), Optional.of(table));
    }

    /**
     * Returns a function on an evenly spaced grid; empty if it has no finite value there. One that has some but not all is drawn as points,
     * so that no line is seen where there is none.
     *
     * @param low where the grid begins
     * @param high where it ends
     */
    public static Optional<Exhibit.Series> series(String name, double low, double high, DoubleUnaryOperator function) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            double at = low + (high - low) * i / (POINTS - 1);
            double value = function.applyAsDouble(at);
            if (Double.isFinite(value)) {
                x.add(rounded(at));
                y.add(rounded(value));
            }
        }
        return x.isEmpty() ? Optional.empty()
                : Optional.of(new Exhibit.Series(name, x.size() == POINTS ? Exhibit.Mark.LINE : Exhibit.Mark.POINTS, x, y));
    }

    /**
     * Returns points; those that are not finite are left out, and if none is left it is empty.
     *
     * @param x one for each point
     * @param y as many
     */
    public static Optional<Exhibit.Series> series(String name, Exhibit.Mark mark, double[] x, double[] y) {
        List<Double> across = new ArrayList<>();
        List<Double> up = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(y[i])) {
                across.add(rounded(x[i]));
                up.add(rounded(y[i]));
            }
        }
        return across.isEmpty() ? Optional.empty() : Optional.of(new Exhibit.Series(name, mark, across, up));
    }

    /**
     * Returns inputs beside what the function answers and what a submission's claim does.
     *
     * @param inputs as they are shown
     * @param truth one answer for each
     * @param claimed as many; empty if there is no hypothesis of the kind
     */
    public static Exhibit.Table compared(List<String> inputs, List<String> truth, Optional<List<String>> claimed) {
        List<Exhibit.Row> rows = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int at = i;
            rows.add(row(inputs.get(i), truth.get(i), claimed.map(answers -> answers.get(at)).orElse(NO_ANSWER)));
        }
        return new Exhibit.Table(List.of("input", BLACK_BOX, HYPOTHESIS), rows);
    }

    /** Returns a row of texts, each cut to the length that is shown. */
    public static Exhibit.Row row(String... cells) {
        List<String> shown = new ArrayList<>();
        for (String cell : cells) {
            shown.add(cut(cell, Exhibit.MAX_CELL));
        }
        return new Exhibit.Row(shown);
    }

    private static Exhibit exhibit(Question question, String truth, Answered answered, Optional<Exhibit.Plot> plot,
            Optional<Exhibit.Table> table) {
        List<Exhibit.Note> notes = new ArrayList<>();
        notes.add(new Exhibit.Note("queries", answered.queries() + " of " + question.budget()));
        notes.add(new Exhibit.Note("truth", cut(truth, Exhibit.MAX_TEXT)));
        notes.add(new Exhibit.Note("hypothesis", cut(answered.interpretation().hypothesis(), Exhibit.MAX_TEXT)));
        notes.add(new Exhibit.Note("description", cut(answered.interpretation().description(), Exhibit.MAX_TEXT)));
        answered.interpretation().corruption()
                .ifPresent(named -> notes.add(new Exhibit.Note("named as corrupted", named.low() + " to " + named.high())));
        List<String> levels = question.groups().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(group -> group.getKey().replace('-', ' ') + " " + group.getValue()).toList();
        String title = question.id() + (levels.isEmpty() ? "" : ": " + String.join(", ", levels));
        return new Exhibit(question.id(), cut(title, Exhibit.MAX_TITLE), notes, plot, table);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    /** Ends a text at a whole character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
