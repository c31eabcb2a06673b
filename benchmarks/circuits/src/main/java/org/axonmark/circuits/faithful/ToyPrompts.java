package org.axonmark.circuits.faithful;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.circuits.faithful.Behaviour.Example;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.PromptPairs;

/**
 * Prompts of a behaviour. Those whose tokens sum to an even number are for finders, the odd ones are held out to measure what was found. Of
 * several right answers a pair names one, and one of the wrong, so that the mean over drawn answers is the difference that is measured.
 */
record ToyPrompts(Behaviour behaviour) implements Subject.PromptSource {

    @Override
    public int shortest() {
        return behaviour.length();
    }

    @Override
    public int longest() {
        return behaviour.length();
    }

    @Override
    public int[] draw(HmacStream stream, int length) {
        return example(stream, 0).clean();
    }

    @Override
    public PromptPairs pairs(Subject subject, HmacStream stream, int count) {
        int length = behaviour.length();
        int[] clean = new int[count * length];
        int[] corrupt = clean.clone();
        int[] label = clean.clone();
        int[] wrong = clean.clone();
        Arrays.fill(label, -1);
        Arrays.fill(wrong, -1);
        for (int i = 0; i < count; i++) {
            Example example = example(stream, 0);
            System.arraycopy(example.clean(), 0, clean, i * length, length);
            System.arraycopy(example.corrupt(), 0, corrupt, i * length, length);
            label[(i + 1) * length - 1] = any(example.right(), stream);
            wrong[(i + 1) * length - 1] = any(example.wrong(), stream);
        }
        return new PromptPairs(List.of(new PromptPairs.OfLength(IntTensor.of(clean, count, length), IntTensor.of(corrupt, count, length),
                IntTensor.of(label, count, length), IntTensor.of(wrong, count, length))));
    }

    /** Draws pairs that no finder is given. */
    List<Example> heldOut(HmacStream stream, int count) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(example(stream, 1));
        }
        return examples;
    }

    private Example example(HmacStream stream, int parity) {
        while (true) {
            Example example = behaviour.draw(stream);
            if (Arrays.stream(example.clean()).sum() % 2 == parity) {
                return example;
            }
        }
    }

    private static int any(int[] answers, HmacStream stream) {
        return answers[stream.nextInt(answers.length)];
    }
}
