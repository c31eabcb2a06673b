package org.axonmark.board.store;

import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A role of an account. */
@Entity
@Table(name = "account_role")
@IdClass(RoleEntity.Key.class)
class RoleEntity {

    @Id
    String account = "";

    @Id
    String role = "";

    OffsetDateTime since = OffsetDateTime.MIN;

    /** For Hibernate. */
    protected RoleEntity() {}

    RoleEntity(String account, String role, Instant since) {
        this.account = account;
        this.role = role;
        this.since = since.atOffset(ZoneOffset.UTC);
    }

    /** Account and role. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String account = "";
        String role = "";

        /** For Hibernate. */
        protected Key() {}

        Key(String account, String role) {
            this.account = account;
            this.role = role;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.account.equals(account) && key.role.equals(role);
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, role);
        }
    }
}
