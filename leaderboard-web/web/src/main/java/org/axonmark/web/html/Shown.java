package org.axonmark.web.html;

import java.util.List;
import java.util.Map;

import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Result;

/** The items that a result's page shows: those of the unit that is asked for, else all but the drawings and rasters after the first, which are large. */
final class Shown {

    private Shown() {}

    static Map<String, Object> of(Result result, boolean hidden, View view) {
        if (hidden) {
            return Map.of("exhibits", List.of(), "only", "", "all", "", "drawn", List.of());
        }
        Map<String, String> units = UnitTable.unitsOfExhibits(result);
        List<Exhibit> large =
                result.exhibits().stream().filter(exhibit -> exhibit.drawing().isPresent() || exhibit.raster().isPresent()).toList();
        List<Exhibit> shown = result.exhibits().stream()
                .filter(exhibit -> view.unit().isPresent()
                        ? view.unit().get().equals(units.get(exhibit.item()))
                        : !large.contains(exhibit) || large.getFirst().equals(exhibit))
                .toList();
        return Map.of("exhibits", shown.stream().map(Plots::of).toList(),
                "only", view.unit().map(Texts::safe).orElse(""),
                "all", view.ofAll().query(),
                "drawn", large.size() < 2 ? List.of() : units.values().stream().distinct()
                        .map(unit -> Map.of("unit", Texts.safe(unit), "href", view.of(unit).query())).toList());
    }
}
