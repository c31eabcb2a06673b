package org.axonmark.functions.strings;

import java.util.List;

import org.axonmark.functions.generator.StringItem;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.InvalidQueryException;

/** A string function behind its meter. */
final class StringBox extends MeteredBox {

    private static final Domain DOMAIN = new Domain.Texts(StringItem.ALPHABET, StringItem.MAX_LENGTH);

    private final TextFunction function;

    StringBox(StringItem item, int budget) {
        super(new FunctionSetup(FunctionKind.STRING, DOMAIN, budget, List.of()));
        this.function = TextFunction.of(item.truth());
    }

    @Override
    public List<String> texts(List<String> inputs) throws BudgetExceededException, InvalidQueryException {
        for (String input : inputs) {
            if (input.length() > StringItem.MAX_LENGTH) {
                throw refused("an input of " + input.length() + " characters; the longest has " + StringItem.MAX_LENGTH);
            }
            for (int i = 0; i < input.length(); i++) {
                if (StringItem.ALPHABET.indexOf(input.charAt(i)) < 0) {
                    throw refused("character U+%04X at index %d of an input; letters a-z and A-Z and spaces are taken"
                            .formatted((int) input.charAt(i), i));
                }
            }
        }
        spend(inputs.size());
        return inputs.stream().map(function::of).toList();
    }
}
