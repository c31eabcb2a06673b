package org.axonmark.web.html;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.axonmark.board.Board;
import org.axonmark.board.accounts.Accounts;
import org.axonmark.board.accounts.Passwords;
import org.axonmark.board.accounts.PersonalToken;
import org.axonmark.board.accounts.Scope;
import org.axonmark.board.hooks.Hook;
import org.axonmark.board.hooks.Hooks;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.Upload;
import org.axonmark.board.queue.Uploads;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;

/** Gathers what the pages of an account show. */
final class AccountPages {

    private static final int MOST_ORDERS = 100;

    private final Board board;
    private final Accounts accounts;
    private final Queue queue;
    private final Hooks hooks;

    AccountPages(Board board, Accounts accounts, Queue queue, Hooks hooks) {
        this.board = board;
        this.accounts = accounts;
        this.queue = queue;
        this.hooks = hooks;
    }

    /** The form by which one logs in or signs up, with what was wrong the last time, the name that was given, and the OpenID provider's name, empty without one. */
    static Pages.Page door(boolean fresh, String wrong, String name, String provider) {
        return new Pages.Page("door", fresh ? "Sign up" : "Log in", Map.of("fresh", fresh, "wrong", wrong, "name", Texts.safe(name),
                "fewest", Passwords.FEWEST, "most", Passwords.MOST, "provider", Texts.safe(provider)));
    }

    /** The account's own page; a new secret, a token's or the hook's, is shown once. */
    Pages.Page account(String account, String mark, String wrong, String secret) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("account", account);
        values.put("mark", mark);
        values.put("wrong", wrong);
        values.put("token", secret.startsWith(Accounts.TOKEN) ? secret : "");
        values.put("secret", secret.startsWith(Hooks.SECRET) ? secret : "");
        Optional<Hook> hook = hooks.of(account);
        values.put("hook", hook.map(one -> one.url().toString()).orElse(""));
        values.put("said", hook.map(one -> one.said() + (one.isGivenUp() ? ", and is tried no more" : "")).orElse(""));
        values.put("tokens", accounts.tokens(account).stream().map(this::token).toList());
        values.put("scopes", Scope.values());
        values.put("days", Accounts.MOST_DAYS);
        values.put("fewest", Passwords.FEWEST);
        values.put("password", accounts.hasPassword(account));
        values.put("identity", accounts.identities(account).stream().map(one -> one.issuer() + " as " + Texts.safe(one.subject()))
                .collect(Collectors.joining(", ")));
        values.put("orders", new Orders(board, queue).of(account, MOST_ORDERS));
        return new Pages.Page("account", "Account " + account, values);
    }

    private Map<String, Object> token(PersonalToken token) {
        return Map.of("sum", token.sum().hex(), "title", Texts.safe(token.title()),
                "scopes", String.join(", ", token.scopes().stream().map(Scope::id).sorted().toList()),
                "created", day(token.created()), "expires", day(token.expires()), "expired", accounts.isExpired(token),
                "used", token.used().map(AccountPages::day).orElse("never"));
    }

    private static String day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS).toString().substring(0, "2026-01-01".length());
    }

    /** A result of one of the account's orders, private or not; of a sealed round nobody sees it. */
    Optional<Pages.Page> result(String account, String evaluation) {
        return queue.lastOf(account, Integer.MAX_VALUE).stream()
                .filter(order -> order.end().flatMap(Order.End::evaluation).equals(Optional.of(evaluation))).findFirst()
                .flatMap(order -> board.anyResult(evaluation).filter(kept -> !board.isSealed(kept))
                        .map(kept -> new Pages(board, queue).ofOwn(kept,
                                kept.publicFrom().map(AccountPages::day).orElse("now"))));
    }

    /** The form by which a JAR is sent. */
    static Pages.Page submit(String mark, String wrong) {
        return new Pages.Page("submit", "Submit a JAR", Map.of("mark", mark, "wrong", wrong, "most", Uploads.MOST_BYTES >> 20));
    }

    /** What inspect found in a JAR, and the tasks that it may be evaluated on. */
    Pages.Page sent(Upload upload, String mark, String wrong) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("mark", mark);
        values.put("wrong", wrong);
        values.put("sum", upload.sha256().hex());
        values.put("key", UUID.randomUUID().toString());
        values.put("problems", upload.problems().stream().map(finding -> Map.of("code", finding.code(),
                "message", Texts.safe(finding.message()), "mend", Texts.safe(finding.mend()))).toList());
        String suite = upload.card().map(SubmissionCard::suite).orElse("");
        values.put("coordinates",
                upload.card().map(SubmissionCard::coordinates).map(Texts::safe).orElse("a JAR without a readable descriptor"));
        values.put("title", upload.card().map(SubmissionCard::title).map(Texts::safe).orElse(""));
        values.put("suite", Texts.safe(suite));
        List<TaskCard> tasks = board.tasks().stream().filter(card -> card.id().suite().equals(suite)).toList();
        values.put("tasks", tasks.stream().map(card -> Map.of("id", card.id().toString(), "title", card.title(), "summary", card.summary()))
                .toList());
        return new Pages.Page("sent", "Ask for evaluations", values);
    }
}
