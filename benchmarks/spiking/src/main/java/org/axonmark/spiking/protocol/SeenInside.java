package org.axonmark.spiking.protocol;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.axonmark.results.format.Json;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.graph.Measured;
import org.axonmark.spiking.graph.MeasuredJson;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;

/**
 * What {@link Inside} kept of a graph that it could look into, read back.
 *
 * @param costs what items cost, by item, in the order in which they were counted
 * @param spikes what {@link InsidePictures} kept of one item, absent if it kept nothing
 */
record SeenInside(Map<String, Measured> costs, Optional<Json.Obj> spikes) {

    /** Returns what was seen; nothing where the graph was not looked into. */
    static Optional<SeenInside> of(Outcomes outcomes) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Outcome outcome : outcomes.outcomes()) {
            if (outcome.answer() instanceof Answer.Text(String text)) {
                texts.put(outcome.item(), text);
            }
        }
        if (!(parsed(texts.getOrDefault(Inside.GRAPH, "{}")).get("weights") instanceof Json.Obj layers)) {
            return Optional.empty();
        }
        Map<String, Histogram> weights = new HashMap<>();
        layers.members().forEach(layer -> weights.put(layer.name(), MeasuredJson.histogram(layer.value())));
        Map<String, Measured> costs = new LinkedHashMap<>();
        texts.forEach((id, text) -> {
            if (id.endsWith(Inside.COST)) {
                costs.put(id.substring(0, id.length() - Inside.COST.length()), MeasuredJson.read(text, weights));
            }
        });
        return Optional.of(new SeenInside(costs, Optional.ofNullable(texts.get(InsidePictures.SPIKES)).map(SeenInside::parsed)));
    }

    private static Json.Obj parsed(String text) {
        return (Json.Obj) Json.parse(text.getBytes(StandardCharsets.UTF_8), Json.Limits.document());
    }
}
