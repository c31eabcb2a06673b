package org.axonmark.functions.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.StringGenerator;
import org.axonmark.functions.generator.StringItem;
import org.axonmark.functions.judge.FakeEndpoint;
import org.axonmark.functions.judge.Judge;
import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verdicts from the last answer to the score, and back from kept outcomes. */
class JudgingTest {

    private static final byte[] SECRET = "judging test".getBytes(StandardCharsets.US_ASCII);
    private static final StringGenerator GENERATOR =
            new StringGenerator(new Seed("judging test seed".getBytes(StandardCharsets.US_ASCII)), StringItem.Tier.PUBLIC);
    private static final List<Question> QUESTIONS =
            List.of(new TextQuestion("block-00/16", GENERATOR.item(0)), new TextQuestion("block-01/64", GENERATOR.item(1)));

    private final FakeEndpoint endpoint = new FakeEndpoint();

    JudgingTest() throws java.io.IOException {
        // One endpoint for each test.
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    /** Says the same of every function, and looks whether the judge has been asked yet. */
    private final class Says implements FunctionInterpreter {

        private final String description;

        Says(String description) {
            this.description = description;
        }

        @Override
        public void prepare(Context context) {
            // Nothing to load.
        }

        @Override
        public Interpretation interpret(BlackBox box) {
            assertThat(endpoint.bodies()).as("asked before all answers were in").isEmpty();
            return Interpretation.of("string s", description);
        }
    }

    private Outcomes ask(Optional<Judge> judge, String description) {
        return new FunctionProtocol(QUESTIONS, judge).ask(new InProcess<>(() -> new Says(description)), SECRET, Progress.none());
    }

    private static List<ItemScore> judged(Outcomes outcomes) {
        return new FunctionProtocol(QUESTIONS, Optional.empty()).score(outcomes).itemScores().stream()
                .filter(score -> score.metric().equals(Judging.METRIC)).toList();
    }

    @Test
    void verdicts_areOutcomes_soThatScoringNeedsNoJudge() {
        Outcomes outcomes = ask(Judge.of(endpoint.environment()), "reversed");
        endpoint.close();
        assertThat(judged(outcomes)).containsExactly(new ItemScore("block-00/16", "block-00", "judge", 1),
                new ItemScore("block-01/64", "block-01", "judge", 1));
        for (Outcome outcome : outcomes.outcomes()) {
            assertThat(((Answer.Text) outcome.answer()).text()).contains("\"verdicts\"", "fake-1-0613", "\"prompt\"")
                    .doesNotContain("s3cret");
            Answered answered = Answered.of(outcome);
            assertThat(Answered.of(answered.outcome(outcome.item(), outcome.nanos()))).isEqualTo(answered);
        }
    }

    @Test
    void withoutAJudge_outcomesAndScoresHaveNoTraceOfOne() {
        Outcomes outcomes = ask(Judge.of(Map.of()), "reversed");
        assertThat(judged(outcomes)).isEmpty();
        assertThat(outcomes.outcomes()).allMatch(outcome -> !((Answer.Text) outcome.answer()).text().contains("verdicts"));
        assertThat(endpoint.bodies()).isEmpty();
    }

    @Test
    void judgeThatFails_costsItsOwnColumnOnly_andIsNamed() {
        Outcomes without = ask(Optional.empty(), "reversed");
        endpoint.status = 403;
        endpoint.faults.set(1_000);
        Outcomes outcomes = ask(Judge.of(endpoint.environment()), "reversed");
        assertThat(judged(outcomes)).isEmpty();
        FunctionProtocol protocol = new FunctionProtocol(QUESTIONS, Optional.empty());
        assertThat(protocol.score(outcomes)).isEqualTo(protocol.score(without));
        assertThat(outcomes.outcomes()).allMatch(outcome -> Answered.of(outcome).verdicts().orElseThrow().failure()
                .equals(Optional.of("the judge answered HTTP 403")));
    }

    @Test
    void emptyDescription_countsNothing() {
        assertThat(judged(ask(Judge.of(endpoint.environment()), ""))).extracting(ItemScore::value).containsExactly(0.0, 0.0);
    }

    @Test
    void metric_isPresentOnConditionAndNeverMain() {
        assertThat(Judging.metric().condition()).isPresent();
        assertThat(Judging.metric().id()).isEqualTo(Judging.METRIC);
    }
}
