package org.axonmark.web.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.accounts.Accounts;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Queue;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.web.Startup;

/** {@code /account/data}: all that the board keeps of a person, to take along or to delete. */
public final class PersonServlet extends FormServlet {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "/account/data";
    private static final String EXPORT = "/account/export.json";

    /** Called by the server. */
    public PersonServlet() {}

    @Override
    Optional<Pages.Page> show(Asked asked) {
        asked.account();
        Map<String, Object> values = asked.values();
        values.put("password", Startup.accounts(getServletContext()).hasPassword(asked.account()));
        values.put("open", Startup.queue(getServletContext()).lastOf(asked.account(), Integer.MAX_VALUE).stream()
                .filter(order -> order.end().isEmpty()).count());
        return Optional.of(new Pages.Page("person", "Your data", values));
    }

    @Override
    boolean download(Asked asked, HttpServletResponse response) throws IOException {
        if (!asked.path().equals(EXPORT)) {
            return false;
        }
        byte[] body = PersonJson.of(getServletContext(), asked.account()).pretty().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"axonmark-" + asked.account() + ".json\"");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        return true;
    }

    @Override
    String obey(Asked asked) {
        String account = asked.account();
        if (!asked.path().equals("/account/delete")) {
            throw new AxonmarkException(ErrorCode.user("account-unknown"), "there is no such form here");
        }
        if (!asked.field("name").equals(account)) {
            throw new AxonmarkException(ErrorCode.user("name-other"), "write the account's name, '" + account + "', to delete it");
        }
        Accounts accounts = Startup.accounts(getServletContext());
        accounts.confirm(account, asked.field("password"), asked.browser().secret(), asked.request().getRemoteAddr());
        Queue queue = Startup.queue(getServletContext());
        for (Order order : queue.lastOf(account, Integer.MAX_VALUE)) {
            if (order.end().isEmpty()) {
                queue.cancel(account, order.id());
            }
        }
        Startup.administration(getServletContext()).delete(account);
        Startup.uploads(getServletContext()).drop(account);
        return "/";
    }

    @Override
    void after(Asked asked, HttpServletResponse response) {
        Browser.remember(asked.request(), response, "");
    }

    @Override
    String formOf(Asked asked) {
        return HERE;
    }
}
