package org.axonmark.board.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.accounts.PersonalToken;
import org.axonmark.board.accounts.Scope;
import org.axonmark.results.format.Sha256;
import org.jspecify.annotations.Nullable;

/** A personal token. */
@Entity
@Table(name = "account_token")
class TokenEntity {

    @Id
    String sum = "";

    String account = "";
    String title = "";
    String scopes = "";
    OffsetDateTime created = OffsetDateTime.MIN;
    OffsetDateTime expires = OffsetDateTime.MIN;

    @Nullable OffsetDateTime used;

    /** For Hibernate. */
    protected TokenEntity() {}

    TokenEntity(PersonalToken token) {
        sum = token.sum().hex();
        account = token.account();
        title = token.title();
        scopes = token.scopes().stream().map(Scope::name).sorted().collect(Collectors.joining(" "));
        created = token.created().atOffset(ZoneOffset.UTC);
        expires = token.expires().atOffset(ZoneOffset.UTC);
        used = token.used().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    PersonalToken toToken() {
        return new PersonalToken(new Sha256(sum), account, title,
                Arrays.stream(scopes.split(" ")).map(Scope::valueOf).collect(Collectors.toSet()), created.toInstant(), expires.toInstant(),
                Optional.ofNullable(used).map(OffsetDateTime::toInstant));
    }
}
