package org.axonmark.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.axonmark.spi.HostServed;
import org.axonmark.spi.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The handles of one call, as the host serves them. A question is a counter from 0, the position of the handle among the call's parameters, the
 * position of the method in the handle's contract, and arguments. Every one of these is the candidate's claim.
 */
final class Served {

    /** Serves nothing: every question is a violation. */
    static final Served NOTHING = new Served();

    /** Types of the payload of a refusal: position of its class in the throws clause, message, what is left. */
    private static final List<Type> REFUSAL_TYPES = List.of(int.class, String.class, long.class);

    private static final int HEADER = 12;

    private final Map<Integer, Handle> handles = new LinkedHashMap<>();
    private final @Nullable Codec codec;
    private final int cap;
    private int asked;

    /** One handle and the object behind it. */
    private record Handle(Contract contract, Object target, long tickNanos) {}

    private Served() {
        this.codec = null;
        this.cap = 0;
    }

    Served(Method call, Object[] arguments, Codec codec, int cap) {
        this.codec = codec;
        this.cap = cap;
        Class<?>[] parameters = call.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            if (Contract.isHandle(parameters[i])) {
                long micros = parameters[i].getAnnotation(HostServed.class).tickMicros();
                handles.put(i, new Handle(Contract.of(parameters[i]), arguments[i], TimeUnit.MICROSECONDS.toNanos(micros)));
            }
        }
    }

    /** Answers one question; the reply is due when this returns. */
    Frame reply(Frame ask) throws IOException {
        long came = System.nanoTime();
        if (codec == null || ask.payload().length < HEADER) {
            throw new LinkException.ProtocolViolation("the worker asked what cannot be asked in this call");
        }
        ByteBuffer header = ByteBuffer.wrap(ask.payload()).order(ByteOrder.LITTLE_ENDIAN);
        int counter = header.getInt();
        Handle handle = handles.get(header.getInt());
        int position = header.getInt();
        if (counter != asked || handle == null || position < 0 || position >= handle.contract().methods().size()) {
            throw new LinkException.ProtocolViolation(
                    "the worker asked with a counter, handle or method that the call does not have");
        }
        if (asked++ == cap) {
            throw new LinkException.TooLarge("more than " + cap + " questions in one call");
        }
        codec.charge(ask.payload().length, "a question");
        Method method = handle.contract().methods().get(position);
        byte[] rest = Arrays.copyOfRange(ask.payload(), HEADER, ask.payload().length);
        List<Object> arguments = codec.decode(List.of(method.getGenericParameterTypes()), rest);
        Frame reply = answer(handle, method, arguments, ask.nonce(), codec);
        awaitTick(came, handle.tickNanos());
        return reply;
    }

    private static Frame answer(Handle handle, Method method, List<Object> arguments, byte[] nonce, Codec codec) {
        try {
            try {
                Object value = method.invoke(handle.target(), arguments.toArray());
                return new Frame(Frame.Kind.REPLY, nonce, codec.encode(Contract.returned(method), Arrays.asList(value)));
            } catch (InvocationTargetException e) {
                if (!(e.getTargetException() instanceof Refusal refusal)) {
                    throw ours(e.getTargetException());
                }
                int type = Contract.refusals(method).indexOf(refusal.getClass());
                if (type < 0) {
                    throw new IllegalStateException("'" + method.getName() + "' does not declare that it refuses so", refusal);
                }
                List<Object> said = List.of(type, String.valueOf(refusal.getMessage()), refusal.remaining());
                return new Frame(Frame.Kind.REFUSED, nonce, codec.encode(REFUSAL_TYPES, said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the object behind a handle throws is the host's own fault and leaves as it is. */
    private static RuntimeException ours(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(thrown);
        };
    }

    private static void awaitTick(long came, long tick) {
        if (tick == 0) {
            return;
        }
        long ticks = (System.nanoTime() - came) / tick + 1;
        long due = came + ticks * tick;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
