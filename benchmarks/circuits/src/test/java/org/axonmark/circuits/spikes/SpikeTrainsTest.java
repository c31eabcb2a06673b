package org.axonmark.circuits.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.SpikeTrains;
import org.junit.jupiter.api.Test;

class SpikeTrainsTest {

    @Test
    void trains_holdAscendingBinsOfTheRecording() {
        SpikeTrains trains = new SpikeTrains(5, 5, List.of(IntTensor.of(new int[] {0, 4}, 2), IntTensor.of(new int[0], 0)));
        assertThat(trains.neurons()).isEqualTo(2);
        assertThat(trains.of(0)).containsExactly(0, 4);
        assertThat(trains.of(1)).isEmpty();
    }

    @Test
    void whatIsNoTrain_isRefused() {
        for (int[] bad : List.of(new int[] {5}, new int[] {-1}, new int[] {1, 1}, new int[] {2, 1})) {
            assertThatThrownBy(() -> new SpikeTrains(5, 5, List.of(IntTensor.of(bad, bad.length))))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ascending");
        }
        assertThatThrownBy(() -> new SpikeTrains(5, 5, List.of(IntTensor.of(new int[] {1, 2}, 2, 1))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("rank 2");
        for (double width : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new SpikeTrains(5, width, List.of())).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new SpikeTrains(0, 5, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
