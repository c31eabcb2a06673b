package org.axonmark.functions.relations;

import java.util.Collections;
import java.util.List;

import org.axonmark.functions.generator.RelationItem;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.InvalidQueryException;

/** A relation behind its meter. The words kept for scoring lie outside its domain. */
final class RelationBox extends MeteredBox {

    private final List<String> domain;
    private final Hypothesis.Table truth;

    RelationBox(RelationItem item, int budget) {
        super(new FunctionSetup(FunctionKind.RELATION, new Domain.Words(item.words().asked()), budget, item.hints()));
        this.domain = item.words().asked();
        this.truth = item.truth();
    }

    @Override
    public List<String> texts(List<String> words) throws BudgetExceededException, InvalidQueryException {
        for (int i = 0; i < words.size(); i++) {
            if (Collections.binarySearch(domain, words.get(i)) < 0) {
                throw refused("the text at index " + i + " is no word of the domain; ask one that the set-up lists");
            }
        }
        spend(words.size());
        return words.stream().map(truth::answer).toList();
    }
}
