package org.axonmark.circuits.compile;

import java.util.List;

import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.ValueSets;

/**
 * Compiles programs to transformers after Lindner et al. 2023 (arXiv 2301.05062): bidirectional, without layer norm, ReLU MLPs without biases. An
 * aggregate is a head, a selector width a head and an MLP, a map a part of an MLP.
 */
public final class Compiler {

    private Compiler() {}

    /**
     * Compiles a program.
     *
     * @throws org.axonmark.circuits.rasp.RaspException if it cannot be compiled, naming the part at fault
     */
    public static Compiled compile(Program program) {
        return compile(program, Unit.EXACT);
    }

    static Compiled compile(Program program, double exactness) {
        ValueSets values = ValueSets.of(program);
        return assemble(program, values, Schedule.of(values), exactness);
    }

    static Compiled assemble(Program program, ValueSets values, Schedule schedule, double exactness) {
        return assemble(program, List.of(program.output()), values, schedule, exactness);
    }

    /**
     * Lays a schedule out.
     *
     * @param outputs what is given out, one beside the other; the codec is the program's own
     */
    static Compiled assemble(Program program, List<Sop> outputs, ValueSets values, Schedule schedule, double exactness) {
        Weights weights = new Assembly(program, outputs, new Basis(values), schedule, exactness).weights();
        return new Compiled(program, new Codec(program, values.of(program.output())), weights, new Transformer(weights),
                Wiring.of(weights));
    }
}
