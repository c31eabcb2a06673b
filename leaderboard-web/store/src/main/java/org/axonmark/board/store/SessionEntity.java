package org.axonmark.board.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.accounts.Session;
import org.axonmark.results.format.Sha256;

/** A browser that is logged in. */
@Entity
@Table(name = "account_session")
class SessionEntity {

    @Id
    String sum = "";

    String account = "";
    OffsetDateTime begun = OffsetDateTime.MIN;
    OffsetDateTime seen = OffsetDateTime.MIN;

    /** For Hibernate. */
    protected SessionEntity() {}

    SessionEntity(Session session) {
        sum = session.sum().hex();
        account = session.account();
        begun = session.begun().atOffset(ZoneOffset.UTC);
        seen = session.seen().atOffset(ZoneOffset.UTC);
    }

    Session toSession() {
        return new Session(new Sha256(sum), account, begun.toInstant(), seen.toInstant());
    }
}
