package org.axonmark.board.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.axonmark.board.Kept;

/** Where the queue keeps orders: what its rules ask of a database. Each call is one transaction. */
public interface KeptOrders {

    /**
     * Keeps new orders, all or none. The submission's id belongs from then on to the account, and its version means this JAR; what the board itself asks for
     * changes neither.
     *
     * @throws org.axonmark.results.AxonmarkException if the id belongs to another account or the version means another JAR
     */
    void add(List<Order> orders);

    /** Returns an order. */
    Optional<Order> find(String id);

    /** Returns the order that an account asked for under a key. */
    Optional<Order> find(String account, String key);

    /** Returns the orders that have not ended, oldest first. */
    List<Order> open();

    /** Returns the orders of an account on a task that were received after an instant. */
    List<Order> since(String account, String task, Instant after);

    /** Returns whose a submission's id is. */
    Optional<String> owner(String submission);

    /** Returns how many orders an account may have on a task within the queue's period, if it is not the usual number. */
    Optional<Integer> quota(String account, String task);

    /** Returns an account's orders that were received last, newest first. */
    List<Order> lastOf(String account, int most);

    /** Returns the orders that ended last, newest first. */
    List<Order> lastEnded(int most);

    /**
     * Puts an order in the place of what it was.
     *
     * @param line what to add to its log
     * @return false if it is no longer as it was; nothing is changed then
     */
    boolean replace(Order was, Order now, Optional<Said> line);

    /** Returns the lines of an order's log behind a number, in their order. */
    List<Line> lines(String order, int behind);

    /**
     * What to add to an order's log.
     *
     * @param at when
     * @param text at most 400 characters
     */
    record Said(Instant at, String text) {}

    /**
     * Ends an order and keeps its result, both or neither.
     *
     * @param line what to add to its log
     * @return false if it is no longer as it was; nothing is changed then
     * @throws org.axonmark.results.AxonmarkException if the result cannot be kept
     */
    boolean end(Order was, Order now, Kept result, Said line);
}
