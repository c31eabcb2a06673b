package ${package};

import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.testkit.FunctionInterpreterContract;

/** What every submission of this kind must keep to; the tests are inherited. */
class ModelTest implements FunctionInterpreterContract {

    @Override
    public FunctionInterpreter submission() {
        return new Model();
    }
}
