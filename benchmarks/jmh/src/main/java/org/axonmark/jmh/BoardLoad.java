package org.axonmark.jmh;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.Use;
import org.axonmark.results.statistics.Summaries;

/**
 * A board under load: its server, with the options of {@code ./axonmark serve}, over a fresh home with many made-up results, boards asked for at a fixed rate while a result comes every second, and then as fast as
 * eight connections can, beside a file of the same size from the same server. A latency runs from the time at which a request was due, so that a late client hides
 * nothing. Arguments: the board's program folder, results, tasks, requests a second, seconds.
 */
public final class BoardLoad {

    private static final int UNITS = 30;
    private static final int CONNECTIONS = 8;
    private static final double MILLIS = 1e6;
    private static final Limits LIMITS = new Limits(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1, 1);

    private final Path program;
    private final Path home;
    private final int tasks;
    private final KeyPair key;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger published = new AtomicInteger();
    private URI board = URI.create("http://127.0.0.1");

    private BoardLoad(Path program, Path home, int tasks) throws IOException {
        this.program = program;
        this.home = home;
        this.tasks = tasks;
        this.key = Keys.pair(home.resolve("agent"), "agent");
        Files.createDirectories(home.resolve("agents"));
        Files.createDirectories(home.resolve("tokens"));
        Files.copy(home.resolve("agent/agent.pem"), home.resolve("agents/a.pem"));
        Files.writeString(home.resolve("tokens/a.sha256"), Sha256.of("token".getBytes(StandardCharsets.UTF_8)).hex());
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(
                IntStream.range(0, tasks).mapToObj(number -> (Json) TaskCardDocument.toJson(task(number))).toList()).pretty());
    }

    /** Runs all of it and prints the figures. */
    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("axonmark-load");
        try {
            BoardLoad load = new BoardLoad(Path.of(arguments[0]), home, Integer.parseInt(arguments[2]));
            load.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void run(int results, int rate, int seconds) throws IOException, InterruptedException {
        Process filled = start();
        int size;
        try {
            IntStream.range(0, results).parallel().forEach(number -> publish());
            size = get(boardOf(0)).length;
        } finally {
            filled.destroy();
            filled.waitFor();
        }
        try (OutputStream out = Files.newOutputStream(home.resolve("file.war")); ZipOutputStream war = new ZipOutputStream(out)) {
            war.putNextEntry(new ZipEntry("page.html"));
            war.write("x".repeat(size).getBytes(StandardCharsets.US_ASCII));
            war.closeEntry();
        }
        Process measured = start();
        try {
            System.out.printf(Locale.ROOT, "%d results on %d tasks, %d units each; a board's page has %d bytes%n", results, tasks, UNITS,
                    size);
            atRate(rate, 10, false);
            double[] latencies = atRate(rate, seconds, true);
            System.out.printf(Locale.ROOT,
                    "%d requests/s for %d s and a publish a second: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, most %.1f ms; %d of %d answered%n",
                    rate,
                    seconds, at(latencies, 50), at(latencies, 90), at(latencies, 99), at(latencies, 100), latencies.length, rate * seconds);
            peak("/file/page.html", 3);
            double file = peak("/file/page.html", 10);
            double page = peak(boardOf(0), 10);
            System.out.printf(Locale.ROOT, "peak by %d connections: board %.0f/s, file %.0f/s, ratio %.2f%n", CONNECTIONS, page, file,
                    page / file);
        } finally {
            measured.destroy();
            measured.waitFor();
        }
    }

    /** Returns the latencies of what was answered well, in milliseconds, rising. */
    private double[] atRate(int rate, int seconds, boolean publishing) {
        ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<?>> asked = new ArrayList<>();
        Thread publisher = Thread.ofPlatform().start(() -> {
            for (int i = 0; publishing && i < seconds && !Thread.currentThread().isInterrupted(); i++) {
                publish();
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        });
        long begun = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = begun + i * Duration.ofSeconds(1).toNanos() / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            asked.add(http.sendAsync(HttpRequest.newBuilder(board.resolve(boardOf(i))).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .thenAccept(answer -> {
                        if (answer.statusCode() == 200 && answer.body().length > 1000) {
                            latencies.add((System.nanoTime() - due) / MILLIS);
                        }
                    }).exceptionally(_ -> null));
        }
        asked.forEach(CompletableFuture::join);
        publisher.interrupt();
        return latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** Returns answers a second. */
    private double peak(String path, int seconds) throws InterruptedException {
        AtomicLong answered = new AtomicLong();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    get(path);
                    answered.incrementAndGet();
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        return answered.doubleValue() / seconds;
    }

    private byte[] get(String path) {
        return send(HttpRequest.newBuilder(board.resolve(path)).build(), 200);
    }

    private void publish() {
        int number = published.getAndIncrement();
        send(HttpRequest.newBuilder(board.resolve("/api/v1/results")).header("Authorization", "Bearer token")
                .POST(HttpRequest.BodyPublishers.ofByteArray(SignedResult.sign(result(number), key).toJson().canonical())).build(), 201);
    }

    private byte[] send(HttpRequest request, int status) {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != status) {
                throw new IllegalStateException(request + " was answered by " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(request + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new byte[0];
        }
    }

    private Process start() throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-jar", program.resolve("payara-micro.jar").toString(), "--nohazelcast",
                "--disablephonehome", "--port",
                Integer.toString(port), "--prebootcommandfile", program.resolve("preboot.txt").toString(), "--rootdir",
                Files.createTempDirectory(home, "server").toString(), "--deploy", program.resolve("ROOT.war").toString()));
        if (Files.exists(home.resolve("file.war"))) {
            command.addAll(List.of("--deploy", home.resolve("file.war").toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log.txt").toFile()));
        builder.environment().put("AXONMARK_BOARD_HOME", home.toString());
        Process process = builder.start();
        board = URI.create("http://127.0.0.1:" + port);
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!isUp()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("the board is not up: "
                        + Files.readString(home.resolve("log.txt"), StandardCharsets.ISO_8859_1));
            }
            Thread.sleep(300);
        }
        return process;
    }

    private boolean isUp() {
        try {
            get("/readyz");
            return !Files.exists(home.resolve("file.war")) || get("/file/page.html").length > 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private String boardOf(int number) {
        return "/tasks/" + task(number % tasks).id();
    }

    private static TaskCard task(int number) {
        Metric metric = new Metric("accuracy", "accuracy", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false, "share right");
        return new TaskCard(new TaskId("eeg", "load-" + number, 1), "Load " + number, "A task.", "c.C", "subject", UNITS, Labels.OPEN, true,
                List.of(metric), "x", List.of("p"), List.of(), List.of(), List.of(), LIMITS, 1);
    }

    private Result result(int number) {
        TaskCard card = task(number % tasks);
        List<ItemScore> scores = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            double value = 0.6 + 0.2 * Math.sin(number * 0.37) + 0.1 * Math.sin(unit * 1.7 + number);
            scores.add(new ItemScore("i" + unit, "subject-" + unit, "accuracy", Math.clamp(value, 0, 1)));
        }
        String name = "s-" + number;
        SubmissionCard jar = new SubmissionCard(name, "1.0.0", "Submission " + number, List.of("A"), "MIT", "eeg", "[1,2)",
                Optional.of("a.B"), Optional.empty(), List.of(), Optional.empty(), Sha256.of(name.getBytes(StandardCharsets.UTF_8)), 1);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", Isolation.FULL, List.of(), "unavailable");
        List<Summary> summaries = Summaries.of(card, scores, Map.of());
        return new Result(new EvaluationCard("e" + number, jar, card.id(), 1, Sha256.of(new byte[0]), LIMITS, "load", host, "00".repeat(32),
                Optional.empty(), Instant.EPOCH, Instant.EPOCH), new EndState.Scored(), scores, summaries, Optional.empty(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), Optional.empty());
    }

    private static double at(double[] rising, int percent) {
        return rising.length == 0 ? Double.NaN : rising[Math.ceilDiv(rising.length * percent, 100) - 1];
    }
}
