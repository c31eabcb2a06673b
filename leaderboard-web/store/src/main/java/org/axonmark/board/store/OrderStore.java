package org.axonmark.board.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;

import org.axonmark.board.Kept;
import org.axonmark.board.queue.KeptOrders;
import org.axonmark.board.queue.Line;
import org.axonmark.board.queue.Order;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** The queue's orders in the board's database. */
final class OrderStore implements KeptOrders {

    private final Transactions transactions;

    OrderStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(List<Order> orders) {
        transactions.of(entities -> {
            for (Order order : orders) {
                if (order.rederives().isEmpty()) {
                    bind(entities, order);
                }
                entities.persist(new OrderEntity(order));
            }
            return true;
        });
    }

    @Override
    public Optional<Order> find(String id) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(OrderEntity.class, id)).map(OrderEntity::toOrder));
    }

    @Override
    public Optional<Order> find(String account, String key) {
        return list("where account = ?1 and key = ?2", Integer.MAX_VALUE, account, key).stream().findAny();
    }

    @Override
    public List<Order> open() {
        return list("where state <> ?1 order by received, id", Integer.MAX_VALUE, Order.State.ENDED.name());
    }

    @Override
    public List<Order> since(String account, String task, Instant after) {
        return list("where account = ?1 and task = ?2 and received > ?3 order by received, id", Integer.MAX_VALUE, account, task,
                after.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<String> owner(String submission) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(SubmissionOwnerEntity.class, submission))
                .map(owner -> owner.account));
    }

    @Override
    public Optional<Integer> quota(String account, String task) {
        return transactions.of(entities -> Stream.of(new QuotaEntity.Key(account, task), new QuotaEntity.Key(account, ""),
                new QuotaEntity.Key("", task)).flatMap(key -> Optional.ofNullable(entities.find(QuotaEntity.class, key)).stream())
                .map(quota -> quota.orders).findFirst());
    }

    @Override
    public List<Order> lastOf(String account, int most) {
        return list("where account = ?1 order by received desc, id", most, account);
    }

    @Override
    public List<Order> lastEnded(int most) {
        return list("where state = ?1 order by ended desc, id", most, Order.State.ENDED.name());
    }

    @Override
    public boolean replace(Order was, Order now, Optional<Said> line) {
        return transactions.of(entities -> {
            boolean became = become(entities, was, now);
            if (became) {
                line.ifPresent(said -> say(entities, now, said));
            }
            return became;
        });
    }

    @Override
    public List<Line> lines(String order, int behind) {
        return transactions.of(entities -> entities
                .createQuery("from LineEntity where orderId = ?1 and number > ?2 order by number", LineEntity.class)
                .setParameter(1, order).setParameter(2, behind).getResultList().stream().map(LineEntity::toLine).toList());
    }

    @Override
    public boolean end(Order was, Order now, Kept result, Said line) {
        return transactions.of(entities -> {
            if (!become(entities, was, now)) {
                return false;
            }
            say(entities, now, line);
            ResultStore.keep(entities, result);
            return true;
        });
    }

    /** The only writer is the board, so numbers do not collide. */
    private static void say(EntityManager entities, Order order, Said line) {
        Integer last = entities.createQuery("select max(number) from LineEntity where orderId = ?1", Integer.class)
                .setParameter(1, order.id()).getSingleResult();
        int number = last == null ? 1 : last + 1;
        if (number < Line.MOST || (number == Line.MOST && order.end().isEmpty())) {
            String text = number < Line.MOST ? line.text() : "more lines are not kept";
            entities.persist(new LineEntity(order.id(), new Line(number, order.attempt(), line.at(), text)));
        }
    }

    private static boolean become(EntityManager entities, Order was, Order now) {
        OrderEntity order = entities.find(OrderEntity.class, was.id(), LockModeType.PESSIMISTIC_WRITE);
        if (order == null || !order.isStill(was)) {
            return false;
        }
        order.become(now);
        return true;
    }

    /** An id belongs to the account that first asked for it, and a version means one JAR. */
    private static void bind(EntityManager entities, Order order) {
        String submission = order.coordinates().substring(0, order.coordinates().indexOf(':'));
        SubmissionOwnerEntity owner = entities.find(SubmissionOwnerEntity.class, submission);
        if (owner == null) {
            entities.persist(new SubmissionOwnerEntity(submission, order.account()));
        } else if (!owner.account.equals(order.account())) {
            throw new AxonmarkException(ErrorCode.user("id-taken"), "the id '" + submission + "' belongs to another account of this board;"
                    + " choose another id in META-INF/axonmark/submission.json");
        }
        ResultStore.bindVersion(entities, order.coordinates(), order.sha256());
    }

    private List<Order> list(String condition, int most, Object... parameters) {
        return transactions.of(entities -> {
            TypedQuery<OrderEntity> query = entities.createQuery("from OrderEntity " + condition, OrderEntity.class);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.setMaxResults(most).getResultList().stream().map(OrderEntity::toOrder).toList();
        });
    }
}
