package org.axonmark.board.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void percentiles_areTimesThatWereSeen() {
        List<Duration> times = IntStream.rangeClosed(1, 200).map(i -> 201 - i).mapToObj(Duration::ofSeconds).toList();
        assertThat(Percentiles.of(times))
                .isEqualTo(new Percentiles(200, Duration.ofSeconds(100), Duration.ofSeconds(180), Duration.ofSeconds(198)));
        assertThat(Percentiles.of(List.of(Duration.ofSeconds(3), Duration.ofSeconds(1))))
                .isEqualTo(new Percentiles(2, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(3)));
        assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}
