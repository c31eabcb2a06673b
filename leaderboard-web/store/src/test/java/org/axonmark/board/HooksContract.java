package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpServer;
import org.axonmark.board.hooks.Hook;
import org.axonmark.board.hooks.Hooks;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.QueueRules;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.TaskCardDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hooks are told, the same on every database. */
abstract class HooksContract {

    private record Came(String order, String signature, String body) {}

    @TempDir
    private Path home = Path.of("");

    private final List<Came> came = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private volatile int status = 204;
    private @Nullable HttpServer server;
    private @Nullable ResultStore store;
    private @Nullable Queue queue;
    private @Nullable Hooks hooks;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(Samples.OPEN))).pretty());
        store = emptied();
        InstantSource clock = () -> now;
        queue = new Queue(new Board(new Told(home), store, false, clock), store.orders(), QueueRules.USUAL, clock);
        hooks = hooks(Hooks.Reach.ANY);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            came.add(new Came(exchange.getRequestHeaders().getFirst("Axonmark-Order"),
                    exchange.getRequestHeaders().getFirst("Axonmark-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(server).stop(0);
        Objects.requireNonNull(hooks).close();
    }

    private Hooks hooks(Hooks.Reach reach) {
        return new Hooks(Objects.requireNonNull(store).hooks(), reach, order -> ("{" + order.id() + "}").getBytes(StandardCharsets.UTF_8),
                () -> now);
    }

    private Hooks hooks() {
        return Objects.requireNonNull(hooks);
    }

    private Hook hook() {
        return hooks().of("ada").orElseThrow();
    }

    private String here() {
        return "http://127.0.0.1:" + Objects.requireNonNull(server).getAddress().getPort() + "/axonmark";
    }

    /** Returns the id of an order that has ended. */
    private String ended(String account, String submission) {
        Order order = Objects.requireNonNull(queue).ask(account,
                Samples.result("any", submission, Samples.OPEN, 0.5, Optional.empty()).evaluation().submission(),
                List.of(Samples.OPEN.id().toString()), submission).getFirst();
        return Objects.requireNonNull(queue).cancel(account, order.id()).id();
    }

    @Test
    void eachEnd_isToldOnce_inOrder_signed() throws GeneralSecurityException {
        ended("ada", "before");
        now = now.plusSeconds(1);
        String secret = hooks().set("ada", here());
        // The same instant: ends are told by their ids then.
        List<String> orders = List.of(ended("ada", "one"), ended("ada", "two"));
        ended("bob", "other");
        hooks().deliver();
        hooks().deliver();
        assertThat(came).extracting(Came::order).containsExactlyElementsOf(orders.stream().sorted().toList());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(came).allSatisfy(one -> {
            assertThat(one.body()).isEqualTo("{" + one.order() + "}");
            assertThat(one.signature())
                    .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(one.body().getBytes(StandardCharsets.UTF_8))));
        });
        assertThat(hook().said()).isEqualTo("2026-01-01 00:00: order " + came.getLast().order() + " was told");
    }

    @Test
    void aHookThatWasAway_getsWhatItMissed() {
        hooks().set("ada", here());
        List<String> orders = new ArrayList<>(List.of(ended("ada", "one")));
        status = 500;
        hooks().deliver();
        now = now.plusSeconds(50);
        hooks().deliver();
        assertThat(came).as("a minute has not passed").hasSize(1);
        orders.add(ended("ada", "two"));
        now = now.plusSeconds(10);
        hooks().deliver();
        assertThat(came).as("the second waits for the first").extracting(Came::order).containsOnly(orders.getFirst()).hasSize(2);
        assertThat(hook().next()).isEqualTo(now.plus(Duration.ofMinutes(2)));
        assertThat(hook().said()).endsWith("it answered 500");
        status = 200;
        now = now.plus(Duration.ofMinutes(2));
        hooks().deliver();
        assertThat(came.subList(2, 4)).extracting(Came::order).containsExactlyElementsOf(orders);
        assertThat(hook().failures()).isZero();
    }

    @Test
    void aHookThatNeverEndsItsAnswer_keepsNobodyWaiting() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Objects.requireNonNull(server).createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            told.countDown();
            await(over);
            exchange.close();
        });
        Objects.requireNonNull(server).createContext("/silent", exchange -> {
            await(over);
            exchange.close();
        });
        hooks().set("ada", here().replace("/axonmark", "/endless"));
        hooks().set("bob", here().replace("/axonmark", "/silent"));
        hooks().set("cleo", here());
        ended("ada", "one");
        ended("bob", "two");
        String third = ended("cleo", "three");
        Thread round = Thread.ofPlatform().start(hooks()::deliver);
        await(told);
        while (came.isEmpty()) {
            Thread.sleep(10);
        }
        assertThat(came).extracting(Came::order).containsExactly(third);
        while (hook().said().isEmpty()) {
            Thread.sleep(10);
        }
        assertThat(hook().said()).endsWith("was told");
        over.countDown();
        round.join();
        assertThat(hooks().of("bob").orElseThrow().said()).contains("could not be reached");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aHookThatStaysAway_isGivenUp_untilItIsSetAgain() {
        hooks().set("ada", here());
        ended("ada", "one");
        status = 302;
        for (int i = 0; i < 30; i++) {
            hooks().deliver();
            now = now.plus(Duration.ofHours(6));
        }
        assertThat(came).hasSize(Hook.MOST_FAILURES);
        assertThat(hook().isGivenUp()).isTrue();
        hooks().set("ada", here());
        assertThat(hook().isGivenUp()).isFalse();
        hooks().drop("ada");
        assertThat(hooks().of("ada")).isEmpty();
    }

    @Test
    void aHookThatIsSetAnew_isNotWrittenOver() {
        hooks().set("ada", here());
        Hook was = hook();
        hooks().set("ada", here() + "/new");
        assertThat(Objects.requireNonNull(store).hooks().replace(was, was)).isFalse();
        assertThat(hook().url().toString()).endsWith("/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/", "ftp://example.org/", "https:///x", "https://me@example.org/", "https://example.org/#x",
        "/axonmark", "https://exa mple.org"})
    void aPublicBoard_callsHttpsAlone(String url) {
        assertThatThrownBy(() -> hooks(Hooks.Reach.PUBLIC).set("ada", url)).isInstanceOfSatisfying(AxonmarkException.class,
                e -> assertThat(e.code().id()).isEqualTo("hook-invalid"));
        assertThat(hooks().of("ada")).isEmpty();
    }

    @Test
    void aPublicBoard_callsNothingInside() {
        try (Hooks open = hooks(Hooks.Reach.PUBLIC)) {
            open.set("ada", here().replace("http:", "https:"));
            ended("ada", "one");
            open.deliver();
        }
        assertThat(came).isEmpty();
        assertThat(hook().said()).endsWith("it could not be reached: its address is not public");
    }
}
