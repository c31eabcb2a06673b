package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Board, agent and workers are killed at random points, as by kill -9, while real submissions are uploaded, wait, and run: none is lost, none stands twice, all end.
 * {@code -Daxonmark.seed=N} repeats the choices of a run, if not its timing.
 */
@Tag("proof")
class KilledIT {

    private static final int KILLS = 60;
    private static final int SUBMISSIONS = 40;
    /** Of an account's quota on a task. */
    private static final int EACH = 20;
    private static final String TASK = "functions/relations@1";
    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private final SplittableRandom random = new SplittableRandom(Long.getLong("axonmark.seed", 20261128));
    private final Map<String, String> orders = new TreeMap<>();
    private int port;
    private final List<String> accounts = new ArrayList<>();
    private String agentToken = "";
    private @Nullable Process board;
    private @Nullable Process agent;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        startBoard();
        for (int i = 0; i * EACH < SUBMISSIONS; i++) {
            accounts.add(said("board", "token", "lab-" + i));
        }
        agentToken = said("board", "agent", "lab", folder.resolve("agent/agent.pem").toString());
        startAgent();
    }

    @AfterEach
    void stop() throws InterruptedException {
        kill(Optional.ofNullable(agent));
        kill(Optional.ofNullable(board));
    }

    @Test
    void nothingIsLost_nothingStandsTwice_everythingEnds() throws Exception {
        Map<String, Integer> killed = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            if (orders.size() < SUBMISSIONS) {
                submit(orders.size());
            }
            Thread.sleep(random.nextInt(3_000));
            String target = List.of("board", "agent", "worker").get(random.nextInt(3));
            if (target.equals("board")) {
                kill(Optional.ofNullable(board));
                startBoard();
            } else if (target.equals("agent")) {
                kill(Optional.ofNullable(agent));
                startAgent();
            } else {
                List<ProcessHandle> workers = Objects.requireNonNull(agent).descendants().toList();
                if (workers.isEmpty()) {
                    target = "worker, when there was none";
                } else {
                    workers.get(random.nextInt(workers.size())).destroyForcibly();
                }
            }
            killed.merge(target, 1, Integer::sum);
        }
        while (orders.size() < SUBMISSIONS) {
            submit(orders.size());
        }
        Map<String, Integer> ends = ends();
        System.out.printf("killed %s; ends %s%n", killed, ends);
        assertThat(killed).containsKeys("board", "agent", "worker");
        assertThat(ends.keySet()).as("no order ended by the harness' fault alone").isSubsetOf("scored", "failed");
        assertThat(ends.getOrDefault("scored", 0)).isGreaterThan(SUBMISSIONS / 2);
    }

    /** Waits until all orders have ended, checks that each has a result of its own, and returns how many ended how. */
    private Map<String, Integer> ends() throws Exception {
        Map<String, Integer> ends = new TreeMap<>();
        Set<String> results = new LinkedHashSet<>();
        long deadline = System.nanoTime() + Duration.ofMinutes(15).toNanos();
        for (Map.Entry<String, String> order : orders.entrySet()) {
            Json.Obj told = object(get("/api/v1/orders/" + order.getValue()));
            while (told.get("result") == null) {
                assertThat(System.nanoTime()).as("%s has not ended: %s", order, told.pretty()).isLessThan(deadline);
                Thread.sleep(1_000);
                told = object(get("/api/v1/orders/" + order.getValue()));
            }
            String result = string(told, "result");
            assertThat(results.add(result)).as("%s is the result of one order", result).isTrue();
            HttpResponse<byte[]> page = get("/api/v1" + result);
            assertThat(page.statusCode()).isEqualTo(200);
            ends.merge(string(told, "state"), 1, Integer::sum);
            assertThat(object(get("/api/v1/submissions/" + order.getKey() + "/1.0.0")).get("results"))
                    .isInstanceOfSatisfying(Json.Arr.class, all -> assertThat(all.items()).hasSize(1));
        }
        return ends;
    }

    private void submit(int number) throws Exception {
        String id = "killed-" + number;
        byte[] jar = jar(id);
        Sha256 sum = Sha256.of(jar);
        answered("POST", "/api/v1/uploads", new Json.Obj(List.of(new Json.Member("sha256", new Json.Str(sum.hex())),
                new Json.Member("bytes", new Json.Num(jar.length)))).canonical());
        answered("PATCH", "/api/v1/uploads/" + sum, jar, "Upload-Offset", "0");
        HttpResponse<byte[]> order =
                answered("POST", "/api/v1/orders", new Json.Obj(List.of(new Json.Member("sha256", new Json.Str(sum.hex())),
                        new Json.Member("tasks", new Json.Arr(List.of(new Json.Str(TASK)))))).canonical(), "Idempotency-Key", id);
        Json.Arr made = (Json.Arr) Json.parse(order.body(), Json.Limits.document());
        orders.put(id, string((Json.Obj) made.items().getFirst(), "order"));
    }

    private HttpResponse<byte[]> answered(String method, String path, byte[] body, String... headers) throws Exception {
        HttpResponse<byte[]> answer = send(method, path, body, headers);
        assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isIn(200, 201);
        return answer;
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + accounts.get(orders.size() / EACH));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] jar(String id) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(ROOT.resolve("submissions/relations-constant/target/relations-constant.jar").toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] body = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().endsWith("submission.json")
                        ? new String(body, StandardCharsets.UTF_8).replace("\"relations-constant\"", "\"" + id + "\"")
                                .getBytes(StandardCharsets.UTF_8)
                        : body);
            }
        }
        return bytes.toByteArray();
    }

    private void startBoard() throws Exception {
        board = program("serve", "--no-agent", "--port", Integer.toString(port)).start();
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!isUp()) {
            assertThat(board.isAlive() && System.nanoTime() < deadline).as(Files.readString(folder.resolve("log.txt"))).isTrue();
            Thread.sleep(200);
        }
    }

    private boolean isUp() throws Exception {
        try {
            return get("/readyz").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void startAgent() throws IOException {
        ProcessBuilder builder = program("agent", "--board", "http://127.0.0.1:" + port);
        builder.environment().put("AXONMARK_TOKEN", agentToken);
        agent = builder.start();
    }

    /** Ends a process and all that it started at once. */
    private static void kill(Optional<Process> process) throws InterruptedException {
        if (process.isPresent()) {
            List<ProcessHandle> all = process.orElseThrow().descendants().toList();
            process.orElseThrow().destroyForcibly().waitFor();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private ProcessBuilder program(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Daxonmark.program=" + ROOT, "-cp",
                ROOT.resolve("harness/cli/target/cli") + "/*", "org.axonmark.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
        builder.environment().put("AXONMARK_HOME", folder.toString());
        builder.environment().remove("AXONMARK_DB_URL");
        return builder;
    }

    /** Returns the token that a command prints. */
    private String said(String... arguments) throws Exception {
        Process process = program(arguments).redirectErrorStream(false).redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return line.substring(line.indexOf('=') + 1);
    }

    private static Json.Obj object(HttpResponse<byte[]> response) {
        return (Json.Obj) Json.parse(response.body(), Json.Limits.document());
    }

    private static String string(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.value() : "";
    }
}
