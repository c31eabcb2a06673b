package org.axonmark.board.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.board.Told;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Sha256;

/**
 * Lets people in: by a password, then by the secret of a session; programs by tokens. Of secrets only sums are kept. Tokens that the board's keeper made are
 * files of its home ({@link Told#account}) and allow everything that an account may do.
 */
public final class Accounts {

    /** Longest life of a token, in days. */
    public static final int MOST_DAYS = 366;

    /** How a personal token begins. */
    public static final String TOKEN = "axp_";

    private static final int MOST_TOKENS = 50;
    private static final int MOST_TITLE = 60;
    private static final Duration IDLE = Duration.ofDays(2);
    /** Longest life of a session. */
    public static final Duration LONGEST = Duration.ofDays(30);
    /** A session or token is noted as used once in so long, for every note is a write. */
    private static final Duration NOTED = Duration.ofHours(1);
    /** Of a session, before what cannot be undone. */
    private static final Duration JUST_NOW = Duration.ofMinutes(10);
    private static final Set<String> RESERVED = Set.of("admin", "anonymous", "axonmark", "board", "keeper", "root", "system");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeptAccounts kept;
    private final Told told;
    private final InstantSource clock;
    private final Attempts passwords;
    private final Attempts newcomers;
    private final Attempts codes;
    private final String nobody = Passwords.hash("nobody", secret(""));

    /** Keeps accounts. */
    public Accounts(KeptAccounts kept, Told told, InstantSource clock) {
        this.kept = kept;
        this.told = told;
        this.clock = clock;
        this.passwords = new Attempts(10, Duration.ofMinutes(15), clock);
        this.newcomers = new Attempts(20, Duration.ofHours(1), clock);
        this.codes = new Attempts(10, Duration.ofHours(1), clock);
    }

    /**
     * Makes an account.
     *
     * @param address where the request comes from; makes at most 20 accounts an hour
     * @throws AxonmarkException if the name is no name or taken, or the password weak
     */
    public void signUp(String name, String password, String address) {
        checkName(name);
        newcomers.note(address);
        String hash = Passwords.hash(name, password);
        if (told.isHolder(name) || !kept.add(new Account(name, hash, clock.instant()))) {
            throw taken(name);
        }
    }

    /**
     * Makes an account that has no password, unless its person has one, and begins a session of it.
     *
     * @param identity who its person is, as a provider has just said
     * @param address likewise
     * @return the session's secret
     * @throws AxonmarkException if the name is no name or taken
     */
    public String signUp(String name, Identity identity, String address) {
        Optional<String> known = logIn(identity);
        if (known.isPresent()) {
            return known.orElseThrow();
        }
        checkName(name);
        newcomers.note(address);
        if (told.isHolder(name) || !kept.add(new Account(name, "", clock.instant()), identity)) {
            throw taken(name);
        }
        return begin(name);
    }

    /**
     * Begins a session of the account of somebody whom a provider has just named.
     *
     * @return the session's secret; absent if there is no such account
     * @throws AxonmarkException if the account is locked
     */
    public Optional<String> logIn(Identity identity) {
        return kept.account(identity).map(this::begin);
    }

    /** Tells whether an account has a password. */
    public boolean hasPassword(String name) {
        return kept.account(name).filter(account -> !account.password().isEmpty()).isPresent();
    }

    /** Returns by what an account is entered, beside its password. */
    public List<Identity> identities(String name) {
        return kept.identities(name);
    }

    private static AxonmarkException taken(String name) {
        return new AxonmarkException(ErrorCode.user("name-taken"), "the name '" + name + "' is taken; choose another");
    }

    private static void checkName(String name) {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() < 2 || name.length() > 39 || RESERVED.contains(name)) {
            throw new AxonmarkException(ErrorCode.user("name-invalid"), "'" + new Untrusted(name).forTerminal()
                    + "' cannot be an account's name: 2 to 39 lower-case letters, digits and single dashes, a letter first, such as 'ada-l'");
        }
    }

    /**
     * Begins a session.
     *
     * @param address where the request comes from
     * @return the session's secret, for the cookie
     * @throws AxonmarkException if there is no such account or the password is another, without telling which, or too many were tried
     */
    public String logIn(String name, String password, String address) {
        passwords.note("account " + name);
        passwords.note("address " + address);
        Optional<Account> account = kept.account(name);
        // An unknown name takes as long as a wrong password.
        if (!Passwords.matches(password, account.map(Account::password).orElse(nobody)) || account.isEmpty()) {
            throw new AxonmarkException(ErrorCode.user("login-wrong"),
                    "there is no account of this name and password; check both, or sign up");
        }
        passwords.forget("account " + name);
        // Those that failed stay, or whoever has an account could clear them between guesses at others.
        passwords.takeBack("address " + address);
        return begin(name);
    }

    /** Begins a session of an account that was just made or let in. */
    private String begin(String name) {
        String secret = secret("");
        Instant now = clock.instant();
        if (!kept.begin(new Session(sum(secret), name, now, now), now.minus(IDLE))) {
            throw locked(name);
        }
        return secret;
    }

    /**
     * Asks for the password once more, before what cannot be undone; of an account without one, that the session was begun just now.
     *
     * @param session its secret
     * @throws AxonmarkException if the password is another, too many were tried, or the session is older
     */
    public void confirm(String name, String password, String session, String address) {
        if (hasPassword(name)) {
            logOut(logIn(name, password, address));
        } else if (kept.session(sum(session)).filter(one -> one.begun().plus(JUST_NOW).isAfter(clock.instant())).isEmpty()) {
            throw new AxonmarkException(ErrorCode.user("login-old"),
                    "for this you must have logged in within the last " + JUST_NOW.toMinutes()
                            + " minutes; log out, log in, and send the form again");
        }
    }

    /**
     * Notes that an account tries a code.
     *
     * @throws AxonmarkException if it tried too many
     */
    public void noteCode(String name) {
        codes.note(name);
    }

    /** Returns who is logged in by a session's secret. */
    public Optional<String> loggedIn(String secret) {
        Instant now = clock.instant();
        Optional<Session> session = kept.session(sum(secret))
                .filter(one -> one.seen().plus(IDLE).isAfter(now) && one.begun().plus(LONGEST).isAfter(now));
        session.filter(one -> one.seen().plus(NOTED).isBefore(now)).ifPresent(one -> kept.seen(one.sum(), now));
        return session.map(Session::account);
    }

    /** Ends a session. */
    public void logOut(String secret) {
        kept.end(sum(secret));
    }

    /**
     * Changes a password. All sessions of the account end; tokens stay.
     *
     * @return the secret of a new session
     * @throws AxonmarkException if the old password is another, or the new one weak
     */
    public String changePassword(String name, String old, String password, String address) {
        logOut(logIn(name, old, address));
        kept.changePassword(name, Passwords.hash(name, password));
        return begin(name);
    }

    /**
     * Makes a token.
     *
     * @param days until it expires, 1 to {@value #MOST_DAYS}
     * @return the token, which cannot be shown again
     * @throws AxonmarkException if a value is out of range, or the account has too many
     */
    public String makeToken(String account, String title, Set<Scope> scopes, int days) {
        if (title.isBlank() || title.length() > MOST_TITLE || scopes.isEmpty() || days < 1 || days > MOST_DAYS) {
            throw new AxonmarkException(ErrorCode.user("token-invalid"), "a token has a title of 1 to " + MOST_TITLE
                    + " characters, something it allows, and 1 to " + MOST_DAYS + " days; asked for: '"
                    + new Untrusted(title).forTerminal() + "', " + scopes.stream().map(Scope::id).sorted().toList() + ", " + days
                    + " days");
        }
        List<PersonalToken> before = kept.tokens(account);
        if (before.size() >= MOST_TOKENS) {
            throw new AxonmarkException(ErrorCode.user("token-invalid"), "the account has " + before.size()
                    + " tokens, the most that one may have; revoke one first");
        }
        String token = secret(TOKEN);
        Instant now = clock.instant();
        kept.add(new PersonalToken(sum(token), account, title.strip(), EnumSet.copyOf(scopes), now, now.plus(Duration.ofDays(days)),
                Optional.empty()));
        return token;
    }

    /** Returns an account's tokens, newest first, the expired too. */
    public List<PersonalToken> tokens(String account) {
        return kept.tokens(account);
    }

    /** Revokes a token of an account, if it has it. */
    public void revoke(String account, Sha256 token) {
        kept.drop(account, token);
    }

    /** Tells whether a token has expired. */
    public boolean isExpired(PersonalToken token) {
        return !token.expires().isAfter(clock.instant());
    }

    /**
     * Returns the account that a token speaks for.
     *
     * @throws AxonmarkException if the token is known but does not allow this
     */
    public Optional<String> caller(String token, Scope scope) {
        Optional<String> byKeeper = told.account(token);
        if (byKeeper.isPresent()) {
            return open(byKeeper);
        }
        Optional<PersonalToken> known = kept.token(sum(token)).filter(one -> !isExpired(one));
        if (known.isPresent() && !known.orElseThrow().scopes().contains(scope)) {
            throw new AxonmarkException(ErrorCode.user("scope-missing"), "the token '" + known.orElseThrow().title() + "' allows "
                    + known.orElseThrow().scopes().stream().map(Scope::id).sorted().collect(Collectors.joining(", ")) + ", not "
                    + scope.id() + "; make one that does on the page /account");
        }
        Instant now = clock.instant();
        known.filter(one -> one.used().isEmpty() || one.used().orElseThrow().plus(NOTED).isBefore(now))
                .ifPresent(one -> kept.used(one.sum(), now));
        return open(known.map(PersonalToken::account));
    }

    private Optional<String> open(Optional<String> account) {
        account.flatMap(kept::account).flatMap(Account::locked).ifPresent(since -> {
            throw locked(account.orElseThrow());
        });
        return account;
    }

    private static AxonmarkException locked(String name) {
        return new AxonmarkException(ErrorCode.user("account-locked"), "account '" + name + "' is locked; ask the board's administrators");
    }

    private static String secret(String prefix) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return prefix + HexFormat.of().formatHex(random);
    }

    private static Sha256 sum(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
