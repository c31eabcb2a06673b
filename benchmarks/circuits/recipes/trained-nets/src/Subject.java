import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.axonmark.circuits.compile.Compiled;
import org.axonmark.circuits.compile.Compiler;
import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.results.statistics.HmacStream;

/** A program as the high-level model, and where each part of it is to lie in the network that is trained. */
final class Subject {

    /** What cross entropy leaves out: where the program gives no value. */
    static final int NONE = -100;

    final Compiled compiled;
    final Architecture shape;
    /** Writer of the compiled network by node of the trained one. */
    final TreeMap<Integer, Integer> aligned = new TreeMap<>();

    /** Inputs with their sources and what is right; all of one length. */
    static final class Batch {
        final Prompts base;
        final Prompts source;
        final Run baseRun;
        final Run sourceRun;

        private Batch(Transformer network, Prompts base, Prompts source) {
            this.base = base;
            this.source = source;
            baseRun = network.run(base);
            sourceRun = network.run(source);
        }
    }

    Subject(String name, int size, int length, int heads, int width, int headWidth, HmacStream stream) {
        compiled = Compiler.compile(ProgramLibrary.program(name).program(size, length));
        Architecture own = compiled.transformer().shape();
        if (own.heads() > heads || compiled.codec().outputs().isEmpty()) {
            throw new IllegalArgumentException(name + " has " + own.heads() + " heads in a layer, and outputs "
                    + compiled.codec().outputs() + "; it is to have at most " + heads + " and some outputs");
        }
        // At least two layers: in one, every head reads the tokens themselves.
        shape = new Architecture(Math.max(2, own.layers()), heads, width, headWidth, 4 * width, own.tokens(), own.positions(),
                own.outputs(), false,
                Architecture.Norm.NONE, Architecture.Activation.GELU);
        Graph graph = compiled.transformer().graph();
        for (int layer = 0; layer < own.layers(); layer++) {
            int[] slots = stream.permutation(heads);
            for (int head = 0; head < own.heads(); head++) {
                align(graph, "a" + layer + "." + head, layer * (heads + 1) + slots[head]);
            }
            if (own.hidden() > 0) {
                align(graph, "m" + layer, layer * (heads + 1) + heads);
            }
        }
    }

    private void align(Graph graph, String writer, int node) {
        int number = graph.writer(writer);
        if (compiled.wired().stream().anyMatch(edge -> edge.writer() == number)) {
            aligned.put(node, number);
        }
    }

    /** Returns the nodes that no part of the program is to lie in. */
    List<Integer> free() {
        List<Integer> free = new ArrayList<>();
        for (int node = 0; node < shape.layers() * (shape.heads() + 1); node++) {
            if (!aligned.containsKey(node)) {
                free.add(node);
            }
        }
        return free;
    }

    Batch draw(HmacStream stream, int count, int length) {
        List<List<Value>> inputs = compiled.codec().draw(stream, 2 * count, length);
        return new Batch(compiled.transformer(), compiled.codec().encode(inputs.subList(0, count)),
                compiled.codec().encode(inputs.subList(count, 2 * count)));
    }

    /** Returns the right class at each position, {@code [count · length]}; {@link #NONE} at the first and where there is no value. */
    long[] right(Batch batch) {
        return classes(batch.baseRun, batch.base);
    }

    /** The same if a node had its output of the source. */
    long[] interchanged(Batch batch, int node) {
        int writer = aligned.get(node);
        Plan plan = new Plan(compiled.transformer().graph()).write(writer, batch.sourceRun.written(writer));
        return classes(compiled.transformer().run(batch.base, plan, batch.baseRun), batch.base);
    }

    private long[] classes(Run run, Prompts prompts) {
        List<Value> outputs = compiled.codec().outputs();
        long[] classes = new long[prompts.count() * prompts.length()];
        for (int p = 0; p < prompts.count(); p++) {
            List<Value> said = compiled.codec().decode(run.logits(), p, prompts.length());
            classes[p * prompts.length()] = NONE;
            for (int i = 1; i < prompts.length(); i++) {
                Value value = said.get(i - 1);
                classes[p * prompts.length() + i] = value == null ? NONE : outputs.indexOf(value);
            }
        }
        return classes;
    }
}
