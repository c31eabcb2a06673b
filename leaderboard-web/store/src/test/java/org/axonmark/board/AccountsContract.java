package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonmark.board.accounts.Accounts;
import org.axonmark.board.accounts.Identity;
import org.axonmark.board.accounts.PersonalToken;
import org.axonmark.board.accounts.Scope;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in and who does not, the same on every database. */
abstract class AccountsContract {

    private static final String HERE = "127.0.0.1";
    private static final String GOOD = "four words in a row";

    @TempDir
    private Path home = Path.of("");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable ResultStore store;
    private @Nullable Accounts accounts;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("tokens"));
        Files.writeString(home.resolve("tokens/lab.sha256"), Sha256.of("made by the keeper".getBytes(StandardCharsets.UTF_8)).hex());
        store = emptied();
        accounts = new Accounts(store.accounts(), new Told(home), () -> now);
    }

    private Accounts accounts() {
        return Objects.requireNonNull(accounts);
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AxonmarkException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }

    @Test
    void password_letsIn_untilLoggedOut() {
        accounts().signUp("ada", GOOD, HERE);
        String secret = accounts().logIn("ada", GOOD, HERE);
        assertThat(accounts().loggedIn(secret)).contains("ada");
        assertThat(accounts().logIn("ada", GOOD, HERE)).as("each session has a secret of its own").isNotEqualTo(secret);
        accounts().logOut(secret);
        assertThat(accounts().loggedIn(secret)).isEmpty();
        refused(() -> accounts().logIn("ada", GOOD + ".", HERE), "login-wrong");
        refused(() -> accounts().logIn("bob", GOOD, HERE), "login-wrong");
        assertThat(accounts().loggedIn("guess")).isEmpty();
    }

    @Test
    void somebodyWhomAProviderNames_hasOneAccount_withoutAPassword() {
        Identity person = new Identity("https://id.example", "7");
        assertThat(accounts().logIn(person)).isEmpty();
        refused(() -> accounts().signUp("No", person, HERE), "name-invalid");
        refused(() -> accounts().signUp("lab", person, HERE), "name-taken");
        String secret = accounts().signUp("ada", person, HERE);
        assertThat(accounts().loggedIn(secret)).contains("ada");
        assertThat(accounts().hasPassword("ada")).isFalse();
        assertThat(accounts().identities("ada")).containsExactly(person);
        assertThat(accounts().loggedIn(accounts().signUp("bob", person, HERE))).as("the account that is there").contains("ada");
        assertThat(accounts().loggedIn(accounts().logIn(person).orElseThrow())).contains("ada");
        assertThat(accounts().logIn(new Identity("https://id.example", "8"))).isEmpty();
        assertThat(accounts().logIn(new Identity("https://other.example", "7"))).isEmpty();
        for (String password : List.of("", " ", "$argon2id$")) {
            refused(() -> accounts().logIn("ada", password, HERE), "login-wrong");
        }
        accounts().confirm("ada", "", secret, HERE);
        refused(() -> accounts().confirm("ada", "", "guess", HERE), "login-old");
        now = now.plus(Duration.ofMinutes(10));
        refused(() -> accounts().confirm("ada", "", secret, HERE), "login-old");
    }

    @Test
    void aPassword_isAskedOnceMore() {
        accounts().signUp("ada", GOOD, HERE);
        String secret = accounts().logIn("ada", GOOD, HERE);
        accounts().confirm("ada", GOOD, secret, HERE);
        refused(() -> accounts().confirm("ada", "", secret, HERE), "login-wrong");
    }

    /** However a keyboard composes them, the letters are the same. */
    @Test
    void password_isTheSameInEveryComposition() {
        accounts().signUp("ada", "p\u00e4ssw\u00f6rter viele", HERE);
        assertThat(accounts().logIn("ada", "pa\u0308sswo\u0308rter viele", HERE)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Ada", "1a", "a_b", "a--b", "a-", "../x", "root", "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"})
    void namesThatCannotBe_areRefused(String name) {
        refused(() -> accounts().signUp(name, GOOD, HERE), "name-invalid");
    }

    @Test
    void weakPasswords_andTakenNames_areRefused() {
        refused(() -> accounts().signUp("ada", "eleven char", HERE), "password-weak");
        refused(() -> accounts().signUp("ada", "ada ada ada ada ada", HERE), "password-weak");
        refused(() -> accounts().signUp("ada", "x".repeat(129), HERE), "password-weak");
        accounts().signUp("ada", GOOD, HERE);
        refused(() -> accounts().signUp("ada", GOOD, HERE), "name-taken");
        refused(() -> accounts().signUp("lab", GOOD, HERE), "name-taken");
        assertThat(accounts().logIn("ada", GOOD, HERE)).as("the first stays").isNotEmpty();
    }

    @Test
    void guessing_endsAfterTenAttempts_andAllowsMoreLater() {
        accounts().signUp("ada", GOOD, HERE);
        for (int i = 0; i < 10; i++) {
            String address = "10.0.0." + i;
            refused(() -> accounts().logIn("ada", "guess number one", address), "login-wrong");
        }
        refused(() -> accounts().logIn("ada", GOOD, "10.0.1.1"), "too-many-attempts");
        now = now.plus(Duration.ofMinutes(16));
        assertThat(accounts().logIn("ada", GOOD, HERE)).isNotEmpty();
    }

    /** Or whoever has an account could guess at others' without end. */
    @Test
    void rightLogIn_doesNotClearTheAddress_norCountsAgainstIt() {
        accounts().signUp("eve", GOOD, HERE);
        for (int i = 0; i < 9; i++) {
            String victim = "victim-" + i;
            refused(() -> accounts().logIn(victim, "guess number one", HERE), "login-wrong");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(accounts().logIn("eve", GOOD, HERE)).isNotEmpty();
        }
        refused(() -> accounts().logIn("victim-9", "guess number one", HERE), "login-wrong");
        refused(() -> accounts().logIn("victim-10", "guess number one", HERE), "too-many-attempts");
    }

    @Test
    void sessions_endWhenIdleOrOld_andWithThePassword() {
        accounts().signUp("ada", GOOD, HERE);
        String idle = accounts().logIn("ada", GOOD, HERE);
        now = now.plus(Duration.ofHours(49));
        assertThat(accounts().loggedIn(idle)).isEmpty();
        String old = accounts().logIn("ada", GOOD, HERE);
        for (int day = 0; day < 30; day++) {
            assertThat(accounts().loggedIn(old)).as("day %d", day).contains("ada");
            now = now.plus(Duration.ofDays(1));
        }
        assertThat(accounts().loggedIn(old)).as("used each day, but a month old").isEmpty();
        String other = accounts().logIn("ada", GOOD, HERE);
        refused(() -> accounts().changePassword("ada", "not the old one", "another good one", HERE), "login-wrong");
        refused(() -> accounts().changePassword("ada", GOOD, "short", HERE), "password-weak");
        assertThat(accounts().loggedIn(other)).contains("ada");
        String fresh = accounts().changePassword("ada", GOOD, "another good one", HERE);
        assertThat(accounts().loggedIn(other)).isEmpty();
        assertThat(accounts().loggedIn(fresh)).contains("ada");
        refused(() -> accounts().logIn("ada", GOOD, HERE), "login-wrong");
    }

    @Test
    void tokens_speakForTheirAccount_withinTheirScopeAndTime() {
        accounts().signUp("ada", GOOD, HERE);
        String token = accounts().makeToken("ada", "ci", Set.of(Scope.SUBMIT), 30);
        assertThat(accounts().caller(token, Scope.SUBMIT)).contains("ada");
        refused(() -> accounts().caller(token, Scope.PUBLISH), "scope-missing");
        PersonalToken shown = accounts().tokens("ada").getFirst();
        assertThat(shown.used()).contains(now);
        assertThat(shown.toString()).doesNotContain(token);
        assertThat(accounts().caller("made by the keeper", Scope.PUBLISH)).contains("lab");
        now = now.plus(Duration.ofDays(30));
        assertThat(accounts().caller(token, Scope.SUBMIT)).as("expired").isEmpty();
        String other = accounts().makeToken("ada", "laptop", Set.of(Scope.SUBMIT, Scope.PUBLISH), 1);
        accounts().revoke("bob", accounts().tokens("ada").getFirst().sum());
        assertThat(accounts().caller(other, Scope.PUBLISH)).as("only its owner revokes it").contains("ada");
        accounts().revoke("ada", accounts().tokens("ada").getFirst().sum());
        assertThat(accounts().caller(other, Scope.PUBLISH)).isEmpty();
        assertThat(accounts().caller("axp_guess", Scope.SUBMIT)).isEmpty();
    }

    @Test
    void tokensWithoutLimits_areRefused() {
        refused(() -> accounts().makeToken("ada", " ", Set.of(Scope.SUBMIT), 30), "token-invalid");
        refused(() -> accounts().makeToken("ada", "x".repeat(61), Set.of(Scope.SUBMIT), 30), "token-invalid");
        refused(() -> accounts().makeToken("ada", "ci", Set.of(), 30), "token-invalid");
        refused(() -> accounts().makeToken("ada", "ci", Set.of(Scope.SUBMIT), 367), "token-invalid");
        for (int i = 0; i < 50; i++) {
            accounts().makeToken("ada", "number " + i, Set.of(Scope.SUBMIT), 30);
        }
        refused(() -> accounts().makeToken("ada", "one more", Set.of(Scope.SUBMIT), 30), "token-invalid");
    }
}
