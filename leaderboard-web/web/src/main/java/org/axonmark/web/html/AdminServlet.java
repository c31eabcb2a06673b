package org.axonmark.web.html;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.Flag;
import org.axonmark.board.accounts.Role;
import org.axonmark.board.moderation.Administration;
import org.axonmark.board.moderation.Moderation;
import org.axonmark.board.moderation.Person;
import org.axonmark.board.moderation.Quota;
import org.axonmark.board.queue.Queue;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;
import org.axonmark.web.Startup;

/** {@code /admin}: accounts, quotas, flags, agents and rounds, for administrators; flags for moderators too. Every act takes a reason and is logged. */
public final class AdminServlet extends FormServlet {

    private static final long serialVersionUID = 1L;
    private static final String HOME = "/admin";
    private static final String USERS = HOME + "/users";
    private static final String QUOTAS = HOME + "/quotas";
    private static final String FLAGS = HOME + "/flags";
    private static final String AGENTS = HOME + "/agents";
    private static final String ROUNDS = HOME + "/rounds";
    private static final String CLAIM = HOME + "/claim";
    private static final int MOST_USERS = 200;
    private static final int MOST_LINES = 50;

    /** Called by the server. */
    public AdminServlet() {}

    @Override
    Optional<Pages.Page> show(Asked asked) {
        String account = asked.account();
        Moderation moderation = Startup.moderation(getServletContext());
        Map<String, Object> values = asked.values();
        values.put("reason", asked.field("reason"));
        values.put("isAdministrator", moderation.is(account, Role.ADMINISTRATOR));
        values.put("isModerator", moderation.is(account, Role.MODERATOR));
        if (asked.path().equals(HOME)) {
            values.put("lines", moderation.is(account, Role.ADMINISTRATOR)
                    ? moderation.log(Integer.MAX_VALUE, MOST_LINES).stream().map(entry -> RecordPages.line(entry, true)).toList()
                    : List.of());
            return Optional.of(new Pages.Page("admin", "Administration", values));
        }
        if (asked.path().equals(FLAGS)) {
            moderation.require(account, Role.MODERATOR);
            values.put("flags", moderation.flags().reversed().stream().map(FlagView::of).toList());
            values.put("kinds", DisputeServlet.settable());
            for (String field : List.of("kind", "subject")) {
                values.put(field, asked.field(field));
            }
            return Optional.of(new Pages.Page("admin-flags", "Flags", values));
        }
        moderation.require(account, Role.ADMINISTRATOR);
        return switch (asked.path()) {
            case USERS -> Optional.of(users(asked, values));
            case QUOTAS -> Optional.of(quotas(asked, values));
            case AGENTS -> Optional.of(agents(asked, values));
            case ROUNDS -> {
                values.put("rounds", board().rounds().stream().map(RoundPages::texts).toList());
                yield Optional.of(new Pages.Page("admin-rounds", "Rounds", values));
            }
            default -> asked.path().startsWith(USERS + "/") ? Optional.of(user(asked, values)) : Optional.empty();
        };
    }

    private Pages.Page users(Asked asked, Map<String, Object> values) {
        values.put("asked", Texts.safe(asked.field("q")));
        values.put("users",
                administration().people(asked.account(), asked.field("q"), MOST_USERS).stream().map(AdminServlet::texts).toList());
        return new Pages.Page("admin-users", "Accounts", values);
    }

    private Pages.Page user(Asked asked, Map<String, Object> values) {
        Person person = administration().person(asked.account(), asked.path().substring(USERS.length() + 1));
        values.putAll(texts(person));
        values.put("oneself", person.name().equals(asked.account()));
        values.put("given", person.roles().stream().map(Role::id).toList());
        return new Pages.Page("admin-user", "Account " + person.name(), values);
    }

    private static Map<String, Object> texts(Person person) {
        return Map.of("name", person.name(), "created", FlagView.day(person.created()), "locked",
                person.locked().map(FlagView::day).orElse(""),
                "roles", String.join(", ", person.roles().stream().map(Role::id).sorted().toList()), "sessions",
                Integer.toString(person.sessions()), "tokens", Integer.toString(person.tokens()));
    }

    private Pages.Page quotas(Asked asked, Map<String, Object> values) {
        Queue queue = Startup.queue(getServletContext());
        values.put("usual", Integer.toString(queue.rules().quota()));
        values.put("days", Long.toString(queue.rules().quotaPeriod().toDays()));
        values.put("tasks", board().tasks().stream().map(card -> card.id().toString()).toList());
        values.put("quotas", administration().quotas(asked.account()).stream().map(quota -> Map.of("account",
                quota.account().orElse("all accounts"), "task", quota.task().orElse("each task"), "orders",
                Integer.toString(quota.orders())))
                .toList());
        for (String field : List.of("for", "task", "orders")) {
            values.put(field, asked.field(field));
        }
        values.put("largest", Quota.MOST);
        return new Pages.Page("admin-quotas", "Quotas", values);
    }

    private Pages.Page agents(Asked asked, Map<String, Object> values) {
        Map<String, Instant> heard = Startup.queue(getServletContext()).heard();
        values.put("agents", administration().agents(asked.account()).stream().map(agent -> Map.of("name", agent.name(), "key",
                agent.key().orElse(""), "revoked", agent.revoked(), "seen",
                Optional.ofNullable(heard.get(agent.name())).map(FlagView::time).orElse("not since the board was started"))).toList());
        return new Pages.Page("admin-agents", "Agents", values);
    }

    @Override
    String obey(Asked asked) {
        String account = asked.account();
        String reason = asked.field("reason");
        switch (asked.path()) {
            case CLAIM -> {
                Startup.accounts(getServletContext()).noteCode(account);
                administration().claim(account, asked.field("code"));
                return HOME;
            }
            case FLAGS -> flag(asked);
            case FLAGS + "/lift" -> Startup.moderation(getServletContext()).lift(account, asked.field("flag"), reason);
            case QUOTAS -> administration().quota(account, given(asked, "for"), given(asked, "task"), given(asked, "orders")
                    .map(text -> text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1), reason);
            case AGENTS -> administration().revokeAgent(account, asked.field("key"), reason);
            case ROUNDS -> administration().endRound(account, commitment(asked), asked.field("seed").strip(), reason);
            default -> user(asked, account, reason);
        }
        return formOf(asked);
    }

    private void user(Asked asked, String account, String reason) {
        String[] parts = asked.path().substring(HOME.length()).split("/", -1);
        if (parts.length != 4 || !asked.path().startsWith(USERS)) {
            throw new AxonmarkException(ErrorCode.user("account-unknown"), "there is no such form here");
        }
        Administration administration = administration();
        String name = parts[2];
        switch (parts[3]) {
            case "lock" -> administration.lock(account, name, reason);
            case "unlock" -> administration.unlock(account, name, reason);
            case "sessions" -> administration.endSessions(account, name, reason);
            case "tokens" -> administration.revokeTokens(account, name, reason);
            case "give" -> administration.give(account, name, role(asked), reason);
            case "take" -> administration.take(account, name, role(asked), reason);
            default -> throw new AxonmarkException(ErrorCode.user("account-unknown"), "there is no such form here");
        }
    }

    /** A flag is of a result, or of all results of a version: whichever address was copied. */
    private void flag(Asked asked) {
        Flag.Kind kind = Flag.Kind.of(asked.field("kind")).orElseThrow(() -> new AxonmarkException(ErrorCode.user("flag-invalid"),
                "there is no flag '" + Texts.safe(asked.field("kind")) + "'"));
        String subject = asked.field("subject").strip().replaceFirst("^.*/(results|submissions)/", "").replaceFirst("[?#].*", "");
        Optional<String> coordinates =
                board().result(subject).map(kept -> kept.result().evaluation().submission().coordinates());
        Startup.moderation(getServletContext()).flag(asked.account(), kind, coordinates.orElse(subject.replace('/', ':')),
                coordinates.map(_ -> subject), asked.field("reason"));
    }

    private static Role role(Asked asked) {
        return Role.of(asked.field("role")).orElseThrow(() -> new AxonmarkException(ErrorCode.user("role-unknown"),
                "there is no role '" + Texts.safe(asked.field("role")) + "'"));
    }

    private static Sha256 commitment(Asked asked) {
        String commitment = asked.field("round");
        if (!commitment.matches("[0-9a-f]{64}")) {
            throw new AxonmarkException(ErrorCode.user("round-unknown"), "choose an open round");
        }
        return new Sha256(commitment);
    }

    private static Optional<String> given(Asked asked, String field) {
        return Optional.of(asked.field(field).strip()).filter(text -> !text.isEmpty());
    }

    @Override
    String formOf(Asked asked) {
        return asked.path().equals(CLAIM) ? HOME
                : asked.path().replaceFirst("^(/admin/flags)/lift$", "$1").replaceFirst("^(/admin/users/[^/]*)/[a-z]*$", "$1");
    }

    private Board board() {
        return Startup.board(getServletContext());
    }

    private Administration administration() {
        return Startup.administration(getServletContext());
    }
}
