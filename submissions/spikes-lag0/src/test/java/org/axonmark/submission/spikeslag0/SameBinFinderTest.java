package org.axonmark.submission.spikeslag0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.SpikeTrains;
import org.junit.jupiter.api.Test;

class SameBinFinderTest {

    /** Of ten bins the one fires in 0, 1, 2, 3, the other in 2, 3, 4: r = (10 · 2 − 12) / √(4 · 6 · 3 · 7). The third is silent. */
    @Test
    void scores_arePearsonsCorrelation() {
        SpikeTrains trains = new SpikeTrains(10, 5, List.of(IntTensor.of(new int[] {0, 1, 2, 3}, 4), IntTensor.of(new int[] {2, 3, 4}, 3),
                IntTensor.of(new int[0], 0)));
        double[] scores = new SameBinFinder().find(trains).values();
        double r = 8 / Math.sqrt(504);
        assertThat(scores).containsExactly(new double[] {0, r, 0, r, 0, 0, 0, 0, 0}, within(1e-15));
    }
}
