package org.axonmark.web.html;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Flag;
import org.axonmark.board.Flags;
import org.axonmark.board.Kept;
import org.axonmark.results.format.TaskCard;

/** Flags as plain texts. Rows say without a flag that they are claims or ran without a sandbox. */
final class FlagView {

    private FlagView() {}

    static List<Map<String, Object>> of(Kept kept, Optional<TaskCard> card) {
        return Flags.of(kept, card).stream().filter(flag -> flag.kind() != Flag.Kind.SELF_REPORTED && flag.kind() != Flag.Kind.UNSANDBOXED)
                .map(FlagView::of).toList();
    }

    static Map<String, Object> of(Flag flag) {
        return Map.of("id", flag.id(), "kind", flag.kind().id(), "title", flag.kind().title(), "reason", Texts.safe(flag.reason()), "since",
                day(flag.since()), "out", flag.kind().isOut(), "coordinates", flag.coordinates(), "evaluation",
                flag.evaluation().orElse(""));
    }

    /** Returns one text for a table's cell: what took a row out of the ranking, when and why. */
    static String out(Kept kept) {
        return kept.flags().stream().filter(flag -> flag.kind().isOut()).findFirst()
                .map(flag -> flag.kind().title() + " on " + day(flag.since()) + ": " + Texts.safe(flag.reason())).orElse("");
    }

    static String day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS).toString().substring(0, "2026-01-01".length());
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }
}
