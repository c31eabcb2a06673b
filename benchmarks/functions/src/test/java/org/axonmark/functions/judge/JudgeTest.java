package org.axonmark.functions.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.axonmark.task.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A judge that answers rightly, wrongly, without sense, late, too much or not at all: each ends in verdicts or in one reason. */
class JudgeTest {

    private static final byte[] SECRET = new byte[32];
    private static final Judge.Bounds BOUNDS = new Judge.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMillis(1));
    private static final List<Choice> CHOICES = choices();

    private final FakeEndpoint endpoint = new FakeEndpoint();

    JudgeTest() throws IOException {
        // One endpoint for each test.
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < Choice.MAX; i++) {
            choices.add(new Choice("right " + i, "wrong " + i, "other " + i));
        }
        return choices;
    }

    private Verdicts ask(String description, Judge.Bounds bounds) {
        Map<String, String> environment = endpoint.environment();
        Judge judge = Judge.of(environment, environment.getOrDefault(Judge.URL, ""), bounds);
        return judge.verdicts(List.of(new Judge.Case("item", description, CHOICES)), SECRET, Progress.none()).values().iterator().next();
    }

    @Test
    void rightDigits_areFoundWhateverTheOrder() {
        Verdicts verdicts = ask("the right one", BOUNDS);
        assertThat(verdicts.failure()).isEmpty();
        assertThat(verdicts.share("the right one", CHOICES)).contains(1.0);
        assertThat(Set.copyOf(verdicts.digits())).as("the right candidate has no fixed place").hasSizeGreaterThan(1);
        assertThat(verdicts.judge()).isEqualTo("fake-1");
        assertThat(verdicts.version()).isEqualTo("fake-1-0613 fp");
        assertThat(verdicts.prompt()).isEqualTo(Prompt.HASH);
        assertThat(endpoint.bodies()).hasSize(Choice.MAX).allMatch(body -> body.contains("\"temperature\":0,"));
        assertThat(endpoint.keys()).containsOnly("Bearer s3cret");
    }

    @Test
    void wrongDigits_scoreNothing_andOneDigitForAllScoresByChance() {
        endpoint.says = question -> FakeEndpoint.rightDigit(question).equals("1") ? "2" : "1";
        assertThat(ask("d", BOUNDS).share("d", CHOICES)).contains(0.0);
        endpoint.says = _ -> "2";
        Verdicts constant = ask("d", BOUNDS);
        int second = 0;
        for (int i = 0; i < CHOICES.size(); i++) {
            second += Prompt.order(constant.seed(), i)[1] == 0 ? 1 : 0;
        }
        assertThat(constant.share("d", CHOICES).orElseThrow()).isCloseTo(second / 10.0, within(1e-12)).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "0", "1 or 2", "The answer is 1", "12", "1.", "١", "{\"digit\": 1}", "none"})
    void replyThatIsNoSingleDigit_missesAndIsNoFailure(String reply) {
        endpoint.says = _ -> reply;
        Verdicts verdicts = ask("d", BOUNDS);
        assertThat(verdicts.failure()).isEmpty();
        assertThat(verdicts.digits()).containsOnly(0);
        assertThat(verdicts.share("d", CHOICES)).contains(0.0);
    }

    @Test
    void spaceAroundADigit_isForgiven() {
        endpoint.says = question -> " " + FakeEndpoint.rightDigit(question) + "\n";
        assertThat(ask("d", BOUNDS).share("d", CHOICES)).contains(1.0);
    }

    @ParameterizedTest
    @CsvSource({"500, 2", "429, 2", "0, 2"})
    void faultThatPasses_isTriedAgain(int status, int faults) {
        endpoint.status = status;
        endpoint.faults.set(faults);
        assertThat(ask("d", BOUNDS).share("d", CHOICES)).contains(1.0);
        assertThat(endpoint.bodies()).hasSize(Choice.MAX + faults);
    }

    @ParameterizedTest
    @CsvSource({"500, HTTP 500, 12", "401, HTTP 401, 4", "302, HTTP 302, 4", "0, broke off, 12"})
    void faultThatStays_givesTheJudgeUp_byName(int status, String why, int most) {
        endpoint.status = status;
        endpoint.faults.set(1_000);
        Verdicts verdicts = ask("d", BOUNDS);
        assertThat(verdicts.failure().orElseThrow()).contains(why).doesNotContain("s3cret");
        assertThat(verdicts.digits()).isEmpty();
        assertThat(verdicts.share("d", CHOICES)).isEmpty();
        assertThat(endpoint.bodies().size()).as("tries").isLessThanOrEqualTo(most);
    }

    @Test
    void slowJudge_isGivenUp() {
        endpoint.stalls = true;
        Judge.Bounds shortReply = new Judge.Bounds(Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofMillis(1));
        assertThat(ask("d", shortReply).failure()).contains("the judge did not answer within 100 ms");
        Judge.Bounds shortWhole = new Judge.Bounds(Duration.ofSeconds(20), Duration.ofMillis(150), Duration.ofMillis(1));
        assertThat(ask("d", shortWhole).failure()).contains("not all verdicts came within 150 ms");
    }

    @Test
    void hugeReply_isGivenUp() {
        endpoint.padding = 70_000;
        assertThat(ask("d", BOUNDS).failure().orElseThrow()).contains("65536 bytes");
    }

    @Test
    void closedEndpoint_isGivenUp() {
        endpoint.close();
        assertThat(ask("d", BOUNDS).failure()).isPresent();
    }

    @Test
    void emptyDescription_isNotAskedAbout() {
        Verdicts verdicts = ask(" \n ", BOUNDS);
        assertThat(endpoint.bodies()).isEmpty();
        assertThat(verdicts.share(" \n ", CHOICES)).contains(0.0);
    }

    @Test
    void longAndBrokenDescriptions_areCutAndSent() {
        String description = "x".repeat(999) + "\ud83d\ude00" + "y".repeat(5_000);
        assertThat(ask(description, BOUNDS).share(description, CHOICES)).contains(1.0);
        assertThat(endpoint.bodies()).allMatch(body -> !body.contains("yyy"));
    }

    @Test
    void whatIsKept_isReadBackEqual_andScoresAlike() {
        Verdicts verdicts = ask("d", BOUNDS);
        Json kept = Json.parse(verdicts.toJson().compact().getBytes(StandardCharsets.UTF_8), Json.Limits.document());
        assertThat(Verdicts.fromJson(kept)).contains(verdicts);
        assertThat(kept.compact()).doesNotContain("s3cret");
        Verdicts failed = new Verdicts("m", "", Prompt.HASH, Prompt.HASH, "0".repeat(32), List.of(), Optional.of("HTTP 500"));
        assertThat(Verdicts.fromJson(failed.toJson())).contains(failed);
        assertThat(Verdicts.fromJson(null)).isEmpty();
        assertThat(Verdicts.fromJson(new Json.Str("x"))).isEmpty();
    }

    @Test
    void verdictsOfOtherQuestions_doNotCount() {
        Verdicts verdicts = ask("d", BOUNDS);
        assertThat(verdicts.share("another description", CHOICES)).isEmpty();
        assertThat(verdicts.share("d", CHOICES.reversed())).isEmpty();
        assertThat(verdicts.share("d", CHOICES.subList(0, 3))).isEmpty();
    }

    @Test
    void noAddress_meansNoJudge() {
        assertThat(Judge.of(Map.of(Judge.KEY, "k", Judge.MODEL, "m"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ftp://x/v1 | m | k | AXONMARK_JUDGE_URL", "http://example.org/v1 | m | k | AXONMARK_JUDGE_URL",
        "https://user:pw@example.org/v1 | m | k | AXONMARK_JUDGE_URL", "not an address | m | k | AXONMARK_JUDGE_URL",
        "https://example.org/v1?key=s3cret | m | k | AXONMARK_JUDGE_URL", "https://example.org/v1 | a model | k | AXONMARK_JUDGE_MODEL",
        "https://example.org/v1 | '' | k | AXONMARK_JUDGE_MODEL", "https://example.org/v1 | m | s3 cret | AXONMARK_JUDGE_KEY"})
    void judgeThatCannotBeAsked_isNamed_withoutItsKey(String url, String model, String key, String culprit) {
        assertThatThrownBy(() -> Judge.of(Map.of(Judge.URL, url, Judge.MODEL, model, Judge.KEY, key)))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining(culprit).message().doesNotContain("cret");
    }

    @Test
    void candidates_haveNoTellingWhiteSpace_andDiffer() {
        Choice choice = new Choice("  Paris", "Rome\n", "a \t b");
        assertThat(choice.candidates()).containsExactly("Paris", "Rome", "a b");
        assertThatThrownBy(() -> new Choice("Paris", " Paris ", "Rome")).hasMessageContaining("do not differ");
    }

    @Test
    void choicesAmongFunctions_areOfOneInputEach() {
        List<Choice> choices = Choice.among(List.of("ab", "a", "xyz"), text -> new StringBuilder(text).reverse().toString(),
                List.of(text -> text, text -> text + "!", text -> text + "?"));
        Set<Choice> expected = new HashSet<>(List.of(new Choice("ab -> ba", "ab -> ab", "ab -> ab!"),
                new Choice("a -> a", "a -> a!", "a -> a?"), new Choice("xyz -> zyx", "xyz -> xyz", "xyz -> xyz!")));
        assertThat(new HashSet<>(choices)).isEqualTo(expected);
        assertThat(Choice.among(List.of("a"), text -> text, List.of(text -> text, text -> " " + text))).isEmpty();
    }
}
