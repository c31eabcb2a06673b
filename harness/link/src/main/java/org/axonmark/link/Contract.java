package org.axonmark.link;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;

/**
 * An SPI interface as both ends of the link see it: its methods in one order, every type one that can travel. Numbers, booleans, strings,
 * enums, tensors, records and lists of these can; a {@link Context} parameter is supplied by the worker and stays there.
 */
public final class Contract {

    private static final Set<Class<?>> PLAIN = Set.of(
            int.class, long.class, float.class, double.class, boolean.class, Integer.class, Long.class, Float.class,
            Double.class, Boolean.class, String.class, FloatTensor.class, IntTensor.class, LongTensor.class);

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
        for (Method method : methods) {
            if (method.getReturnType() != void.class) {
                check(method, method.getGenericReturnType(), new HashSet<>());
            }
            for (Type parameter : method.getGenericParameterTypes()) {
                if (parameter != Context.class) {
                    check(method, parameter, new HashSet<>());
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

    private static void check(Method method, Type type, Set<Type> above) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            check(method, list.getActualTypeArguments()[0], above);
            return;
        }
        if (!(type instanceof Class<?> plain) || !above.add(type)) {
            throw cannotTravel(method, type);
        }
        if (PLAIN.contains(plain) || plain.isEnum()) {
            above.remove(type);
            return;
        }
        if (!plain.isRecord()) {
            throw cannotTravel(method, type);
        }
        for (RecordComponent component : plain.getRecordComponents()) {
            check(method, component.getGenericType(), above);
        }
        above.remove(type);
    }

    private static IllegalArgumentException cannotTravel(Method method, Type type) {
        return new IllegalArgumentException("method '" + method.getName() + "' of '"
                + method.getDeclaringClass().getName() + "' has the type '" + type.getTypeName()
                + "', which cannot travel over the link; use numbers, strings, enums, tensors, records or lists of these");
    }
}
