package org.axonmark.engine.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.link.Codec;
import org.axonmark.link.Contract;
import org.axonmark.link.LinkException;
import org.axonmark.spi.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One call as the journal keeps it: the questions that the submission asked on the call's handles, and its answer. Replayed, the questions go
 * to the handles' objects again, whose meters so come to stand where they stood; what they answer is dropped.
 *
 * <p>Little-endian: {@code "AXCAL1\n\0"}, number of questions, then for each the parameter, the method's position, length and bytes of the
 * arguments; then the answer's bytes to the end.
 */
final class Conversation {

    private static final byte[] MAGIC = "AXCAL1\n\0".getBytes(StandardCharsets.US_ASCII);

    private final Method call;
    private final Map<Integer, List<Method>> handles = new LinkedHashMap<>();
    private final Codec codec = Codec.inline();
    private final ByteArrayOutputStream questions = new ByteArrayOutputStream();
    private int count;

    /** A question: the handle's position among the call's parameters, the method, its arguments. */
    private record Question(int parameter, Method method, List<Object> arguments) {}

    Conversation(Method call) {
        this.call = call;
        Class<?>[] parameters = call.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            if (Contract.isHandle(parameters[i])) {
                handles.put(i, Contract.of(parameters[i]).methods());
            }
        }
    }

    /** Returns the call's arguments, each handle in a cover that writes down what is asked. */
    Object @Nullable [] recording(Object @Nullable [] arguments) {
        if (arguments == null) {
            return null;
        }
        Object[] covered = arguments.clone();
        handles.forEach((parameter, methods) -> covered[parameter] = cover(parameter, methods, arguments[parameter]));
        return covered;
    }

    private Object cover(int parameter, List<Method> methods, Object target) {
        Class<?> type = call.getParameterTypes()[parameter];
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getDeclaringClass() != Object.class) {
                note(parameter, methods.indexOf(method), method, given == null ? List.of() : Arrays.asList(given));
            }
            try {
                return method.invoke(target, given);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        });
    }

    /** Writes a question down before it is answered: whoever answers may change a tensor that it was given. */
    private void note(int parameter, int position, Method method, List<?> given) throws IOException {
        byte[] arguments = codec.encode(List.of(method.getGenericParameterTypes()), given);
        questions.writeBytes(ints(parameter, position, arguments.length));
        questions.writeBytes(arguments);
        count++;
    }

    /** Returns what is to be kept now that the answer is there. */
    byte[] finished(Object answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.writeBytes(ints(count));
        out.writeBytes(questions.toByteArray());
        try {
            out.writeBytes(codec.encode(Contract.returned(call), List.of(answer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Puts the kept questions to the call's handles and returns the kept answer; empty, with nothing asked, if the bytes are not whole. */
    Optional<Object> replay(byte[] kept, Object @Nullable [] arguments) {
        ByteBuffer in = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        List<Question> asked = new ArrayList<>();
        Object answer;
        try {
            in.get(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                return Optional.empty();
            }
            for (int left = in.getInt(); left > 0; left--) {
                int parameter = in.getInt();
                Method method = handles.getOrDefault(parameter, List.of()).get(in.getInt());
                byte[] given = bytes(in, in.getInt());
                asked.add(new Question(parameter, method, codec.decode(List.of(method.getGenericParameterTypes()), given)));
            }
            answer = codec.decode(Contract.returned(call), bytes(in, in.remaining())).getFirst();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | LinkException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (arguments != null) {
            asked.forEach(question -> put(question, arguments[question.parameter()]));
        }
        return Optional.of(answer);
    }

    private void put(Question question, Object target) {
        try {
            question.method().invoke(target, question.arguments().toArray());
        } catch (InvocationTargetException e) {
            if (!(e.getTargetException() instanceof Refusal)) {
                throw new IllegalStateException("a kept question is not answered as it was", e.getTargetException());
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] ints(int... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        out.asIntBuffer().put(values);
        return out.array();
    }
}
