package org.axonmark.spi.circuits;

import java.util.List;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.HostServed;
import org.axonmark.spi.IntTensor;

/**
 * A transformer that can be run, tapped and patched, and whose weights cannot be read. The host holds it, runs it in float64 and counts: a
 * forward pass of one prompt costs 1, a backward pass 2 beside the forward pass that it follows; a batch of B prompts costs B times as much;
 * what is refused costs nothing. Tensors that come back are copies. Replies leave the host on a grid of a millisecond.
 *
 * <p>Every call takes prompts of one length: tokens {@code [B][T]}, with B from 1 and T from 1 to {@code graph().positions()}. A batch of more than
 * one prompt whose activations {@code [B][T][nodes][width]} would be more than {@link #MAX_VALUES} numbers, nodes being the writers or the readers,
 * whichever are more, is refused.
 */
@HostServed(tickMicros = 1000)
public interface SubjectNetwork {

    /** The most numbers in a tensor of activations or gradients of more than one prompt: 16 MiB of them. */
    int MAX_VALUES = 1 << 21;

    /** The most numbers in the caches that the host keeps for plans; the oldest goes first. */
    int KEPT_VALUES = 4 * MAX_VALUES;

    /** Returns who may read whom; the same at every call, and free. */
    NetworkGraph graph();

    /**
     * Runs prompts and returns what every writer wrote. The host keeps a copy, to which a plan can point as {@link Alternate.Kept}.
     *
     * @param tokens {@code [B][T]}
     * @throws BudgetExceededException if B is more than {@link #remaining()}
     * @throws InvalidRequestException if shape, size or tokens are not what the network takes
     */
    Cache cache(IntTensor tokens) throws BudgetExceededException, InvalidRequestException;

    /**
     * Runs prompts under a plan.
     *
     * @param tokens {@code [B][T]}
     * @return outputs {@code [B][T][outputs]}
     * @throws BudgetExceededException if B is more than {@link #remaining()}
     * @throws InvalidRequestException if shape, size, tokens or plan are not what the network takes
     */
    DoubleTensor forward(IntTensor tokens, Plan plan) throws BudgetExceededException, InvalidRequestException;

    /**
     * Runs prompts under each of several plans; the same as calls of {@link #forward} one after the other, but on one reply. P plans for B prompts
     * count as a batch of P B prompts, in cost and in size. If any plan is refused, all are.
     *
     * @param tokens {@code [B][T]}
     * @param plans P, at least one
     * @return outputs {@code [P][B][T][outputs]}
     * @throws BudgetExceededException if P B is more than {@link #remaining()}
     * @throws InvalidRequestException if shape, size, tokens or any plan are not what the network takes
     */
    DoubleTensor forwardEach(IntTensor tokens, List<Plan> plans) throws BudgetExceededException, InvalidRequestException;

    /**
     * Runs prompts under a plan, and follows an objective back to what each reader read.
     *
     * @param tokens {@code [B][T]}
     * @throws BudgetExceededException if 3 B is more than {@link #remaining()}
     * @throws InvalidRequestException if shape, size, tokens, plan or objective are not what the network takes
     */
    Gradients backward(IntTensor tokens, Plan plan, Objective objective) throws BudgetExceededException, InvalidRequestException;

    /** Returns what is left of the budget, in forward passes of one prompt. */
    long remaining();
}
