import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Follows every reference from the box, its handler and its thread, private fields included, and names the classes that it found. */
public final class LooksBehindTheBox implements FunctionInterpreter {

    private static final int MOST = 200_000;

    public LooksBehindTheBox() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> left = new ArrayDeque<>();
        Set<String> names = new TreeSet<>();
        left.add(Proxy.getInvocationHandler(box));
        left.add(box.setup());
        left.add(Thread.currentThread());
        left.add(getClass().getClassLoader());
        while (!left.isEmpty() && seen.size() < MOST) {
            Object object = left.pop();
            if (!seen.add(object)) {
                continue;
            }
            names.add(object.getClass().getName());
            for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
                if (type.isArray() && !type.getComponentType().isPrimitive()) {
                    for (int i = 0; i < Array.getLength(object); i++) {
                        add(Array.get(object, i), left);
                    }
                }
                for (Field field : type.getDeclaredFields()) {
                    if (!field.getType().isPrimitive()) {
                        add(value(field, object), left);
                    }
                }
            }
        }
        names.removeIf(name -> !name.contains("axonmark"));
        return Interpretation.of(String.join(" ", names), "");
    }

    private static void add(Object value, Deque<Object> left) {
        if (value != null) {
            left.add(value);
        }
    }

    private static Object value(Field field, Object object) throws IllegalAccessException {
        try {
            field.setAccessible(true);
            return field.get(Modifier.isStatic(field.getModifiers()) ? null : object);
        } catch (InaccessibleObjectException e) {
            return null;
        }
    }
}
