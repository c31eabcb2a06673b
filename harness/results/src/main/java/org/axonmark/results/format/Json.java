package org.axonmark.results.format;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.results.AxonmarkException;
import org.jspecify.annotations.Nullable;

/** A JSON value as a small immutable tree, read within limits and written either for people or canonically (RFC 8785). */
public sealed interface Json {

    /** An object; the order of members is kept. */
    record Obj(List<Member> members) implements Json {

        /** Copies the members and refuses a name that stands twice. */
        public Obj {
            members = List.copyOf(members);
            Set<String> names = new HashSet<>();
            for (Member member : members) {
                if (!names.add(member.name())) {
                    throw new IllegalArgumentException("member '" + member.name() + "' stands twice in one object");
                }
            }
        }

        /** Returns the value of a member, or null if there is none of that name. */
        public @Nullable Json get(String name) {
            for (Member member : members) {
                if (member.name().equals(name)) {
                    return member.value();
                }
            }
            return null;
        }
    }

    /** A member of an object. */
    record Member(String name, Json value) {

        /** Refuses a name that UTF-8 cannot write. */
        public Member {
            JsonWriting.requireText(name);
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {

        /** Copies the items. */
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record Str(String value) implements Json {

        /** Refuses what UTF-8 cannot write: half of a surrogate pair, which RFC 8785 makes an error. */
        public Str {
            JsonWriting.requireText(value);
        }
    }

    /** A number, a double as in RFC 8785. */
    record Num(double value) implements Json {

        /** Refuses what JSON cannot write. */
        public Num {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(value + " cannot be written in JSON");
            }
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {}

    /** Null. */
    record Null() implements Json {}

    /**
     * How much a parser accepts.
     *
     * @param bytes length of the document
     * @param depth nesting of arrays and objects
     * @param string length of one string or name in characters
     * @param values number of values in all
     */
    record Limits(int bytes, int depth, int string, int values) {

        /** Returns the limits of a result or task document: 16 MiB, depth 32, strings of 64 Ki, a million values. */
        public static Limits document() {
            return new Limits(16 << 20, 32, 1 << 16, 1_000_000);
        }

        /** Returns the limits of a descriptor: 64 KiB, depth 8, strings of 4 Ki, a thousand values. */
        public static Limits descriptor() {
            return new Limits(1 << 16, 8, 1 << 12, 1_000);
        }
    }

    /**
     * Reads a document in UTF-8.
     *
     * @throws AxonmarkException with code {@code json-invalid} if it is no JSON, has a name twice, or passes a limit; says where
     */
    static Json parse(byte[] document, Limits limits) {
        return JsonReading.parse(document, limits);
    }

    /** Returns the value for people: two spaces of indentation, short arrays of numbers on one line. */
    default String pretty() {
        StringBuilder text = new StringBuilder();
        JsonWriting.pretty(this, 0, text);
        return text.append('\n').toString();
    }

    /** Returns the value on one line. */
    default String compact() {
        StringBuilder text = new StringBuilder();
        JsonWriting.compact(this, false, text);
        return text.toString();
    }

    /** Returns the one canonical form of RFC 8785 in UTF-8, over which signatures are made. */
    default byte[] canonical() {
        StringBuilder text = new StringBuilder();
        JsonWriting.compact(this, true, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
