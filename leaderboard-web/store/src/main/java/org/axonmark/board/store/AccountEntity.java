package org.axonmark.board.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.accounts.Account;
import org.jspecify.annotations.Nullable;

/** An account with a password. */
@Entity
@Table(name = "account")
class AccountEntity {

    @Id
    String name = "";

    String password = "";
    OffsetDateTime created = OffsetDateTime.MIN;

    @Nullable OffsetDateTime locked;

    /** For Hibernate. */
    protected AccountEntity() {}

    AccountEntity(Account account) {
        name = account.name();
        password = account.password();
        created = account.created().atOffset(ZoneOffset.UTC);
    }

    Account toAccount() {
        return new Account(name, password, created.toInstant(), Optional.ofNullable(locked).map(OffsetDateTime::toInstant));
    }
}
