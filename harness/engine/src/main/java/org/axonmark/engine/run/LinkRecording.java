package org.axonmark.engine.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.link.Codec;
import org.axonmark.link.Contract;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Writes the conversation with a submission to a file: each call, the questions that were asked during it with their replies, and the answer.
 * {@link RecordedLink} reads it, and says how its bytes lie. A call that does not fit the largest file is left out with all that follow.
 */
public final class LinkRecording implements AutoCloseable {

    /** The largest file, in bytes; its end included. */
    public static final long MOST_BYTES = 256L << 20;

    static final byte[] MAGIC = "AXREC1\n\0".getBytes(StandardCharsets.US_ASCII);
    static final List<Type> REFUSAL = List.of(int.class, String.class, long.class);
    static final List<Type> THREW = List.of(String.class);

    /** What is kept free for the end: a mark that something is missing, and the sum. */
    private static final long END_BYTES = 128;

    /** The kinds of entries. */
    enum Kind {
        CALL, ASK, REPLY, REFUSED, ANSWER, THREW, CUT, END
    }

    /** Makes a call with its handles under cover. */
    interface Call {
        @Nullable Object make(Object @Nullable [] covered) throws Throwable;
    }

    private final Path file;
    private final long most;
    private final MessageDigest sum;
    private final OutputStream out;
    private final Codec codec = Codec.inline();
    private long written;
    private boolean cut;

    private LinkRecording(Path file, long most, MessageDigest sum, OutputStream out) {
        this.file = file;
        this.most = most;
        this.sum = sum;
        this.out = out;
    }

    /**
     * Begins a file, in place of one that may be there.
     *
     * @param jar the submission
     * @throws AxonmarkException if it cannot be written
     */
    public static LinkRecording to(Path file, TaskId task, Class<?> contract, Sha256 jar) {
        return to(file, task, contract, jar, MOST_BYTES);
    }

    static LinkRecording to(Path file, TaskId task, Class<?> contract, Sha256 jar, long most) {
        byte[] header = new Json.Obj(List.of(new Json.Member("task", new Json.Str(task.toString())),
                new Json.Member("contract", new Json.Str(contract.getName())), new Json.Member("jar", new Json.Str(jar.toString()))))
                .pretty().getBytes(StandardCharsets.UTF_8);
        try {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            LinkRecording recording = new LinkRecording(file, most, sum, new DigestOutputStream(Files.newOutputStream(file), sum));
            recording.write(MAGIC);
            recording.write(ints(header.length));
            recording.write(header);
            return recording;
        } catch (IOException e) {
            throw failed(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells whether calls were left out because the file is full. */
    public boolean cut() {
        return cut;
    }

    /** Makes a call and writes down what was said. */
    @Nullable Object call(int worker, Method method, Object @Nullable [] arguments, Call call) throws Throwable {
        if (cut) {
            return call.make(arguments);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Object[] given = arguments == null ? new Object[0] : arguments;
        List<Method> methods = Contract.of(method.getDeclaringClass()).methods();
        entry(said, Kind.CALL, ints(worker, methods.indexOf(method)),
                codec.encode(Contract.travelling(method), Contract.travelling(method, given)));
        try {
            Object answer = call.make(covered(said, method, given));
            List<Object> answers = new ArrayList<>();
            if (answer != null) {
                answers.add(answer);
            }
            entry(said, Kind.ANSWER, codec.encode(Contract.returned(method), answers));
            return answer;
        } catch (Throwable e) {
            entry(said, Kind.THREW, codec.encode(THREW, List.of(String.valueOf(e.getMessage()))));
            throw e;
        } finally {
            keep(said.toByteArray());
        }
    }

    private Object[] covered(ByteArrayOutputStream said, Method call, Object[] arguments) {
        Object[] covered = arguments.clone();
        Class<?>[] parameters = call.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            if (Contract.isHandle(parameters[i])) {
                int parameter = i;
                List<Method> methods = Contract.of(parameters[i]).methods();
                covered[i] = Proxy.newProxyInstance(parameters[i].getClassLoader(), new Class<?>[] {parameters[i]},
                        (self, method, given) -> asked(said, parameter, methods.indexOf(method), method, arguments[parameter],
                                given == null ? new Object[0] : given));
            }
        }
        return covered;
    }

    private @Nullable Object asked(ByteArrayOutputStream said, int parameter, int position, Method method, Object target, Object[] given)
            throws Throwable {
        if (position < 0) {
            return method.invoke(target, given);
        }
        // Before it is answered: whoever answers may change a tensor that it was given.
        entry(said, Kind.ASK, ints(parameter, position), codec.encode(List.of(method.getGenericParameterTypes()), Arrays.asList(given)));
        try {
            Object reply = method.invoke(target, given);
            entry(said, Kind.REPLY, codec.encode(Contract.returned(method), reply == null ? List.of() : List.of(reply)));
            return reply;
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof Refusal refusal) {
                int which = Contract.refusals(method).indexOf(refusal.getClass());
                entry(said, Kind.REFUSED,
                        codec.encode(REFUSAL, List.of(which, String.valueOf(refusal.getMessage()), refusal.remaining())));
            }
            throw e.getTargetException();
        }
    }

    private void keep(byte[] said) {
        try {
            if (written + said.length > most - END_BYTES) {
                cut = true;
            } else {
                write(said);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Ends the file with its sum. */
    @Override
    public void close() {
        try (out) {
            ByteArrayOutputStream end = new ByteArrayOutputStream();
            if (cut) {
                entry(end, Kind.CUT);
            }
            write(end.toByteArray());
            end.reset();
            byte[] sha256 = ((MessageDigest) sum.clone()).digest();
            entry(end, Kind.END, sha256);
            write(end.toByteArray());
        } catch (IOException e) {
            throw failed(file, e);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    @SuppressWarnings("EnumOrdinal")
    private static void entry(ByteArrayOutputStream to, Kind kind, byte[]... payload) {
        to.write(kind.ordinal());
        to.writeBytes(ints(Arrays.stream(payload).mapToInt(part -> part.length).sum()));
        for (byte[] part : payload) {
            to.writeBytes(part);
        }
    }

    private static byte[] ints(int... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        out.asIntBuffer().put(values);
        return out.array();
    }

    private static AxonmarkException failed(Path file, IOException e) {
        return new AxonmarkException(ErrorCode.user("recording-file"), "could not write '" + file + "': " + e
                + "; give --record a file in a folder that is there", e);
    }
}
