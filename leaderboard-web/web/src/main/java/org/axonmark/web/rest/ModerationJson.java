package org.axonmark.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.board.Flag;
import org.axonmark.board.Flags;
import org.axonmark.board.Kept;
import org.axonmark.board.moderation.Dispute;
import org.axonmark.board.moderation.Entry;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.TaskCard;

/** Flags, disputes and the moderation log as JSON. */
final class ModerationJson {

    private ModerationJson() {}

    /** All flags of a result, those that follow from it too. */
    static Json.Member flags(Kept kept, Optional<TaskCard> card) {
        return new Json.Member("flags", new Json.Arr(Flags.of(kept, card).stream().map(flag -> (Json) flag(flag)).toList()));
    }

    static Json.Obj flag(Flag flag) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "kind", flag.kind().id());
        add(members, "submission", flag.coordinates());
        flag.evaluation().ifPresent(id -> add(members, "evaluation", id));
        add(members, "reason", flag.reason());
        add(members, "since", flag.since().toString());
        members.add(new Json.Member("ranked", new Json.Bool(!flag.kind().isOut())));
        return new Json.Obj(members);
    }

    /** A line of the log; of one that is not shown, what the chain needs. */
    static Json line(Entry entry, boolean shown) {
        List<Json.Member> members = new ArrayList<>();
        if (shown) {
            members.add(new Json.Member("body", entry.body()));
            members.add(new Json.Member("whoDeleted", new Json.Bool(!entry.isWhole())));
        } else {
            members.add(new Json.Member("number", new Json.Num(entry.number())));
        }
        add(members, "bodySum", entry.bodySum().hex());
        add(members, "sum", entry.sum().hex());
        return new Json.Obj(members);
    }

    static Json dispute(Dispute dispute) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "id", dispute.id());
        add(members, "evaluation", dispute.evaluation());
        add(members, "submission", dispute.coordinates());
        add(members, "task", dispute.task());
        add(members, "reporter", dispute.account());
        add(members, "opened", dispute.opened().toString());
        add(members, "state", dispute.state().id());
        members.add(new Json.Member("messages", new Json.Arr(dispute.messages().stream().map(message -> {
            List<Json.Member> said = new ArrayList<>();
            add(said, "at", message.at().toString());
            add(said, "account", message.account());
            add(said, "capacity", message.capacity());
            add(said, "text", message.text());
            return (Json) new Json.Obj(said);
        }).toList())));
        return new Json.Obj(members);
    }

    private static void add(List<Json.Member> members, String name, String value) {
        members.add(new Json.Member(name, new Json.Str(value)));
    }
}
