package org.axonmark.engine.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.axonmark.results.format.Sha256;
import org.axonmark.spi.Context;
import org.axonmark.spi.GraphProbe;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.SubmittedGraph;
import org.jspecify.annotations.Nullable;

/**
 * Workers that outlive an asking: the nth worker that an asking starts is the nth of the asking before, warm. What returns nothing, such as
 * getting ready, is called once in a worker's life, as contracts say.
 */
final class Reused<S> implements Candidates<S> {

    private final Workers<S> workers;
    private final Class<S> contract;
    private final List<Candidate<S>> started = new ArrayList<>();
    private final Set<Candidate<S>> ready = new HashSet<>();
    private final List<Probe> probes = new ArrayList<>();
    private int next;
    private int nextProbe;

    private record Probe(Sha256 graph, Candidate<GraphProbe> worker) {}

    Reused(Workers<S> workers, Class<S> contract) {
        this.workers = workers;
        this.contract = contract;
    }

    /** A new asking begins. */
    void rewind() {
        next = 0;
        nextProbe = 0;
    }

    @Override
    public Candidate<S> start(String purpose) {
        if (next == started.size()) {
            started.add(workers.start(purpose));
        }
        Candidate<S> worker = started.get(next++);
        return new Kept<>(worker, gettingReadyOnce(worker));
    }

    @Override
    public Optional<SubmittedGraph> graph() {
        return workers.graph().map(graph -> new SubmittedGraph() {
            @Override
            public byte[] bytes() {
                return graph.bytes();
            }

            @Override
            public Candidate<GraphProbe> start(String purpose, byte[] rewritten) {
                Sha256 sum = Sha256.of(rewritten);
                if (nextProbe == probes.size() || !probes.get(nextProbe).graph().equals(sum)) {
                    probes.add(nextProbe, new Probe(sum, graph.start(purpose, rewritten)));
                }
                Candidate<GraphProbe> worker = probes.get(nextProbe++).worker();
                return new Kept<>(worker, worker.submission());
            }
        });
    }

    private S gettingReadyOnce(Candidate<S> worker) {
        return contract.cast(Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, (self, method, arguments) -> {
            if (method.getReturnType() != void.class) {
                return through(worker.submission(), method, arguments);
            }
            if (!ready.contains(worker)) {
                through(worker.submission(), method, arguments);
                ready.add(worker);
            }
            return null;
        }));
    }

    private static @Nullable Object through(Object submission, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(submission, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** A worker whose end is not its asking's business. */
    private record Kept<T>(Candidate<?> worker, T submission) implements Candidate<T> {

        @Override
        public Context context() {
            return worker.context();
        }

        @Override
        public void close() {
            // the next asking goes on with it
        }
    }
}
