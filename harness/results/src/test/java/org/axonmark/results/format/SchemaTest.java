package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas as an independent validator reads them, and as the records are. */
class SchemaTest {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @EnumSource(Schema.class)
    void schema_isItselfValid(Schema schema) {
        com.networknt.schema.Schema dialect =
                REGISTRY.getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(dialect.validate(schema.document().compact(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void everyDocumentThatIsWritten_isValid() throws Exception {
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        for (int draw = 0; draw < 20; draw++) {
            Samples samples = new Samples("valid " + draw);
            Result result = samples.scored();
            assertThat(problems(Schema.RESULT, ResultDocument.toJson(result))).isEmpty();
            assertThat(problems(Schema.RESULT, ResultDocument.toJson(samples.illustrated()))).isEmpty();
            assertThat(problems(Schema.RESULT, ResultDocument.toJson(samples.rederived()))).isEmpty();
            assertThat(problems(Schema.TASK_CARD, TaskCardDocument.toJson(samples.taskCard()))).isEmpty();
            assertThat(problems(Schema.SUBMISSION_CARD, SubmissionCardDocument.toJson(samples.submissionCard()))).isEmpty();
            assertThat(problems(Schema.SIGNED_RESULT, SignedResult.sign(result, keys).toJson())).isEmpty();
        }
    }

    @Test
    void everyEndState_isValid() {
        Samples samples = new Samples("states");
        for (EndState state : samples.states()) {
            assertThat(problems(Schema.RESULT, ResultDocument.toJson(samples.unscored(state)))).as(state.name()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "formatVersion | 2", "formatVersion | \"1\"", "evaluation.task | \"eeg/no-version\"", "evaluation.secret | \"00\"",
        "evaluation.limits.wall | 60", "evaluation.limits.processes | 1.5", "evaluation.host.isolation | \"some\"",
        "evaluation.started | \"yesterday\"", "state | \"scored\"", "state.name | \"won\"", "state.reason | \"exception\"",
        "itemScores | {}", "itemScores | []", "use.calls | -1", "outcomes | \"none\"", "extra | 1", "evaluation.extra | null",
        "evaluation.submission.onnx | 1", "evaluation.submission.id | \"../up\"", "breakdowns | []", "exhibits | []",
        "breakdowns | [{\"metric\": \"m\", \"grouping\": \"Budget\", \"ordered\": true, \"levels\": []}]",
        "exhibits | [{\"item\": \"i\", \"title\": \"t\", \"notes\": []}]", "rederives | {\"evaluation\": \"e1\"}"
    })
    void wrongMember_isRejected(String path, String value) {
        Json right = ResultDocument.toJson(new Samples("wrong").scored());
        Json wrong = with(right, path.split("\\.", -1), 0, Json.parse(value.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Json.Limits.descriptor()));
        assertThat(problems(Schema.RESULT, wrong)).isNotEmpty();
    }

    @Test
    void missingMember_isRejected() {
        Json.Obj right = ResultDocument.toJson(new Samples("missing").scored());
        for (String name : List.of("formatVersion", "evaluation", "state", "itemScores", "summaries", "use")) {
            Json.Obj without = new Json.Obj(right.members().stream().filter(member -> !member.name().equals(name)).toList());
            assertThat(problems(Schema.RESULT, without)).as(name).isNotEmpty();
        }
    }

    @Test
    void scoresOfAnUnscoredResult_areRejected() {
        Samples samples = new Samples("unscored");
        Json scored = ResultDocument.toJson(samples.scored());
        Json cancelled = Json.parse("{\"name\": \"cancelled\", \"detail\": \"\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Json.Limits.descriptor());
        assertThat(problems(Schema.RESULT, with(scored, new String[] {"state"}, 0, cancelled))).isNotEmpty();
        for (String part : List.of("breakdowns", "exhibits", "unitFacts", "charts", "remarks")) {
            Json some = Objects.requireNonNull(ResultDocument.toJson(samples.illustrated()).get(part));
            Json unscored = ResultDocument.toJson(samples.unscored(new EndState.Cancelled("")));
            assertThat(problems(Schema.RESULT, with(unscored, new String[] {part}, 0, some))).as(part).isNotEmpty();
        }
    }

    /** A component that is renamed, added or made optional without its schema fails here. */
    @Test
    void properties_areTheComponentsOfTheRecords() {
        Map<Class<? extends Record>, Json.Obj> described = Map.ofEntries(
                Map.entry(Result.class, Schema.RESULT.document()),
                Map.entry(EvaluationCard.class, definition(Schema.RESULT, "evaluation")),
                Map.entry(HostProfile.class, definition(Schema.RESULT, "host")),
                Map.entry(ItemScore.class, definition(Schema.RESULT, "itemScore")),
                Map.entry(Summary.class, definition(Schema.RESULT, "summary")),
                Map.entry(Summary.Interval.class, definition(Schema.RESULT, "interval")),
                Map.entry(NullScore.class, definition(Schema.RESULT, "nullScore")),
                Map.entry(Rederivation.class, definition(Schema.RESULT, "rederivation")),
                Map.entry(Breakdown.class, definition(Schema.RESULT, "breakdown")),
                Map.entry(Breakdown.Level.class, definition(Schema.RESULT, "level")),
                Map.entry(Exhibit.class, definition(Schema.RESULT, "exhibit")),
                Map.entry(Exhibit.Note.class, definition(Schema.RESULT, "note")),
                Map.entry(Exhibit.Plot.class, definition(Schema.RESULT, "plot")),
                Map.entry(Exhibit.Series.class, definition(Schema.RESULT, "series")),
                Map.entry(Exhibit.Band.class, definition(Schema.RESULT, "band")),
                Map.entry(Exhibit.Table.class, definition(Schema.RESULT, "table")),
                Map.entry(Exhibit.Row.class, definition(Schema.RESULT, "row")),
                Map.entry(Breakdown.Axis.class, definition(Schema.RESULT, "axis")),
                Map.entry(Drawing.class, definition(Schema.RESULT, "drawing")),
                Map.entry(Drawing.Node.class, definition(Schema.RESULT, "node")),
                Map.entry(Drawing.Edge.class, definition(Schema.RESULT, "edge")),
                Map.entry(UnitFact.class, definition(Schema.RESULT, "unitFact")),
                Map.entry(Raster.class, definition(Schema.RESULT, "raster")),
                Map.entry(Raster.Layer.class, definition(Schema.RESULT, "layer")),
                Map.entry(Chart.class, definition(Schema.RESULT, "chart")),
                Map.entry(Chart.Column.class, definition(Schema.RESULT, "chartColumn")),
                Map.entry(Chart.Row.class, definition(Schema.RESULT, "chartRow")),
                Map.entry(Use.class, definition(Schema.RESULT, "use")),
                Map.entry(SubmissionCard.class, Schema.SUBMISSION_CARD.document()),
                Map.entry(TaskCard.class, Schema.TASK_CARD.document()),
                Map.entry(Metric.class, definition(Schema.TASK_CARD, "metric")),
                Map.entry(Limits.class, definition(Schema.TASK_CARD, "limits")),
                Map.entry(SignedResult.class, Schema.SIGNED_RESULT.document()));
        described.forEach((type, schema) -> {
            Set<String> written = type == Result.class ? Set.of("formatVersion") : Set.of();
            List<RecordComponent> components = components(type);
            assertThat(names(schema, "properties")).as(type.getSimpleName()).containsExactlyInAnyOrderElementsOf(
                    Stream.concat(written.stream(), components.stream().map(RecordComponent::getName)).toList());
            assertThat(names(schema, "required")).as(type.getSimpleName()).containsExactlyInAnyOrderElementsOf(
                    Stream.concat(written.stream(), components.stream()
                            .filter(component -> component.getType() != Optional.class && component.getType() != OptionalDouble.class
                                    && !component.isAnnotationPresent(AbsentIfEmpty.class))
                            .map(RecordComponent::getName)).toList());
            assertThat(schema.get("additionalProperties")).isEqualTo(new Json.Bool(false));
        });
        Set<Class<?>> reached = new java.util.HashSet<>();
        described.keySet().forEach(type -> reach(type, reached));
        reached.remove(Signed.class);
        assertThat(reached).as("records of the format without a schema").isSubsetOf(described.keySet());
    }

    /** A signature's parts stand in the document that it signs. */
    private static List<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(part -> part.getType() == Signed.class ? Arrays.stream(Signed.class.getRecordComponents()) : Stream.of(part))
                .toList();
    }

    @Test
    void limits_areDescribedAlikeInBothDocuments() {
        assertThat(definition(Schema.RESULT, "limits")).isEqualTo(definition(Schema.TASK_CARD, "limits"));
    }

    @Test
    void enumerations_areTheConstants() {
        assertThat(allTexts(definition(Schema.RESULT, "state"))).containsAll(kebab(EndState.Failure.values()))
                .containsAll(kebab(EndState.Refusal.values()));
        assertThat(allTexts(definition(Schema.RESULT, "host"))).containsAll(kebab(Isolation.values()));
        assertThat(allTexts(definition(Schema.RESULT, "series"))).containsAll(kebab(Exhibit.Mark.values()));
        assertThat(allTexts(definition(Schema.RESULT, "edge"))).containsAll(kebab(Drawing.Kind.values()));
        assertThat(allTexts(definition(Schema.RESULT, "axis"))).containsAll(kebab(Breakdown.Scale.values()));
        assertThat(allTexts(definition(Schema.TASK_CARD, "metric"))).containsAll(kebab(Direction.values()));
        assertThat(allTexts(Schema.TASK_CARD.document())).containsAll(kebab(Labels.values()));
    }

    private static List<Error> problems(Schema schema, Json document) {
        return REGISTRY.getSchema(schema.document().compact(), InputFormat.JSON).validate(document.compact(), InputFormat.JSON);
    }

    private static Json.Obj definition(Schema schema, String name) {
        Json.Obj definitions = (Json.Obj) Objects.requireNonNull(schema.document().get("$defs"));
        return (Json.Obj) Objects.requireNonNull(definitions.get(name));
    }

    private static List<String> names(Json.Obj schema, String member) {
        return switch (Objects.requireNonNull(schema.get(member))) {
            case Json.Obj object -> object.members().stream().map(Json.Member::name).toList();
            case Json.Arr array -> array.items().stream().map(item -> ((Json.Str) item).value()).toList();
            default -> throw new AssertionError(member + " is neither an object nor an array");
        };
    }

    private static void reach(Type type, Set<Class<?>> reached) {
        if (type instanceof ParameterizedType generic) {
            reach(generic.getActualTypeArguments()[0], reached);
        } else if (type instanceof Class<?> plain && plain.isRecord() && plain != Sha256.class && plain != TaskId.class
                && reached.add(plain)) {
            for (RecordComponent component : plain.getRecordComponents()) {
                reach(component.getGenericType(), reached);
            }
        }
    }

    private static List<String> allTexts(Json json) {
        return switch (json) {
            case Json.Str text -> List.of(text.value());
            case Json.Arr array -> array.items().stream().flatMap(item -> allTexts(item).stream()).toList();
            case Json.Obj object -> object.members().stream().flatMap(member -> allTexts(member.value()).stream()).toList();
            default -> List.of();
        };
    }

    private static Set<String> kebab(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    /** Returns the document with the member at a path replaced or added. */
    static Json with(@Nullable Json json, String[] path, int depth, Json value) {
        if (depth == path.length) {
            return value;
        }
        Json.Obj object = (Json.Obj) Objects.requireNonNull(json);
        Json replaced = with(object.get(path[depth]), path, depth + 1, value);
        Stream<Json.Member> others = object.members().stream().filter(member -> !member.name().equals(path[depth]));
        return new Json.Obj(Stream.concat(others, Stream.of(new Json.Member(path[depth], replaced))).toList());
    }
}
