package org.axonmark.web.exports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.axonmark.board.Kept;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.EvaluationCard;

/** Results as they came in, newest first, as an Atom feed (RFC 4287). */
final class Feed {

    private Feed() {}

    /**
     * Writes a feed.
     *
     * @param title of the feed
     * @param self the feed's own address
     * @param root address of the board, without a slash at its end
     */
    static String of(String title, String self, String root, List<Kept> newest) {
        String updated = (newest.isEmpty() ? Instant.EPOCH : newest.getFirst().received()).toString();
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom"><title>%s</title><id>%s</id><link rel="self" href="%s"/><updated>%s</updated>
                <author><name>Axonmark</name></author>
                %s</feed>
                """.formatted(Badge.escaped(title), Badge.escaped(self), Badge.escaped(self), updated,
                newest.stream().map(kept -> entry(kept, root)).collect(Collectors.joining()));
    }

    private static String entry(Kept kept, String root) {
        EvaluationCard evaluation = kept.result().evaluation();
        String address = Badge.escaped(root + "/results/" + evaluation.id());
        String score = kept.result().summaries().stream().findFirst()
                .map(summary -> String.format(Locale.ROOT, "%s %.4g", summary.metric(), summary.value()))
                .orElse(kept.result().state().name());
        return """
                <entry><title>%s on %s%s</title><id>%s</id><link href="%s"/><updated>%s</updated><summary>%s</summary></entry>
                """.formatted(Badge.escaped(new Untrusted(evaluation.submission().coordinates()).forTerminal()),
                Badge.escaped(evaluation.task().toString()),
                kept.result().rederives().isPresent() ? ", anew by scorer " + evaluation.scorerVersion() : "", address, address,
                kept.received(), Badge.escaped(score));
    }
}
