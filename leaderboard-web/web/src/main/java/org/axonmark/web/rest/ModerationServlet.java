package org.axonmark.web.rest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.accounts.Scope;
import org.axonmark.board.moderation.Disputes;
import org.axonmark.board.moderation.Moderation;
import org.axonmark.results.format.Json;
import org.axonmark.web.Startup;

/**
 * {@code /api/v1/moderation}, {@code /api/v1/disputes}: the public record, for reading; {@code POST /api/v1/withdrawals} takes a version back, with an
 * account's token.
 */
public final class ModerationServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MAX_REQUEST = 1 << 14;
    private static final int MOST_LINES = 500;
    private static final int MOST_DISPUTES = 100;

    /** Called by the server. */
    public ModerationServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        boolean writes = request.getServletPath().endsWith("/withdrawals");
        Answers.guard(request, response, writes ? List.of("POST") : List.of("GET", "HEAD"), () -> answer(request, response));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        switch (request.getServletPath()) {
            case "/api/v1/withdrawals" -> withdraw(request, response);
            case "/api/v1/disputes" -> {
                Disputes disputes = Startup.disputes(getServletContext());
                Answers.send(response, 200, path.length() > 1 ? ModerationJson.dispute(disputes.find(path.substring(1)))
                        : new Json.Arr(disputes.newest(Optional.ofNullable(request.getParameter("result")), MOST_DISPUTES).stream()
                                .map(ModerationJson::dispute).toList()));
            }
            default -> {
                Moderation moderation = Startup.moderation(getServletContext());
                String below = Optional.ofNullable(request.getParameter("below")).orElse("");
                Answers.send(response, 200, new Json.Arr(moderation
                        .log(below.matches("[1-9]\\d{0,8}") ? Integer.parseInt(below) : Integer.MAX_VALUE, MOST_LINES).stream()
                        .map(entry -> ModerationJson.line(entry, moderation.isShown(entry))).toList()));
            }
        }
    }

    private void withdraw(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> account = Answers.account(request, Scope.WITHDRAW);
        if (account.isEmpty()) {
            Answers.unknownToken(response);
            return;
        }
        if (!(Json.parse(Answers.body(request, MAX_REQUEST), Json.Limits.descriptor()) instanceof Json.Obj asked)) {
            throw QueueJson.invalid("it is no JSON object");
        }
        Answers.send(response, 200, ModerationJson.flag(Startup.moderation(getServletContext()).withdraw(account.orElseThrow(),
                QueueJson.text(asked, "submission"), QueueJson.text(asked, "reason"))));
    }
}
