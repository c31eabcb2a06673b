package org.axonmark.board.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.axonmark.board.queue.Order;
import org.axonmark.results.format.Sha256;
import org.jspecify.annotations.Nullable;

/** An order of the queue. */
@Entity
@Table(name = "evaluation_order")
class OrderEntity {

    @Id
    String id = "";

    String account = "";

    @Column(name = "request_key")
    String key = "";

    String coordinates = "";
    String sha256 = "";
    String task = "";
    OffsetDateTime received = OffsetDateTime.MIN;

    @Nullable @Column(name = "public_from")
    OffsetDateTime publicFrom;

    String state = "";
    int attempt;
    String agent = "";

    @Nullable OffsetDateTime begun;

    @Nullable @Column(name = "first_begun")
    OffsetDateTime firstBegun;

    @Nullable @Column(name = "last_begun")
    OffsetDateTime lastBegun;

    @Nullable @Column(name = "leased_until")
    OffsetDateTime leasedUntil;

    @Nullable OffsetDateTime deadline;

    String progress = "";

    @Nullable OffsetDateTime ended;

    @Column(name = "end_state")
    String endState = "";

    String detail = "";
    String evaluation = "";
    String rederives = "";
    int scorer;

    /** For Hibernate. */
    protected OrderEntity() {}

    OrderEntity(Order order) {
        id = order.id();
        account = order.account();
        key = order.key();
        coordinates = order.coordinates();
        sha256 = order.sha256().hex();
        task = order.task();
        received = at(order.received());
        publicFrom = order.publicFrom().map(OrderEntity::at).orElse(null);
        rederives = order.rederives().map(Order.Rederives::evaluation).orElse("");
        scorer = order.rederives().map(Order.Rederives::scorer).orElse(0);
        become(order);
    }

    /** Takes over what may change of an order. */
    final void become(Order order) {
        state = order.state().name();
        attempt = order.attempt();
        agent = order.lease().map(Order.Lease::agent).orElse("");
        begun = order.lease().map(lease -> at(lease.begun())).orElse(null);
        if (begun != null) {
            firstBegun = firstBegun == null ? begun : firstBegun;
            lastBegun = begun;
        }
        leasedUntil = order.lease().map(lease -> at(lease.until())).orElse(null);
        deadline = order.lease().map(lease -> at(lease.deadline())).orElse(null);
        progress = order.progress();
        ended = order.end().map(end -> at(end.at())).orElse(null);
        endState = order.end().map(Order.End::state).orElse("");
        detail = order.end().map(Order.End::detail).orElse("");
        evaluation = order.end().flatMap(Order.End::evaluation).orElse("");
    }

    /** Tells whether this is still the same attempt in the same state. */
    boolean isStill(Order was) {
        return state.equals(was.state().name()) && attempt == was.attempt()
                && agent.equals(was.lease().map(Order.Lease::agent).orElse(""));
    }

    Order toOrder() {
        Optional<Order.Lease> lease = agent.isEmpty() ? Optional.empty()
                : Optional.of(new Order.Lease(agent, instant(begun), instant(leasedUntil), instant(deadline)));
        Optional<Order.End> end = endState.isEmpty() ? Optional.empty()
                : Optional.of(new Order.End(instant(ended), endState, detail, Optional.of(evaluation).filter(one -> !one.isEmpty())));
        return new Order(id, account, key, coordinates, new Sha256(sha256), task, received.toInstant(),
                Optional.ofNullable(publicFrom).map(OffsetDateTime::toInstant), Order.State.valueOf(state), attempt,
                lease, progress, end, rederives.isEmpty() ? Optional.empty() : Optional.of(new Order.Rederives(rederives, scorer)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(@Nullable OffsetDateTime time) {
        return Objects.requireNonNull(time).toInstant();
    }
}
