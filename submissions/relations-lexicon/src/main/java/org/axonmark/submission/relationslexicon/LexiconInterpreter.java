package org.axonmark.submission.relationslexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/**
 * Asks the hints one by one, then always the word that parts the relations which fit the answers best, and says the one that fits best: all of its
 * pairs, and what was answered otherwise. It looks for no rule in the exceptions.
 */
public final class LexiconInterpreter implements FunctionInterpreter {

    private static final int MOST_ENTRIES = 500;
    /** How many words are asked at most to tell relations apart; more only list exceptions. */
    private static final int MOST_ASKED = 32;

    private List<Chain> chains = List.of();

    /** Creates the interpreter. */
    public LexiconInterpreter() {}

    @Override
    public void prepare(Context context) throws Exception {
        chains = Chain.all();
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        if (!(box.setup().domain() instanceof Domain.Words domain)) {
            throw new IllegalArgumentException("this interpreter knows relations, not " + box.setup().kind());
        }
        Set<String> words = new HashSet<>(domain.vocabulary());
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> hints = new ArrayList<>(box.setup().hints());
        while (box.remaining() > 0 && answers.size() < MOST_ASKED) {
            String next = hints.isEmpty() ? parting(answers, words) : hints.remove(0);
            answers.put(next, box.texts(List.of(next)).get(0));
        }
        Chain best = ranked(answers).get(0);
        Map<String, String> table = new LinkedHashMap<>(best.pairs());
        table.putAll(answers);
        String hypothesis = table.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).limit(MOST_ENTRIES)
                .map(entry -> quoted(entry.getKey()) + " -> " + quoted(entry.getValue()) + ", ")
                .collect(Collectors.joining("", "map(", "default \"\")"));
        return Interpretation.of(hypothesis, best.name());
    }

    /** Returns the relations, those that miss the fewest answers first, and of these the simpler ones. */
    private List<Chain> ranked(Map<String, String> answers) {
        return chains.stream().sorted(Comparator.<Chain>comparingLong(chain -> chain.missed(answers)).thenComparingInt(Chain::steps))
                .toList();
    }

    /** Returns the word not asked yet to which the relations that fit best have the most different answers. */
    private String parting(Map<String, String> answers, Set<String> words) {
        List<Chain> ranked = ranked(answers);
        long fewest = ranked.get(0).missed(answers);
        List<Chain> fitting = ranked.stream().filter(chain -> chain.missed(answers) <= fewest + 1).toList();
        Set<String> candidates = new LinkedHashSet<>();
        fitting.forEach(chain -> candidates.addAll(chain.pairs().keySet()));
        candidates.retainAll(words);
        candidates.removeAll(answers.keySet());
        String best = "";
        long most = 0;
        for (String candidate : candidates) {
            long different = fitting.stream().map(chain -> chain.pairs().getOrDefault(candidate, "")).distinct().count();
            if (different > most) {
                most = different;
                best = candidate;
            }
        }
        return most > 0 ? best : words.stream().filter(word -> !answers.containsKey(word)).sorted().findFirst().orElseThrow();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
