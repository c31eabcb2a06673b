package org.axonmark.functions.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.judge.Verdicts;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.HypothesisException;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.Json;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.SubmissionFailure;

/**
 * What an interpreter answered to one function, in the form in which it is kept: JSON with the members {@code hypothesis},
 * {@code description}, {@code corruption} (two numbers or null for an end without bound; an empty array for none), {@code pareto} and
 * {@code queries}; and {@code verdicts} where a judge was asked.
 *
 * @param interpretation the submission's claim
 * @param queries how many queries the host answered
 * @param verdicts what a judge said of the description; empty if none was asked
 */
public record Answered(Interpretation interpretation, int queries, Optional<Verdicts> verdicts) {

    private static final ErrorCode OTHER_TASK = ErrorCode.user("outcomes-other-task");

    /** Creates an answer that no judge has seen. */
    public Answered(Interpretation interpretation, int queries) {
        this(interpretation, queries, Optional.empty());
    }

    /**
     * Returns the outcome of an item.
     *
     * @throws SubmissionFailure if the interpretation, written out, is larger than an outcome may be
     */
    public Outcome outcome(String item, long nanos) {
        Json corruption = new Json.Arr(interpretation.corruption()
                .map(interval -> List.of(end(interval.low()), end(interval.high())))
                .orElse(List.of()));
        List<Json.Member> members = new ArrayList<>(List.of(
                new Json.Member("hypothesis", new Json.Str(interpretation.hypothesis())),
                new Json.Member("description", new Json.Str(interpretation.description())),
                new Json.Member("corruption", corruption),
                new Json.Member("pareto", new Json.Arr(interpretation.pareto().stream().<Json>map(Json.Str::new).toList())),
                new Json.Member("queries", new Json.Num(queries))));
        verdicts.ifPresent(said -> members.add(new Json.Member("verdicts", said.toJson())));
        String text = new Json.Obj(members).compact();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Answer.Text.MAX_BYTES) {
            throw new SubmissionFailure(Failure.TOO_LARGE,
                    "the interpretation of '" + item + "' takes " + bytes + " bytes as JSON, at most "
                            + Answer.Text.MAX_BYTES + " are kept; give shorter texts or fewer further hypotheses");
        }
        return new Outcome(item, new Answer.Text(text), nanos);
    }

    /** Reads an outcome of this suite. */
    public static Answered of(Outcome outcome) {
        if (outcome.answer() instanceof Answer.Text text
                && Json.parse(text.text().getBytes(StandardCharsets.UTF_8), Json.Limits.document()) instanceof Json.Obj document
                && document.get("hypothesis") instanceof Json.Str hypothesis
                && document.get("description") instanceof Json.Str description
                && document.get("corruption") instanceof Json.Arr corruption
                && document.get("pareto") instanceof Json.Arr pareto
                && document.get("queries") instanceof Json.Num queries) {
            List<String> further = new ArrayList<>();
            for (Json one : pareto.items()) {
                further.add(one instanceof Json.Str string ? string.value() : "");
            }
            Optional<Interval> interval = corruption.items().size() == 2
                    ? Optional.of(new Interval(
                            bound(corruption.items().get(0), Double.NEGATIVE_INFINITY),
                            bound(corruption.items().get(1), Double.POSITIVE_INFINITY)))
                    : Optional.empty();
            return new Answered(
                    new Interpretation(hypothesis.value(), description.value(), interval, further), (int) queries.value(),
                    Verdicts.fromJson(document.get("verdicts")));
        }
        throw new AxonmarkException(OTHER_TASK,
                "the outcome of item '" + outcome.item() + "' is no interpretation: the outcomes are of another task");
    }

    /** Returns the hypothesis if it is one of a kind; empty if it is of another, or none. */
    public <H extends Hypothesis> Optional<H> hypothesis(Class<H> kind) {
        try {
            return Optional.of(Hypothesis.parse(interpretation.hypothesis())).filter(kind::isInstance).map(kind::cast);
        } catch (HypothesisException e) {
            return Optional.empty();
        }
    }

    private static Json end(double value) {
        return Double.isFinite(value) ? new Json.Num(value) : new Json.Null();
    }

    private static double bound(Json end, double none) {
        return end instanceof Json.Num number ? number.value() : none;
    }
}
