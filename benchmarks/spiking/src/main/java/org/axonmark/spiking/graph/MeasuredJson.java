package org.axonmark.spiking.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.axonmark.results.format.Json;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.count.ProductCounts;
import org.jspecify.annotations.Nullable;

/** The form in which measurements are kept. Weights, which are the same for all items, stand apart from what items did. */
public final class MeasuredJson {

    private MeasuredJson() {}

    /** Returns what an item cost, without the histograms of weights. */
    public static Json of(Measured measured) {
        List<Json> calls = new ArrayList<>();
        for (Call call : measured.calls()) {
            List<Json.Member> members = new ArrayList<>(List.of(new Json.Member("layer", new Json.Str(call.layer())),
                    new Json.Member("role", new Json.Str(call.role().name().toLowerCase(Locale.ROOT))),
                    new Json.Member("left", of(call.left()))));
            if (!call.role().hasWeights()) {
                members.add(new Json.Member("right", of(call.right())));
            }
            ProductCounts counts = call.counts();
            members.add(new Json.Member("counts",
                    numbers(counts.left(), counts.right(), counts.both(), counts.dense(), counts.textbook(), counts.rightUsed())));
            members.add(new Json.Member("form", numbers(call.form().outputs(), call.form().window(), call.form().images())));
            calls.add(new Json.Obj(members));
        }
        return new Json.Obj(List.of(new Json.Member("calls", new Json.Arr(calls)),
                new Json.Member("sums", numbers(measured.pointwise(), measured.uncounted(), measured.updates(), measured.spikes(),
                        measured.activations(), measured.silent(), measured.compared(), measured.unchanged()))));
    }

    /**
     * Reads what an item cost.
     *
     * @param weights histograms of weights by layer
     * @throws IllegalArgumentException if it is of another form
     */
    public static Measured read(String text, Map<String, Histogram> weights) {
        Json.Obj root = object(Json.parse(text.getBytes(StandardCharsets.UTF_8), Json.Limits.document()));
        List<Call> calls = new ArrayList<>();
        for (Json item : array(root.get("calls"))) {
            Json.Obj call = object(item);
            String layer = text(call.get("layer"));
            Call.Role role = Call.Role.valueOf(text(call.get("role")).toUpperCase(Locale.ROOT));
            Histogram right = role.hasWeights() ? weights.get(layer) : histogram(call.get("right"));
            if (right == null) {
                throw new IllegalArgumentException("no weights of layer '" + layer + "'");
            }
            long[] n = longs(call.get("counts"), 6);
            long[] form = longs(call.get("form"), 3);
            calls.add(new Call(layer, role, histogram(call.get("left")), right, new ProductCounts(n[0], n[1], n[2], n[3], n[4], n[5]),
                    new Call.Form(form[0], form[1], form[2])));
        }
        long[] n = longs(root.get("sums"), 8);
        return new Measured(calls, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
    }

    /** Returns a histogram, values as text: they may be no numbers of JSON. */
    public static Json of(Histogram histogram) {
        List<Json.Member> values = histogram.values().entrySet().stream()
                .map(entry -> new Json.Member(Float.toString(entry.getKey()), new Json.Num(entry.getValue()))).toList();
        return new Json.Obj(List.of(new Json.Member("entries", numbers(histogram.total(), histogram.zeros())),
                new Json.Member("values", new Json.Obj(values))));
    }

    /**
     * Reads a histogram.
     *
     * @throws IllegalArgumentException if it is of another form
     */
    public static Histogram histogram(@Nullable Json json) {
        Json.Obj object = object(json);
        long[] entries = longs(object.get("entries"), 2);
        SortedMap<Float, Long> values = new TreeMap<>();
        for (Json.Member member : object(object.get("values")).members()) {
            values.put(Float.parseFloat(member.name()), number(member.value()));
        }
        return new Histogram(entries[0], entries[1], values);
    }

    private static Json numbers(long... values) {
        List<Json> numbers = new ArrayList<>();
        for (long value : values) {
            numbers.add(new Json.Num(value));
        }
        return new Json.Arr(numbers);
    }

    private static Json.Obj object(@Nullable Json json) {
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw other();
    }

    private static List<Json> array(@Nullable Json json) {
        if (json instanceof Json.Arr array) {
            return array.items();
        }
        throw other();
    }

    private static String text(@Nullable Json json) {
        if (json instanceof Json.Str text) {
            return text.value();
        }
        throw other();
    }

    private static long number(@Nullable Json json) {
        if (json instanceof Json.Num number) {
            return (long) number.value();
        }
        throw other();
    }

    private static long[] longs(@Nullable Json json, int size) {
        long[] values = array(json).stream().mapToLong(MeasuredJson::number).toArray();
        if (values.length != size) {
            throw other();
        }
        return values;
    }

    private static IllegalArgumentException other() {
        return new IllegalArgumentException("the kept measurement is of another form");
    }
}
