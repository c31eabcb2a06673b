package org.axonmark.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.inspect.OnnxSignature;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * What the board is told by files in its home: tokens, agents' keys, task cards, datasets, rounds, what suites ask of ONNX files. What a file says holds as soon as
 * it is there.
 */
public final class Told {

    private static final String HASHED = ".sha256";
    private static final String PEM = ".pem";
    private static final String REVOKED = "revoked";
    private static final String ROUNDS = "rounds.json";

    private final Path home;
    private final Reread<List<TaskCard>> tasks;
    private final Reread<List<DatasetCard>> datasets;
    private final Reread<List<Json>> rounds;
    private final Reread<List<RoundCard>> roundCards;
    private final Reread<Map<String, OnnxSignature>> signatures;

    /** Reads from a folder. */
    public Told(Path home) {
        this.home = home;
        this.tasks = new Reread<>(home.resolve("tasks.json"), bytes -> array(bytes).stream().map(TaskCardDocument::fromJson).toList(),
                List.of());
        this.datasets = new Reread<>(home.resolve("datasets.json"), Told::datasets, List.of());
        this.rounds = new Reread<>(home.resolve(ROUNDS), Told::array, List.of());
        this.roundCards = new Reread<>(home.resolve(ROUNDS), Told::roundCards, List.of());
        this.signatures = new Reread<>(home.resolve("signatures.json"), Told::signatures, Map.of());
    }

    /**
     * A round of a task.
     *
     * @param number from 1
     * @param commitment of its seed
     * @param hasEnded whether it has ended, so that its truth is public
     */
    public record Round(int number, Sha256 commitment, boolean hasEnded) {}

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

    /** Returns the agent that a token belongs to, unless its key is revoked. */
    public Optional<String> agent(String token) {
        return holder("agents", token)
                .filter(name -> agentsKnown().stream().noneMatch(agent -> agent.name().equals(name) && agent.revoked()));
    }

    /**
     * An agent that the board was told of.
     *
     * @param name its name
     * @param key id of its key; absent if it has a token alone
     * @param revoked whether its key was revoked: then nothing that it signs is an agent's, and its token gives no work
     */
    public record Agent(String name, Optional<String> key, boolean revoked) {}

    /** Returns all agents that the board was told of, in the order of their names. */
    public List<Agent> agentsKnown() {
        Map<String, Agent> agents = new TreeMap<>();
        for (Path file : files("agents", HASHED)) {
            String name = file.getFileName().toString();
            String plain = name.substring(0, name.length() - HASHED.length());
            agents.put(plain, new Agent(plain, Optional.empty(), false));
        }
        for (Path file : files("agents", PEM)) {
            String name = file.getFileName().toString();
            String plain = name.substring(0, name.length() - PEM.length());
            String id = Keys.id(key(file));
            agents.put(plain, new Agent(plain, Optional.of(id), isRevoked(id)));
        }
        return List.copyOf(agents.values());
    }

    /** Revokes a key for ever, also if it is registered again. */
    public void revoke(String key, Instant at) {
        write(home.resolve(REVOKED).resolve(key), at + "\n");
    }

    private boolean isRevoked(String key) {
        return Files.exists(home.resolve(REVOKED).resolve(key));
    }

    /**
     * Takes the code by which an account becomes an administrator, made on the board's machine: the sum of the code and until when it holds, in a file of the
     * account's name. A code is taken once.
     */
    public boolean takeAdminCode(String account, String code, Instant now) {
        Path file = home.resolve("admins").resolve(account + HASHED);
        if (!account.matches("[a-z0-9][a-z0-9-]{0,63}") || !Files.exists(file)) {
            return false;
        }
        String[] lines = text(file).strip().split("\n", -1);
        byte[] sum = Sha256.of(code.getBytes(StandardCharsets.UTF_8)).hex().getBytes(StandardCharsets.US_ASCII);
        boolean holds = lines.length == 2 && MessageDigest.isEqual(sum, lines[0].strip().getBytes(StandardCharsets.US_ASCII))
                && now.isBefore(Instant.parse(lines[1].strip()));
        try {
            return holds && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw broken(file, e);
        }
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

    /** Returns the keys of all registered agents that are not revoked. */
    public List<PublicKey> agents() {
        return files("agents", PEM).stream().map(Told::key).filter(key -> !isRevoked(Keys.id(key))).toList();
    }

    private static PublicKey key(Path file) {
        try {
            return Keys.publicKey(text(file));
        } catch (GeneralSecurityException e) {
            throw broken(file, e);
        }
    }

    /** Returns all task cards. */
    public List<TaskCard> tasks() {
        return tasks.value();
    }

    /** Returns the card of a task. */
    public Optional<TaskCard> task(String id) {
        return tasks().stream().filter(card -> card.id().toString().equals(id)).findAny();
    }

    /** Returns all datasets. */
    public List<DatasetCard> datasets() {
        return datasets.value();
    }

    private static List<DatasetCard> datasets(byte[] bytes) {
        List<DatasetCard> datasets = new ArrayList<>();
        for (Json entry : array(bytes)) {
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
        for (Json entry : rounds.value()) {
            if (entry instanceof Json.Obj round
                    && round.get("task") instanceof Json.Str id
                    && id.value().equals(task.toString())
                    && round.get("ended") == null
                    && round.get("number") instanceof Json.Num number
                    && round.get("commitment") instanceof Json.Str commitment) {
                return Optional.of(new Round((int) number.value(), new Sha256(commitment.value()), false));
            }
        }
        return Optional.empty();
    }

    /**
     * All that the board was told of a round.
     *
     * @param task id of its task
     * @param number from 1
     * @param commitment of its seed
     * @param opened when, absent if it was not told
     * @param ended when, absent while it is open
     * @param seed 64 hexadecimal digits, absent until it is revealed
     * @param sealedUntil until when nothing is shown of results but what a ladder releases; absent unless the round is sealed
     */
    public record RoundCard(String task, int number, Sha256 commitment, Optional<Instant> opened, Optional<Instant> ended,
            Optional<String> seed, Optional<Instant> sealedUntil) {

        /** Tells whether the round is still sealed. */
        public boolean isSealed(Instant now) {
            return sealedUntil.filter(now::isBefore).isPresent();
        }
    }

    /** Returns all rounds, the newest first. */
    public List<RoundCard> rounds() {
        return roundCards.value();
    }

    private static List<RoundCard> roundCards(byte[] bytes) {
        List<RoundCard> cards = new ArrayList<>();
        for (Json entry : array(bytes)) {
            if (entry instanceof Json.Obj round
                    && round.get("task") instanceof Json.Str task
                    && round.get("number") instanceof Json.Num number
                    && round.get("commitment") instanceof Json.Str commitment) {
                cards.addFirst(new RoundCard(task.value(), (int) number.value(), new Sha256(commitment.value()), instant(round, "opened"),
                        instant(round, "ended"), round.get("seed") instanceof Json.Str seed && seed.value().matches("[0-9a-f]{64}")
                                ? Optional.of(seed.value())
                                : Optional.empty(),
                        sealedUntil(round)));
            }
        }
        return List.copyOf(cards);
    }

    /** Returns what the board was told of the round of a result; of none for practice and open labels. */
    public Optional<RoundCard> roundOf(EvaluationCard evaluation) {
        return evaluation.round().flatMap(commitment -> rounds().stream().filter(round -> round.commitment().equals(commitment)
                && round.task().equals(evaluation.task().toString())).findFirst());
    }

    /** What is there and cannot be read must not open a seal. */
    private static Optional<Instant> sealedUntil(Json.Obj round) {
        Json day = round.get("sealedUntil");
        if (day != null && !(day instanceof Json.Str)) {
            throw new AxonmarkException(ErrorCode.internal("board-home"),
                    "a round in " + ROUNDS + " has a member sealedUntil that is no text");
        }
        return instant(round, "sealedUntil");
    }

    private static Optional<Instant> instant(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? Optional.of(Instant.parse(text.value())) : Optional.empty();
    }

    /**
     * Ends an open round and reveals its seed.
     *
     * @return false if there is no such open round
     */
    public synchronized boolean endRound(Sha256 commitment, String seed, Instant at) {
        boolean found = false;
        List<Json> entries = new ArrayList<>();
        for (Json entry : rounds.value()) {
            if (entry instanceof Json.Obj round && round.get("commitment") instanceof Json.Str text && text.value().equals(commitment.hex())
                    && round.get("ended") == null) {
                found = true;
                List<Json.Member> members = new ArrayList<>(round.members());
                members.add(new Json.Member("ended", new Json.Str(at.toString())));
                members.add(new Json.Member("seed", new Json.Str(seed)));
                entries.add(new Json.Obj(members));
            } else {
                entries.add(entry);
            }
        }
        if (found) {
            write(home.resolve(ROUNDS), new Json.Arr(entries).pretty());
        }
        return found;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "incoming", ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    /**
     * When a round counted.
     *
     * @param card what the board was told of it
     */
    public record Term(RoundCard card) {

        /** Returns from when on; from ever if it was not told. */
        public Instant opened() {
            return card.opened().orElse(Instant.EPOCH);
        }

        /** Tells whether the round was open. */
        public boolean holds(Instant at) {
            return !opened().isAfter(at) && (card.ended().isEmpty() || card.ended().orElseThrow().isAfter(at));
        }

        /** Returns the round as it was at an instant. */
        public Round roundAt(Instant at) {
            return new Round(card.number(), card.commitment(), !holds(at));
        }
    }

    /** Returns the rounds of a task that have been opened, in the order in which the board was told of them. */
    public List<Term> terms(TaskId task) {
        return rounds().reversed().stream().filter(round -> round.task().equals(task.toString())).map(Term::new).toList();
    }

    /** Tells whether a round has ended, so that its truth is public. A round that the board was not told of has not. */
    public boolean hasEnded(TaskId task, Sha256 commitment) {
        return rounds.value().stream().anyMatch(entry -> entry instanceof Json.Obj round
                && round.get("task") instanceof Json.Str id
                && id.value().equals(task.toString())
                && round.get("commitment") instanceof Json.Str text
                && text.value().equals(commitment.hex())
                && round.get("ended") instanceof Json.Str);
    }

    /** Returns what each suite asks of an ONNX file, by suite. */
    public Map<String, OnnxSignature> signatures() {
        return signatures.value();
    }

    private static Map<String, OnnxSignature> signatures(byte[] bytes) {
        Map<String, OnnxSignature> signatures = new HashMap<>();
        for (Json entry : array(bytes)) {
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

    private static List<Json> array(byte[] bytes) {
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
