package ${package};

import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.testkit.CircuitFinderContract;

/** What every submission of this kind must keep to; the tests are inherited. */
class ModelTest implements CircuitFinderContract {

    @Override
    public CircuitFinder submission() {
        return new Model();
    }
}
