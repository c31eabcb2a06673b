package org.axonmark.functions.concepts;

import java.util.Collections;
import java.util.List;

import org.axonmark.functions.generator.ConceptItem;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.words.Concept;
import org.axonmark.functions.words.Vocabulary;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.InvalidQueryException;

/** A concept behind its meter. The words kept for scoring lie outside its domain. */
final class ConceptBox extends MeteredBox {

    private final List<String> domain;
    private final Concept concept;

    ConceptBox(ConceptItem item, int budget) {
        super(new FunctionSetup(FunctionKind.CONCEPT, new Domain.Words(item.words().asked()), budget, item.hints()));
        this.domain = item.words().asked();
        this.concept = Concept.of(item.truth());
    }

    @Override
    public DoubleTensor activations(List<String> words) throws BudgetExceededException, InvalidQueryException {
        for (int i = 0; i < words.size(); i++) {
            if (Collections.binarySearch(domain, words.get(i)) < 0) {
                throw refused("the text at index " + i + " is no word of the domain; ask one that the set-up lists");
            }
        }
        spend(words.size());
        double[] responses = new double[words.size()];
        for (int i = 0; i < responses.length; i++) {
            responses[i] = concept.of(Vocabulary.published().number(words.get(i)).orElseThrow());
        }
        return DoubleTensor.of(responses, responses.length);
    }
}
