package org.axonmark.engine.run;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

import org.axonmark.results.Untrusted;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.Tensor;

/**
 * Where two answers differ first. Whole numbers and texts must be the same; a floating-point number may differ by a share of the greatest of its tensor, or
 * of itself where it stands alone.
 *
 * @param tolerance the share, 0 for the same to the last bit
 */
record AnswerDifference(double tolerance) {

    /** Returns in words where an answer differs from the one before, if it does. */
    Optional<String> between(Object before, Object now) {
        return between("the answer", before, now);
    }

    private Optional<String> between(String where, Object before, Object now) {
        if (before instanceof Tensor tensor && now instanceof Tensor other) {
            return tensors(where, tensor, other);
        }
        if (before instanceof Double || before instanceof Float) {
            double number = ((Number) before).doubleValue();
            double other = now instanceof Number found ? found.doubleValue() : Double.NaN;
            return near(number, other, Math.abs(number)) ? Optional.empty() : Optional.of(said(where, number, other));
        }
        if (before instanceof List<?> list && now instanceof List<?> others) {
            return list.size() == others.size()
                    ? firstOf(list.size(),
                            i -> between(where + "[" + i + "]", Objects.requireNonNull(list.get(i)), Objects.requireNonNull(others.get(i))))
                    : Optional.of(where + " has " + others.size() + " entries, not " + list.size());
        }
        if (before instanceof Optional<?> some && now instanceof Optional<?> other && some.isPresent() && other.isPresent()) {
            return between(where, some.get(), other.get());
        }
        if (before instanceof Record record && now.getClass() == before.getClass()) {
            RecordComponent[] components = record.getClass().getRecordComponents();
            return firstOf(components.length,
                    i -> between(where + "." + components[i].getName(), of(before, components[i]), of(now, components[i])));
        }
        return before.equals(now) ? Optional.empty() : Optional.of(where + " is " + shown(now) + ", it was " + shown(before));
    }

    private interface Part {
        Optional<String> at(int position);
    }

    private static Optional<String> firstOf(int parts, Part part) {
        for (int i = 0; i < parts; i++) {
            Optional<String> found = part.at(i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> tensors(String where, Tensor before, Tensor now) {
        if (before.getClass() != now.getClass() || !Arrays.equals(before.shape(), now.shape())) {
            return Optional.of(where + " is " + now + ", it was " + before);
        }
        return switch (before) {
            case FloatTensor floats -> numbers(where, floats, i -> floats.values()[i], i -> ((FloatTensor) now).values()[i]);
            case DoubleTensor doubles -> numbers(where, doubles, i -> doubles.values()[i], i -> ((DoubleTensor) now).values()[i]);
            case IntTensor ints -> ints.equals(now) ? Optional.empty() : Optional.of(where + " has other whole numbers");
            case LongTensor longs -> longs.equals(now) ? Optional.empty() : Optional.of(where + " has other whole numbers");
        };
    }

    private Optional<String> numbers(String where, Tensor tensor, IntToDoubleFunction before, IntToDoubleFunction now) {
        double greatest = 0;
        for (int i = 0; i < tensor.count(); i++) {
            double size = Math.abs(before.applyAsDouble(i));
            greatest = Double.isFinite(size) ? Math.max(greatest, size) : greatest;
        }
        int differing = 0;
        String first = "";
        for (int i = 0; i < tensor.count(); i++) {
            if (!near(before.applyAsDouble(i), now.applyAsDouble(i), greatest)) {
                first = differing++ == 0 ? said(where + index(tensor, i), before.applyAsDouble(i), now.applyAsDouble(i)) : first;
            }
        }
        return differing == 0 ? Optional.empty() : Optional.of(first + " (" + differing + " of " + tensor.count() + " numbers differ)");
    }

    private boolean near(double before, double now, double greatest) {
        return Double.compare(before, now) == 0 || before == now || Math.abs(before - now) <= tolerance * greatest;
    }

    /** Returns the place of a number of a tensor, such as {@code [3][17]}. */
    private static String index(Tensor tensor, int at) {
        String index = "";
        int left = at;
        for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
            index = "[" + left % tensor.size(axis) + "]" + index;
            left /= tensor.size(axis);
        }
        return index;
    }

    private static String said(String where, double before, double now) {
        return String.format(Locale.ROOT, "%s is %.9g, it was %.9g", where, now, before);
    }

    private static String shown(Object value) {
        String text = new Untrusted(String.valueOf(value)).forTerminal();
        return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "'";
    }

    private static Object of(Object record, RecordComponent component) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
