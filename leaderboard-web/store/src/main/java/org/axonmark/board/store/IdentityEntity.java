package org.axonmark.board.store;

import java.io.Serializable;
import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.axonmark.board.accounts.Identity;
import org.jspecify.annotations.Nullable;

/** Who an account's person is at an OpenID provider. */
@Entity
@Table(name = "account_identity")
@IdClass(IdentityEntity.Key.class)
class IdentityEntity {

    @Id
    String issuer = "";

    @Id
    String subject = "";

    String account = "";

    /** For Hibernate. */
    protected IdentityEntity() {}

    IdentityEntity(Identity identity, String account) {
        this.issuer = identity.issuer();
        this.subject = identity.subject();
        this.account = account;
    }

    Identity toIdentity() {
        return new Identity(issuer, subject);
    }

    /** Provider and person. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String issuer = "";
        String subject = "";

        /** For Hibernate. */
        protected Key() {}

        Key(Identity identity) {
            this.issuer = identity.issuer();
            this.subject = identity.subject();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.issuer.equals(issuer) && key.subject.equals(subject);
        }

        @Override
        public int hashCode() {
            return Objects.hash(issuer, subject);
        }
    }
}
