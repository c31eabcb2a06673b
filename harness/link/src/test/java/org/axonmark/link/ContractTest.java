package org.axonmark.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.axonmark.spi.HostServed;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.Refusal;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.circuits.TwoTasks;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.InvalidQueryException;
import org.junit.jupiter.api.Test;

class ContractTest {

    record Nothing() {}

    interface TakesEmptyRecords {
        void take(List<Nothing> many);
    }

    interface TellsNothing {
        void look(BlackBox box);
    }

    @HostServed
    interface Nested {
        int open(BlackBox inner);
    }

    interface TakesNested {
        int look(Nested nested);
    }

    static final class Mute extends Refusal {
        private static final long serialVersionUID = 1L;

        private Mute() {
            super("", 0);
        }
    }

    @HostServed
    interface RefusesMutely {
        int get() throws Mute;
    }

    interface TakesMute {
        int look(RefusesMutely box);
    }

    @Test
    void interpreters_areAContract_whoseHandleRefusesInItsOrder() throws NoSuchMethodException {
        assertThat(Contract.of(FunctionInterpreter.class).methods()).hasSize(2);
        assertThat(Contract.refusals(BlackBox.class.getMethod("texts", List.class)))
                .isEqualTo(List.of(BudgetExceededException.class, InvalidQueryException.class));
    }

    @Test
    void finders_areAContract_whoseHandleTakesPlans() throws NoSuchMethodException {
        assertThat(Contract.of(CircuitFinder.class).methods()).hasSize(2);
        assertThat(Contract.of(SubjectNetwork.class).methods()).hasSize(6);
        assertThat(Contract.refusals(SubjectNetwork.class.getMethod("cache", IntTensor.class))).hasSize(2);
    }

    /** One call with two handles, of which one has all calls of the other and one more. */
    @Test
    void findersOfReuse_areAContract_ofTwoHandles() throws NoSuchMethodException {
        assertThat(Contract.of(ReuseFinder.class).methods()).hasSize(2);
        assertThat(Contract.of(DamagedNetwork.class).methods()).hasSize(7);
        assertThat(Contract.travelling(ReuseFinder.class.getMethod("find", SubjectNetwork.class, DamagedNetwork.class, TwoTasks.class)))
                .containsExactly(TwoTasks.class);
    }

    @Test
    void contractsThatCannotWork_areRefused() {
        for (Class<?> type : List.of(TakesEmptyRecords.class, TellsNothing.class, TakesNested.class, TakesMute.class)) {
            assertThatThrownBy(() -> Contract.of(type)).as(type.getSimpleName()).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
