package org.axonmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.axonmark.cli.gate.Gate;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.RoundCommitment;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a board of a few documents, and of servers that are none. */
class BoardRowTest {

    private static final TaskId TASK = Installation.task("eeg/synthetic-loso").card().id();
    private static final int SCORER = Installation.task("eeg/synthetic-loso").card().scorerVersion();
    private static final String SEED = "07".repeat(32);
    private static final Sha256 ROUND = RoundCommitment.of(HexFormat.of().parseHex(SEED));

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Answer> answers = new HashMap<>();
    private HttpServer server = serverOf(answers);
    private String board = "";

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body) {}

    @BeforeEach
    void start() {
        server.start();
        board = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/results/e1", "/results/e1/?unit=a%20b#items", "/api/v1/results/e1", "/below/results/e1", "/copy/results/e1/index.html",
        "/copy/api/v1/results/e1.json"
    })
    void row_isFoundByTheAddressOfItsPage(String path) {
        Result result = result("e1", TASK, SCORER, Optional.empty());
        for (String document : List.of("/api/v1/results/e1", "/below/api/v1/results/e1", "/copy/api/v1/results/e1.json")) {
            answer(document, row(result, "\"status\": \"eligible\", \"flags\": [{\"kind\": \"withdrawn\"}]"));
        }
        BoardRow row = BoardRow.fetch(board + path, rounds());
        assertThat(row.result()).isEqualTo(result);
        assertThat(row.standing()).isEqualTo("eligible, flagged withdrawn");
        assertThat(row.roundSeed()).isEmpty();
        Baselines.Read read = new Baselines(rounds()).read(List.of(board + path));
        assertThat(read.baseline()).isInstanceOfSatisfying(Gate.Baseline.Stored.class,
                stored -> assertThat(stored.results()).containsExactly(Map.entry(TASK, result)));
        assertThat(read.notes()).containsExactly(
                "the baseline of " + TASK + " is mine:1.0.0 at " + board + path + ", eligible, flagged withdrawn");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://                       | is no address of a row; give the address of a row's page",
        "https://me:word@a.example/results/e1 | is no address of a row",
        "https://a.example/tasks/eeg    | is no address of a row",
        "https://a.example/results/a b  | is no address of a row",
        "{board}/results/none           | answered 404: there is nothing here; give the address of what everybody sees",
        "{board}/results/moved          | answered 301, see 'https://elsewhere.example/', and redirections are not followed",
        "{board}/results/broken         | answered 500; give",
        "{board}/results/large          | has more than 16777216 bytes",
        "{board}/results/page           | answered with what is no JSON document",
        "{board}/results/list           | is no row of a board",
        "{board}/results/shape          | cannot be read",
        "{board}/results/other          | with evaluation 'e1'",
        "{board}/results/held           | is a row of a round that runs, and until it ends the board keeps",
        "http://127.0.0.1:1/results/e1  | does not answer: ",
        "https://{plain}/results/e1     | cannot be talked to by TLS: "
    })
    void whatIsNoRow_isOneErrorThatNamesIt(String address, String said) throws IOException {
        answers.put("/api/v1/results/broken", new Answer(500, "x".repeat(5000).getBytes(StandardCharsets.UTF_8)));
        answers.put("/api/v1/results/moved", new Answer(301, new byte[0]));
        byte[] large = new byte[(16 << 20) + 1];
        Arrays.fill(large, (byte) ' ');
        answers.put("/api/v1/results/large", new Answer(200, large));
        answer("/api/v1/results/page", "<html>");
        answer("/api/v1/results/list", "[1]");
        answer("/api/v1/results/shape", "{\"result\": {\"formatVersion\": 1, \"evaluation\": 7}}");
        answer("/api/v1/results/other", row(result("e1", TASK, SCORER, Optional.empty()), "\"status\": \"eligible\""));
        answer("/api/v1/results/held", row(result("held", TASK, SCORER, Optional.of(ROUND)), "\"unitsHidden\": true"));
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket caller = plain.accept()) {
                    assertThat(caller.getInputStream().read()).isPositive();
                    caller.getOutputStream().write("HTTP/1.1 400 no TLS\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    caller.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // nobody called
                }
            });
            String whole = address.replace("{board}", board).replace("{plain}", "127.0.0.1:" + plain.getLocalPort());
            assertThatThrownBy(() -> BoardRow.fetch(whole, rounds())).isInstanceOf(AxonmarkException.class).hasMessageContaining(said)
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(600).hasLineCount(1).contains("; "));
        }
    }

    /** The items of an ended round are made of the seed that its board reveals, which is checked. */
    @Test
    void seedOfAnEndedRound_isTakenFromHere_orFromTheBoard() throws IOException {
        answer("/api/v1/results/e1", row(result("e1", TASK, SCORER, Optional.of(ROUND)), "\"unitsHidden\": false"));
        answer("/api/v1/rounds/" + ROUND, "{\"seed\": \"" + "08".repeat(32) + "\"}");
        assertThatThrownBy(() -> BoardRow.fetch(board + "/results/e1", rounds())).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("does not tell the seed behind that commitment");
        answer("/api/v1/rounds/" + ROUND, "{\"seed\": \"" + SEED + "\"}");
        assertThat(BoardRow.fetch(board + "/results/e1", rounds()).roundSeed().orElseThrow()).isEqualTo(HexFormat.of().parseHex(SEED));
        answers.remove("/api/v1/rounds/" + ROUND);
        Files.createDirectories(folder.resolve("rounds"));
        Files.writeString(folder.resolve("rounds").resolve(ROUND + ".seed"), SEED);
        assertThat(BoardRow.fetch(board + "/results/e1", rounds()).roundSeed()).isPresent();
    }

    @Test
    void whatCannotBeCompared_isSaidBeforeAnythingIsEvaluated() throws IOException {
        answer("/api/v1/results/e1", row(result("e1", TASK, SCORER, Optional.empty()), "\"status\": \"eligible\""));
        answer("/api/v1/results/e2", row(result("e2", new TaskId("eeg", "made-up", 1), 1, Optional.empty()), "\"status\": \"eligible\""));
        answer("/api/v1/results/e3", row(result("e3", TASK, SCORER + 1, Optional.empty()), "\"status\": \"eligible\""));
        Result whole = result("e4", TASK, SCORER, Optional.empty());
        answer("/api/v1/results/e4", row(new Result(whole.evaluation(), whole.state(), List.of(), List.of(), Optional.empty(), whole.use(),
                Optional.empty()), "\"status\": \"self-reported\""));
        answer("/api/v1/results/e5", row(new Result(result("e5", TASK, SCORER, Optional.empty()).evaluation(),
                new EndState.Failed(EndState.Failure.CRASHED, "x"), List.of(), List.of(), Optional.empty(), whole.use(), Optional.empty()),
                "\"status\": \"unscored\""));
        Path file =
                Files.writeString(folder.resolve("e1.json"), ResultDocument.toJson(result("e1", TASK, SCORER, Optional.empty())).pretty());
        Path jar = Files.writeString(folder.resolve("base.jar"), "a JAR");
        refuses("is of task 'eeg/made-up@1', which Axonmark 0.1.0 does not have", board + "/results/e2");
        refuses("was scored by version " + (SCORER + 1) + " of the scorer of " + TASK + ", this is version " + SCORER,
                board + "/results/e3");
        refuses("has no scores of units", board + "/results/e4");
        refuses("ended as failed; give a scored one", board + "/results/e5");
        refuses("two results of task " + TASK, board + "/results/e1", file.toString());
        refuses("it takes one JAR, or results that end in .json and addresses of boards' rows", board + "/results/e1", jar.toString());
        assertThat(new Baselines(rounds()).read(List.of(jar.toString())).baseline()).isEqualTo(new Gate.Baseline.Jar(jar));
    }

    private void refuses(String said, String... given) {
        assertThatThrownBy(() -> new Baselines(rounds()).read(List.of(given))).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining(said);
    }

    private Rounds rounds() {
        return new Rounds(folder.resolve("rounds"));
    }

    private void answer(String path, String document) {
        answers.put(path, new Answer(200, document.getBytes(StandardCharsets.UTF_8)));
    }

    private static String row(Result result, String members) {
        return "{" + members + ", \"result\": " + ResultDocument.toJson(result).compact() + "}";
    }

    private static Result result(String id, TaskId task, int scorer, Optional<Sha256> round) {
        List<ItemScore> scores = new ArrayList<>();
        for (int unit = 0; unit < 12; unit++) {
            scores.add(new ItemScore("i" + unit, "unit-" + unit, "balanced-accuracy", 0.5));
        }
        Limits limits = new Limits(1 << 30, 64, Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9), 1, 1, 1 << 20, 1);
        SubmissionCard jar = new SubmissionCard("mine", "1.0.0", "Mine", List.of("A"), "MIT", "eeg", "[1,2)", Optional.of("a.B"),
                Optional.empty(), List.of(), Optional.empty(), Sha256.of(new byte[] {1}), 1);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", Isolation.FULL, List.of(), "unavailable");
        EvaluationCard card = new EvaluationCard(id, jar, task, scorer, Sha256.of(new byte[0]), limits, "0.1.0", host, "00".repeat(32),
                round, Instant.EPOCH, Instant.EPOCH);
        return new Result(card, new EndState.Scored(), scores, List.of(), Optional.empty(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), Optional.empty());
    }

    private static HttpServer serverOf(Map<String, Answer> answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                Answer answer = answers.getOrDefault(exchange.getRequestURI().getPath(),
                        new Answer(404, "{\"detail\": \"there is nothing here\"}".getBytes(StandardCharsets.UTF_8)));
                exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
                exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
                exchange.close();
            });
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
