package org.axonmark.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.link.Codec;
import org.axonmark.link.Contract;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interpretation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded conversation is read as it was written, and nothing that was damaged is taken for one. */
class RecordedLinkTest {

    private static final TaskId TASK = new TaskId("functions", "made-up", 1);
    private static final Sha256 JAR = Sha256.of(new byte[] {1});

    @TempDir
    private Path folder = Path.of("");

    /** Doubles its inputs; more than two at once exceed its budget. */
    private static final class Box implements BlackBox {

        @Override
        public FunctionSetup setup() {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public int remaining() {
            return 2;
        }

        @Override
        public DoubleTensor numbers(DoubleTensor inputs) {
            if (inputs.count() > 2) {
                throw new BudgetExceededException("too many", 2);
            }
            double[] doubled = Arrays.stream(inputs.values()).map(x -> 2 * x).toArray();
            inputs.values()[0] = Double.NaN; // whoever receives a tensor owns it
            return DoubleTensor.of(doubled, doubled.length);
        }

        @Override
        public List<String> texts(List<String> inputs) {
            return inputs;
        }

        @Override
        public DoubleTensor activations(List<String> words) {
            throw new UnsupportedOperationException("not asked here");
        }
    }

    @Test
    void conversation_isReadAsItWasWritten() throws Throwable {
        Path file = recorded(LinkRecording.MOST_BYTES, 1);
        RecordedLink read = RecordedLink.read(file);
        assertThat(read.task()).isEqualTo("functions/made-up@1");
        assertThat(read.contract()).isEqualTo(FunctionInterpreter.class.getName());
        assertThat(read.jar()).isEqualTo(JAR);
        assertThat(read.cut()).isFalse();
        assertThat(read.calls()).hasSize(3);
        assertThat(read.calls()).extracting(RecordedLink.Call::worker).containsExactly(0, 0, 0);
        assertThat(read.calls().get(0).answer()).hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        RecordedLink.Call interpreted = read.calls().get(1);
        assertThat(interpreted.questions()).extracting(RecordedLink.Question::refused).containsExactly(false, true);
        Codec codec = Codec.inline();
        assertThat(codec.decode(List.of(DoubleTensor.class), interpreted.questions().get(0).arguments()))
                .containsExactly(DoubleTensor.of(new double[] {1, 2}, 2));
        assertThat(codec.decode(List.of(DoubleTensor.class), interpreted.questions().get(0).reply()))
                .containsExactly(DoubleTensor.of(new double[] {2, 4}, 2));
        assertThat(codec.decode(LinkRecording.REFUSAL, interpreted.questions().get(1).reply())).containsExactly(0, "too many", 2L);
        assertThat(codec.decode(List.of(Interpretation.class), interpreted.answer().orElseThrow()))
                .containsExactly(Interpretation.of("numeric 2 * x", ""));
        assertThat(read.calls().get(2).answer()).isEmpty();
    }

    @Test
    void whateverByteIsChangedOrMissing_isSeen() throws Throwable {
        byte[] whole = Files.readAllBytes(recorded(LinkRecording.MOST_BYTES, 1));
        Path damaged = folder.resolve("damaged");
        for (int at = 0; at < whole.length; at += 5) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x41;
            Files.write(damaged, changed);
            assertThatThrownBy(() -> RecordedLink.read(damaged)).as("byte %d changed", at).isInstanceOf(AxonmarkException.class)
                    .hasMessageContaining("record the run again");
            Files.write(damaged, Arrays.copyOf(whole, at));
            assertThatThrownBy(() -> RecordedLink.read(damaged)).as("after byte %d nothing", at).isInstanceOf(AxonmarkException.class);
        }
        Files.write(damaged, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> RecordedLink.read(damaged)).isInstanceOf(AxonmarkException.class);
        assertThatThrownBy(() -> RecordedLink.read(folder.resolve("none"))).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("--record FILE");
    }

    @Test
    void fullFile_keepsWholeCallsAndSaysThatOthersAreMissing() throws Throwable {
        Path file = recorded(1000, 20);
        assertThat(Files.size(file)).isLessThanOrEqualTo(1000);
        RecordedLink read = RecordedLink.read(file);
        assertThat(read.cut()).isTrue();
        assertThat(read.calls()).hasSizeBetween(1, 59);
    }

    private Path recorded(long most, int times) throws Throwable {
        Path file = folder.resolve("recorded");
        List<Method> methods = Contract.of(FunctionInterpreter.class).methods();
        Method prepare = methods.stream().filter(method -> method.getName().equals("prepare")).findAny().orElseThrow();
        Method interpret = methods.stream().filter(method -> method.getName().equals("interpret")).findAny().orElseThrow();
        try (LinkRecording recording = LinkRecording.to(file, TASK, FunctionInterpreter.class, JAR, most)) {
            for (int i = 0; i < times; i++) {
                recording.call(0, prepare, new Object[] {Optional.empty()}, covered -> null);
                recording.call(0, interpret, new Object[] {new Box()}, covered -> asking((BlackBox) Objects.requireNonNull(covered)[0]));
                assertThatThrownBy(() -> recording.call(0, interpret, new Object[] {new Box()}, covered -> {
                    throw new IllegalStateException("broken");
                })).hasMessage("broken");
            }
            assertThat(recording.cut()).isEqualTo(times > 1);
        }
        return file;
    }

    private static Object asking(BlackBox box) {
        assertThat(box.numbers(DoubleTensor.of(new double[] {1, 2}, 2)).values()).containsExactly(2, 4);
        assertThatThrownBy(() -> box.numbers(DoubleTensor.of(new double[3], 3))).isInstanceOf(BudgetExceededException.class);
        return Interpretation.of("numeric 2 * x", "");
    }

    @Test
    void answers_areComparedWithinTheTolerance() {
        AnswerDifference within = new AnswerDifference(1e-3);
        FloatTensor before = FloatTensor.of(new float[] {100, 0.01f, Float.NaN}, 1, 3);
        assertThat(within.between(before, FloatTensor.of(new float[] {100.05f, 0.05f, Float.NaN}, 1, 3))).isEmpty();
        assertThat(within.between(before, FloatTensor.of(new float[] {100, 0.2f, 1}, 1, 3))).hasValueSatisfying(what -> assertThat(what)
                .contains("the answer[0][1] is 0.2", "it was 0.0", "2 of 3 numbers differ"));
        assertThat(new AnswerDifference(0).between(before, FloatTensor.of(new float[] {100, Math.nextUp(0.01f), Float.NaN}, 1, 3)))
                .isPresent();
        assertThat(within.between(before, FloatTensor.of(new float[3], 3)))
                .hasValueSatisfying(what -> assertThat(what).contains("float[3]"));
        assertThat(within.between(IntTensor.of(new int[] {1}, 1), IntTensor.of(new int[] {2}, 1))).isPresent();
        Interpretation said = Interpretation.of("numeric x", "a line");
        assertThat(within.between(said, Interpretation.of("numeric x", "a line"))).isEmpty();
        assertThat(within.between(said, Interpretation.of("numeric x + 1", "a line"))).contains(
                "the answer.hypothesis is 'numeric x + 1', it was 'numeric x'");
        assertThat(within.between(said, new Interpretation("numeric x", "a line", Optional.empty(), List.of("numeric 1"))))
                .hasValueSatisfying(what -> assertThat(what).contains("pareto has 1 entries, not 0"));
    }
}
