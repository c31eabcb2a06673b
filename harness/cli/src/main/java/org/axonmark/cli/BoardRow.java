package org.axonmark.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.RoundCommitment;
import org.axonmark.results.format.Sha256;

/**
 * A row of a board, by the address of its page: {@code https://board.example/results/EVALUATION}, or the same below {@code /api/v1}. In a static
 * copy of a board these are {@code results/EVALUATION/index.html} and {@code api/v1/results/EVALUATION.json}.
 *
 * @param address as it was given
 * @param result what the board shows of it, with the scores of its units
 * @param standing how it stands there, such as {@code eligible}, with its flags
 * @param roundSeed seed of the round that it is of, absent for practice and open labels
 */
record BoardRow(String address, Result result, String standing, Optional<byte[]> roundSeed) {

    private static final Pattern PATH =
            Pattern.compile("(?<board>.*?)(?:/api/v1)?/results/(?<id>[0-9a-z]{1,26})(?<copy>\\.json|/index\\.html)?/?");
    private static final ErrorCode UNREADABLE = ErrorCode.user("baseline-unreadable");
    private static final String NEXT = "; give the address of a row's page, such as https://board.example/results/EVALUATION";

    /** Where a row's documents lie. */
    private record Place(URI board, String id, String ending) {

        URI document(String path) {
            return URI.create(board + "/api/v1" + path + ending);
        }
    }

    /** Tells an address from the name of a file. */
    static boolean isAddress(String text) {
        return text.toLowerCase(Locale.ROOT).matches("https?:.*");
    }

    /**
     * Asks a board for a row.
     *
     * @param rounds seeds of rounds that are kept here; of other rounds the board is asked
     * @throws AxonmarkException if there is none, or it cannot be compared with: it has no score, or the scores of its units are not shown
     */
    static BoardRow fetch(String address, Rounds rounds) {
        Place place = place(address);
        BoardClient client = new BoardClient(place.board());
        String shown = new Untrusted(address).forTerminal();
        if (!(client.document(place.document("/results/" + place.id())) instanceof Json.Obj row) || row.get("result") == null) {
            throw new AxonmarkException(UNREADABLE, "what '" + shown + "' answers is no row of a board" + NEXT);
        }
        Result result = result(row, shown);
        if (!result.evaluation().id().equals(place.id())) {
            throw new AxonmarkException(UNREADABLE, "the board answers '" + shown + "' with evaluation '"
                    + new Untrusted(result.evaluation().id()).forTerminal() + "'" + NEXT);
        }
        if (row.get("unitsHidden") instanceof Json.Bool hidden && hidden.value()) {
            throw new AxonmarkException(ErrorCode.user("baseline-hidden"), "'" + shown
                    + "' is a row of a round that runs, and until it ends"
                    + " the board keeps the scores of its units to itself; give the baseline's JAR, or a row of practice or of an ended round");
        }
        return new BoardRow(address, result, standing(row),
                result.evaluation().round().map(round -> rounds.commitments().contains(round) ? rounds.seed(round)
                        : seed(client, place, round, shown)));
    }

    private static Place place(String address) {
        try {
            URI given = new URI(address.replaceFirst("#.*", "").replaceFirst("\\?.*", ""));
            Matcher path = PATH.matcher(Optional.ofNullable(given.getRawPath()).orElse(""));
            if (given.getHost() != null && given.getRawUserInfo() == null && path.matches()) {
                URI board = new URI(given.getScheme().toLowerCase(Locale.ROOT) + "://" + given.getRawAuthority() + path.group("board"));
                return new Place(board, path.group("id"), path.group("copy") == null ? "" : ".json");
            }
        } catch (URISyntaxException _) {
            // no address at all
        }
        throw new AxonmarkException(ErrorCode.user("baseline-address"), "--baseline '" + new Untrusted(address).forTerminal()
                + "' is no address of a row" + NEXT);
    }

    private static Result result(Json.Obj row, String shown) {
        try {
            return ResultDocument.fromJson(Optional.ofNullable(row.get("result")).orElseThrow());
        } catch (AxonmarkException | IllegalArgumentException e) {
            throw new AxonmarkException(UNREADABLE, "the row '" + shown + "' cannot be read: "
                    + new Untrusted(String.valueOf(e.getMessage())).forTerminal() + "; the board may be of another version of Axonmark:"
                    + " give the baseline's JAR", e);
        }
    }

    private static String standing(Json.Obj row) {
        List<String> said = new ArrayList<>();
        said.add(row.get("status") instanceof Json.Str status ? status.value() : "of unknown standing");
        if (row.get("flags") instanceof Json.Arr flags) {
            for (Json one : flags.items()) {
                if (one instanceof Json.Obj flag && flag.get("kind") instanceof Json.Str kind) {
                    said.add("flagged " + kind.value());
                }
            }
        }
        return String.join(", ", said);
    }

    /** Returns the seed that the board reveals of a round, if it is the one that was committed to. */
    private static byte[] seed(BoardClient client, Place place, Sha256 round, String shown) {
        Json told = client.document(place.document("/rounds/" + round));
        byte[] seed = told instanceof Json.Obj object && object.get("seed") instanceof Json.Str text
                && text.value().matches("([0-9a-f]{2}){1,64}") ? HexFormat.of().parseHex(text.value()) : new byte[0];
        if (!RoundCommitment.of(seed).equals(round)) {
            throw new AxonmarkException(ErrorCode.user("round-seed"), "'" + shown + "' is a row of round " + round
                    + ", and its board does not tell the seed behind that commitment, without which its items cannot be made; give the"
                    + " baseline's JAR");
        }
        return seed;
    }
}
