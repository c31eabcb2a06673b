package org.axonmark.web.html;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Result;

/** The items that a result's page shows: those of the unit that is asked for, else all but the drawings after the first, which are large. */
final class Shown {

    private Shown() {}

    static Map<String, Object> of(Result result, boolean hidden, View view) {
        if (hidden) {
            return Map.of("exhibits", List.of(), "only", "", "all", "", "drawn", List.of());
        }
        Map<String, String> units = UnitTable.unitsOfExhibits(result);
        Optional<Exhibit> firstDrawing = result.exhibits().stream().filter(exhibit -> exhibit.drawing().isPresent()).findFirst();
        List<Exhibit> shown = result.exhibits().stream()
                .filter(exhibit -> view.unit().isPresent()
                        ? view.unit().get().equals(units.get(exhibit.item()))
                        : exhibit.drawing().isEmpty() || firstDrawing.filter(exhibit::equals).isPresent())
                .toList();
        return Map.of("exhibits", shown.stream().map(Plots::of).toList(),
                "only", view.unit().map(Texts::safe).orElse(""),
                "all", view.ofAll().query(),
                "drawn", firstDrawing.isEmpty() ? List.of() : units.values().stream().distinct()
                        .map(unit -> Map.of("unit", Texts.safe(unit), "href", view.of(unit).query())).toList());
    }
}
