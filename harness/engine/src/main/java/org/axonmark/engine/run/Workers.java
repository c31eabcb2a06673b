package org.axonmark.engine.run;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.axonmark.engine.archive.Journal;
import org.axonmark.engine.sandbox.Exit;
import org.axonmark.engine.sandbox.Observed;
import org.axonmark.results.format.Use;
import org.axonmark.spi.Context;
import org.axonmark.spi.GraphProbe;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.SubmittedGraph;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one evaluation, one after the other. Finished calls go to the journal as they come; an evaluation that is resumed takes them
 * from there, and a worker is started only for the first call that nobody has answered.
 */
@SuppressWarnings("ReferenceEquality")
final class Workers<S> implements Candidates<S>, AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Class<S> contract;
    private final LiveWorker.Starter<S> starter;
    private final Journal journal;
    private final boolean resumed;
    private final Watchdog watchdog;
    private final CallTurns turns;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<Candidate<?>> opened = new ArrayList<>();
    private Duration cpu = Duration.ZERO;
    private long peakMemory;
    private int started;
    private int calls;
    private @Nullable Exit lastExit;
    private @Nullable LinkRecording recording;

    Workers(Class<S> contract, LiveWorker.Starter<S> starter, Journal journal, boolean resumed, Watchdog watchdog, CallTurns turns) {
        this.contract = contract;
        this.starter = starter;
        this.journal = journal;
        this.resumed = resumed;
        this.watchdog = watchdog;
        this.turns = turns;
    }

    /** Writes down the conversations with all workers that serve the submission. */
    void recordTo(@Nullable LinkRecording to) {
        recording = to;
    }

    @Override
    public Candidate<S> start(String purpose) {
        OneWorker worker = new OneWorker(opened.size(), purpose);
        opened.add(worker);
        if (!resumed) {
            worker.live();
        }
        return worker;
    }

    @Override
    public Optional<SubmittedGraph> graph() {
        return starter.graph().map(bytes -> new SubmittedGraph() {
            @Override
            public byte[] bytes() {
                return bytes.clone();
            }

            @Override
            public Candidate<GraphProbe> start(String purpose, byte[] rewritten) {
                ProbeWorker worker = new ProbeWorker("worker %d (%s)".formatted(opened.size(), purpose), rewritten);
                opened.add(worker);
                return worker;
            }
        });
    }

    /** Returns how the worker ended that ended last, once it has been closed. */
    Optional<Exit> lastExit() {
        return Optional.ofNullable(lastExit);
    }

    long peakMemory() {
        return peakMemory;
    }

    byte[] log() {
        return log.toByteArray();
    }

    Use use() {
        return new Use(watchdog.elapsed(), cpu, peakMemory, started, calls);
    }

    @Override
    public void close() {
        opened.forEach(Candidate::close);
    }

    /** Ends a worker and adds up what it used. */
    private void end(LiveWorker<?> live, String title) {
        watchdog.watch(null);
        Observed before = live.sandboxed().observe();
        lastExit = live.end(GRACE);
        Observed after = live.sandboxed().observe();
        cpu = cpu.plus(after.cpu().compareTo(before.cpu()) > 0 ? after.cpu() : before.cpu());
        peakMemory = Math.max(peakMemory, Math.max(before.peakMemoryBytes(), after.peakMemoryBytes()));
        log.writeBytes("--- %s%n".formatted(title).getBytes(StandardCharsets.UTF_8));
        log.writeBytes(live.log());
    }

    /** Starts a worker; one that does not open is ended and told of as any other. */
    private <T> LiveWorker<T> begin(Supplier<LiveWorker<T>> start, String title) {
        watchdog.begin();
        started++;
        LiveWorker<T> live = start.get();
        watchdog.watch(live.sandboxed());
        try {
            live.open();
        } catch (RuntimeException | Error e) {
            end(live, title);
            throw e;
        }
        watchdog.callEnds();
        return live;
    }

    private @Nullable Object call(LiveWorker<?> running, Method method, Object @Nullable [] arguments) throws Throwable {
        turns.begins(running.sandboxed());
        watchdog.watch(running.sandboxed());
        try {
            Object answer = method.invoke(running.submission(), arguments);
            calls++;
            return answer;
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        } finally {
            watchdog.callEnds();
            turns.ends(running.sandboxed());
        }
    }

    private static Object ofObject(Object self, Method method, Object @Nullable [] arguments, String title) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == Objects.requireNonNull(arguments)[0];
            default -> title;
        };
    }

    private static Context noContext() {
        return resource -> {
            throw new IllegalStateException("the context is supplied in the worker, not in the host");
        };
    }

    /** A worker that serves a graph of the host's writing. */
    private final class ProbeWorker implements Candidate<GraphProbe> {

        private final String title;
        private final LiveWorker<GraphProbe> live;
        private final GraphProbe proxy;
        private boolean closed;

        ProbeWorker(String title, byte[] graph) {
            this.title = title;
            this.live = begin(() -> starter.startProbe(graph), title);
            this.proxy = (GraphProbe) Proxy.newProxyInstance(GraphProbe.class.getClassLoader(), new Class<?>[] {GraphProbe.class},
                    (self, method, arguments) -> method.getDeclaringClass() == Object.class
                            ? ofObject(self, method, arguments, title)
                            : call(live, method, arguments));
        }

        @Override
        public GraphProbe submission() {
            return proxy;
        }

        @Override
        public Context context() {
            return noContext();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                end(live, title);
            }
        }
    }

    private final class OneWorker implements Candidate<S>, InvocationHandler {

        private final int index;
        private final String purpose;
        private final S proxy;
        private final List<Runnable> waiting = new ArrayList<>();
        private @Nullable LiveWorker<S> live;
        private int call;
        private boolean closed;

        OneWorker(int index, String purpose) {
            this.index = index;
            this.purpose = purpose;
            this.proxy = contract.cast(
                    Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, this));
        }

        @Override
        public S submission() {
            return proxy;
        }

        @Override
        public Context context() {
            return noContext();
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(self, method, arguments, title());
            }
            if (method.getReturnType() == void.class && resumed && live == null) {
                waiting.add(() -> replay(method, arguments));
                return null;
            }
            if (method.getReturnType() == void.class) {
                return call(method, arguments);
            }
            int position = call++;
            Conversation conversation = new Conversation(method);
            Optional<Object> kept = resumed
                    ? journal.find(index, position).flatMap(bytes -> conversation.replay(bytes, arguments))
                    : Optional.empty();
            if (kept.isPresent()) {
                return kept.get();
            }
            Object answer = Objects.requireNonNull(call(method, conversation.recording(arguments)));
            journal.keep(index, position, conversation.finished(answer));
            return answer;
        }

        private LiveWorker<S> live() {
            if (live == null) {
                live = begin(starter::start, title());
                waiting.forEach(Runnable::run);
                waiting.clear();
            }
            return live;
        }

        private void replay(Method method, Object @Nullable [] arguments) {
            try {
                call(method, arguments);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            LinkRecording recorded = recording;
            return recorded == null
                    ? Workers.this.call(live(), method, arguments)
                    : recorded.call(index, method, arguments, covered -> Workers.this.call(live(), method, covered));
        }

        private String title() {
            return "worker %d (%s)".formatted(index, purpose);
        }

        @Override
        public void close() {
            if (closed || live == null) {
                closed = true;
                return;
            }
            closed = true;
            end(live, title());
        }
    }
}
