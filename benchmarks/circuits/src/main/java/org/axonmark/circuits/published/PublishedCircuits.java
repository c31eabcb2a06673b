package org.axonmark.circuits.published;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.axonmark.circuits.published.PublishedCircuit.Connection;
import org.axonmark.circuits.published.PublishedCircuit.Link;
import org.axonmark.circuits.published.PublishedCircuit.Source;
import org.axonmark.results.format.Json;
import org.jspecify.annotations.Nullable;

/** The published lists of this library, one resource each. */
public final class PublishedCircuits {

    private static final List<PublishedCircuit> ALL = List.of("ioi-acdc", "ioi-seed", "greater-than-acdc", "greater-than-hanna",
            "docstring-acdc", "docstring-auto-circuit", "docstring-seed").stream().map(PublishedCircuits::read).toList();

    private PublishedCircuits() {}

    /** Returns all lists. */
    public static List<PublishedCircuit> all() {
        return ALL;
    }

    /** Returns the lists of a behaviour. */
    public static List<PublishedCircuit> of(String behaviour) {
        return ALL.stream().filter(list -> list.behaviour().equals(behaviour)).toList();
    }

    private static PublishedCircuit read(String id) {
        try (InputStream stream = Objects.requireNonNull(PublishedCircuits.class.getResourceAsStream(id + ".json"), id)) {
            return list((Json.Obj) Json.parse(stream.readAllBytes(), Json.Limits.document()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublishedCircuit list(Json.Obj json) {
        Json.Obj source = (Json.Obj) Objects.requireNonNull(json.get("source"));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        if (json.get("groups") instanceof Json.Obj named) {
            named.members().forEach(member -> groups.put(member.name(), texts(member.value())));
        }
        List<Connection> connections = new ArrayList<>();
        for (Json item : items(json, "connections")) {
            Json.Obj connection = (Json.Obj) item;
            connections.add(new Connection(text(connection, "from"), text(connection, "to"),
                    connection.get("ports") instanceof Json.Str ports ? ports.value() : "qkv"));
        }
        List<Link> edges = items(json, "edges").stream().map(PublishedCircuits::texts)
                .map(ends -> new Link(ends.get(0), ends.get(1))).toList();
        return new PublishedCircuit(text(json, "id"), (int) ((Json.Num) Objects.requireNonNull(json.get("version"))).value(),
                text(json, "behaviour"), text(json, "model"), text(json, "title"),
                new Source(text(source, "repository"), text(source, "commit"), text(source, "file"), text(source, "licence")),
                texts(json.get("citations")), texts(json.get("nodes")),
                json.get("sameLayer") instanceof Json.Bool same && same.value(), groups, connections, edges);
    }

    private static List<Json> items(Json.Obj json, String name) {
        return json.get(name) instanceof Json.Arr array ? array.items() : List.of();
    }

    private static List<String> texts(@Nullable Json array) {
        return ((Json.Arr) Objects.requireNonNull(array)).items().stream().map(text -> ((Json.Str) text).value()).toList();
    }

    private static String text(Json.Obj json, String name) {
        return ((Json.Str) Objects.requireNonNull(json.get(name), name)).value();
    }
}
