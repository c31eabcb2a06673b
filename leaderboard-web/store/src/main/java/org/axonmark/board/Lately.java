package org.axonmark.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values that were asked for lately, up to a number; for many threads. */
final class Lately<K, V> {

    private final int most;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    Lately(int most) {
        this.most = most;
    }

    synchronized Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void keep(K key, V value) {
        values.put(key, value);
        if (values.size() > most) {
            values.remove(values.keySet().iterator().next());
        }
    }
}
