package org.axonmark.submission.conceptshints;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/**
 * Asks the hints, then words spread evenly over the domain, and says that the concept is what is near the words that stirred it. It knows no word's
 * meaning: that nearness is worth anything comes from the hypothesis language.
 */
public final class HintsInterpreter implements FunctionInterpreter {

    /** A word that stirs the concept by this belongs to it. */
    private static final double STIRS = 0.5;
    private static final int MOST_WORDS = 500;
    private static final int DESCRIBED = 4;
    /** Where responses to words near one that belongs begin, and are full, in the middle of what is published. */
    private static final String RESPONSE = ", from = 0.3, to = 0.6)";

    /** Creates the interpreter. */
    public HintsInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        List<String> words = words(box);
        double[] responses = box.activations(words).values();
        List<Integer> strongest = new ArrayList<>();
        for (int i = 0; i < responses.length; i++) {
            if (responses[i] >= STIRS) {
                strongest.add(i);
            }
        }
        strongest.sort(Comparator.comparingDouble(i -> -responses[i]));
        List<String> belong = strongest.stream().limit(MOST_WORDS).map(words::get).toList();
        if (belong.isEmpty()) {
            return Interpretation.of("concept(text \"\")", "");
        }
        return Interpretation.of(belong.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", ", "concept(", RESPONSE)),
                belong.stream().limit(DESCRIBED).collect(Collectors.joining(", ")));
    }

    /** Returns as many words as may be asked: the hints, then every n-th of the domain. */
    private static List<String> words(BlackBox box) {
        if (!(box.setup().domain() instanceof Domain.Words domain)) {
            throw new IllegalArgumentException("this interpreter knows concepts, not " + box.setup().kind());
        }
        int n = Math.min(box.remaining(), domain.vocabulary().size());
        Set<String> words = new LinkedHashSet<>(box.setup().hints());
        for (long i = 0; i < n; i++) {
            words.add(domain.vocabulary().get((int) (i * domain.vocabulary().size() / n)));
        }
        return words.stream().limit(n).toList();
    }
}
