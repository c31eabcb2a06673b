package org.axonmark.results.format;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.jspecify.annotations.Nullable;

/**
 * The one mapping between the records of the format and JSON: a record is an object with its components' names, an enum its name in
 * kebab-case, a duration and an instant ISO-8601, ids and sums their text, an empty optional a missing member (as is an empty list that is
 * {@link AbsentIfEmpty}), an unbounded end of a scale null. Reading is strict: unknown and missing members, wrong types and refused values are all named, together.
 */
final class RecordJson {

    private static final ErrorCode INVALID = ErrorCode.user("document-invalid");
    private static final int MAX_PROBLEMS = 20;

    private final List<String> problems = new ArrayList<>();

    private RecordJson() {}

    static Json.Obj write(Record record) {
        List<Json.Member> members = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = get(record, component);
            Json json = isUnbounded(component, value) ? new Json.Null() : value(value);
            if (json != null && !(value instanceof List<?> list && list.isEmpty() && isAbsentIfEmpty(component))) {
                members.add(new Json.Member(component.getName(), json));
            }
        }
        return new Json.Obj(members);
    }

    static <R extends Record> R read(Class<R> type, Json json, String what) {
        RecordJson reading = new RecordJson();
        Object record = reading.record(type, json, what);
        if (!reading.problems.isEmpty()) {
            throw invalid(what, reading.problems);
        }
        return type.cast(Objects.requireNonNull(record));
    }

    static AxonmarkException invalid(String what, List<String> problems) {
        String more = problems.size() > MAX_PROBLEMS ? "; and " + (problems.size() - MAX_PROBLEMS) + " more" : "";
        return new AxonmarkException(INVALID, "the " + what + " is invalid: "
                + problems.stream().limit(MAX_PROBLEMS).collect(Collectors.joining("; ")) + more);
    }

    private static @Nullable Json value(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isPresent() ? value(optional.get()) : null;
            case OptionalDouble optional -> optional.isPresent() ? new Json.Num(optional.getAsDouble()) : null;
            case List<?> list -> new Json.Arr(list.stream().map(RecordJson::required).toList());
            case EndState state -> endState(state);
            case Sha256 _, TaskId _, Duration _, Instant _, String _ -> new Json.Str(value.toString());
            case Enum<?> constant -> new Json.Str(kebab(constant));
            case Boolean bool -> new Json.Bool(bool);
            case Number number -> new Json.Num(number.doubleValue());
            case Record record -> write(record);
            default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
        };
    }

    private static Json required(Object value) {
        Json json = value(value);
        return json == null ? new Json.Null() : json;
    }

    /** Only the ends of a scale may be infinite. */
    private static boolean isUnbounded(RecordComponent component, Object value) {
        return value instanceof Double end && Double.isInfinite(end) && isEndOfScale(component);
    }

    private static boolean isEndOfScale(RecordComponent component) {
        return component.getDeclaringRecord() == Metric.class
                && (component.getName().equals("lowest") || component.getName().equals("highest"));
    }

    private static boolean isAbsentIfEmpty(RecordComponent component) {
        return component.isAnnotationPresent(AbsentIfEmpty.class);
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Json endState(EndState state) {
        List<Json.Member> members = new ArrayList<>();
        members.add(new Json.Member("name", new Json.Str(state.name())));
        switch (state) {
            case EndState.Failed failed ->
                members.add(new Json.Member("reason", new Json.Str(kebab(failed.failure()))));
            case EndState.Refused refused ->
                members.add(new Json.Member("reason", new Json.Str(kebab(refused.refusal()))));
            case EndState.Scored _, EndState.TimedOut _, EndState.Cancelled _, EndState.Abandoned _ -> {}
        }
        members.add(new Json.Member("detail", new Json.Str(state.detail())));
        return new Json.Obj(members);
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object record(Class<?> type, Json json, String path) {
        if (!(json instanceof Json.Obj object)) {
            return problem(path, "is not an object");
        }
        RecordComponent[] components = type.getRecordComponents();
        Set<String> known = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        for (Json.Member member : object.members()) {
            if (!known.contains(member.name())) {
                problem(path, "has the unknown member '" + shorten(member.name()) + "'");
            }
        }
        int before = problems.size();
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            types[i] = components[i].getType();
            arguments[i] = member(components[i], object.get(name), path + "." + name);
        }
        return problems.size() > before ? null : construct(type, types, arguments, path);
    }

    private @Nullable Object construct(Class<?> type, Class<?>[] types, @Nullable Object[] arguments, String path) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            return problem(path, "is refused: " + shorten(String.valueOf(e.getTargetException().getMessage())));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object member(RecordComponent component, @Nullable Json json, String path) {
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return json == null ? Optional.empty() : Optional.ofNullable(element(argument(component), json, path));
        }
        if (type == OptionalDouble.class) {
            return json == null
                    ? OptionalDouble.empty()
                    : json instanceof Json.Num number ? OptionalDouble.of(number.value()) : problem(path, "is no number");
        }
        if (isAbsentIfEmpty(component)) {
            return json == null ? List.of()
                    : json instanceof Json.Arr array && array.items().isEmpty() ? problem(path, "is empty; leave it out")
                    : list(argument(component), json, path);
        }
        if (json == null) {
            return problem(path, "is missing");
        }
        if (json instanceof Json.Null && isEndOfScale(component)) {
            return component.getName().equals("lowest") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (type == List.class) {
            return list(argument(component), json, path);
        }
        return element(type, json, path);
    }

    private @Nullable Object list(Class<?> itemType, Json json, String path) {
        if (!(json instanceof Json.Arr array)) {
            return problem(path, "is not an array");
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < array.items().size(); i++) {
            Object item = element(itemType, array.items().get(i), path + "[" + i + "]");
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private @Nullable Object element(Class<?> type, Json json, String path) {
        if (type == EndState.class) {
            return endState(json, path);
        }
        if (type.isRecord() && type != Sha256.class && type != TaskId.class) {
            return record(type, json, path);
        }
        return switch (json) {
            case Json.Bool bool when type == boolean.class || type == Boolean.class -> bool.value();
            case Json.Num number when type == double.class || type == Double.class -> number.value();
            case Json.Num number when type == int.class -> whole(number.value(), Integer.MAX_VALUE, path) instanceof Long n
                    ? (Object) n.intValue()
                    : null;
            case Json.Num number when type == long.class || type == Long.class -> whole(number.value(), 1L << 53, path);
            case Json.Str text -> text(type, text.value(), path);
            default -> problem(path, "is no " + type.getSimpleName().toLowerCase(Locale.ROOT));
        };
    }

    private @Nullable Object whole(double value, long max, String path) {
        return value == StrictMath.rint(value) && Math.abs(value) <= max
                ? (Object) (long) value
                : problem(path, "is " + value + ", not a whole number up to " + max);
    }

    private @Nullable Object text(Class<?> type, String text, String path) {
        try {
            if (type == String.class) {
                return text;
            }
            if (type == Sha256.class) {
                return new Sha256(text);
            }
            if (type == TaskId.class) {
                return TaskId.parse(text);
            }
            if (type == Duration.class) {
                return Duration.parse(text);
            }
            if (type == Instant.class) {
                return Instant.parse(text);
            }
            return type.isEnum() ? constant(type, text, path) : problem(path, "is a text");
        } catch (IllegalArgumentException | DateTimeException e) {
            return problem(path, "is refused: " + shorten(String.valueOf(e.getMessage())));
        }
    }

    private @Nullable Object constant(Class<?> type, String text, String path) {
        for (Object constant : type.getEnumConstants()) {
            if (kebab((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants())
                .map(constant -> kebab((Enum<?>) constant))
                .collect(Collectors.joining(", "));
        return problem(path, "is '" + shorten(text) + "', not one of " + known);
    }

    /** What the state does not say by itself (a reason that it cannot have, an unknown member) is refused, not dropped. */
    private @Nullable Object endState(Json json, String path) {
        Object state = named(json, path);
        if (state instanceof EndState read && !Arrays.equals(endState(read).canonical(), json.canonical())) {
            return problem(path, "has members or a detail that the state '" + read.name() + "' has not");
        }
        return state;
    }

    private @Nullable Object named(Json json, String path) {
        if (!(json instanceof Json.Obj object)
                || !(object.get("name") instanceof Json.Str name)
                || !(object.get("detail") instanceof Json.Str detail)) {
            return problem(path, "has no name and detail");
        }
        Json reason = object.get("reason");
        String why = reason instanceof Json.Str text ? text.value() : "";
        return switch (name.value()) {
            case "scored" -> new EndState.Scored();
            case "failed" -> constant(EndState.Failure.class, why, path + ".reason") instanceof EndState.Failure failure
                    ? new EndState.Failed(failure, detail.value())
                    : null;
            case "refused" -> constant(EndState.Refusal.class, why, path + ".reason") instanceof EndState.Refusal refusal
                    ? new EndState.Refused(refusal, detail.value())
                    : null;
            case "timed-out" -> new EndState.TimedOut(detail.value());
            case "cancelled" -> new EndState.Cancelled(detail.value());
            case "abandoned" -> new EndState.Abandoned(detail.value());
            default -> problem(path, "is the unknown state '" + shorten(name.value()) + "'");
        };
    }

    private @Nullable Object problem(String path, String what) {
        problems.add("'" + path + "' " + what);
        return null;
    }

    private static String shorten(String text) {
        String shown = text.length() <= 120 ? text : text.substring(0, 120) + "…";
        return new Untrusted(shown).forTerminal();
    }

    private static Class<?> argument(RecordComponent component) {
        Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) argument;
    }
}
