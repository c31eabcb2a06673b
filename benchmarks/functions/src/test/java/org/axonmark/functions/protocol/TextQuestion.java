package org.axonmark.functions.protocol;

import java.util.List;

import org.axonmark.functions.generator.StringItem;
import org.axonmark.functions.judge.Choice;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;

/** A string function, the least that a question can be. */
record TextQuestion(String id, StringItem item) implements Question {

    @Override
    public String unit() {
        return id.substring(0, id.indexOf('/'));
    }

    @Override
    public int budget() {
        return Integer.parseInt(id.substring(id.indexOf('/') + 1));
    }

    @Override
    public String identity() {
        return id + "|" + item.truth().print();
    }

    @Override
    public MeteredBox box() {
        return new MeteredBox(new FunctionSetup(FunctionKind.STRING, new Domain.Texts("abc", 12), budget(), List.of())) {};
    }

    @Override
    public List<Choice> choices() {
        return List.of(new Choice("right: " + id, "wrong", "other"), new Choice("right again", "wrong", "other"));
    }

    @Override
    public List<ItemScore> score(Answered answered) {
        return Descriptions.ofTexts(this, answered.interpretation(), TextFunction.of(item.truth()), item.testInputs(20));
    }
}
