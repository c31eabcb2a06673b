package org.axonmark.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.link.Codec;
import org.axonmark.link.Contract;
import org.axonmark.link.Frame;
import org.jspecify.annotations.Nullable;

/** Puts the submission's questions on the handles of one call to the host, one at a time, until the call ends. */
@SuppressWarnings("ReferenceEquality")
final class HostAsker {

    private static final List<Type> REFUSAL_TYPES = List.of(int.class, String.class, long.class);

    private final InputStream requests;
    private final OutputStream answers;
    private final byte[] nonce;
    private final Codec codec;
    private int asked;
    private boolean ended;

    HostAsker(InputStream requests, OutputStream answers, byte[] nonce, Codec codec) {
        this.requests = requests;
        this.answers = answers;
        this.nonce = nonce;
        this.codec = codec;
    }

    /** Makes the object that stands for one parameter of the call. */
    Object handle(int parameter, Class<?> type) {
        Contract contract = Contract.of(type);
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> type.getSimpleName() + " served by the host";
                };
            }
            return ask(parameter, contract.methods().indexOf(method), method, arguments);
        });
    }

    /** Ends the conversation; waits for a question that another thread is asking. */
    synchronized void end() {
        ended = true;
    }

    private synchronized @Nullable Object ask(
            int parameter, int position, Method method, Object @Nullable [] arguments) {
        if (ended) {
            throw new IllegalStateException("'" + method.getName() + "' was called after the call that it belongs to had ended");
        }
        List<Type> types = new ArrayList<>(List.of(int.class, int.class, int.class));
        types.addAll(List.of(method.getGenericParameterTypes()));
        List<Object> values = new ArrayList<>(List.of(asked, parameter, position));
        if (arguments != null) {
            values.addAll(java.util.Arrays.asList(arguments));
        }
        try {
            new Frame(Frame.Kind.ASK, nonce, codec.encode(types, values)).write(answers);
            asked++;
            Frame reply = Frame.read(requests);
            if (!reply.answers(nonce)) {
                throw new IOException("the host answered another question");
            }
            return switch (reply.kind()) {
                case REPLY -> {
                    List<Object> value = codec.decode(Contract.returned(method), reply.payload());
                    yield value.isEmpty() ? null : value.getFirst();
                }
                case REFUSED -> {
                    List<Object> said = codec.decode(REFUSAL_TYPES, reply.payload());
                    throw Contract.refusal(
                            Contract.refusals(method).get((int) said.get(0)), (String) said.get(1), (long) said.get(2));
                }
                default -> throw new IOException("the host sent a frame of the kind " + reply.kind());
            };
        } catch (IOException e) {
            ended = true;
            throw new UncheckedIOException("'" + method.getName() + "' could not be asked", e);
        }
    }
}
