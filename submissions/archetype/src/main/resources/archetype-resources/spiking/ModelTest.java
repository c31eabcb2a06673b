package ${package};

import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.testkit.ContinualLearnerContract;

/** What every submission of this kind must keep to; the tests are inherited. */
class ModelTest implements ContinualLearnerContract {

    @Override
    public ContinualLearner submission() {
        return new Model();
    }
}
