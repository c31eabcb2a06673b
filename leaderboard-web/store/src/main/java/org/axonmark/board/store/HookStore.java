package org.axonmark.board.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.axonmark.board.hooks.Hook;
import org.axonmark.board.hooks.KeptHooks;
import org.axonmark.board.queue.Order;

/** Hooks in the board's database. */
final class HookStore implements KeptHooks {

    private final Transactions transactions;

    HookStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void put(Hook hook) {
        transactions.of(entities -> entities.merge(new HookEntity(hook)));
    }

    @Override
    public boolean replace(Hook was, Hook now) {
        return transactions.of(entities -> {
            HookEntity entity = entities.find(HookEntity.class, was.account(), LockModeType.PESSIMISTIC_WRITE);
            if (entity == null || !entity.secret.equals(was.secret())) {
                return false;
            }
            entity.become(now);
            return true;
        });
    }

    @Override
    public void drop(String account) {
        transactions.of(
                entities -> entities.createQuery("delete from HookEntity where account = ?1").setParameter(1, account).executeUpdate());
    }

    @Override
    public Optional<Hook> of(String account) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(HookEntity.class, account)).map(HookEntity::toHook));
    }

    @Override
    public List<Hook> due(Instant now, int most) {
        return transactions.of(entities -> entities
                .createQuery("from HookEntity where nextTry <= ?1 and failures < ?2 order by nextTry, account", HookEntity.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC)).setParameter(2, Hook.MOST_FAILURES).setMaxResults(most)
                .getResultList().stream().map(HookEntity::toHook).toList());
    }

    @Override
    public Optional<Order> next(Hook hook) {
        return transactions.of(entities -> entities
                .createQuery("from OrderEntity where account = ?1 and state = ?2 and (ended > ?3 or (ended = ?3 and id > ?4))"
                        + " order by ended, id", OrderEntity.class)
                .setParameter(1, hook.account()).setParameter(2, Order.State.ENDED.name())
                .setParameter(3, hook.told().at().atOffset(ZoneOffset.UTC)).setParameter(4, hook.told().order()).setMaxResults(1)
                .getResultList().stream().findFirst().map(OrderEntity::toOrder));
    }
}
