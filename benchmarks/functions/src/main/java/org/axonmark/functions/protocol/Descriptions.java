package org.axonmark.functions.protocol;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.axonmark.functions.generator.NormalisedError;
import org.axonmark.hypothesis.English;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.HypothesisException;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.spi.functions.Interpretation;

/**
 * Scores descriptions by what they mean: one in controlled English is run like a hypothesis, on the same inputs. Free text means nothing
 * here: it scores 0 and is shown.
 */
public final class Descriptions {

    /** Share of descriptions that compute what the function does. */
    public static final String PASS = "description-pass";

    /** Share of descriptions that compute what the hypothesis beside them does. */
    public static final String AGREEMENT = "description-agreement";

    private Descriptions() {}

    /**
     * Returns the metrics of descriptions.
     *
     * @param same when two compute the same, such as "an nMSE of at most 0.001"
     */
    public static List<Metric> metrics(String same) {
        return List.of(
                FunctionTask.share(PASS, "description passes",
                        "Share of functions whose description is a sentence of controlled English that"
                                + " computes the function: " + same + ", against the truth. Free text counts 0."),
                FunctionTask.share(AGREEMENT, "description agrees",
                        "Share of functions whose description is a sentence of controlled English"
                                + " that computes what the hypothesis does, right or wrong: " + same
                                + ", against the hypothesis. Free text counts 0."));
    }

    /** Scores the description of a numeric function: the same is an nMSE of at most {@link NormalisedError#STRICT} at points where the truth is finite. */
    public static List<ItemScore> ofNumbers(Question question, Interpretation interpretation, NumericFunction truth, double[] points) {
        return of(question, interpretation, Hypothesis.Numeric.class,
                said -> NormalisedError.of(truth.at(points), NumericFunction.of(said).at(points)) <= NormalisedError.STRICT,
                (claimed, said) -> NormalisedError.of(NumericFunction.of(claimed).at(points), NumericFunction.of(said).at(points))
                        <= NormalisedError.STRICT);
    }

    /** Scores the description of a string function: the same is the same text for every input. */
    public static List<ItemScore> ofTexts(Question question, Interpretation interpretation, TextFunction truth, String[] inputs) {
        return of(question, interpretation, Hypothesis.Text.class,
                said -> equal(truth, TextFunction.of(said), inputs),
                (claimed, said) -> equal(TextFunction.of(claimed), TextFunction.of(said), inputs));
    }

    /**
     * Scores a description.
     *
     * @param kind what hypotheses about the function are; one that {@link English} has sentences about
     * @param right tells whether a description computes the function
     * @param same tells whether a hypothesis and a description compute the same
     */
    public static <H extends Hypothesis> List<ItemScore> of(Question question, Interpretation interpretation, Class<H> kind,
            Predicate<H> right, BiPredicate<H, H> same) {
        Optional<H> said = said(kind, interpretation.description());
        boolean passes = said.filter(right).isPresent();
        boolean agrees =
                said.isPresent() && claimed(kind, interpretation.hypothesis()).filter(claim -> same.test(claim, said.get())).isPresent();
        return List.of(
                new ItemScore(question.id(), question.unit(), PASS, passes ? 1 : 0),
                new ItemScore(question.id(), question.unit(), AGREEMENT, agrees ? 1 : 0));
    }

    private static <H extends Hypothesis> Optional<H> said(Class<H> kind, String description) {
        try {
            return Optional.of(English.parse(kind, description));
        } catch (HypothesisException e) {
            return Optional.empty();
        }
    }

    private static <H extends Hypothesis> Optional<H> claimed(Class<H> kind, String hypothesis) {
        try {
            return Optional.of(Hypothesis.parse(hypothesis)).filter(kind::isInstance).map(kind::cast);
        } catch (HypothesisException e) {
            return Optional.empty();
        }
    }

    private static boolean equal(TextFunction one, TextFunction other, String[] inputs) {
        for (String input : inputs) {
            if (!one.of(input).equals(other.of(input))) {
                return false;
            }
        }
        return true;
    }
}
