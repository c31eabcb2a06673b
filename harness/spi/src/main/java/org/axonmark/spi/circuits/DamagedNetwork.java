package org.axonmark.spi.circuits;

import java.util.List;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.HostServed;
import org.axonmark.spi.IntTensor;

/** A network to be mended: it can be run under interventions, as the host will run it to see what a repair is worth. */
@HostServed(tickMicros = 1000)
public interface DamagedNetwork extends SubjectNetwork {

    /**
     * Runs prompts under interventions.
     *
     * @param tokens {@code [B][T]}
     * @param interventions each on another edge
     * @return outputs {@code [B][T][outputs]}
     * @throws BudgetExceededException if B is more than {@link #remaining()}
     * @throws InvalidRequestException if shape, size, tokens or interventions are not what the network takes
     */
    DoubleTensor repaired(IntTensor tokens, List<Intervention> interventions) throws BudgetExceededException, InvalidRequestException;
}
