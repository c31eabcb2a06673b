package org.axonmark.submission.conceptssearch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.jspecify.annotations.Nullable;

/**
 * Asks the hints, fits a concept, asks the words that it should respond to and that lie near words that responded, and words spread over the domain,
 * and fits again, with twice as many answers each time.
 */
public final class SearchInterpreter implements FunctionInterpreter {

    /** More answers than these add little and take long to fit. */
    private static final int MOST_ASKED = 256;
    /** Of a batch, one word in so many is spread over the domain. */
    private static final int SPREAD = 3;

    private @Nullable Words loaded;

    /** Creates the interpreter. */
    public SearchInterpreter() {}

    @Override
    public void prepare(Context context) throws Exception {
        loaded = new Words();
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (!(box.setup().domain() instanceof Domain.Words domain)) {
            throw new IllegalArgumentException("this interpreter knows concepts, not " + box.setup().kind());
        }
        Words words = Objects.requireNonNull(loaded, "prepare comes before interpret");
        Fit fit = new Fit(words);
        Set<String> asked = new LinkedHashSet<>();
        Set<Integer> stirred = new LinkedHashSet<>();
        int budget = Math.min(box.remaining(), MOST_ASKED);
        List<String> batch = box.setup().hints().stream().limit(budget).toList();
        Model model = fit.best();
        while (!batch.isEmpty()) {
            double[] answers = box.activations(batch).values();
            for (int i = 0; i < answers.length; i++) {
                int word = words.number(batch.get(i));
                fit.add(word, answers[i]);
                if (answers[i] > 0) {
                    stirred.add(word);
                }
            }
            asked.addAll(batch);
            model = fit.best();
            batch = next(words, model, stirred, asked, domain.vocabulary(), Math.min(asked.size(), budget - asked.size()));
        }
        return Interpretation.of(model.hypothesis(words), model.description(words));
    }

    private static List<String> next(Words words, Model model, Set<Integer> stirred, Set<String> asked, List<String> domain, int size) {
        double[] nearness = new double[words.size()];
        for (int word : stirred) {
            raise(nearness, words.nearness(word), 1);
        }
        for (int word : model.belong()) {
            raise(nearness, words.nearness(word), 1.2);
        }
        List<String> near = new ArrayList<>(domain);
        near.removeAll(asked);
        near.sort(Comparator.comparingDouble(word -> -nearness[words.number(word)]));
        Set<String> batch = new LinkedHashSet<>(near.subList(0, Math.min(near.size(), size - size / SPREAD)));
        for (int i = 0; batch.size() < size && i < domain.size(); i++) {
            // Steps of a golden section of the domain spread evenly, however many there are.
            String word = domain.get((int) ((asked.size() + i) * 0.618_033_988_75 % 1 * domain.size()));
            if (!asked.contains(word)) {
                batch.add(word);
            }
        }
        return List.copyOf(batch);
    }

    private static void raise(double[] nearness, double[] by, double weight) {
        for (int i = 0; i < nearness.length; i++) {
            nearness[i] = Math.max(nearness[i], weight * by[i]);
        }
    }
}
