package org.axonmark.board.store;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.axonmark.board.moderation.Quota;
import org.jspecify.annotations.Nullable;

/** A quota that differs from the usual one. */
@Entity
@Table(name = "quota")
@IdClass(QuotaEntity.Key.class)
class QuotaEntity {

    @Id
    String account = "";

    @Id
    String task = "";

    int orders;

    /** For Hibernate. */
    protected QuotaEntity() {}

    QuotaEntity(Quota quota) {
        account = quota.account().orElse("");
        task = quota.task().orElse("");
        orders = quota.orders();
    }

    Quota toQuota() {
        return new Quota(Optional.of(account).filter(one -> !one.isEmpty()), Optional.of(task).filter(one -> !one.isEmpty()), orders);
    }

    /** Account and task, either empty for all. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String account = "";
        String task = "";

        /** For Hibernate. */
        protected Key() {}

        Key(String account, String task) {
            this.account = account;
            this.task = task;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.account.equals(account) && key.task.equals(task);
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, task);
        }
    }
}
