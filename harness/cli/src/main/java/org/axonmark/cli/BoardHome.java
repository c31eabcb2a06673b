package org.axonmark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.axonmark.datasets.Dataset;
import org.axonmark.inspect.OnnxSignature;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;

/**
 * The folder by which a board is told what it may believe: hashed tokens, public keys of agents, task cards, datasets and
 * commitments of rounds.
 */
final class BoardHome {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HASHED = ".sha256";
    private static final Duration CODE_HOLDS = Duration.ofHours(1);

    private final Path folder;

    BoardHome(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Registers the public half of an agent's key. */
    void registerAgent(String name, String pem) {
        write("agents/" + checked(name) + ".pem", pem);
    }

    /** Makes an account's token, registers its hash and returns it; it is not kept in the clear here. */
    String registerToken(String account) {
        return registerToken("tokens", account);
    }

    /** Makes a code by which an account becomes an administrator of the board, and registers its hash; it holds for an hour, once. */
    String registerAdminCode(String account) {
        String code = secret("axa_");
        write("admins/" + checked(account) + HASHED,
                Sha256.of(code.getBytes(StandardCharsets.US_ASCII)).hex() + "\n" + Instant.now().plus(CODE_HOLDS) + "\n");
        return code;
    }

    /** Makes an agent's token, likewise. */
    String registerAgentToken(String agent) {
        return registerToken("agents", agent);
    }

    private String registerToken(String folder, String name) {
        String token = secret("axm_");
        write(folder + "/" + checked(name) + HASHED, Sha256.of(token.getBytes(StandardCharsets.US_ASCII)).hex() + "\n");
        return token;
    }

    private static String secret(String prefix) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return prefix + HexFormat.of().formatHex(random);
    }

    /** Names become files. */
    private static String checked(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new AxonmarkException(ErrorCode.user("name-invalid"), "'" + new Untrusted(name).forTerminal()
                    + "' is no name of an account or an agent: 1 to 64 lower-case letters, digits and dashes, such as 'lab-3'");
        }
        return name;
    }

    private static Json numbers(Set<Integer> numbers) {
        return new Json.Arr(numbers.stream().sorted().map(number -> (Json) new Json.Num(number)).toList());
    }

    /** Tells the board what each suite asks of an ONNX file. */
    void writeSignatures(Map<String, OnnxSignature> signatures) {
        List<Json> documents = new ArrayList<>();
        new TreeMap<>(signatures).forEach((suite, signature) -> documents.add(new Json.Obj(List.of(
                new Json.Member("suite", new Json.Str(suite)),
                new Json.Member("inputAxes", numbers(signature.inputAxes())),
                new Json.Member("outputAxes", numbers(signature.outputAxes())),
                new Json.Member("layout", new Json.Str(signature.layout()))))));
        write("signatures.json", new Json.Arr(documents).pretty());
    }

    /** Tells the board which tasks there are. */
    void writeTasks(List<TaskCard> cards) {
        List<Json> documents = new ArrayList<>();
        cards.forEach(card -> documents.add(TaskCardDocument.toJson(card)));
        write("tasks.json", new Json.Arr(documents).pretty());
    }

    /** Tells the board what the tasks' datasets are. */
    void writeDatasets(List<Dataset> datasets) {
        write("datasets.json", new Json.Arr(datasets.stream().map(dataset -> (Json) new Json.Obj(List.of(
                new Json.Member("id", new Json.Str(dataset.id() + "@" + dataset.version())),
                new Json.Member("title", new Json.Str(dataset.title())),
                new Json.Member("licence", new Json.Str(dataset.licence())),
                new Json.Member("citations", new Json.Arr(dataset.citations().stream()
                        .map(citation -> (Json) new Json.Str(citation))
                        .toList())))))
                .toList()).pretty());
    }

    /** Returns the commitment of a task's open round, if the board has one. */
    Optional<Sha256> openRound(TaskId task) {
        for (Json entry : rounds()) {
            if (entry instanceof Json.Obj round
                    && round.get("task") instanceof Json.Str id
                    && id.value().equals(task.toString())
                    && !(round.get("ended") instanceof Json.Str)
                    && round.get("commitment") instanceof Json.Str commitment) {
                return Optional.of(new Sha256(commitment.value()));
            }
        }
        return Optional.empty();
    }

    /**
     * Adds an open round.
     *
     * @param sealedUntil until when it is sealed; absent if it is not
     */
    void addRound(TaskId task, Sha256 commitment, Optional<Instant> sealedUntil) {
        List<Json> all = new ArrayList<>(rounds());
        long number = 1 + all.stream()
                .filter(entry -> entry instanceof Json.Obj round
                        && round.get("task") instanceof Json.Str id
                        && id.value().equals(task.toString()))
                .count();
        List<Json.Member> members = new ArrayList<>(List.of(
                new Json.Member("task", new Json.Str(task.toString())),
                new Json.Member("number", new Json.Num(number)),
                new Json.Member("commitment", new Json.Str(commitment.hex())),
                new Json.Member("opened", new Json.Str(Instant.now().toString()))));
        sealedUntil.ifPresent(until -> members.add(new Json.Member("sealedUntil", new Json.Str(until.toString()))));
        all.add(new Json.Obj(members));
        write("rounds.json", new Json.Arr(all).pretty());
    }

    /**
     * Ends an open round and reveals its seed to the board.
     *
     * @return false if the board has no such open round
     * @throws AxonmarkException if it is sealed still
     */
    boolean endRound(Sha256 commitment, String seed) {
        boolean found = false;
        List<Json> all = new ArrayList<>();
        for (Json entry : rounds()) {
            if (entry instanceof Json.Obj round && round.get("commitment") instanceof Json.Str text && text.value().equals(commitment.hex())
                    && !(round.get("ended") instanceof Json.Str)) {
                found = true;
                checkSealed(round, commitment);
                List<Json.Member> members = new ArrayList<>(round.members());
                members.add(new Json.Member("ended", new Json.Str(Instant.now().toString())));
                members.add(new Json.Member("seed", new Json.Str(seed)));
                all.add(new Json.Obj(members));
            } else {
                all.add(entry);
            }
        }
        if (found) {
            write("rounds.json", new Json.Arr(all).pretty());
        }
        return found;
    }

    private static void checkSealed(Json.Obj round, Sha256 commitment) {
        if (round.get("sealedUntil") instanceof Json.Str day && Instant.now().isBefore(Instant.parse(day.value()))) {
            throw new AxonmarkException(ErrorCode.user("round-sealed"),
                    "round " + commitment + " is sealed until " + day.value()
                            + ", as was said when it opened; its seed is revealed no sooner: end it on that day");
        }
    }

    private List<Json> rounds() {
        Path file = folder.resolve("rounds.json");
        try {
            return Files.exists(file)
                    && Json.parse(Files.readAllBytes(file), Json.Limits.document()) instanceof Json.Arr array
                            ? array.items()
                            : List.of();
        } catch (IOException e) {
            throw new AxonmarkException(
                    ErrorCode.resources("board-home"), "could not read '" + file + "': " + e, e);
        }
    }

    private void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "incoming", ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AxonmarkException(
                    ErrorCode.resources("board-home"), "could not write '" + file + "': " + e, e);
        }
    }
}
