package org.axonmark.results.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The bounded parser behind {@link Json#parse}. */
final class JsonReading {

    private static final ErrorCode INVALID = ErrorCode.user("json-invalid");

    private final JsonParser parser;
    private final Json.Limits limits;
    private int values;

    private JsonReading(JsonParser parser, Json.Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    static Json parse(byte[] document, Json.Limits limits) {
        if (document.length > limits.bytes()) {
            throw invalid("it has " + document.length + " bytes, at most " + limits.bytes() + " are read", null);
        }
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.string())
                .maxNameLength(limits.string())
                .maxNumberLength(100)
                .build();
        JsonFactory factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8(document))) {
            JsonReading reading = new JsonReading(parser, limits);
            Json value = reading.value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw invalid("something follows the document's end", null);
            }
            return value;
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")";
            throw invalid(e.getOriginalMessage() + where, e);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()), e);
        }
    }

    /** Decodes strictly: what is no UTF-8 (a longer form than needed, half a surrogate pair, UTF-16) would be read in more than one way. */
    private static String utf8(byte[] document) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
        } catch (CharacterCodingException e) {
            throw invalid("it is not UTF-8", e);
        }
    }

    private Json value(@Nullable JsonToken token) {
        if (token == null) {
            throw invalid("it is empty", null);
        }
        if (++values > limits.values()) {
            throw invalid("it has more than " + limits.values() + " values", null);
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Json.Str(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getDoubleValue());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            default -> throw invalid("token " + token + " is not expected here", null);
        };
    }

    private Json object() {
        List<Json.Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            members.add(new Json.Member(name, value(parser.nextToken())));
        }
        return new Json.Obj(members);
    }

    private Json array() {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Json.Arr(items);
    }

    private static AxonmarkException invalid(String why, @Nullable Throwable cause) {
        return new AxonmarkException(INVALID, "the JSON cannot be read: " + new Untrusted(why).forTerminal(), cause);
    }
}
