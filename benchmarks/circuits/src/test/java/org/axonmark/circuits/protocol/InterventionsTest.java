package org.axonmark.circuits.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.axonmark.circuits.network.Transformer;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.BudgetExceededException;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.InvalidRequestException;
import org.axonmark.spi.circuits.Plan;
import org.junit.jupiter.api.Test;

class InterventionsTest {

    private static final IntTensor TOKENS = IntTensor.of(new int[] {0, 1, 2, 3, 4, 5, 5, 4}, 2, 4);

    private final Transformer transformer = RandomSubjects.of("interventions", 5).network();
    private final MeteredNetwork network = new MeteredNetwork(transformer, 1000);

    /** A scale is an alternate of as many times the writer's vector, which no intervention of its own reader changes. */
    @Test
    void scale_isThatManyTimesWhatTheWriterWrites() {
        Cache plain = network.cache(TOKENS);
        int writers = network.graph().writers().size();
        int width = network.graph().width();
        for (int edge = 0; edge < network.graph().edges().size(); edge += 5) {
            int writer = network.graph().edges().get(edge).writer();
            for (double scale : new double[] {-16, -1, 0, 0.3, 1, 16}) {
                double[] times = plain.written().values().clone();
                for (int i = 0; i < times.length; i++) {
                    times[i] *= i / width % writers == writer ? scale : 1;
                }
                Alternate alternate = new Alternate.Given(DoubleTensor.of(times, plain.written().shape()));
                assertThat(network.repaired(TOKENS, List.of(new Intervention(edge, scale))).values())
                        .containsExactly(network.forward(TOKENS, Plan.cut(alternate, edge)).values(), within(1e-9));
            }
        }
    }

    @Test
    void none_isThePlainRun_andCostsOneRunAPrompt() {
        double[] plain = network.forward(TOKENS, Plan.plain()).values();
        long before = network.remaining();
        assertThat(network.repaired(TOKENS, List.of()).values()).containsExactly(plain);
        assertThat(network.remaining()).isEqualTo(before - 2);
        assertThat(Arrays.equals(network.repaired(TOKENS, List.of(new Intervention(0, 2))).values(), plain)).isFalse();
    }

    @Test
    void whatDoesNotFit_isRefusedByName_andFree() {
        int edges = network.graph().edges().size();
        refused("edge -1", List.of(new Intervention(-1, 0)));
        refused("edge " + edges, List.of(new Intervention(edges, 0)));
        refused("at most once", List.of(new Intervention(3, 0), new Intervention(3, 1)));
        refused("by NaN", List.of(new Intervention(3, Double.NaN)));
        refused("by 16.5", List.of(new Intervention(3, 16.5)));
        refused("by -Infinity", List.of(new Intervention(3, Double.NEGATIVE_INFINITY)));
        assertThat(network.used()).isZero();
        MeteredNetwork poor = new MeteredNetwork(transformer, 1);
        assertThatThrownBy(() -> poor.repaired(TOKENS, List.of())).isInstanceOf(BudgetExceededException.class);
    }

    private void refused(String why, List<Intervention> interventions) {
        assertThatThrownBy(() -> network.repaired(TOKENS, interventions)).isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(why);
    }
}
