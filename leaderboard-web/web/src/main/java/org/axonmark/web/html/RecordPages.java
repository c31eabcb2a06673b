package org.axonmark.web.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.moderation.Dispute;
import org.axonmark.board.moderation.Disputes;
import org.axonmark.board.moderation.Entry;
import org.axonmark.board.moderation.Moderation;

/** Public pages of what was done to the board's rows. */
final class RecordPages {

    private static final int MOST_LINES = 100;
    private static final int MOST_DISPUTES = 20;
    private static final int MOST_NEWEST = 500;

    private final Moderation moderation;
    private final Disputes disputes;

    RecordPages(Moderation moderation, Disputes disputes) {
        this.moderation = moderation;
        this.disputes = disputes;
    }

    /** Returns the page at an address. */
    Optional<Pages.Page> at(String path, Optional<String> below) {
        return path.equals("/moderation") ? Optional.of(log(below.filter(text -> text.matches("[1-9]\\d{0,8}")))) : Optional.empty();
    }

    /** Adds to a result's page what was reported of it, and to a board which of its rows are disputed. */
    void addTo(String path, Pages.Page page) {
        if (path.startsWith("/results/") && page.template().equals("result")) {
            page.values().put("disputes", disputes.newest(Optional.of(path.substring(9)), MOST_DISPUTES).stream()
                    .map(DisputeServlet::line).toList());
        } else if (page.template().equals("task")) {
            page.values().put("disputed", disputed());
        }
    }

    /** Returns the evaluations of which a dispute is open. */
    List<String> disputed() {
        return disputes.newest(Optional.empty(), MOST_NEWEST).stream()
                .filter(dispute -> dispute.state() == Dispute.State.OPEN).map(Dispute::evaluation).toList();
    }

    private Pages.Page log(Optional<String> below) {
        List<Entry> entries = moderation.log(below.map(Integer::parseInt).orElse(Integer.MAX_VALUE), MOST_LINES);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lines", entries.stream().map(entry -> line(entry, moderation.isShown(entry))).toList());
        values.put("older", entries.size() < MOST_LINES ? "" : "?below=" + entries.getLast().number());
        values.put("query", below.map(number -> "?below=" + number).orElse(""));
        return new Pages.Page("moderation", "Moderation log", values);
    }

    /** Returns a line as texts; one that is not shown tells its number, its day and its sum alone. */
    static Map<String, Object> line(Entry entry, boolean shown) {
        Map<String, Object> values = new LinkedHashMap<>();
        Entry.Done act = entry.act();
        values.put("number", Integer.toString(entry.number()));
        values.put("at", FlagView.time(act.at()));
        values.put("isShown", shown);
        values.put("who", shown ? Texts.safe(act.who()) : "");
        values.put("capacity", shown ? act.capacity() : "");
        values.put("verb", shown ? act.act().verb() : "");
        values.put("subject", shown ? act.subject().replaceFirst("/", " ") : "");
        values.put("href", shown ? href(act.subject()) : "");
        values.put("detail", shown ? act.detail().replaceFirst("^dispute/.*", "") : "");
        values.put("dispute", shown && act.detail().startsWith("dispute/") ? "/disputes/" + act.detail().substring(8) : "");
        values.put("reason", shown ? Texts.safe(act.reason()) : "");
        values.put("sum", entry.sum().hex());
        return values;
    }

    private static String href(String subject) {
        return subject.startsWith("submission/") ? "/submissions/" + subject.substring(11).replace(':', '/')
                : subject.startsWith("result/") ? "/results/" + subject.substring(7)
                : subject.startsWith("round/") ? "/rounds/" + subject.substring(6) : "";
    }
}
