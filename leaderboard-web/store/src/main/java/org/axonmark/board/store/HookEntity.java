package org.axonmark.board.store;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.hooks.Hook;

/** An account's hook. */
@Entity
@Table(name = "account_hook")
class HookEntity {

    @Id
    String account = "";

    String url = "";
    String secret = "";

    @Column(name = "told_until")
    OffsetDateTime toldUntil = OffsetDateTime.MIN;

    @Column(name = "told_order")
    String toldOrder = "";

    int failures;

    @Column(name = "next_try")
    OffsetDateTime nextTry = OffsetDateTime.MIN;

    String said = "";

    /** For Hibernate. */
    protected HookEntity() {}

    HookEntity(Hook hook) {
        account = hook.account();
        become(hook);
    }

    final void become(Hook hook) {
        url = hook.url().toString();
        secret = hook.secret();
        toldUntil = hook.told().at().atOffset(ZoneOffset.UTC);
        toldOrder = hook.told().order();
        failures = hook.failures();
        nextTry = hook.next().atOffset(ZoneOffset.UTC);
        said = hook.said();
    }

    Hook toHook() {
        return new Hook(account, URI.create(url), secret, new Hook.Told(toldUntil.toInstant(), toldOrder), failures, nextTry.toInstant(),
                said);
    }
}
