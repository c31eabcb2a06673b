package org.axonmark.functions.generator;

import java.util.List;
import java.util.Set;

import org.axonmark.functions.words.Relation;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.statistics.HmacStream;

/**
 * One relation with its truth.
 *
 * @param seed the seed it was drawn from
 * @param index its number in the seed's set
 * @param relation what it follows but for its exceptions
 * @param exceptions words that it answers otherwise; empty if it has none
 * @param rule how exceptions are told and answered; empty if it has none
 * @param truth the answers of the black box, to the words kept for scoring too; the default is the empty text
 * @param words which words of the lexicon may be asked, and which are kept for scoring
 * @param hints words that may be asked: five that the relation is defined for, among three that it is not
 */
public record RelationItem(Seed seed, int index, Relation relation, Set<String> exceptions, String rule, Hypothesis.Table truth,
        WordSplit words,
        List<String> hints) {

    /** Copies. */
    public RelationItem {
        exceptions = Set.copyOf(exceptions);
        hints = List.copyOf(hints);
    }

    /** Returns the words kept for scoring that follow the relation. */
    public List<String> regular() {
        return words.kept().stream().filter(word -> relation.pairs().containsKey(word) && !exceptions.contains(word)).toList();
    }

    /** Returns the words kept for scoring that are exceptions. */
    public List<String> exceptional() {
        return words.kept().stream().filter(exceptions::contains).toList();
    }

    /** Returns the words kept for scoring that the relation is not defined for. */
    public List<String> outside() {
        return words.kept().stream().filter(word -> !relation.pairs().containsKey(word)).toList();
    }

    /** Returns a stream for what is drawn about the item besides itself. */
    public HmacStream stream(String purpose) {
        return seed.stream(RelationGenerator.KIND, index, purpose);
    }
}
