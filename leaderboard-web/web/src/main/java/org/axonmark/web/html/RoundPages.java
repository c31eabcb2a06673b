package org.axonmark.web.html;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.Told;
import org.axonmark.board.custody.Custody;
import org.axonmark.results.format.RoundCommitment;
import org.axonmark.results.format.Sha256;

/** Pages of rounds, and of who can read the truth. */
final class RoundPages {

    private static final String ALL = "/rounds";
    private static final int MOST_LINES = 200;

    private final Board board;

    RoundPages(Board board) {
        this.board = board;
    }

    /** Returns the page at an address. */
    Optional<Pages.Page> at(String path) {
        if (path.equals(ALL)) {
            return Optional
                    .of(new Pages.Page("rounds", "Rounds", Map.of("rounds", board.rounds().stream().map(RoundPages::texts).toList())));
        }
        if (path.startsWith(ALL + "/")) {
            return board.rounds().stream().filter(round -> round.commitment().hex().equals(path.substring(ALL.length() + 1))).findFirst()
                    .map(this::one);
        }
        return path.equals("/custody") ? Optional.of(custody()) : Optional.empty();
    }

    /** Returns a round as texts. */
    static Map<String, Object> texts(Told.RoundCard round) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", round.task());
        values.put("number", Integer.toString(round.number()));
        values.put("commitment", round.commitment().hex());
        values.put("opened", round.opened().map(FlagView::time).orElse("not told"));
        values.put("ended", round.ended().map(FlagView::time).orElse(""));
        values.put("seed", round.seed().orElse(""));
        values.put("sealedUntil", round.sealedUntil().map(FlagView::time).orElse(""));
        return values;
    }

    private Pages.Page one(Told.RoundCard round) {
        Map<String, Object> values = texts(round);
        values.put("isSealed", board.isSealed(round));
        values.put("released", board.released(round).stream().map(one -> Map.of("account", Texts.safe(one.account()), "submission",
                one.submission(), "value", Texts.score(one.value()), "at", FlagView.time(one.at()), "evaluations",
                Integer.toString(one.evaluations()))).toList());
        values.put("metric", board.task(round.task()).map(card -> card.mainMetric().title()).orElse(""));
        values.put("domain", RoundCommitment.DOMAIN);
        values.put("message", "");
        values.put("sum", "");
        values.put("holds", false);
        round.seed().ifPresent(seed -> {
            byte[] message = RoundCommitment.message(HexFormat.of().parseHex(seed));
            Sha256 sum = Sha256.of(message);
            values.put("message", HexFormat.of().formatHex(message));
            values.put("sum", sum.hex());
            values.put("holds", sum.equals(round.commitment()));
            values.put("command", "{ printf '" + RoundCommitment.DOMAIN + "'; printf " + seed + " | xxd -r -p; } | sha256sum");
        });
        return new Pages.Page("round", "Round " + round.number() + " of " + round.task(), values);
    }

    private Pages.Page custody() {
        return new Pages.Page("custody", "Who can read the truth", Map.of(
                "readers", Arrays.stream(Custody.Reader.values()).map(RoundPages::title).toList(),
                "tasks", Custody.tasks(board).stream().map(task -> Map.of("id", task.card().id().toString(), "title", task.card().title(),
                        "secrets", task.secrets().stream().map(secret -> Map.of("what", secret.what(), "why", secret.why(), "reads",
                                Arrays.stream(Custody.Reader.values()).map(secret.readers()::contains).toList())).toList()))
                        .toList(),
                "lines", Custody.log(board, MOST_LINES).stream().map(RoundPages::line).toList()));
    }

    private static Map<String, Object> line(Custody.Line line) {
        return Map.of("at", FlagView.time(line.at()), "task", line.task(), "round", "round " + line.number(), "commitment",
                line.commitment().hex(), "evaluation", line.evaluation().orElse(""), "what", switch (line.access()) {
                    case OPENED -> "opened: commitment published";
                    case REVEALED -> "ended: seed revealed";
                    case USED -> "seed used by agent key " + line.by() + " for "
                            + (line.evaluation().isPresent() ? "evaluation" : "a private evaluation");
                });
    }

    private static String title(Custody.Reader reader) {
        return switch (reader) {
            case PUBLIC -> "Public";
            case BOARD -> "Board";
            case AGENTS -> "Agents";
            case WORKER -> "Submission's worker";
        };
    }
}
