package org.axonmark.spi.circuits;

import java.util.List;

import org.axonmark.spi.IntTensor;

/**
 * What a finder says of a network with two tasks.
 *
 * @param first {@code [n]} heads that serve the first task, as numbers of writers, each once; a task has at least one, so that none at all is no
 *     answer
 * @param second {@code [n]} heads that serve the second, likewise
 * @param repair what is to be done to the damaged network, each on another edge, at most {@link TwoTasks#interventions()}; may be empty
 */
public record ReuseFinding(IntTensor first, IntTensor second, List<Intervention> repair) {

    /** Copies the list. */
    public ReuseFinding {
        repair = List.copyOf(repair);
    }

    /** Returns a finding of heads, which are copied. */
    public static ReuseFinding of(List<Integer> first, List<Integer> second, List<Intervention> repair) {
        return new ReuseFinding(numbers(first), numbers(second), repair);
    }

    private static IntTensor numbers(List<Integer> heads) {
        return IntTensor.of(heads.stream().mapToInt(Integer::intValue).toArray(), heads.size());
    }
}
