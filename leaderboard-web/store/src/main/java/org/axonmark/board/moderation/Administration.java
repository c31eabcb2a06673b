package org.axonmark.board.moderation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.axonmark.board.Told;
import org.axonmark.board.accounts.Role;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.RoundCommitment;
import org.axonmark.results.format.Sha256;

/**
 * What administrators do to accounts, quotas, agents and rounds, each a line of the log; and what people do with their own data. The first administrator is made
 * by whoever has the board's machine.
 */
public final class Administration {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ACCOUNT = "account/";

    private final Moderation moderation;
    private final KeptModeration log;
    private final KeptAdministration kept;
    private final Told told;
    private final InstantSource clock;

    /** Administers a board. */
    public Administration(Moderation moderation, KeptModeration log, KeptAdministration kept, Told told, InstantSource clock) {
        this.moderation = moderation;
        this.log = log;
        this.kept = kept;
        this.told = told;
        this.clock = clock;
    }

    /**
     * Makes an account an administrator by the code that {@code ./axonmark board admin NAME} printed on the board's machine for this name.
     *
     * @throws AxonmarkException if there is no such code, it was used, or it is too old
     */
    public void claim(String account, String code) {
        if (!told.takeAdminCode(account, code.strip(), now())) {
            throw new AxonmarkException(ErrorCode.user("code-wrong"), "this is no code for account '" + account
                    + "', or it was used or is older than an hour; './axonmark board admin " + account
                    + "' on the board's machine makes one");
        }
        log.give(account, Role.ADMINISTRATOR, new Entry.Done(now(), "keeper", "keeper", Act.ROLE_GIVEN, ACCOUNT + account,
                Role.ADMINISTRATOR.id(), "by a code made on the board's machine", Instant.EPOCH));
    }

    /** Returns accounts whose name has a part. */
    public List<Person> people(String administrator, String part, int most) {
        administrator(administrator);
        return kept.people(part, most);
    }

    /** Returns an account. */
    public Person person(String administrator, String name) {
        administrator(administrator);
        return known(name);
    }

    /** Locks an account: it is logged out, cannot log in, and its tokens do nothing. */
    public void lock(String administrator, String name, String reason) {
        kept.lock(known(other(administrator, name)).name(), Optional.of(now()),
                hidden(administrator, Act.ACCOUNT_LOCKED, name, "", reason));
    }

    /** Unlocks an account. */
    public void unlock(String administrator, String name, String reason) {
        administrator(administrator);
        kept.lock(known(name).name(), Optional.empty(), hidden(administrator, Act.ACCOUNT_UNLOCKED, name, "", reason));
    }

    /** Logs an account out everywhere. */
    public void endSessions(String administrator, String name, String reason) {
        administrator(administrator);
        kept.endSessions(known(name).name(), hidden(administrator, Act.SESSIONS_ENDED, name, "", reason));
    }

    /** Revokes all tokens of an account. */
    public void revokeTokens(String administrator, String name, String reason) {
        administrator(administrator);
        kept.revokeTokens(known(name).name(), hidden(administrator, Act.TOKENS_REVOKED, name, "", reason));
    }

    /** Gives a role to an account; that is public, for so is what it does. */
    public void give(String administrator, String name, Role role, String reason) {
        String capacity = administrator(administrator);
        log.give(known(name).name(), role, done(administrator, capacity, Act.ROLE_GIVEN, ACCOUNT + name, role.id(), reason, Instant.EPOCH));
    }

    /** Takes a role from another account. */
    public void take(String administrator, String name, Role role, String reason) {
        String capacity = administrator(administrator);
        log.take(known(other(administrator, name)).name(), role,
                done(administrator, capacity, Act.ROLE_TAKEN, ACCOUNT + name, role.id(), reason, Instant.EPOCH));
    }

    /** Returns the quotas that differ from the usual one. */
    public List<Quota> quotas(String administrator) {
        administrator(administrator);
        return kept.quotas();
    }

    /** Sets a quota; without a number, the usual one holds again. */
    public void quota(String administrator, Optional<String> account, Optional<String> task, Optional<Integer> orders, String reason) {
        String capacity = administrator(administrator);
        account.ifPresent(this::known);
        if (orders.filter(number -> number < 0 || number > Quota.MOST).isPresent()) {
            throw new AxonmarkException(ErrorCode.user("quota-invalid"),
                    "a quota of " + orders.orElseThrow() + " is not 0 to " + Quota.MOST);
        }
        Quota quota = new Quota(account, task, orders.orElse(0));
        Entry.Done line = done(administrator, capacity, Act.QUOTA_SET, account.map(name -> ACCOUNT + name).orElse("all accounts"),
                task.orElse("each task") + ": " + orders.map(String::valueOf).orElse("the usual"), reason,
                account.isPresent() ? Entry.NEVER : Instant.EPOCH);
        if (orders.isPresent()) {
            kept.set(quota, line);
        } else {
            kept.drop(quota, line);
        }
    }

    /** Returns all agents that the board was told of. */
    public List<Told.Agent> agents(String administrator) {
        administrator(administrator);
        return told.agentsKnown();
    }

    /** Revokes an agent's key: what it signs from now on is no agent's, and its token gives no work. What it signed before stays. */
    public void revokeAgent(String administrator, String key, String reason) {
        String capacity = administrator(administrator);
        Told.Agent agent = told.agentsKnown().stream().filter(one -> one.key().equals(Optional.of(key)) && !one.revoked()).findFirst()
                .orElseThrow(() -> new AxonmarkException(ErrorCode.user("agent-unknown"),
                        "no agent has the key '" + new Untrusted(key).forTerminal() + "', or it is revoked"));
        Entry.Done line = done(administrator, capacity, Act.AGENT_REVOKED, "agent/" + agent.name(), "key " + key, reason, Instant.EPOCH);
        told.revoke(key, now());
        log.note(line);
    }

    /**
     * Ends a round and reveals its seed, which the agents' side kept.
     *
     * @param seed 64 hexadecimal digits
     * @throws AxonmarkException if there is no such open round or its commitment is of another seed
     */
    public void endRound(String administrator, Sha256 commitment, String seed, String reason) {
        String capacity = administrator(administrator);
        if (!seed.matches("[0-9a-f]{64}") || !RoundCommitment.of(HexFormat.of().parseHex(seed)).equals(commitment)) {
            throw new AxonmarkException(ErrorCode.user("round-seed"), "this is not the seed of round " + commitment
                    + ": its commitment is another; the machine that opened the round keeps it");
        }
        told.rounds().stream().filter(round -> round.commitment().equals(commitment) && round.isSealed(now())).findFirst()
                .flatMap(Told.RoundCard::sealedUntil).ifPresent(day -> {
                    throw new AxonmarkException(ErrorCode.user("round-sealed"), "round " + commitment + " is sealed until " + day
                            + ", as was said when it opened; its seed is revealed no sooner: end it on that day");
                });
        Entry.Done line = done(administrator, capacity, Act.ROUND_ENDED, "round/" + commitment, "", reason, Instant.EPOCH);
        if (!told.endRound(commitment, seed, now())) {
            throw new AxonmarkException(ErrorCode.user("round-unknown"), "there is no open round " + commitment + "; /rounds lists all");
        }
        log.note(line);
    }

    /** Returns what is kept of an account besides its orders and tokens, for itself. */
    public KeptAdministration own() {
        return kept;
    }

    /**
     * Deletes an account whose password was asked again just now. Public results, disputes and lines of the log stand from then on under a pseudonym that nobody
     * can sign up for.
     *
     * @return the pseudonym
     */
    public String delete(String account) {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String pseudonym = "deleted." + HexFormat.of().formatHex(random);
        kept.delete(account, pseudonym, goneSum(account),
                new Entry.Done(now(), pseudonym, "owner", Act.ACCOUNT_DELETED, ACCOUNT + pseudonym, "",
                        "", Entry.NEVER));
        return pseudonym;
    }

    /** Returns the sum by which a deleted account's name is known. */
    public static Sha256 goneSum(String name) {
        return Sha256.of(("axonmark account " + name).getBytes(StandardCharsets.UTF_8));
    }

    private String administrator(String account) {
        return moderation.require(account, Role.ADMINISTRATOR);
    }

    /** Whoever locked themselves out could not undo it. */
    private String other(String administrator, String name) {
        administrator(administrator);
        if (administrator.equals(name)) {
            throw new AxonmarkException(ErrorCode.user("not-oneself"), "no administrator does this to the own account; another one does");
        }
        return name;
    }

    private Person known(String name) {
        return kept.person(name).orElseThrow(() -> new AxonmarkException(ErrorCode.user("account-unknown"),
                "there is no account '" + new Untrusted(name).forTerminal() + "'; /admin/users lists all"));
    }

    /** A line that names an account is not shown to all. */
    private Entry.Done hidden(String administrator, Act act, String account, String detail, String reason) {
        return done(administrator, administrator(administrator), act, ACCOUNT + account, detail, reason, Entry.NEVER);
    }

    private Entry.Done done(String who, String capacity, Act act, String subject, String detail, String reason, Instant shownFrom) {
        return new Entry.Done(now(), who, capacity, act, subject, detail, Words.checked("reason", reason, Moderation.MOST_REASON),
                shownFrom);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
