package org.axonmark.board.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    /** From the test program of the reference implementation of Argon2. */
    @Test
    void hashesOfTheReference_areMatched() {
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(Passwords.matches("password", hash)).isTrue();
        assertThat(Passwords.matches("differentpassword", hash)).isFalse();
    }

    @Test
    void onePassword_hasAnotherHashEachTime() {
        String hash = Passwords.hash("ada", "four words in a row");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("ada", "four words in a row"));
        assertThat(Passwords.matches("four words in a row", hash)).isTrue();
    }

    @Test
    void rubbish_matchesNothing() {
        assertThat(Passwords.matches("x", "")).isFalse();
        assertThat(Passwords.matches("x", "$argon2id$v=19$m=9999999,t=99,p=1$a$b")).isFalse();
        assertThat(Passwords.matches("x".repeat(1 << 20), Passwords.hash("ada", "four words in a row"))).isFalse();
    }
}
