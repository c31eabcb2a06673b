package org.axonmark.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.inspect.OnnxSignature;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;
import org.jspecify.annotations.Nullable;

/** What the board is told by files in its home, read anew each time: tokens, agents' keys, task cards, datasets, rounds, what suites ask of
 * ONNX files. */
public final class Told {

    private static final String HASHED = ".sha256";

    private final Path home;

    /** Reads from a folder. */
    public Told(Path home) {
        this.home = home;
    }

    /**
     * A round of a task.
     *
     * @param number from 1
     * @param commitment of its seed
     */
    public record Round(int number, Sha256 commitment) {}

    /**
     * A dataset that tasks use.
     *
     * @param id id and version, such as {@code eegmat@1.0.0}
     * @param title for people
     * @param licence SPDX id
     * @param citations whom to cite
     */
    public record DatasetCard(String id, String title, String licence, List<String> citations) {

        /** Copies the list. */
        public DatasetCard {
            citations = List.copyOf(citations);
        }
    }

    /** Returns the account that a token belongs to: the name of the file that holds its sum. */
    public Optional<String> account(String token) {
        return holder("tokens", token);
    }

    /** Tells whether the board's keeper has made a token for an account of this name. */
    public boolean isHolder(String name) {
        return files("tokens", HASHED).stream().anyMatch(file -> file.getFileName().toString().equals(name + HASHED));
    }

    /** Returns the agent that a token belongs to. */
    public Optional<String> agent(String token) {
        return holder("agents", token);
    }

    private Optional<String> holder(String folder, String token) {
        byte[] sum = Sha256.of(token.getBytes(StandardCharsets.UTF_8)).hex().getBytes(StandardCharsets.US_ASCII);
        Optional<String> holder = Optional.empty();
        for (Path file : files(folder, HASHED)) {
            if (MessageDigest.isEqual(sum, text(file).strip().getBytes(StandardCharsets.US_ASCII))) {
                String name = file.getFileName().toString();
                holder = Optional.of(name.substring(0, name.length() - HASHED.length()));
            }
        }
        return holder;
    }

    /** Returns the keys of all registered agents. */
    public List<PublicKey> agents() {
        List<PublicKey> keys = new ArrayList<>();
        for (Path file : files("agents", ".pem")) {
            try {
                keys.add(Keys.publicKey(text(file)));
            } catch (GeneralSecurityException e) {
                throw broken(file, e);
            }
        }
        return keys;
    }

    /** Returns all task cards. */
    public List<TaskCard> tasks() {
        List<TaskCard> cards = new ArrayList<>();
        array("tasks.json").forEach(card -> cards.add(TaskCardDocument.fromJson(card)));
        return cards;
    }

    /** Returns the card of a task. */
    public Optional<TaskCard> task(String id) {
        return tasks().stream().filter(card -> card.id().toString().equals(id)).findAny();
    }

    /** Returns all datasets. */
    public List<DatasetCard> datasets() {
        List<DatasetCard> datasets = new ArrayList<>();
        for (Json entry : array("datasets.json")) {
            if (entry instanceof Json.Obj dataset
                    && dataset.get("id") instanceof Json.Str id
                    && dataset.get("title") instanceof Json.Str title
                    && dataset.get("licence") instanceof Json.Str licence
                    && dataset.get("citations") instanceof Json.Arr citations) {
                datasets.add(new DatasetCard(id.value(), title.value(), licence.value(), citations.items().stream()
                        .map(citation -> citation instanceof Json.Str text ? text.value() : "")
                        .toList()));
            }
        }
        return datasets;
    }

    /** Returns the open round of a task. */
    public Optional<Round> openRound(TaskId task) {
        for (Json entry : array("rounds.json")) {
            if (entry instanceof Json.Obj round
                    && round.get("task") instanceof Json.Str id
                    && id.value().equals(task.toString())
                    && round.get("ended") == null
                    && round.get("number") instanceof Json.Num number
                    && round.get("commitment") instanceof Json.Str commitment) {
                return Optional.of(new Round((int) number.value(), new Sha256(commitment.value())));
            }
        }
        return Optional.empty();
    }

    /**
     * When a round counted.
     *
     * @param round which
     * @param opened from when on
     * @param ended until when, absent while it is open
     */
    public record Term(Round round, Instant opened, Optional<Instant> ended) {

        /** Tells whether the round was open. */
        public boolean holds(Instant at) {
            return !opened.isAfter(at) && (ended.isEmpty() || ended.orElseThrow().isAfter(at));
        }
    }

    /** Returns the rounds of a task that have been opened, in the order in which the board was told of them. */
    public List<Term> terms(TaskId task) {
        List<Term> terms = new ArrayList<>();
        for (Json entry : array("rounds.json")) {
            if (entry instanceof Json.Obj round
                    && round.get("task") instanceof Json.Str id
                    && id.value().equals(task.toString())
                    && round.get("number") instanceof Json.Num number
                    && round.get("commitment") instanceof Json.Str commitment) {
                terms.add(new Term(new Round((int) number.value(), new Sha256(commitment.value())),
                        time(round.get("opened")).orElse(Instant.EPOCH), time(round.get("ended"))));
            }
        }
        return terms;
    }

    private static Optional<Instant> time(@Nullable Json written) {
        return written instanceof Json.Str text ? Optional.of(Instant.parse(text.value())) : Optional.empty();
    }

    /** Tells whether a round has ended, so that its truth is public. A round that the board was not told of has not. */
    public boolean hasEnded(TaskId task, Sha256 commitment) {
        return array("rounds.json").stream().anyMatch(entry -> entry instanceof Json.Obj round
                && round.get("task") instanceof Json.Str id
                && id.value().equals(task.toString())
                && round.get("commitment") instanceof Json.Str text
                && text.value().equals(commitment.hex())
                && round.get("ended") instanceof Json.Str);
    }

    /** Returns what each suite asks of an ONNX file, by suite. */
    public Map<String, OnnxSignature> signatures() {
        Map<String, OnnxSignature> signatures = new HashMap<>();
        for (Json entry : array("signatures.json")) {
            if (entry instanceof Json.Obj signature
                    && signature.get("suite") instanceof Json.Str suite
                    && signature.get("inputAxes") instanceof Json.Arr inputAxes
                    && signature.get("outputAxes") instanceof Json.Arr outputAxes
                    && signature.get("layout") instanceof Json.Str layout) {
                signatures.put(suite.value(), new OnnxSignature(numbers(inputAxes), numbers(outputAxes), layout.value()));
            }
        }
        return signatures;
    }

    private static Set<Integer> numbers(Json.Arr array) {
        return array.items().stream()
                .map(item -> item instanceof Json.Num number ? (int) number.value() : 0)
                .collect(Collectors.toSet());
    }

    private List<Json> array(String name) {
        Path file = home.resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        byte[] bytes = text(file).getBytes(StandardCharsets.UTF_8);
        return Json.parse(bytes, Json.Limits.document()) instanceof Json.Arr array ? array.items() : List.of();
    }

    private List<Path> files(String folder, String ending) {
        Path path = home.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw broken(path, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    private static AxonmarkException broken(Path file, Exception e) {
        return new AxonmarkException(ErrorCode.resources("board-home"), "'" + file + "' cannot be read: " + e, e);
    }
}
