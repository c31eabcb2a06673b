package org.axonmark.hypothesis;

import java.util.Optional;

/**
 * Controlled English: sentences of a published grammar (the package's page) that mean a {@link Hypothesis}. So a description can be run, and
 * compared with a program, without a judge. Reading is total: a text is a sentence, or one {@link HypothesisException} tells where it stops
 * being one.
 */
public final class English {

    private English() {}

    /**
     * Reads a sentence.
     *
     * @param kind what it is about: {@link Hypothesis.Numeric}, {@link Hypothesis.Text}, {@link Hypothesis.Sequence},
     *     {@link Hypothesis.Learner} or {@link Hypothesis.Kernel}
     * @param text at most {@link Limits#MAX_ENGLISH} characters; trusted in nothing
     * @throws HypothesisException if it is no sentence
     * @throws IllegalArgumentException if no sentences are about the kind
     */
    public static <H extends Hypothesis> H parse(Class<H> kind, String text) {
        Sentence sentence = new Sentence(text);
        Hypothesis read;
        if (kind == Hypothesis.Numeric.class) {
            read = sentence.numeric();
        } else if (kind == Hypothesis.Text.class) {
            read = new Hypothesis.Text(sentence.stages(TextPhrases.STEPS, TextPhrases.TEXT));
        } else if (kind == Hypothesis.Sequence.class) {
            read = new Hypothesis.Sequence(sentence.stages(SequencePhrases.STEPS, new Expression.Input(Type.SEQUENCE)));
        } else if (kind == Hypothesis.Learner.class) {
            read = sentence.whole(NamedPhrases.LEARNERS);
        } else if (kind == Hypothesis.Kernel.class) {
            read = sentence.whole(NamedPhrases.KERNELS);
        } else {
            throw new IllegalArgumentException("controlled English has no sentences about " + kind.getSimpleName());
        }
        return kind.cast(read);
    }

    /** Returns a sentence that {@link #parse} reads to a hypothesis of the same values; empty if the grammar has none. */
    public static Optional<String> print(Hypothesis hypothesis) {
        return new Wording().hypothesis(hypothesis).filter(text -> text.length() <= Limits.MAX_ENGLISH);
    }
}
