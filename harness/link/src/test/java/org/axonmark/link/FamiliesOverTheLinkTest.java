package org.axonmark.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
import org.junit.jupiter.api.Test;

class FamiliesOverTheLinkTest {

    private final Codec codec = Codec.inline();

    @Test
    void doublesOptionalsAndFamilies_comeBackAsTheyWent() throws IOException {
        List<Type> types = List.of(DoubleTensor.class, Interpretation.class, FunctionSetup.class, Domain.class);
        List<Object> values = List.of(
                DoubleTensor.of(new double[] {1, Math.PI, Double.NEGATIVE_INFINITY, -0.0}, 2, 2),
                new Interpretation("sin(x)", "A sine.", Optional.of(new Interval(-1, Double.POSITIVE_INFINITY)), List.of("x", "")),
                new FunctionSetup(FunctionKind.CONCEPT, new Domain.Words(List.of("bridge", "arch")), 64, List.of("arch")),
                new Domain.Grids(64, new Interval(0, 1), true));
        assertThat(codec.decode(types, codec.encode(types, values))).isEqualTo(values);
        assertThat(Interpretation.of("x", "").corruption()).isEmpty();
    }

    @Test
    void plansAndObjectives_comeBackAsTheyWent() throws IOException {
        DoubleTensor numbers = DoubleTensor.of(new double[] {1, 2, 3}, 1, 3);
        IntTensor labels = IntTensor.of(new int[] {-1, 2}, 1, 2);
        List<Type> types = List.of(Plan.class, Plan.class, Objective.class, Objective.class, PromptPairs.class);
        List<Object> values = List.of(
                new Plan(List.of(new Plan.Written(1, numbers)), List.of(new Plan.Share(3, 0.25)), new Alternate.Kept(4)),
                Plan.cut(new Alternate.Given(numbers), 1, 2),
                new Objective.OutputDifference(labels, labels),
                new Objective.Given(numbers),
                new PromptPairs(List.of(new PromptPairs.OfLength(labels, labels, labels, labels))));
        assertThat(codec.decode(types, codec.encode(types, values))).isEqualTo(values);
        assertThat(codec.decode(List.of(Plan.class), codec.encode(List.of(Plan.class), List.of(Plan.plain()))))
                .containsExactly(Plan.plain());
    }

    @Test
    void aMemberThatTheFamilyLacks_isAViolation() {
        assertThatThrownBy(() -> codec.decode(List.of(Domain.class), new byte[] {6}))
                .isInstanceOf(LinkException.ProtocolViolation.class).hasMessageContaining("no member 6");
    }

    @Test
    void valuesThatARecordRefuses_areAViolation() throws IOException {
        byte[] wrong = codec.encode(List.of(double.class, double.class), List.of(1.0, 0.0));
        assertThatThrownBy(() -> codec.decode(List.of(Interval.class), wrong)).isInstanceOf(LinkException.ProtocolViolation.class);
    }
}
