package org.axonmark.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.axonmark.link.HostEnd;
import org.axonmark.link.LinkException;
import org.axonmark.link.LinkLimits;
import org.axonmark.link.OpenRequest;
import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.circuits.TwoTasks;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker's loop and the host's end, joined by pipes in one process. */
class ConversationTest {

    @TempDir
    private Path folder = Path.of("");

    /** Takes its instructions from the first hint. */
    public static final class Scripted implements FunctionInterpreter {

        private @Nullable BlackBox kept;

        /** For the worker. */
        public Scripted() {}

        @Override
        public void prepare(Context context) {}

        @Override
        public Interpretation interpret(BlackBox box) throws Exception {
            BlackBox earlier = kept;
            kept = box;
            if (earlier != null) {
                earlier.remaining();
            }
            return switch (box.setup().hints().getFirst()) {
                case "many" -> many(box);
                case "large" -> Interpretation.of(Double.toString(box.numbers(range(100_000)).values()[99_999]), "");
                case "greedy" -> greedy(box);
                case "null" -> Interpretation.of(box.texts(java.util.Arrays.asList((String) null)).getFirst(), "");
                case "threads" -> threads(box);
                case "clock" -> clock(box);
                default -> {
                    BlackBox same = box;
                    int hash = box.hashCode();
                    yield Interpretation.of(box + " " + box.equals(same) + " " + (hash == same.hashCode()), "");
                }
            };
        }

        private static Interpretation many(BlackBox box) {
            double sum = 0;
            for (int i = 0; i < 40; i++) {
                sum += box.numbers(range(1)).values()[0] + box.texts(List.of("ä")).getFirst().length();
            }
            return new Interpretation(Double.toString(sum), Integer.toString(box.remaining()),
                    Optional.of(new Interval(0, 1)), List.of("x"));
        }

        private static Interpretation greedy(BlackBox box) {
            try {
                box.numbers(range(1000));
                return Interpretation.of("not refused", "");
            } catch (BudgetExceededException e) {
                return Interpretation.of(e.getMessage() + " " + e.remaining(), Integer.toString(box.remaining()));
            }
        }

        private static Interpretation threads(BlackBox box) throws InterruptedException {
            List<Thread> threads = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> new Thread(() -> box.numbers(range(2))))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return Interpretation.of(Integer.toString(box.remaining()), "");
        }

        private static Interpretation clock(BlackBox box) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                long asked = System.nanoTime();
                int left = box.remaining();
                least = left < 0 ? 0 : Math.min(least, System.nanoTime() - asked);
            }
            return Interpretation.of(Long.toString(least), "");
        }

        private static DoubleTensor range(int n) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = i + 1;
            }
            return DoubleTensor.of(values, n);
        }
    }

    @Test
    void manyQuestions_areAnsweredAndMetered() throws Exception {
        Interpretation found = interpret("many", 100);
        assertThat(found).isEqualTo(new Interpretation("120.0", "20", Optional.of(new Interval(0, 1)), List.of("x")));
    }

    @Test
    void largeTensors_travelInTheSideFilesBothWays() throws Exception {
        assertThat(interpret("large", 100_000).hypothesis()).isEqualTo("200000.0");
    }

    @Test
    void aRefusal_isTheSameTypeInTheWorker_andTheConversationGoesOn() throws Exception {
        assertThat(interpret("greedy", 7)).isEqualTo(Interpretation.of("1000 asked 7", "7"));
    }

    @Test
    void questionsOfSeveralThreads_areAskedOneByOne() throws Exception {
        assertThat(interpret("threads", 100).hypothesis()).isEqualTo("84");
    }

    @Test
    void aQuestionThatCannotTravel_isTheSubmissionsOwnException() {
        assertThatThrownBy(() -> interpret("null", 100))
                .isInstanceOf(LinkException.CandidateThrew.class).hasMessageContaining("NullPointerException");
    }

    @Test
    void replies_leaveNoEarlierThanTheirTick() throws Exception {
        assertThat(Long.parseLong(interpret("clock", 1).hypothesis())).isGreaterThanOrEqualTo(2_000_000);
    }

    @Test
    void handles_areObjectsLikeOthers() throws Exception {
        assertThat(interpret("object", 1).hypothesis()).isEqualTo("BlackBox served by the host true true");
    }

    @Test
    void aHandleOfAnEarlierCall_isDead_andTheLinkLivesOn() throws Exception {
        converse(submission -> {
            assertThat(submission.interpret(new Doubling("object", 1)).hypothesis()).startsWith("BlackBox");
            assertThatThrownBy(() -> submission.interpret(new Doubling("object", 1)))
                    .isInstanceOf(LinkException.CandidateThrew.class)
                    .hasMessageContaining("IllegalStateException").hasMessageContaining("had ended");
        });
    }

    private Interpretation interpret(String hint, int budget) throws Exception {
        List<Interpretation> found = new java.util.ArrayList<>();
        converse(submission -> found.add(submission.interpret(new Doubling(hint, budget))));
        return found.getFirst();
    }

    /** Says what is left of either network, as its heads, and what the second gives when it is asked by the call that it alone has. */
    public static final class TwoNetworks implements ReuseFinder {

        public TwoNetworks() {}

        @Override
        public void prepare(Context context) {}

        @Override
        public ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) {
            double[] given = damaged.repaired(IntTensor.of(new int[] {1}, 1, 1), List.of(new Intervention(3, 0.5))).values();
            return ReuseFinding.of(List.of((int) network.remaining()), List.of((int) damaged.remaining()),
                    List.of(new Intervention(tasks.interventions(), given[0])));
        }
    }

    /** A network of which only what is left is known; the damaged one gives the scale that it is repaired with. */
    private record Left(long remaining) implements DamagedNetwork {

        @Override
        public NetworkGraph graph() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Cache cache(IntTensor tokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DoubleTensor forward(IntTensor tokens, Plan plan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DoubleTensor forwardEach(IntTensor tokens, List<Plan> plans) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Gradients backward(IntTensor tokens, Plan plan, Objective objective) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DoubleTensor repaired(IntTensor tokens, List<Intervention> interventions) {
            return DoubleTensor.of(new double[] {interventions.getFirst().scale()}, 1, 1, 1);
        }
    }

    @Test
    void twoHandlesOfACall_areToldApart() throws Exception {
        TwoTasks.OfOutputs task = new TwoTasks.OfOutputs(0, 1, new PromptPairs(List.of()));
        converse(ReuseFinder.class, TwoNetworks.class, submission -> assertThat(
                submission.find(new Left(11), new Left(22), new TwoTasks(task, task, 2)))
                .isEqualTo(ReuseFinding.of(List.of(11), List.of(22), List.of(new Intervention(2, 0.5)))));
    }

    /** What the host does. */
    private interface Host<S> {
        void run(S submission) throws Exception;
    }

    private void converse(Host<FunctionInterpreter> host) throws Exception {
        converse(FunctionInterpreter.class, Scripted.class, host);
    }

    private <S> void converse(Class<S> contract, Class<? extends S> provider, Host<S> host) throws Exception {
        // The system's pipes: java.io's end when a thread that wrote to them ends, and here several write.
        Pipe toWorker = Pipe.open();
        Pipe toHost = Pipe.open();
        InputStream requests = Channels.newInputStream(toWorker.source());
        OutputStream hostWrites = Channels.newOutputStream(toWorker.sink());
        InputStream answers = Channels.newInputStream(toHost.source());
        OutputStream workerWrites = Channels.newOutputStream(toHost.sink());
        Path input = Files.createFile(folder.resolve("input.bin"));
        Path answer = Files.createFile(folder.resolve("answer.bin"));
        Thread worker = new Thread(() -> {
            try (workerWrites) {
                new Loop(requests, workerWrites).run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        worker.start();
        Path classes = Path.of(provider.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (HostEnd<S> end = new HostEnd<>(
                answers, hostWrites, input, answer, contract, new LinkLimits(1 << 22, 1000))) {
            end.open(new OpenRequest(contract.getName(), Optional.of(provider.getName()),
                    Optional.empty(), classes.toString(), input.toString(), answer.toString()));
            host.run(end.submission());
        }
        worker.join();
    }

    /** Doubles numbers and repeats texts, each for one query. */
    private static final class Doubling implements BlackBox {

        private final String hint;
        private final int budget;
        private int spent;

        Doubling(String hint, int budget) {
            this.hint = hint;
            this.budget = budget;
        }

        @Override
        public FunctionSetup setup() {
            return new FunctionSetup(FunctionKind.NUMERIC, new Domain.Numbers(new Interval(-1, 1)), budget, List.of(hint));
        }

        @Override
        public int remaining() {
            return budget - spent;
        }

        @Override
        public DoubleTensor numbers(DoubleTensor inputs) {
            spend(inputs.count());
            for (int i = 0; i < inputs.count(); i++) {
                inputs.values()[i] *= 2;
            }
            return inputs;
        }

        @Override
        public List<String> texts(List<String> inputs) {
            spend(inputs.size());
            return inputs;
        }

        @Override
        public DoubleTensor activations(List<String> words) {
            throw new UnsupportedOperationException();
        }

        private void spend(int queries) {
            if (queries > remaining()) {
                throw new BudgetExceededException(queries + " asked", remaining());
            }
            spent += queries;
        }
    }
}
