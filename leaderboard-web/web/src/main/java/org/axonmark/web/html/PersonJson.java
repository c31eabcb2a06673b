package org.axonmark.web.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.ServletContext;

import org.axonmark.board.accounts.Scope;
import org.axonmark.board.moderation.KeptAdministration;
import org.axonmark.board.moderation.Person;
import org.axonmark.board.queue.Order;
import org.axonmark.results.format.Json;
import org.axonmark.web.Startup;
import org.axonmark.web.rest.Callers;

/** All that the board keeps of a person, as JSON. Secrets are not in it: of them only sums are kept. */
final class PersonJson {

    private PersonJson() {}

    static Json of(ServletContext application, String account) {
        KeptAdministration kept = Startup.administration(application).own();
        Person person = kept.person(account).orElseThrow();
        List<Json.Member> members = new ArrayList<>();
        members.add(new Json.Member("account", object("name", person.name(), "created", time(person.created()), "roles",
                String.join(" ", person.roles().stream().map(role -> role.id()).sorted().toList()), "password",
                Startup.accounts(application).hasPassword(account) ? "kept as an Argon2id hash, which is not exported" : "none")));
        members.add(list("identities", Startup.accounts(application).identities(account).stream()
                .map(identity -> object("issuer", identity.issuer(), "subject", identity.subject())).toList()));
        members.add(list("sessions", kept.sessions(account).stream()
                .map(session -> object("begun", time(session.begun()), "seen", time(session.seen()))).toList()));
        members.add(list("tokens", Startup.accounts(application).tokens(account).stream().map(token -> object("title", token.title(),
                "scopes", String.join(" ", token.scopes().stream().map(Scope::id).sorted().toList()), "created", time(token.created()),
                "expires", time(token.expires()), "used", token.used().map(PersonJson::time).orElse("never"))).toList()));
        members.add(list("hook", Callers.hooks(application).of(account).stream().map(hook -> object("url", hook.url().toString(), "said",
                hook.said(), "secret", "kept, and not exported")).toList()));
        members.add(list("submissions", Startup.moderation(application).versionsOf(account).stream().map(one -> (Json) new Json.Str(one))
                .toList()));
        members.add(list("jars", Startup.uploads(application).all(account).entrySet().stream()
                .map(jar -> object("sha256", jar.getKey(), "bytes", Long.toString(jar.getValue()))).toList()));
        members.add(list("orders", Startup.queue(application).lastOf(account, Integer.MAX_VALUE).stream()
                .map(Startup.queue(application)::shown).map(PersonJson::order).toList()));
        members.add(list("quotas", kept.quotas().stream().filter(quota -> quota.account().equals(Optional.of(account)))
                .map(quota -> object("task", quota.task().orElse("each"), "orders", Integer.toString(quota.orders()))).toList()));
        members.add(list("disputes", kept.disputesOf(account).stream().map(dispute -> object("id", dispute.id(), "result",
                dispute.evaluation(), "reporter", dispute.account().equals(account) ? "you" : "another", "yourTexts",
                String.join("\n\n", dispute.messages().stream().filter(message -> message.account().equals(account))
                        .map(message -> message.text()).toList())))
                .toList()));
        members.add(list("moderationLog",
                kept.linesOf(account).stream().map(entry -> object("number", Integer.toString(entry.number()), "at",
                        time(entry.act().at()), "who", entry.act().who(), "act", entry.act().act().id(), "subject", entry.act().subject(),
                        "detail",
                        entry.act().detail(), "reason", entry.act().reason())).toList()));
        return new Json.Obj(members);
    }

    private static Json order(Order order) {
        return object("id", order.id(), "submission", order.coordinates(), "sha256", order.sha256().hex(), "task", order.task(), "received",
                time(order.received()), "publicFrom", order.publicFrom().map(PersonJson::time).orElse("at once"), "state",
                order.end().map(Order.End::state).orElse("open"), "result", order.end().flatMap(Order.End::evaluation).orElse("none"),
                "key", order.key());
    }

    private static Json.Member list(String name, List<Json> items) {
        return new Json.Member(name, new Json.Arr(items));
    }

    /** An object of names and values in turn. */
    private static Json object(String... parts) {
        List<Json.Member> members = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            members.add(new Json.Member(parts[i], new Json.Str(parts[i + 1])));
        }
        return new Json.Obj(members);
    }

    private static String time(Instant instant) {
        return instant.toString();
    }
}
