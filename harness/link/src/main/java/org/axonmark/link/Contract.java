package org.axonmark.link;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.HostServed;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.Refusal;

/**
 * An SPI interface as both ends of the link see it: its methods in one order, every type one that can travel. Numbers, booleans, strings,
 * enums, tensors, records, sealed interfaces of records, lists and optionals of these can; a {@link Context} parameter is supplied by the
 * worker and stays there; a parameter of a {@link HostServed} interface is a handle: the worker supplies an object whose calls travel to the
 * host, under a contract of their own.
 */
public final class Contract {

    private static final Set<Class<?>> PLAIN = Set.of(
            int.class, long.class, float.class, double.class, boolean.class, Integer.class, Long.class, Float.class,
            Double.class, Boolean.class, String.class, FloatTensor.class, DoubleTensor.class, IntTensor.class,
            LongTensor.class);

    private final Class<?> type;
    private final List<Method> methods;

    private Contract(Class<?> type, List<Method> methods) {
        this.type = type;
        this.methods = methods;
    }

    /**
     * Reads an interface.
     *
     * @throws IllegalArgumentException naming the method and the type that cannot travel
     */
    public static Contract of(Class<?> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException("contract '" + type.getName() + "' is no interface");
        }
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
        boolean handle = isHandle(type);
        for (Method method : methods) {
            if (method.getReturnType() != void.class) {
                check(method, method.getGenericReturnType(), new HashSet<>());
            }
            refusals(method).forEach(Contract::constructor);
            for (Type parameter : method.getGenericParameterTypes()) {
                if (handle || travels(parameter)) {
                    check(method, parameter, new HashSet<>());
                } else if (isHandle(parameter)) {
                    of((Class<?>) parameter);
                    checkReturns(method);
                }
            }
        }
        return new Contract(type, methods);
    }

    /** Returns the interface. */
    public Class<?> type() {
        return type;
    }

    /** Returns the methods; a call names one by its position here. */
    public List<Method> methods() {
        return methods;
    }

    /** Returns the types of a method's parameters that cross the link, in order: all but contexts and handles. */
    public static List<Type> travelling(Method method) {
        return Arrays.stream(method.getGenericParameterTypes()).filter(Contract::travels).toList();
    }

    /** Returns the values of a call's arguments that cross the link, in order. */
    public static List<Object> travelling(Method method, Object[] arguments) {
        Type[] parameters = method.getGenericParameterTypes();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            if (travels(parameters[i])) {
                values.add(arguments[i]);
            }
        }
        return values;
    }

    /** Returns what a method returns: one type, or none for void. */
    public static List<Type> returned(Method method) {
        return method.getReturnType() == void.class ? List.of() : List.of(method.getGenericReturnType());
    }

    /** Tells whether a parameter is a handle. */
    public static boolean isHandle(Type parameter) {
        return parameter instanceof Class<?> plain && plain.isInterface() && plain.isAnnotationPresent(HostServed.class);
    }

    /** Returns the refusals that a method of a handle may throw, in the order of its throws clause; they travel by their position there. */
    public static List<Class<? extends Refusal>> refusals(Method method) {
        List<Class<? extends Refusal>> refusals = new ArrayList<>();
        for (Class<?> thrown : method.getExceptionTypes()) {
            if (Refusal.class.isAssignableFrom(thrown)) {
                refusals.add(thrown.asSubclass(Refusal.class));
            }
        }
        return refusals;
    }

    /** Makes a refusal anew, at the other end. */
    public static Refusal refusal(Class<? extends Refusal> type, String message, long remaining) {
        try {
            return constructor(type).newInstance(message, remaining);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<? extends Refusal> constructor(Class<? extends Refusal> type) {
        try {
            return type.getConstructor(String.class, long.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "refusal '" + type.getName() + "' has no public constructor of a message and what is left", e);
        }
    }

    private static boolean travels(Type parameter) {
        return parameter != Context.class && !isHandle(parameter);
    }

    /** A call with a handle is asked again if it was interrupted; that needs an answer by which it is known to be complete. */
    private static void checkReturns(Method method) {
        if (method.getReturnType() == void.class) {
            throw new IllegalArgumentException("method '" + method.getName() + "' of '" + method.getDeclaringClass().getName()
                    + "' takes a handle and returns nothing; let it return what was found");
        }
    }

    private static void check(Method method, Type type, Set<Type> above) {
        if (type instanceof ParameterizedType generic && (generic.getRawType() == List.class || generic.getRawType() == Optional.class)) {
            Type element = generic.getActualTypeArguments()[0];
            if (element instanceof Class<?> plain && plain.isRecord() && plain.getRecordComponents().length == 0) {
                throw cannotTravel(method, type);
            }
            check(method, element, above);
            return;
        }
        if (!(type instanceof Class<?> plain) || !above.add(type)) {
            throw cannotTravel(method, type);
        }
        if (plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                check(method, component.getGenericType(), above);
            }
        } else if (isFamily(plain)) {
            for (Class<?> member : plain.getPermittedSubclasses()) {
                check(method, member, above);
            }
        } else if (!PLAIN.contains(plain) && !plain.isEnum()) {
            throw cannotTravel(method, type);
        }
        above.remove(type);
    }

    /** Tells whether a type is a sealed interface of records, which travel under their position in its list of members. */
    static boolean isFamily(Class<?> type) {
        return type.isInterface() && type.isSealed() && Arrays.stream(type.getPermittedSubclasses()).allMatch(Class::isRecord);
    }

    private static IllegalArgumentException cannotTravel(Method method, Type type) {
        return new IllegalArgumentException("method '" + method.getName() + "' of '"
                + method.getDeclaringClass().getName() + "' has the type '" + type.getTypeName()
                + "', which cannot travel over the link; use numbers, strings, enums, tensors, records, sealed interfaces of records, lists or optionals of these");
    }
}
