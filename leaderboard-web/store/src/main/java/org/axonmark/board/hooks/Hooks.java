package org.axonmark.board.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.axonmark.board.queue.Order;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.jspecify.annotations.Nullable;

/**
 * Sends each end of an account's orders to the account's hook, at least once and in their order: a signed POST that is right if the answer's status is 2xx.
 * A try that fails is repeated later and later, for about four days. Addresses inside the board's own network are not called.
 */
public final class Hooks implements AutoCloseable {

    /** How a hook's secret begins. */
    public static final String SECRET = "axh_";

    private static final System.Logger LOG = System.getLogger(Hooks.class.getName());
    private static final ErrorCode INVALID = ErrorCode.user("hook-invalid");
    private static final int MOST_URL = 300;
    private static final int MOST_SAID = 200;
    private static final int AT_ONCE = 50;
    /** Of one hook, before it is another round's turn. */
    private static final int MOST_LETTERS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeptHooks kept;
    private final Reach reach;
    private final Function<Order, byte[]> letter;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

    /** Whom a board calls. */
    public enum Reach {
        /** Public addresses, by https. */
        PUBLIC,
        /** Any address, for a board that serves its own machine. */
        ANY
    }

    /**
     * Creates the sender.
     *
     * @param letter what is sent of an order, JSON
     */
    public Hooks(KeptHooks kept, Reach reach, Function<Order, byte[]> letter, InstantSource clock) {
        this.kept = kept;
        this.reach = reach;
        this.letter = letter;
        this.clock = clock;
    }

    /**
     * Sets an account's hook. It is told of what ends from now on.
     *
     * @return the secret by which to check what comes; it is not shown again
     * @throws AxonmarkException if the address is none that this board calls
     */
    public String set(String account, String url) {
        URI address = checked(url);
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String secret = SECRET + HexFormat.of().formatHex(random);
        kept.put(new Hook(account, address, secret, new Hook.Told(clock.instant(), ""), 0, clock.instant(), ""));
        return secret;
    }

    /** Removes an account's hook, if it has one. */
    public void drop(String account) {
        kept.drop(account);
    }

    /** Returns an account's hook. */
    public Optional<Hook> of(String account) {
        return kept.of(account);
    }

    private URI checked(String url) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            throw invalid(url, "it is no URL", e);
        }
        if (url.length() > MOST_URL || address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw invalid(url, "a hook has a host, no user and no fragment, and at most " + MOST_URL + " characters", null);
        }
        boolean secure = "https".equals(address.getScheme());
        if (!secure && !(reach == Reach.ANY && "http".equals(address.getScheme()))) {
            throw invalid(url, "this board calls " + (reach == Reach.ANY ? "http and https alone" : "https alone"), null);
        }
        return address;
    }

    private static AxonmarkException invalid(String url, String why, @Nullable Exception cause) {
        return new AxonmarkException(INVALID, "'" + new Untrusted(url).forTerminal() + "' cannot be called: " + why
                + "; give one such as https://example.org/hooks/axonmark", cause);
    }

    /** Tries each hook that is due, for as long as it succeeds and has something to be told. None waits for another; returns when all have been tried. */
    public void deliver() {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            kept.due(clock.instant(), AT_ONCE).forEach(hook -> each.execute(() -> deliver(hook)));
        }
    }

    private void deliver(Hook hook) {
        try {
            Hook now = hook;
            Optional<Order> order = kept.next(now);
            for (int letters = 0; order.isPresent() && letters < MOST_LETTERS; letters++) {
                Hook after = told(now, order.orElseThrow());
                if (!kept.replace(now, after) || after.failures() > 0) {
                    break;
                }
                now = after;
                order = kept.next(now);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the hook of '" + hook.account() + "' could not be told", e);
        }
    }

    private Hook told(Hook hook, Order order) {
        String failure = post(hook, order);
        String said = clock.instant().toString().substring(0, "2026-01-01T00:00".length()).replace('T', ' ') + ": "
                + (failure.isEmpty() ? "order " + order.id() + " was told" : failure);
        said = said.substring(0, Math.min(MOST_SAID, said.length()));
        if (failure.isEmpty()) {
            Hook.Told told = new Hook.Told(order.end().orElseThrow().at(), order.id());
            return new Hook(hook.account(), hook.url(), hook.secret(), told, 0, clock.instant(), said);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(hook.failures(), 10));
        return new Hook(hook.account(), hook.url(), hook.secret(), hook.told(), hook.failures() + 1,
                clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE), said);
    }

    /** Returns why a hook could not be told; nothing if it was. */
    private String post(Hook hook, Order order) {
        byte[] body = letter.apply(order);
        try {
            requireReach(hook.url().getHost());
            HttpRequest request = HttpRequest.newBuilder(hook.url()).timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "axonmark-board")
                    .header("Axonmark-Order", order.id())
                    .header("Axonmark-Signature", "sha256=" + signature(hook.secret(), body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            // The request's time ends with the answer's head; what follows is not read, for it may never end.
            answer.body().close();
            return answer.statusCode() / 100 == 2 ? "" : "it answered " + answer.statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the board was stopped";
        } catch (IOException e) {
            return "it could not be reached: " + new Untrusted(String.valueOf(e.getMessage())).forTerminal();
        }
    }

    /**
     * A name may lead elsewhere when the client looks it up anew; then it is a certificate for this name that an inner service would have to show.
     *
     * @throws IOException if the host is not there, or inside the board's network
     */
    private void requireReach(String host) throws IOException {
        if (reach == Reach.ANY) {
            return;
        }
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("no address of this host is known", e);
        }
        if (!Arrays.stream(addresses).allMatch(Hooks::isPublic)) {
            throw new IOException("its address is not public");
        }
    }

    /** Tells whether an address is one of the whole net: not this machine's, a private network's or a group's. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        // 100.64.0.0/10 belongs to carriers, 0.0.0.0/8 to nobody.
        boolean carriers = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean nobodys = bytes.length == 4 && bytes[0] == 0;
        // An IPv4 address inside an IPv6 one: translated (64:ff9b::/96) or a tunnel's (2002::/16).
        boolean embedded = bytes.length == 16
                && ((bytes[0] == 0 && bytes[1] == 0x64) || (bytes[0] == 0x20 && bytes[1] == 0x02) || isZero(bytes, 12));
        return !(uniqueLocal || carriers || nobodys || embedded || address.isAnyLocalAddress() || address.isLoopbackAddress()
                || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress());
    }

    private static boolean isZero(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns HMAC-SHA256 of what is sent under a hook's secret, in hexadecimal digits. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
