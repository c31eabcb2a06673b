package org.axonmark.web.html;

import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.moderation.Moderation;
import org.axonmark.web.Startup;

/** {@code /account/withdraw}: the versions that an account owns, and the form by which it takes one back. */
public final class WithdrawServlet extends FormServlet {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "/account/withdraw";

    /** Called by the server. */
    public WithdrawServlet() {}

    @Override
    Optional<Pages.Page> show(Asked asked) {
        Board board = Startup.board(getServletContext());
        Map<String, Object> values = asked.values();
        values.put("versions", Startup.moderation(getServletContext()).versionsOf(asked.account()).stream()
                .map(coordinates -> Map.of("coordinates", coordinates, "shown", !board.submission(coordinates).isEmpty(), "withdrawn",
                        board.withdrawal(coordinates).map(flag -> FlagView.day(flag.since()) + ": " + Texts.safe(flag.reason()))
                                .orElse("")))
                .toList());
        values.put("chosen", asked.field("version"));
        values.put("reason", asked.field("reason"));
        values.put("most", Moderation.MOST_REASON);
        return Optional.of(new Pages.Page("withdraw", "Withdraw a version", values));
    }

    @Override
    String obey(Asked asked) {
        Startup.moderation(getServletContext()).withdraw(asked.account(), asked.field("version"), asked.field("reason"));
        return HERE;
    }

    @Override
    String formOf(Asked asked) {
        return HERE;
    }
}
