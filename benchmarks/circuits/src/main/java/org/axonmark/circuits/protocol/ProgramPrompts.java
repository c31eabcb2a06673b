package org.axonmark.circuits.protocol;

import java.util.Arrays;

import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.results.statistics.HmacStream;

/** Inputs of a program as prompts, each with the beginning of a sequence before it. */
public record ProgramPrompts(Compiled compiled) implements Subject.PromptSource {

    @Override
    public int shortest() {
        return 2;
    }

    @Override
    public int longest() {
        return compiled.program().length() + 1;
    }

    @Override
    public int[] draw(HmacStream stream, int length) {
        Prompts prompt = compiled.codec().encode(compiled.codec().draw(stream, 1, length - 1));
        int[] tokens = new int[length];
        Arrays.setAll(tokens, i -> prompt.token(0, i));
        return tokens;
    }
}
