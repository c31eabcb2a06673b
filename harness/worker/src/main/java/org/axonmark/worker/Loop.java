package org.axonmark.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import org.axonmark.link.Codec;
import org.axonmark.link.Contract;
import org.axonmark.link.Frame;
import org.axonmark.spi.Context;
import org.axonmark.spi.ServedFromOnnx;
import org.jspecify.annotations.Nullable;

/** Answers the host's requests one after the other, all on one thread. */
final class Loop {

    private static final List<Type> OPEN_TYPES =
            List.of(String.class, String.class, String.class, String.class, String.class, String.class);
    private static final List<Type> FAILURE_TYPES = List.of(String.class, String.class, String.class);
    private static final int MAX_TEXT = 1000;

    private final InputStream requests;
    private final OutputStream answers;
    private @Nullable Opened opened;

    /** What an open request brought. */
    private record Opened(Contract contract, Object provider, Context context, Codec codec, ClassLoader loader) {}

    Loop(InputStream requests, OutputStream answers) {
        this.requests = requests;
        this.answers = answers;
    }

    void run() throws IOException {
        while (true) {
            Frame request;
            try {
                request = Frame.read(requests);
            } catch (EOFException e) {
                return;
            }
            answer(request).write(answers);
        }
    }

    private Frame answer(Frame request) throws IOException {
        return switch (request.kind()) {
            case PING -> new Frame(Frame.Kind.ANSWER, request.nonce(), new byte[0]);
            case OPEN -> open(request);
            case CALL -> call(request, Objects.requireNonNull(opened, "call before open"));
            case ANSWER, THREW, NOT_LOADED, ASK -> throw new IOException("the host sent a frame of the worker's kind");
            case REPLY, REFUSED -> throw new IOException("the host answered what was not asked");
        };
    }

    private Frame open(Frame request) throws IOException {
        Codec plain = new Codec(noFile(), noFile(), 0);
        List<Object> said = plain.decode(OPEN_TYPES, request.payload());
        try {
            Path jar = Path.of((String) said.get(3));
            FileChannel input = FileChannel.open(Path.of((String) said.get(4)), StandardOpenOption.READ);
            FileChannel answer = FileChannel.open(Path.of((String) said.get(5)), StandardOpenOption.WRITE);
            SubmissionLoader loader = new SubmissionLoader(jar);
            Thread.currentThread().setContextClassLoader(loader);
            Contract contract = Contract.of(Class.forName((String) said.get(0)));
            ServedFromOnnx served = contract.type().getAnnotation(ServedFromOnnx.class);
            WorkerContext context = new WorkerContext(jar, served == null || served.optimised());
            Object provider = provider(contract.type(), (String) said.get(1), (String) said.get(2), loader);
            opened = new Opened(contract, provider, context, new Codec(answer, input, Long.MAX_VALUE), loader);
            return new Frame(Frame.Kind.ANSWER, request.nonce(), new byte[0]);
        } catch (Throwable e) {
            return failure(Frame.Kind.NOT_LOADED, request.nonce(), "open", unwrap(e), plain);
        }
    }

    private static Object provider(Class<?> contract, String provider, String onnx, ClassLoader loader)
            throws ReflectiveOperationException {
        if (provider.isEmpty()) {
            ServedFromOnnx adapter = contract.getAnnotation(ServedFromOnnx.class);
            if (adapter == null) {
                throw new ReflectiveOperationException(
                        "submissions to " + contract.getSimpleName() + " cannot be ONNX files alone");
            }
            return adapter.value().getConstructor(String.class).newInstance(onnx);
        }
        Class<?> type = Class.forName(provider, true, loader);
        if (!contract.isAssignableFrom(type)) {
            throw new ReflectiveOperationException("'" + provider + "' does not implement " + contract.getName());
        }
        return type.getConstructor().newInstance();
    }

    private Frame call(Frame request, Opened here) throws IOException {
        Codec codec = here.codec();
        Method method = here.contract().methods().get(firstInt(request.payload()));
        List<Type> types = new ArrayList<>(List.of(int.class));
        types.addAll(Contract.travelling(method));
        Iterator<Object> values = codec.decode(types, request.payload()).listIterator(1);
        HostAsker asker = new HostAsker(requests, answers, request.nonce(), codec);
        Class<?>[] parameters = method.getParameterTypes();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = Contract.isHandle(parameters[i])
                    ? asker.handle(i, parameters[i])
                    : parameters[i] == Context.class ? here.context() : values.next();
        }
        try {
            Thread.currentThread().setContextClassLoader(here.loader());
            Object value = method.invoke(here.provider(), arguments);
            asker.end();
            byte[] payload = codec.encode(Contract.returned(method), Arrays.asList(value));
            if (payload.length > Frame.MAX_PAYLOAD) {
                throw new IllegalArgumentException(
                        "an answer of " + payload.length + " bytes besides its large tensors, at most " + Frame.MAX_PAYLOAD + " travel");
            }
            return new Frame(Frame.Kind.ANSWER, request.nonce(), payload);
        } catch (Throwable e) {
            asker.end();
            return failure(Frame.Kind.THREW, request.nonce(), method.getName(), unwrap(e), codec);
        }
    }

    private static int firstInt(byte[] payload) {
        return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static Frame failure(Frame.Kind kind, byte[] nonce, String method, Throwable e, Codec codec)
            throws IOException {
        byte[] payload = codec.encode(FAILURE_TYPES, List.of(method, e.getClass().getName(), message(e)));
        return new Frame(kind, nonce, payload);
    }

    /** The message of an exception whose class the submission may have written. */
    private static String message(Throwable e) {
        try {
            String message = String.valueOf(e.getMessage());
            return message.length() <= MAX_TEXT ? message : message.substring(0, MAX_TEXT);
        } catch (Throwable again) {
            return "(its message could not be read)";
        }
    }

    private static Throwable unwrap(Throwable e) {
        Throwable cause = e instanceof InvocationTargetException wrapped ? wrapped.getTargetException() : e;
        return cause == null ? e : cause;
    }

    /** An open channel that nothing is written to or read from: open requests and failures hold no tensors. */
    private static FileChannel noFile() throws IOException {
        return FileChannel.open(Path.of("/dev/null"), StandardOpenOption.READ);
    }
}
