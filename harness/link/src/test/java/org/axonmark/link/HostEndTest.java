package org.axonmark.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interpretation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that says whatever it likes gets no further than its turn. */
class HostEndTest {

    private static final List<Type> REMAINING = List.of(int.class, int.class, int.class);
    private static final int METHOD = Contract.of(BlackBox.class).methods().stream()
            .map(java.lang.reflect.Method::getName).toList().indexOf("remaining");
    private static final int NUMBERS = Contract.of(BlackBox.class).methods().stream()
            .map(java.lang.reflect.Method::getName).toList().indexOf("numbers");

    @TempDir
    private Path folder = Path.of("");

    /** What a worker does once it is called. */
    private interface Script {
        void run(Frame call, PipedInputStream requests, PipedOutputStream answers) throws IOException;
    }

    @Test
    void questions_areAnsweredInTheirOrder() throws Exception {
        List<Integer> heard = new ArrayList<>();
        Interpretation found = interpret(new Counting(), (call, requests, answers) -> {
            for (int i = 0; i < 3; i++) {
                ask(call, i, 0, METHOD).write(answers);
                Frame reply = Frame.read(requests);
                assertThat(reply.kind()).isEqualTo(Frame.Kind.REPLY);
                heard.add((Integer) Codec.inline().decode(List.of(int.class), reply.payload()).getFirst());
            }
            answer(call).write(answers);
        });
        assertThat(found.hypothesis()).isEqualTo("x");
        assertThat(heard).containsExactly(1, 2, 3);
    }

    @Test
    void forgedQuestions_areViolations() {
        int[][] forged = {{1, 0, METHOD}, {-1, 0, METHOD}, {0, 1, METHOD}, {0, -1, METHOD}, {0, 0, 99}, {0, 0, -1}};
        for (int[] ask : forged) {
            assertThatThrownBy(
                    () -> interpret(new Counting(), (call, requests, answers) -> ask(call, ask[0], ask[1], ask[2]).write(answers)))
                    .as(Arrays.toString(ask)).isInstanceOf(LinkException.ProtocolViolation.class);
        }
    }

    @Test
    void aQuestionWithoutAHead_orWithTrailingBytes_isAViolation() {
        assertThatThrownBy(() -> interpret(new Counting(),
                (call, requests, answers) -> new Frame(Frame.Kind.ASK, call.nonce(), new byte[11]).write(answers)))
                .isInstanceOf(LinkException.ProtocolViolation.class);
        assertThatThrownBy(() -> interpret(new Counting(), (call, requests, answers) -> {
            byte[] longer = Arrays.copyOf(ask(call, 0, 0, METHOD).payload(), 13);
            new Frame(Frame.Kind.ASK, call.nonce(), longer).write(answers);
        }))
                .isInstanceOf(LinkException.ProtocolViolation.class);
    }

    @Test
    void aQuestionUnderAnotherNonce_isAViolation() {
        assertThatThrownBy(() -> interpret(new Counting(),
                (call, requests, answers) -> new Frame(Frame.Kind.ASK, new byte[Frame.NONCE], ask(call, 0, 0, METHOD).payload())
                        .write(answers)))
                .isInstanceOf(LinkException.ProtocolViolation.class);
    }

    @Test
    void twoQuestionsAtOnce_areAViolation() {
        assertThatThrownBy(() -> interpret(new Counting(), (call, requests, answers) -> {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            ask(call, 0, 0, METHOD).write(both);
            ask(call, 1, 0, METHOD).write(both);
            answers.write(both.toByteArray());
        }))
                .isInstanceOf(LinkException.ProtocolViolation.class);
    }

    @Test
    void moreQuestionsThanTheCap_areTooMany() {
        assertThatThrownBy(() -> interpret(new Counting(), (call, requests, answers) -> {
            for (int i = 0; i < 5; i++) {
                ask(call, i, 0, METHOD).write(answers);
                Frame.read(requests);
            }
            ask(call, 5, 0, METHOD).write(answers);
        }))
                .isInstanceOf(LinkException.TooLarge.class).hasMessageContaining("more than 5 questions");
    }

    @Test
    void moreBytesThanTheCap_areTooLarge() {
        assertThatThrownBy(() -> interpret(new Counting(), (call, requests, answers) -> {
            List<Type> types = List.of(int.class, int.class, int.class, DoubleTensor.class);
            byte[] payload = Codec.inline().encode(types, List.of(0, 0, NUMBERS, DoubleTensor.of(new double[200], 200)));
            new Frame(Frame.Kind.ASK, call.nonce(), payload).write(answers);
        }))
                .isInstanceOf(LinkException.TooLarge.class);
    }

    @Test
    void aQuestionInACallWithoutHandles_isAViolation() {
        assertThatThrownBy(() -> converse((call, requests, answers) -> ask(call, 0, 0, METHOD).write(answers), HostEnd::ping))
                .isInstanceOf(LinkException.ProtocolViolation.class);
    }

    @Test
    void whatTheHostsObjectThrows_leavesAsItIs_andTheWorkerHearsNothing() {
        IllegalStateException secret = new IllegalStateException("the truth is 42");
        List<Integer> heard = new ArrayList<>();
        assertThatThrownBy(() -> interpret(new Counting() {
            @Override
            public int remaining() {
                throw secret;
            }
        }, (call, requests, answers) -> {
            ask(call, 0, 0, METHOD).write(answers);
            heard.add(requests.read());
        }))
                .isSameAs(secret);
        assertThat(heard).containsExactly(-1);
    }

    @Test
    void aWorkerThatEndsInTheMiddle_isGone() {
        assertThatThrownBy(() -> interpret(new Counting(), (call, requests, answers) -> {
            ask(call, 0, 0, METHOD).write(answers);
            Frame.read(requests);
        }))
                .isInstanceOf(LinkException.WorkerGone.class);
    }

    private Interpretation interpret(BlackBox box, Script script) throws Exception {
        List<Interpretation> found = new ArrayList<>();
        converse(script, host -> found.add(host.submission().interpret(box)));
        return found.getFirst();
    }

    /** What the host does. */
    private interface Host {
        void run(HostEnd<FunctionInterpreter> end) throws Exception;
    }

    private void converse(Script script, Host host) throws Exception {
        PipedInputStream requests = new PipedInputStream(1 << 16);
        PipedOutputStream hostWrites = new PipedOutputStream(requests);
        PipedInputStream answers = new PipedInputStream(1 << 16);
        PipedOutputStream workerWrites = new PipedOutputStream(answers);
        Path input = Files.createTempFile(folder, "input", ".bin");
        Path answer = Files.createTempFile(folder, "answer", ".bin");
        List<Throwable> fault = new ArrayList<>();
        Thread worker = new Thread(() -> {
            try (workerWrites) {
                script.run(Frame.read(requests), requests, workerWrites);
            } catch (IOException | RuntimeException | Error e) {
                fault.add(e);
            }
        });
        worker.start();
        try (HostEnd<FunctionInterpreter> end = new HostEnd<>(
                answers, hostWrites, input, answer, FunctionInterpreter.class, new LinkLimits(1000, 5))) {
            host.run(end);
        } finally {
            worker.join();
            assertThat(fault).isEmpty();
        }
    }

    private static Frame ask(Frame call, int counter, int handle, int method) throws IOException {
        return new Frame(Frame.Kind.ASK, call.nonce(), Codec.inline().encode(REMAINING, List.of(counter, handle, method)));
    }

    private static Frame answer(Frame call) throws IOException {
        byte[] payload = Codec.inline().encode(List.of(Interpretation.class), List.of(Interpretation.of("x", "")));
        return new Frame(Frame.Kind.ANSWER, call.nonce(), payload);
    }

    /** Tells how often it was asked. */
    private static class Counting implements BlackBox {
        private int asked;

        @Override
        public int remaining() {
            return ++asked;
        }

        @Override
        public FunctionSetup setup() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DoubleTensor numbers(DoubleTensor inputs) {
            return inputs;
        }

        @Override
        public List<String> texts(List<String> inputs) {
            return inputs;
        }

        @Override
        public DoubleTensor activations(List<String> words) {
            throw new UnsupportedOperationException();
        }
    }
}
