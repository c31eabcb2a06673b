package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedReceipt;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.Use;
import org.axonmark.results.statistics.Summaries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a submission over HTTP: upload, order, lease, result; and who may not. */
class QueueIT {

    /** A title that a spreadsheet would take for a formula. */
    private static final String FORMULA = "=1+1,\"x\"";

    private static final String HOSTILE = "<script>document.title='owned'</script>\u001b[2J\u202e";
    private static final String ID = MadeUpJar.TASK.id().toString();
    private static final Json NOTHING = new Json.Obj(List.of());
    private static final String AGING = "eeg/aging@1";

    @TempDir
    private static @Nullable Path home;

    private static KeyPair key = fresh();
    private static @Nullable BoardServer server;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Objects.requireNonNull(home);
        Files.createDirectories(folder.resolve("agents"));
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(folder.resolve("agents/lab.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        for (String holder : List.of("agents/lab", "agents/other", "tokens/ann", "tokens/bob")) {
            Files.writeString(folder.resolve(holder + ".sha256"),
                    Sha256.of((holder + " token").getBytes(StandardCharsets.UTF_8)).hex());
        }
        tell(1);
        server = BoardServer.start(folder, Map.of("AXONMARK_BOARD_LOCAL", "true"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    private static BoardServer board() {
        return Objects.requireNonNull(server);
    }

    @Test
    void submission_isUploaded_ordered_leased_andStandsOnTheBoard() throws Exception {
        byte[] jar = MadeUpJar.jar("mine");
        Sha256 sum = Sha256.of(jar);
        assertThat(announce(jar, "tokens/ann").statusCode()).isEqualTo(201);
        assertThat(number(piece(jar, 0, 100, "tokens/ann"), "received")).isEqualTo(100);
        assertProblem(piece(jar, 0, 100, "tokens/ann"), 409, "upload-offset");
        assertProblem(order(sum, "tokens/ann", "k1"), 404, "upload-unknown");
        HttpResponse<byte[]> whole = piece(jar, 100, jar.length, "tokens/ann");
        assertThat(text(whole)).contains("\"problems\": []", "\"id\": \"mine\"");
        Json.Obj order = first(order(sum, "tokens/ann", "k1"));
        String id = string(order, "order");
        assertThat(string(first(order(sum, "tokens/ann", "k1")), "order")).as("asked for once").isEqualTo(id);
        assertThat(text(board().get("/orders"))).contains("/orders/" + id, "Waiting");
        assertThat(text(board().get("/orders/" + id))).contains("http-equiv=\"refresh\"");

        String lease = lease();
        assertThat(send("GET", lease + "/jar", "agents/lab", NOTHING).body()).isEqualTo(jar);
        Json said = new Json.Obj(List.of(new Json.Member("progress", new Json.Str(HOSTILE))));
        assertThat(send("PUT", lease + "/progress", "agents/lab", said).statusCode()).isEqualTo(200);
        for (String path : List.of("/orders", "/orders/" + id, "/api/v1/orders", "/api/v1/orders/" + id)) {
            assertThat(text(board().get(path))).as(path).doesNotContain("\u001b", "\u202e").contains("owned");
        }
        assertThat(text(board().get("/orders")) + text(board().get("/orders/" + id))).doesNotContain("<script>");
        Result result = result("e1", "mine", jar);
        byte[] document = SignedResult.sign(result, key).toJson().canonical();
        assertThat(board().send("POST", lease + "/result", token("agents/lab"), document).statusCode()).isEqualTo(200);
        assertThat(board().send("POST", lease + "/result", token("agents/lab"), document).statusCode()).as("its answer was lost")
                .isEqualTo(200);
        assertThat(text(board().get("/api/v1/orders/" + id))).contains("\"state\": \"scored\"", "\"result\": \"/results/e1\"");
        HttpResponse<byte[]> page = board().get("/orders/" + id);
        assertThat(text(page)).contains("href=\"/results/e1\"");
        assertThat(text(page)).doesNotContain("http-equiv=\"refresh\"").contains("agent &#39;lab&#39; took it", "ended: scored");
        HttpResponse<byte[]> events = board().send("GET", "/api/v1/orders/" + id + "/events", "", new byte[0], "Last-Event-ID", "1");
        assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(text(events)).startsWith("id: 2\ndata: {").endsWith("event: end\ndata: \"scored\"\n\n").doesNotContain("id: 1\n");
        assertThat(text(board().get("/api/v1/orders/" + id + "/log"))).contains("\"number\": 1");
        assertThat(text(board().get("/tasks/" + ID))).contains("href=\"/results/e1\"");
        SignedReceipt receipt = SignedReceipt.fromJson(object(board().get("/api/v1/results/e1/receipt")));
        assertThat(receipt.verify(Keys.publicKey(text(board().get("/api/v1/board.pem"))))).isTrue();
        assertThat(receipt.receipt().result()).isEqualTo(Receipt.sumOf(result));
        assertThat(board().get("/api/v1/results/none/receipt").statusCode()).isEqualTo(404);
        assertThat(text(board().get("/exports/" + ID + ".csv"))).startsWith("status,rank_low,rank_high,tie_group,submission,")
                .contains("\r\neligible,,,1,mine,1.0.0,\"'=1+1,\"\"x\"\"\",full,e1,1970-01-01T00:00:00Z,0.6");
        HttpResponse<byte[]> badge = board().get("/badges/" + ID + "/mine/1.0.0.svg");
        assertThat(badge.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(text(badge)).contains("aria-label=\"Made up: accuracy 0.650 [");
        assertThat(text(board().get("/badges/" + ID + "/nobody/1.0.0.svg"))).contains("not on the board");
        for (String feed : List.of("all", ID)) {
            assertThat(text(board().get("/feeds/" + feed + ".atom"))).contains("<title>mine:1.0.0 on " + ID + "</title>",
                    "<link href=\"" + board().at("/results/e1") + "\"/>");
        }
        assertThat(board().get("/exports/eeg/none@1.csv").statusCode()).isEqualTo(404);
        assertThat(board().get("/badges/x.svg").statusCode()).isEqualTo(404);
        assertThat(text(board().get("/submissions/mine/1.0.0"))).contains("/badges/" + ID + "/mine/1.0.0.svg");
    }

    @Test
    void privateOrder_isShownWithoutAName_andBoundByASum() throws Exception {
        byte[] jar = MadeUpJar.jar("secret");
        announce(jar, "tokens/ann");
        piece(jar, 0, jar.length, "tokens/ann");
        Json asked = new Json.Obj(List.of(new Json.Member("sha256", new Json.Str(Sha256.of(jar).hex())),
                new Json.Member("tasks", new Json.Arr(List.of(new Json.Str(ID)))),
                new Json.Member("publicFrom", new Json.Str(Instant.now().plus(Duration.ofDays(30)).toString()))));
        String id = string(first(send("POST", "/api/v1/orders", "tokens/ann", asked, "Idempotency-Key", "p1")), "order");
        String lease = lease();
        Result result = result("p1", "secret", jar);
        byte[] document = SignedResult.sign(result, key).toJson().canonical();
        assertThat(board().send("POST", lease + "/result", token("agents/lab"), document).statusCode()).isEqualTo(200);
        String commitment = Receipt.sumOf(result).hex();
        for (String path : List.of("/orders", "/orders/" + id, "/api/v1/orders", "/api/v1/orders/" + id, "/tasks/" + ID,
                "/exports/" + ID + ".csv", "/feeds/all.atom")) {
            assertThat(text(board().get(path))).as(path).doesNotContain("secret", "p1\"", Sha256.of(jar).hex());
        }
        assertThat(text(board().get("/orders/" + id))).contains("private until", commitment);
        assertThat(text(board().get("/api/v1/orders/" + id))).contains(commitment);
        for (String path : List.of("/results/p1", "/api/v1/results/p1", "/api/v1/results/p1/receipt", "/submissions/secret/1.0.0",
                "/api/v1/orders/" + id + "/log", "/api/v1/orders/" + id + "/events")) {
            assertThat(board().get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(text(send("GET", "/api/v1/orders/" + id, "tokens/bob", NOTHING))).doesNotContain("secret");
        assertThat(text(send("GET", "/api/v1/orders/" + id, "tokens/ann", NOTHING))).contains("secret:1.0.0", "\"evaluation\": \"p1\"");
        assertThat(text(send("GET", "/api/v1/orders/" + id + "/log", "tokens/ann", NOTHING))).contains(commitment);
    }

    @Test
    void aNewerScorer_isAskedForTheRowsAnew_andItsBoardSaysWhatChanged() throws Exception {
        for (String submission : List.of("kept", "forgotten")) {
            byte[] jar = MadeUpJar.jar(submission);
            announce(jar, "tokens/ann");
            piece(jar, 0, jar.length, "tokens/ann");
            first(order(Sha256.of(jar), "tokens/ann", submission, AGING));
            String lease = lease(object(send("POST", "/api/v1/leases", "agents/lab", offers(AGING, 1))));
            Result scored = result(submission + "1", submission, jar, aging(1), 0.7);
            assertThat(board().send("POST", lease + "/result", token("agents/lab"), signed(scored)).statusCode()).isEqualTo(200);
        }
        tell(2);
        assertThat(text(board().get("/tasks/" + AGING))).contains("2 rows are", "older scorer");
        assertThat(text(board().get("/tasks/" + AGING + "/history"))).contains("What scorer 2 changed", "asked for when an agent");
        assertThat(send("POST", "/api/v1/leases", "agents/lab", offers(AGING, 1)).statusCode()).as("the old scorer").isEqualTo(204);
        assertThat(send("POST", "/api/v1/leases", "agents/other", offers(AGING, 2)).statusCode()).as("another signed").isEqualTo(204);
        for (int i = 0; i < 2; i++) {
            Json.Obj work = object(send("POST", "/api/v1/leases", "agents/lab", offers(AGING, 2)));
            Json.Obj earlier = (Json.Obj) Objects.requireNonNull(work.get("rederives"));
            assertThat(earlier.get("jar")).isEqualTo(new Json.Bool(true));
            if (string(earlier, "evaluation").equals("kept1")) {
                byte[] jar = send("GET", lease(work) + "/jar", "agents/lab", NOTHING).body();
                assertThat(Sha256.of(jar).hex()).isEqualTo(string(work, "sha256"));
                Result anew = result("kept2", "kept", jar, aging(2), 0.5).rederiving(new Rederivation("kept1",
                        new Sha256(string(earlier, "result")), false, "test", Instant.EPOCH));
                assertProblem(board().send("POST", "/api/v1/results", token("tokens/ann"), signed(anew)), 422, "rederivation-unasked");
                HttpResponse<byte[]> answer = board().send("POST", lease(work) + "/result", token("agents/lab"), signed(anew));
                assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
                assertThat(text(board().get("/orders/" + string(work, "order")))).contains("The board asks for", "this board");
            } else {
                Json why = new Json.Obj(List.of(new Json.Member("why", new Json.Str(HOSTILE)),
                        new Json.Member("code", new Json.Str("outcomes-missing"))));
                assertThat(text(send("POST", lease(work) + "/failure", "agents/lab", why))).contains("\"state\": \"underivable\"");
            }
        }
        String page = text(board().get("/tasks/" + AGING + "/history"));
        assertThat(page)
                .contains("What scorer 2 changed", "href=\"/results/kept1\" title=\"by scorer 1\">0.6500<", "/results/kept2\">0.4500<",
                        ">underivable</a>", ": outcomes-missing: ", "Made anew of the same evaluation by scorer 2")
                .doesNotContain("<script>", "\u001b");
        String json = text(board().get("/api/v1/tasks/" + AGING + "/history"));
        assertThat(json).contains("\"rederived\": [", "\"kind\": \"rederived\"", "\"older\": [", "\"state\": \"underivable\"");
        assertThat(text(board().get("/tasks/" + AGING))).contains("1 row is", "/results/kept2").doesNotContain("/results/kept1");
        assertThat(text(board().get("/results/kept1"))).contains("href=\"/results/kept2\"", "that one stands in its place");
        assertThat(text(board().get("/results/kept2"))).contains("href=\"/results/kept1\"", "without running anything");
        assertThat(text(board().get("/api/v1/results/kept2"))).contains("\"rederives\"");
        assertThat(text(board().get("/feeds/" + AGING + ".atom"))).contains("kept:1.0.0 on " + AGING + ", anew by scorer 2");
    }

    @Test
    void badJar_isToldAllItsProblems_andNotQueued() throws Exception {
        byte[] bad = "no JAR at all".getBytes(StandardCharsets.UTF_8);
        announce(bad, "tokens/ann");
        assertThat(text(piece(bad, 0, bad.length, "tokens/ann"))).contains("\"code\"", "\"mend\"");
        assertProblem(order(Sha256.of(bad), "tokens/ann", "k2"), 422, "jar-refused");
    }

    @Test
    void eachCaller_mayOnlyDoItsOwn() throws Exception {
        byte[] jar = MadeUpJar.jar("guarded");
        Sha256 sum = Sha256.of(jar);
        announce(jar, "tokens/ann");
        piece(jar, 0, jar.length, "tokens/ann");
        String id = string(first(order(sum, "tokens/ann", "k3")), "order");
        assertProblem(send("POST", "/api/v1/uploads", "", NOTHING), 401, "token-unknown");
        assertProblem(send("POST", "/api/v1/orders", "guess", NOTHING), 401, "token-unknown");
        assertProblem(send("POST", "/api/v1/leases", "tokens/ann", offers()), 401, "token-unknown");
        assertProblem(send("POST", "/api/v1/orders", "agents/lab", NOTHING), 401, "token-unknown");
        assertProblem(send("GET", "/api/v1/uploads/" + sum, "tokens/bob", NOTHING), 404, "upload-unknown");
        assertProblem(order(sum, "tokens/bob", "k3"), 404, "upload-unknown");
        assertProblem(send("DELETE", "/api/v1/orders/" + id, "tokens/bob", NOTHING), 404, "order-unknown");
        announce(jar, "tokens/bob");
        piece(jar, 0, jar.length, "tokens/bob");
        assertProblem(order(sum, "tokens/bob", "k3"), 409, "id-taken");

        String lease = lease();
        assertProblem(send("GET", lease + "/jar", "agents/other", NOTHING), 409, "lease-lost");
        assertProblem(send("POST", lease + "/failure", "agents/other",
                new Json.Obj(List.of(new Json.Member("why", new Json.Str("x"))))), 409, "lease-lost");
        byte[] unsigned = SignedResult.sign(result("e3", "guarded", jar), fresh()).toJson().canonical();
        assertProblem(board().send("POST", lease + "/result", token("agents/lab"), unsigned), 422, "result-foreign");
        byte[] foreign = SignedResult.sign(result("e3", "another", jar), key).toJson().canonical();
        assertProblem(board().send("POST", lease + "/result", token("agents/lab"), foreign), 422, "result-foreign");
        assertThat(send("DELETE", "/api/v1/orders/" + id, "tokens/ann", NOTHING).statusCode()).isEqualTo(200);
        assertProblem(send("PUT", lease + "/progress", "agents/lab",
                new Json.Obj(List.of(new Json.Member("progress", new Json.Str("x"))))), 409, "lease-lost");
        assertThat(text(board().get("/orders/" + id))).contains("cancelled");
    }

    @Test
    void hostileRequests_areRefusedByName() throws Exception {
        assertProblem(send("POST", "/api/v1/uploads", "tokens/ann", upload("x".repeat(64), 1)), 422, "request-invalid");
        assertProblem(send("POST", "/api/v1/uploads", "tokens/ann", upload("../../../../etc/passwd", 1)), 422, "request-invalid");
        assertProblem(send("POST", "/api/v1/uploads", "tokens/ann", upload("0".repeat(64), 1e14)), 413, "upload-too-large");
        assertProblem(send("POST", "/api/v1/uploads", "tokens/ann", upload("0".repeat(64), 0.5)), 422, "request-invalid");
        assertProblem(send("GET", "/api/v1/uploads/..%2f..%2ftasks", "tokens/ann", NOTHING), 404, "not-found");
        assertProblem(send("POST", "/api/v1/orders", "tokens/ann", NOTHING), 422, "request-invalid");
        assertProblem(send("POST", "/api/v1/leases", "agents/lab", NOTHING), 422, "request-invalid");
        assertProblem(send("PUT", "/api/v1/leases/x/-1/progress", "agents/lab", NOTHING), 422, "request-invalid");
        assertProblem(send("PUT", "/api/v1/leases/x/1/nothing", "agents/lab", NOTHING), 404, "not-found");
        assertProblem(send("GET", "/api/v1/orders/" + "x".repeat(26), "", NOTHING), 404, "order-unknown");
        assertProblem(board().send("POST", "/api/v1/orders", token("tokens/ann"), new byte[1 << 17]), 413, "document-too-large");
        assertProblem(board().send("POST", "/api/v1/results", "guess", new byte[9 << 20]), 401, "token-unknown");
        assertThat(send("TRACE", "/api/v1/orders", "", NOTHING).statusCode()).as("the server's own answer").isEqualTo(405);
        assertThat(board().get("/orders/%00").statusCode()).isBetween(400, 404);
    }

    @Test
    void killedBoard_forgetsNothing() throws Exception {
        byte[] jar = MadeUpJar.jar("surviving");
        announce(jar, "tokens/ann");
        piece(jar, 0, 50, "tokens/ann");
        board().kill();
        server = BoardServer.start(Objects.requireNonNull(home), Map.of("AXONMARK_BOARD_LOCAL", "true"));
        assertThat(number(send("GET", "/api/v1/uploads/" + Sha256.of(jar), "tokens/ann", NOTHING), "received")).isEqualTo(50);
        piece(jar, 50, jar.length, "tokens/ann");
        String id = string(first(order(Sha256.of(jar), "tokens/ann", "k4")), "order");
        String lease = lease();
        board().kill();
        server = BoardServer.start(Objects.requireNonNull(home), Map.of("AXONMARK_BOARD_LOCAL", "true"));
        byte[] document = SignedResult.sign(result("e4", "surviving", jar), key).toJson().canonical();
        HttpResponse<byte[]> answer = board().send("POST", lease + "/result", token("agents/lab"), document);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(text(board().get("/api/v1/orders/" + id))).contains("\"state\": \"scored\"");
    }

    /** Takes the only waiting order and returns the address of its attempt. */
    private static String lease() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send("POST", "/api/v1/leases", "agents/lab", offers());
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return lease(object(answer));
    }

    private static String lease(Json.Obj work) {
        return "/api/v1/leases/" + string(work, "order") + "/" + (int) ((Json.Num) Objects.requireNonNull(work.get("attempt"))).value();
    }

    private static Json offers() {
        return offers(new Json.Member("task", new Json.Str(ID)), new Json.Member("rounds", new Json.Arr(List.of())));
    }

    private static Json offers(String task, int scorer) {
        return offers(new Json.Member("task", new Json.Str(task)), new Json.Member("rounds", new Json.Arr(List.of())),
                new Json.Member("scorer", new Json.Num(scorer)));
    }

    private static Json offers(Json.Member... offer) {
        return new Json.Obj(List.of(new Json.Member("offers", new Json.Arr(List.of(new Json.Obj(List.of(offer)))))));
    }

    private static TaskCard aging(int scorer) {
        TaskCard card = MadeUpJar.TASK;
        return new TaskCard(TaskId.parse(AGING), "Aging", card.summary(), card.contract(), card.unit(), card.units(), card.labels(),
                card.synthetic(), card.metrics(), card.conditionalOn(), card.protocol(), card.datasets(), card.citations(),
                card.controls(), card.limits(), scorer);
    }

    /** Tells the board of its tasks, one of them by a version of its scorer. */
    private static void tell(int scorer) throws IOException {
        Path folder = Objects.requireNonNull(home);
        Path part = Files.writeString(folder.resolve("tasks.part"), new Json.Arr(List.of(TaskCardDocument.toJson(MadeUpJar.TASK),
                TaskCardDocument.toJson(aging(scorer)))).pretty());
        Files.move(part, folder.resolve("tasks.json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] signed(Result result) {
        return SignedResult.sign(result, key).toJson().canonical();
    }

    private static HttpResponse<byte[]> announce(byte[] jar, String who) throws IOException, InterruptedException {
        return send("POST", "/api/v1/uploads", who, upload(Sha256.of(jar).hex(), jar.length));
    }

    private static Json upload(String sum, double bytes) {
        return new Json.Obj(List.of(new Json.Member("sha256", new Json.Str(sum)), new Json.Member("bytes", new Json.Num(bytes))));
    }

    private static HttpResponse<byte[]> piece(byte[] jar, int from, int to, String who) throws IOException, InterruptedException {
        return board().send("PATCH", "/api/v1/uploads/" + Sha256.of(jar), token(who), Arrays.copyOfRange(jar, from, to),
                "Upload-Offset", Integer.toString(from));
    }

    private static HttpResponse<byte[]> order(Sha256 sum, String who, String key) throws IOException, InterruptedException {
        return order(sum, who, key, ID);
    }

    private static HttpResponse<byte[]> order(Sha256 sum, String who, String key, String task) throws IOException, InterruptedException {
        return send("POST", "/api/v1/orders", who, new Json.Obj(List.of(new Json.Member("sha256", new Json.Str(sum.hex())),
                new Json.Member("tasks", new Json.Arr(List.of(new Json.Str(task)))))), "Idempotency-Key", key);
    }

    private static HttpResponse<byte[]> send(String method, String path, String who, Json body, String... headers)
            throws IOException, InterruptedException {
        return board().send(method, path, token(who), body, headers);
    }

    private static String token(String who) {
        return who.isEmpty() ? "" : who + " token";
    }

    private static Result result(String evaluation, String submission, byte[] jar) {
        return result(evaluation, submission, jar, MadeUpJar.TASK, 0.7);
    }

    private static Result result(String evaluation, String submission, byte[] jar, TaskCard task, double best) {
        List<ItemScore> scores = new ArrayList<>();
        for (int unit = 0; unit < task.units(); unit++) {
            scores.add(new ItemScore("i" + unit, "unit-" + unit, "accuracy", unit % 2 == 0 ? best : best - 0.1));
        }
        SubmissionCard card = new SubmissionCard(submission, "1.0.0", FORMULA, List.of("A"), "MIT", "eeg", "[1,2)", Optional.of("a.B"),
                Optional.empty(), List.of(), Optional.empty(), Sha256.of(jar), jar.length);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", Isolation.FULL, List.of(), "unavailable");
        EvaluationCard ran =
                new EvaluationCard(evaluation, card, task.id(), task.scorerVersion(), Sha256.of(new byte[0]), MadeUpJar.LIMITS, "test",
                        host,
                        "00".repeat(32), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
        return new Result(ran, new EndState.Scored(), scores, Summaries.of(task, scores, Map.of()), Optional.empty(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), Optional.of(Sha256.of(jar)));
    }

    private static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Json.Obj object(HttpResponse<byte[]> response) {
        return (Json.Obj) Json.parse(response.body(), Json.Limits.document());
    }

    private static Json.Obj first(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(201);
        return (Json.Obj) ((Json.Arr) Json.parse(response.body(), Json.Limits.document())).items().getFirst();
    }

    private static String string(Json.Obj object, String name) {
        return ((Json.Str) Objects.requireNonNull(object.get(name))).value();
    }

    private static double number(HttpResponse<byte[]> response, String name) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
        return ((Json.Num) Objects.requireNonNull(object(response).get(name))).value();
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
        assertThat(object(response).get("code")).isEqualTo(new Json.Str(code));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
