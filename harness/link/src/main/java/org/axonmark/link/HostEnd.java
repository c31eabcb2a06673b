package org.axonmark.link;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The host's end of a link to one worker. A call whose parameters hold handles goes on for as long as the worker asks questions on them,
 * which are answered from the objects that were passed, on the caller's thread; what such an object throws, refusals apart, is the host's own
 * fault and comes out of the call unchanged. Not for use by several threads at once.
 *
 * @param <S> the SPI interface
 */
@SuppressWarnings("ReferenceEquality")
public final class HostEnd<S> implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<Type> OPEN_TYPES =
            List.of(String.class, String.class, String.class, String.class, String.class, String.class);
    private static final List<Type> FAILURE_TYPES = List.of(String.class, String.class, String.class);

    private final InputStream answers;
    private final OutputStream requests;
    private final FileChannel input;
    private final FileChannel answer;
    private final Codec codec;
    private final Contract contract;
    private final S submission;
    private final LinkLimits limits;
    private Served served = Served.NOTHING;
    private boolean broken;

    /**
     * Takes up the conversation with a worker that has been started.
     *
     * @param answers what the worker writes
     * @param requests what the worker reads
     * @param inputFile side file that the host writes and the worker cannot
     * @param answerFile side file that the worker writes; read here by position, never mapped
     */
    public HostEnd(InputStream answers, OutputStream requests, Path inputFile, Path answerFile, Class<S> type,
            LinkLimits limits) {
        this.answers = answers;
        this.requests = requests;
        this.contract = Contract.of(type);
        this.limits = limits;
        try {
            this.input = FileChannel.open(inputFile, StandardOpenOption.WRITE);
            this.answer = FileChannel.open(answerFile, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.codec = new Codec(input, answer, limits.answerBytes());
        this.submission = type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::invoke));
    }

    /** Has the worker load and construct the provider. */
    public void open(OpenRequest request) {
        List<String> values = List.of(request.contract(), request.provider().orElse(""), request.onnx().orElse(""),
                request.jar(), request.input(), request.answer());
        ask(Frame.Kind.OPEN, OPEN_TYPES, values, List.of());
    }

    /** Returns the submission; every call crosses the link. */
    public S submission() {
        return submission;
    }

    /** Asks for nothing: the round trip measures the link's own cost. */
    public void ping() {
        ask(Frame.Kind.PING, List.of(), List.of(), List.of());
    }

    @Override
    public void close() {
        try (requests; input; answer) {
            requests.flush();
        } catch (IOException e) {
            // The worker may be gone already; there is nobody left to tell.
            return;
        }
    }

    private @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> arguments != null && self == arguments[0];
                default -> "submission behind a link";
            };
        }
        Object[] given = arguments == null ? new Object[0] : arguments;
        List<Type> types = new ArrayList<>(List.of(int.class));
        types.addAll(Contract.travelling(method));
        List<Object> values = new ArrayList<>(List.of(contract.methods().indexOf(method)));
        values.addAll(Contract.travelling(method, given));
        served = new Served(method, given, codec, limits.asks());
        List<Object> answered = ask(Frame.Kind.CALL, types, values, Contract.returned(method));
        return answered.isEmpty() ? null : answered.getFirst();
    }

    private List<Object> ask(Frame.Kind kind, List<Type> types, List<?> values, List<Type> returned) {
        if (broken) {
            throw new IllegalStateException("an earlier call of this link was left in the middle; start a fresh worker");
        }
        if (limits.eachCall()) {
            codec.renew(limits.answerBytes());
        }
        byte[] nonce = new byte[Frame.NONCE];
        RANDOM.nextBytes(nonce);
        byte[] payload;
        try {
            payload = codec.encode(types, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broken = true;
        try {
            send(new Frame(kind, nonce, payload));
            Frame frame = receive(nonce);
            while (frame.kind() == Frame.Kind.ASK) {
                send(served.reply(frame));
                frame = receive(nonce);
            }
            served = Served.NOTHING;
            broken = false;
            return answered(frame, returned);
        } catch (EOFException e) {
            throw new LinkException.WorkerGone("the worker ended while it was asked", e);
        } catch (IOException e) {
            throw new LinkException.WorkerGone("the worker cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Sends a message, if the worker has kept silent. */
    private void send(Frame frame) throws IOException {
        if (answers.available() > 0) {
            throw new LinkException.ProtocolViolation("the worker spoke before it was its turn");
        }
        frame.write(requests);
    }

    private Frame receive(byte[] nonce) throws IOException {
        Frame frame = Frame.read(answers);
        if (!frame.answers(nonce)) {
            throw new LinkException.ProtocolViolation("the worker answered a request that was not made");
        }
        return frame;
    }

    private List<Object> answered(Frame frame, List<Type> returned) throws IOException {
        return switch (frame.kind()) {
            case ANSWER -> codec.decode(returned, frame.payload());
            case THREW -> {
                List<Object> said = codec.decode(FAILURE_TYPES, frame.payload());
                throw new LinkException.CandidateThrew(text(said, 0), text(said, 1), text(said, 2));
            }
            case NOT_LOADED -> {
                List<Object> said = codec.decode(FAILURE_TYPES, frame.payload());
                throw new LinkException.NotLoaded(text(said, 1), text(said, 2));
            }
            case ASK -> throw new LinkException.ProtocolViolation("the worker asked where it was to answer");
            case OPEN, CALL, PING, REPLY, REFUSED ->
                throw new LinkException.ProtocolViolation("the worker sent a frame of the host's kind " + frame.kind());
        };
    }

    private static String text(List<Object> said, int index) {
        String text = (String) said.get(index);
        return text.length() <= 1000 ? text : text.substring(0, 1000);
    }
}
