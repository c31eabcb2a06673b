package org.axonmark.web.html;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Flag;
import org.axonmark.board.Kept;
import org.axonmark.board.accounts.Role;
import org.axonmark.board.moderation.Dispute;
import org.axonmark.board.moderation.Disputes;
import org.axonmark.board.moderation.Moderation;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.web.Startup;

/** {@code /disputes}: problems that readers report with rows, what is said to them, and how they end. */
public final class DisputeServlet extends FormServlet {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "/disputes";
    private static final String NEW = ALL + "/new";
    private static final int MOST = 100;

    /** Called by the server. */
    public DisputeServlet() {}

    @Override
    Place place(String path) {
        return new Place("", path.equals(NEW) ? "" : "/api/v1" + path);
    }

    @Override
    Optional<Pages.Page> show(Asked asked) {
        Disputes disputes = Startup.disputes(getServletContext());
        if (asked.path().equals(ALL)) {
            Map<String, Object> values = asked.values();
            values.put("disputes", disputes.newest(Optional.empty(), MOST).stream().map(DisputeServlet::line).toList());
            return Optional.of(new Pages.Page("disputes", "Disputes", values));
        }
        if (asked.path().equals(NEW)) {
            asked.account();
            return Optional.of(fresh(asked));
        }
        Dispute dispute = disputes.find(asked.path().substring(ALL.length() + 1));
        Map<String, Object> values = asked.values();
        values.putAll(line(dispute));
        values.put("messages", dispute.messages().stream().map(message -> Map.of("at", FlagView.time(message.at()),
                "account", Texts.safe(message.account()), "capacity", message.capacity(), "lines", lines(message.text()))).toList());
        Optional<String> account = asked.browser().account();
        boolean isOpen = dispute.state() == Dispute.State.OPEN;
        values.put("isUndecided", isOpen);
        values.put("mayAnswer", isOpen && account.flatMap(one -> disputes.capacity(one, dispute)).isPresent());
        values.put("mayDecide", account.filter(one -> disputes.mayDecide(one, dispute)).isPresent());
        values.put("kinds", settable());
        values.put("most", Disputes.MOST_TEXT);
        values.put("text", asked.field("text"));
        return Optional.of(new Pages.Page("dispute", "Dispute on " + dispute.coordinates(), values));
    }

    private Pages.Page fresh(Asked asked) {
        String evaluation = asked.field("result");
        Kept kept = Startup.board(getServletContext()).result(evaluation).orElseThrow(() -> new AxonmarkException(
                ErrorCode.user("result-unknown"), "this board shows no result of this id; open a dispute from the page of a result"));
        Map<String, Object> values = asked.values();
        values.put("evaluation", evaluation);
        values.put("coordinates", kept.result().evaluation().submission().coordinates());
        values.put("task", kept.result().evaluation().task().toString());
        values.put("most", Disputes.MOST_TEXT);
        values.put("text", asked.field("text"));
        return new Pages.Page("dispute-new", "Report a problem", values);
    }

    @Override
    String obey(Asked asked) {
        Disputes disputes = Startup.disputes(getServletContext());
        if (asked.path().equals(NEW)) {
            return ALL + "/" + disputes.open(asked.account(), asked.field("result"), asked.field("text")).id();
        }
        String[] parts = asked.path().substring(ALL.length()).split("/", -1);
        if (parts.length == 3 && parts[2].equals("answer")) {
            disputes.answer(asked.account(), parts[1], asked.field("text"));
        } else if (parts.length == 3 && parts[2].equals("decide")) {
            decide(asked, disputes, parts[1]);
        } else {
            throw new AxonmarkException(ErrorCode.user("dispute-unknown"), "there is no such form here");
        }
        return ALL + "/" + parts[1];
    }

    /** One form decides and, if it says so, flags the row, for the same reason. */
    private void decide(Asked asked, Disputes disputes, String id) {
        Moderation moderation = Startup.moderation(getServletContext());
        moderation.require(asked.account(), Role.MODERATOR);
        Dispute dispute = disputes.find(id);
        boolean upheld = Dispute.State.of(asked.field("state")).filter(state -> state != Dispute.State.OPEN)
                .orElseThrow(
                        () -> new AxonmarkException(ErrorCode.user("text-invalid"), "choose whether the dispute is upheld or rejected"))
                == Dispute.State.UPHELD;
        disputes.decide(asked.account(), id, upheld, asked.field("text"));
        if (upheld) {
            Flag.Kind.of(asked.field("flag")).ifPresent(kind -> moderation.flag(asked.account(), kind, dispute.coordinates(),
                    Optional.of(dispute.evaluation()), asked.field("text")));
        }
    }

    @Override
    String formOf(Asked asked) {
        return asked.path().equals(NEW) ? NEW : asked.path().replaceFirst("/(answer|decide)$", "");
    }

    /** Returns the kinds of flags that a moderator chooses from. */
    static List<Map<String, Object>> settable() {
        return List.of(Flag.Kind.SUSPECTED_GAMING, Flag.Kind.TRAINING_OVERLAP, Flag.Kind.TRANSDUCTIVE).stream()
                .map(kind -> Map.<String, Object>of("id", kind.id(), "title", kind.title())).toList();
    }

    /** Returns what a list shows of a dispute. */
    static Map<String, Object> line(Dispute dispute) {
        String text = dispute.messages().isEmpty() ? "" : Texts.safe(dispute.messages().getFirst().text().replaceAll("\\s+", " "));
        return Map.of("id", dispute.id(), "coordinates", dispute.coordinates(), "evaluation", dispute.evaluation(), "task", dispute.task(),
                "reporter", Texts.safe(dispute.account()), "opened", FlagView.time(dispute.opened()), "state", dispute.state().id(),
                "excerpt", text.length() <= 160 ? text : text.substring(0, 159) + "…");
    }

    /** Plain text has lines; nothing else of it means anything. */
    private static List<String> lines(String text) {
        return text.lines().map(Texts::safe).toList();
    }
}
