package org.axonmark.board.hooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.axonmark.board.queue.Order;

/** Where hooks are kept. Each call is one transaction. */
public interface KeptHooks {

    /** Keeps an account's hook in place of the one that it had. */
    void put(Hook hook);

    /**
     * Keeps what came of a try.
     *
     * @return false if the hook is no longer as it was; nothing is changed then
     */
    boolean replace(Hook was, Hook now);

    /** Removes an account's hook, if it has one. */
    void drop(String account);

    /** Returns an account's hook. */
    Optional<Hook> of(String account);

    /** Returns the hooks that may be tried at an instant and are not given up, those first that waited longest. */
    List<Hook> due(Instant now, int most);

    /** Returns the first order of an account that ended behind what was told. */
    Optional<Order> next(Hook hook);
}
