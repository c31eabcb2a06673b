package org.axonmark.engine.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.plan.Plan;
import org.axonmark.inspect.Inspector;
import org.axonmark.link.Codec;
import org.axonmark.link.Contract;
import org.axonmark.link.LinkException;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Isolation;
import org.axonmark.spi.Context;
import org.axonmark.task.Candidate;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Puts the questions of a recorded conversation to a submission and compares what it answers. No task is prepared and nothing is scored. What a
 * submission asks during a call is answered as it was answered then; one that asks something else has answered otherwise, and goes on with the next call
 * in a fresh worker that was told what the old one was.
 */
public final class Replayer {

    private final Evaluator.Places places;
    private final Archive archive;
    private final double tolerance;

    /**
     * Creates a replayer.
     *
     * @param tolerance by how much of the greatest number of a tensor, or of a number itself, answers may differ
     */
    public Replayer(Evaluator.Places places, Archive archive, double tolerance) {
        this.places = places;
        this.archive = archive;
        this.tolerance = tolerance;
    }

    /**
     * A call that was answered otherwise.
     *
     * @param call its number, from 0
     * @param worker that was asked
     * @param method that was called
     * @param what differs, and where
     */
    public record Difference(int call, int worker, String method, String what) {}

    /**
     * What a replay found.
     *
     * @param calls that were made
     * @param answers that were compared
     * @param differences in the order of the calls
     */
    public record Found(int calls, int answers, List<Difference> differences) {}

    /** The submission asked something else than it did, or threw what it did not. */
    private static final class Diverged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Diverged(String what) {
            super(what);
        }
    }

    /**
     * Replays a conversation.
     *
     * @param order the submission, and the task on which the conversation was recorded
     * @throws AxonmarkException if the recording is of another contract, or the submission cannot be asked
     */
    public Found replay(RecordedLink recorded, Order order, Progress progress) {
        return replay(recorded, order, order.task(), progress);
    }

    private <S> Found replay(RecordedLink recorded, Order order, Task<S> task, Progress progress) {
        if (!task.contract().getName().equals(recorded.contract())) {
            throw new AxonmarkException(ErrorCode.user("recording-contract"), "the recording is of '" + recorded.contract() + "', task "
                    + task.card().id() + " asks '" + task.contract().getName() + "'; record the run again with --record");
        }
        Plan plan = Evaluator.plan(order, archive, Plan.freshSecret());
        var submission = Evaluator.submission(plan, new Inspector(places.signatures()).inspect(plan.jar()));
        boolean deadlines = order.isolation() != Isolation.IN_PROCESS;
        try (Watchdog watchdog = new Watchdog(task.card().limits(), deadlines, plan.id())) {
            LiveWorker.Starter<S> starter = new LiveWorker.Starter<>(
                    places.worker(), archive.workFolder(plan.id()), plan, submission, task.contract(), false);
            try (Workers<S> workers =
                    new Workers<>(task.contract(), starter, archive.journal(plan.id()), false, watchdog, CallTurns.NONE)) {
                return new Replay<>(recorded, workers, task.contract(), progress).run();
            }
        } finally {
            archive.discard(plan.id());
        }
    }

    /** One replay. */
    private final class Replay<S> {

        private final RecordedLink recorded;
        private final Workers<S> workers;
        private final List<Method> methods;
        private final Progress progress;
        private final Codec codec = Codec.inline();
        private final AnswerDifference compare = new AnswerDifference(tolerance);
        private final Map<Integer, Candidate<S>> live = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private int answers;

        Replay(RecordedLink recorded, Workers<S> workers, Class<S> contract, Progress progress) {
            this.recorded = recorded;
            this.workers = workers;
            this.methods = Contract.of(contract).methods();
            this.progress = progress;
        }

        Found run() {
            for (int i = 0; i < recorded.calls().size(); i++) {
                RecordedLink.Call call = recorded.calls().get(i);
                Method method = method(methods, call.method());
                Optional<String> what = differs(i, call, method);
                if (what.isPresent()) {
                    differences.add(new Difference(i, call.worker(), method.getName(), what.get()));
                }
                progress.report("replaying calls", i + 1, recorded.calls().size());
            }
            return new Found(recorded.calls().size(), answers, differences);
        }

        private Optional<String> differs(int position, RecordedLink.Call call, Method method) {
            try {
                Candidate<S> candidate = live.get(call.worker());
                if (candidate == null) {
                    candidate = fresh(call.worker(), position);
                }
                Object answer = ask(candidate, call, method);
                answers++;
                if (call.answer().isEmpty()) {
                    return Optional.of("was answered, where it threw when it was recorded");
                }
                List<Object> before = codec.decode(Contract.returned(method), call.answer().get());
                return answer == null ? Optional.empty() : compare.between(before.getFirst(), answer);
            } catch (Diverged | LinkException e) {
                end(call.worker());
                boolean threwBefore = e instanceof LinkException && call.answer().isEmpty();
                return threwBefore ? Optional.empty() : Optional.of(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Starts a worker and tells it what the one that it stands for was told before a call. */
        private Candidate<S> fresh(int worker, int before) throws IOException {
            Candidate<S> candidate = workers.start("replay " + worker);
            live.put(worker, candidate);
            for (RecordedLink.Call call : recorded.calls().subList(0, before)) {
                Method method = method(methods, call.method());
                if (call.worker() == worker && method.getReturnType() == void.class) {
                    ask(candidate, call, method);
                }
            }
            return candidate;
        }

        private void end(int worker) {
            Candidate<S> candidate = live.remove(worker);
            if (candidate != null) {
                candidate.close();
            }
        }

        private @Nullable Object ask(Candidate<S> candidate, RecordedLink.Call call, Method method) throws IOException {
            List<Object> travelled = codec.decode(Contract.travelling(method), call.arguments());
            Class<?>[] parameters = method.getParameterTypes();
            Object[] arguments = new Object[parameters.length];
            int next = 0;
            Questions questions = new Questions(call.questions());
            for (int i = 0; i < parameters.length; i++) {
                arguments[i] = Contract.isHandle(parameters[i])
                        ? questions.handle(i, parameters[i])
                        : parameters[i] == Context.class ? candidate.context() : travelled.get(next++);
            }
            try {
                Object answer = method.invoke(candidate.submission(), arguments);
                questions.allAsked();
                return answer;
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Method method(List<Method> methods, int position) {
            if (position < 0 || position >= methods.size()) {
                throw new AxonmarkException(ErrorCode.user("recording-damaged"),
                        "the recording names method " + position + " of a contract with " + methods.size()
                                + "; record the run again with --record");
            }
            return methods.get(position);
        }
    }

    /** The questions of one call, answered as they were. */
    private static final class Questions {

        private final List<RecordedLink.Question> recorded;
        private final Codec codec = Codec.inline();
        private int asked;

        Questions(List<RecordedLink.Question> recorded) {
            this.recorded = recorded;
        }

        Object handle(int parameter, Class<?> type) {
            List<Method> methods = Contract.of(type).methods();
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                if (asked == recorded.size()) {
                    throw new Diverged("asks '" + method.getName() + "' after the last question that was asked");
                }
                RecordedLink.Question question = recorded.get(asked++);
                byte[] arguments = codec.encode(List.of(method.getGenericParameterTypes()),
                        given == null ? List.of() : Arrays.asList(given));
                if (question.parameter() != parameter || question.method() != methods.indexOf(method)
                        || !Arrays.equals(question.arguments(), arguments)) {
                    throw new Diverged("asks otherwise, at question " + (asked - 1) + ", '" + method.getName() + "'");
                }
                if (question.refused()) {
                    List<Object> said = codec.decode(LinkRecording.REFUSAL, question.reply());
                    throw Contract.refusal(Contract.refusals(method).get((int) said.get(0)), (String) said.get(1), (long) said.get(2));
                }
                List<Object> reply = codec.decode(Contract.returned(method), question.reply());
                return reply.isEmpty() ? null : reply.getFirst();
            });
        }

        void allAsked() {
            if (asked < recorded.size()) {
                throw new Diverged("asks " + asked + " questions, " + recorded.size() + " were asked");
            }
        }
    }
}
