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
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/** Follows every reference from the network, its handler and its thread, private fields included, and counts the classes that it found: the worker's asker, and those of other rooms than the contract, the link and the worker. */
public final class LooksBehindTheNetwork implements CircuitFinder {

    private static final int MOST = 200_000;

    public LooksBehindTheNetwork() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) throws Exception {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> left = new ArrayDeque<>();
        Set<String> names = new TreeSet<>();
        left.add(Proxy.getInvocationHandler(network));
        left.add(network.graph());
        left.add(prompts);
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
        double[] scores = new double[network.graph().edges().size()];
        scores[0] = names.stream().filter("org.axonmark.worker.HostAsker"::equals).count();
        scores[1] = names.stream().filter(name -> !name.matches("(\\[L)?org\\.axonmark\\.(spi|link|worker)\\..*")).count();
        return CircuitScores.of(scores);
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
