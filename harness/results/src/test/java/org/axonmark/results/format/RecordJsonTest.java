package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records to documents and back: nothing is lost, nothing is let in. */
class RecordJsonTest {

    @Test
    void everyRecord_comesBackEqual_fromEachForm() {
        for (int draw = 0; draw < 50; draw++) {
            Samples samples = new Samples("round trip " + draw);
            Result result = samples.scored();
            TaskCard task = samples.taskCard();
            SubmissionCard submission = samples.submissionCard();
            for (Json.Obj form : forms(ResultDocument.toJson(result))) {
                assertThat(ResultDocument.fromJson(form)).isEqualTo(result);
            }
            Result illustrated = samples.illustrated();
            for (Json.Obj form : forms(ResultDocument.toJson(illustrated))) {
                assertThat(ResultDocument.fromJson(form)).isEqualTo(illustrated);
            }
            Result rederived = samples.rederived();
            for (Json.Obj form : forms(ResultDocument.toJson(rederived))) {
                assertThat(ResultDocument.fromJson(form)).isEqualTo(rederived);
            }
            for (Json.Obj form : forms(TaskCardDocument.toJson(task))) {
                assertThat(TaskCardDocument.fromJson(form)).isEqualTo(task);
            }
            for (Json.Obj form : forms(SubmissionCardDocument.toJson(submission))) {
                assertThat(SubmissionCardDocument.fromJson(form)).isEqualTo(submission);
            }
        }
    }

    @Test
    void everyEndState_comesBackEqual() {
        Samples samples = new Samples("states");
        for (EndState state : samples.states()) {
            Result result = samples.unscored(state);
            for (Json.Obj form : forms(ResultDocument.toJson(result))) {
                assertThat(ResultDocument.fromJson(form)).isEqualTo(result);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "extra | 1 | 'result' has the unknown member 'extra'",
        "formatVersion | 2 | its 'formatVersion' is 2.0, this is 1",
        "formatVersion | \"1\" | it is no object with a 'formatVersion'",
        "itemScores | {} | 'result.itemScores' is not an array",
        "itemScores | null | 'result.itemScores' is not an array",
        "summaries | [1] | 'result.summaries[0]' is not an object",
        "use.calls | 1.5 | 'result.use.calls' is 1.5, not a whole number up to 2147483647",
        "use.calls | 2147483648 | 'result.use.calls' is 2.147483648E9, not a whole number up to 2147483647",
        "use.calls | \"1\" | 'result.use.calls' is a text",
        "use.calls | true | 'result.use.calls' is no int",
        "use.peakMemoryBytes | 1e300 | 'result.use.peakMemoryBytes' is 1.0E300, not a whole number up to 9007199254740992",
        "use.wall | \"ten\" | 'result.use.wall' is refused: Text cannot be parsed to a Duration",
        "use.extra | {} | 'result.use' has the unknown member 'extra'",
        "evaluation.started | \"today\" | 'result.evaluation.started' is refused: Text 'today' could not be parsed at index 0",
        "evaluation.dataset | \"ABC\" | 'result.evaluation.dataset' is refused: 'ABC' is no SHA-256",
        "evaluation.task | \"../../etc@1\" | 'result.evaluation.task' is refused: '../../etc@1' is no task id",
        "evaluation.round | null | 'result.evaluation.round' is no sha256",
        "evaluation.host.isolation | \"FULL\" | 'result.evaluation.host.isolation' is 'FULL', not one of full, none",
        "evaluation.submission | [] | 'result.evaluation.submission' is not an object",
        "state | {} | 'result.state' has no name and detail",
        "state.name | \"won\" | 'result.state' is the unknown state 'won'",
        "state.name | \"failed\" | 'result.state.reason' is '', not one of exception, crashed",
        "state.reason | \"crashed\" | 'result.state' has members or a detail that the state 'scored' has not",
        "state.detail | \"won by far\" | 'result.state' has members or a detail that the state 'scored' has not",
        "evaluation.host.os | 1 | 'result.evaluation.host.os' is no string",
        "evaluation.host.cores | \"2\" | 'result.evaluation.host.cores' is a text",
        "breakdowns | [] | 'result.breakdowns' is empty; leave it out",
        "exhibits | {} | 'result.exhibits' is not an array",
        "exhibits | [{\"item\": \"i\", \"title\": \"t\", \"notes\": []}] | has 0 pictures",
        "unitFacts | [] | 'result.unitFacts' is empty; leave it out",
        "breakdowns | [{\"metric\": \"m\", \"grouping\": \"g\", \"ordered\": true, \"levels\": [{\"name\": \"1\", \"value\": 1, \"n\": 1, \"at\": 1}]}] | no axis"
    })
    void wrongMember_isNamed(String path, String value, String said) {
        Json wrong = SchemaTest.with(ResultDocument.toJson(new Samples("wrong").scored()), path.split("\\.", -1), 0, json(value));
        assertThatThrownBy(() -> ResultDocument.fromJson(wrong))
                .isInstanceOfSatisfying(AxonmarkException.class, e -> assertThat(e.code().id()).isEqualTo("document-invalid"))
                .hasMessageContaining(said);
    }

    @Test
    void hostileName_isShownEscaped() {
        Json wrong = SchemaTest.with(ResultDocument.toJson(new Samples("name").scored()), new String[] {"\u001b[2J"}, 0, json("1"));
        assertThatThrownBy(() -> ResultDocument.fromJson(wrong)).hasMessageContaining("has the unknown member '\\u{1b}[2J'");
    }

    /** Null stands for no bound at the ends of a scale alone: a score of null is no score. */
    @Test
    void nullScore_isRefused() {
        Json.Obj item = (Json.Obj) json("{\"item\": \"i\", \"unit\": \"u\", \"metric\": \"m\", \"value\": null}");
        Json wrong = SchemaTest.with(ResultDocument.toJson(new Samples("null").scored()), new String[] {"itemScores"}, 0,
                new Json.Arr(List.of(item)));
        assertThatThrownBy(() -> ResultDocument.fromJson(wrong)).hasMessageContaining("'result.itemScores[0].value' is no double");
    }

    @Test
    void unboundedScale_isWrittenAsNull() {
        Metric metric = new Metric("m", "m", "ms", Direction.LOWER, 0, Double.POSITIVE_INFINITY, OptionalDouble.empty(), false, "m");
        Json.Obj written = RecordJson.write(metric);
        assertThat(written.get("highest")).isEqualTo(new Json.Null());
        assertThat(written.get("condition")).isNull();
        assertThat(RecordJson.read(Metric.class, written, "metric")).isEqualTo(metric);
    }

    @Test
    void conditionOfAMetric_isKept() {
        Metric metric = new Metric("m", "m", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false, "m", Optional.of("asked"));
        Json.Obj written = RecordJson.write(metric);
        assertThat(written.get("condition")).isEqualTo(new Json.Str("asked"));
        assertThat(RecordJson.read(Metric.class, written, "metric")).isEqualTo(metric);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void scoreThatIsNotFinite_isNotWritten(double value) {
        assertThatThrownBy(() -> RecordJson.write(new ItemScore("i", "u", "m", value))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void missingMembers_areAllNamedAtOnce() {
        assertThatThrownBy(() -> ResultDocument.fromJson(json("{\"formatVersion\": 1, \"zebra\": 0}")))
                .hasMessageContainingAll("'result.evaluation' is missing", "'result.state' is missing", "'result.itemScores' is missing",
                        "'result.summaries' is missing", "'result.use' is missing", "unknown member 'zebra'");
    }

    @Test
    void thousandsOfProblems_areCounted() {
        List<Json.Member> members = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            members.add(new Json.Member("member-" + i, new Json.Null()));
        }
        assertThatThrownBy(() -> SubmissionCardDocument.fromJson(new Json.Obj(members)))
                .hasMessageContaining("more").satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(5_000));
    }

    @Test
    void recordThatRefusesItsValues_isAProblemOfTheDocument() {
        Json.Obj right = TaskCardDocument.toJson(new Samples("refused").taskCard());
        assertThatThrownBy(() -> TaskCardDocument.fromJson(SchemaTest.with(right, new String[] {"metrics"}, 0, json("[]"))))
                .isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("needs a main metric");
    }

    /** Documents of before these parts were thought of keep their bytes, and so their signatures. */
    @Test
    void emptyParts_areNotWritten() {
        Json.Obj written = ResultDocument.toJson(new Samples("plain").scored());
        assertThat(written.get("breakdowns")).isNull();
        assertThat(written.get("exhibits")).isNull();
        assertThat(written.get("unitFacts")).isNull();
        Breakdown plain = new Breakdown("m", "budget", true, List.of(new Breakdown.Level("16", 0.5, Optional.empty(), 3)));
        assertThat(RecordJson.write(plain).compact()).isEqualTo(
                "{\"metric\":\"m\",\"grouping\":\"budget\",\"ordered\":true,\"levels\":[{\"name\":\"16\",\"value\":0.5,\"n\":3}]}");
    }

    private static List<Json.Obj> forms(Json.Obj document) {
        return List.of(document, (Json.Obj) json(document.pretty()), (Json.Obj) json(document.compact()),
                (Json.Obj) Json.parse(document.canonical(), Json.Limits.document()));
    }

    private static Json json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8), Json.Limits.document());
    }
}
