package org.axonmark.datasets;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Brings one file by HTTPS, whole or not at all. What came so far lies beside the target as {@code NAME.axonmark-part}, with the server's
 * validator as {@code NAME.axonmark-tag}, and the next try asks for the rest alone (RFC 9110, Range and If-Range). The sum is checked before
 * the file gets its name.
 */
final class Download {

    static final String MIRROR = "set AXONMARK_MIRROR to a folder with a copy of the files";

    private static final ErrorCode FAILED = ErrorCode.resources("dataset-download");
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_TAG = 256;
    private static final long POLL_MILLIS = 50;

    private final HttpClient client;
    private final Limits limits;

    Download(Limits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.patience())
                .build();
    }

    /**
     * Bounds on time.
     *
     * @param patience in each such stretch at least {@code leastBytes} must come, the answer's headers included
     * @param leastBytes as said
     * @param pause before the second try; doubled before each further one
     * @param tries how often a broken transfer is taken up
     */
    record Limits(Duration patience, long leastBytes, Duration pause, int tries) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(30), 30 << 10, Duration.ofSeconds(1), 5);
    }

    /** Is told what came. */
    interface Came {
        /** Takes notice of bytes that came, and of bytes announced that the catalogue did not know of. */
        void came(long bytes, long moreThanKnown);
    }

    /** A transfer that broke in a way that another try may mend. */
    private static final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenOff(String message) {
            super(message);
        }
    }

    /** Returns the name that a file has before it is whole. */
    static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".axonmark-part");
    }

    private static Path tag(Path target) {
        return target.resolveSibling(target.getFileName() + ".axonmark-tag");
    }

    /**
     * Brings a file.
     *
     * @param base address of the folder, https, or http on this machine alone
     * @param file what is brought
     * @param target where it will be
     * @param came is told what comes
     */
    void fetch(URI base, DataFile file, Path target, Came came) throws IOException {
        URI address = base.resolve(file.name());
        boolean resumed = false;
        for (int attempt = 1;; attempt++) {
            try {
                resumed |= receive(address, file, target, came);
                Optional<String> fault = fault(address, file, part(target));
                if (fault.isEmpty()) {
                    Files.move(part(target), target, StandardCopyOption.ATOMIC_MOVE);
                    Files.deleteIfExists(tag(target));
                    return;
                }
                discard(target);
                if (!resumed) {
                    throw new AxonmarkException(DatasetStore.DAMAGED, fault.get());
                }
                resumed = false;
            } catch (BrokenOff e) {
                if (attempt >= limits.tries()) {
                    throw failed(address, e.getMessage() + " (" + attempt + " tries); " + size(part(target))
                            + " bytes are kept in '" + part(target) + "'", "pull again to go on from there");
                }
                pause(address, limits.pause().multipliedBy(1L << (attempt - 1)));
            }
        }
    }

    private static Optional<String> fault(URI address, DataFile file, Path part) {
        String seen;
        try {
            seen = Sha256.of(DatasetStore.read(part, file)).toString();
        } catch (IOException e) {
            return Optional.of("what came from '" + address + "' cannot be read: " + e + "; it was not kept; pull again");
        }
        return file.content().map(Sha256::toString).filter(expected -> !expected.equals(seen)).map(expected -> "what came from '"
                + address + "' has SHA-256 " + seen + ", the catalogue says " + expected + " for '" + file.name()
                + "'; it was not kept; pull again, or set AXONMARK_MIRROR to a sound copy");
    }

    /** Receives the whole file or its rest; returns whether bytes of an earlier transfer were built upon. */
    private boolean receive(URI address, DataFile file, Path target, Came came) throws IOException, BrokenOff {
        Path part = part(target);
        Optional<String> tag = readTag(tag(target));
        long have = size(part);
        if (have > file.bytes().orElse(DatasetStore.MAX_CONTENT) || (tag.isEmpty() && file.content().isEmpty())) {
            have = 0;
        }
        if (have > 0 && have == file.bytes().orElse(-1)) {
            return true;
        }
        URI at = address;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            requireSafe(address, at);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                Reception reception = new Reception(at, channel, have, file.bytes(), headers -> keepTag(headers, tag(target)), came);
                HttpResponse<Void> answer = send(request(at, have, tag), reception);
                int status = answer.statusCode();
                if (status == 200 || status == 206) {
                    channel.force(true);
                    return status == 206;
                }
                if (status == 416) {
                    discard(target);
                }
                if (status < 300 || status > 399) {
                    throw refused(at, status);
                }
                at = location(at, answer.headers());
            }
        }
        throw failed(address, "it redirects more than " + MAX_REDIRECTS + " times", MIRROR);
    }

    private static HttpRequest request(URI at, long have, Optional<String> tag) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at).header("Accept-Encoding", "identity").header("User-Agent", "axonmark");
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            tag.ifPresent(value -> request.header("If-Range", value));
        }
        return request.build();
    }

    private HttpResponse<Void> send(HttpRequest request, Reception reception) throws IOException, BrokenOff {
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, reception);
        long since = System.nanoTime();
        long mark = 0;
        try {
            while (true) {
                try {
                    HttpResponse<Void> complete = answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    reception.tell();
                    return complete;
                } catch (TimeoutException e) {
                    reception.tell();
                    if (System.nanoTime() - since > limits.patience().toNanos()) {
                        if (reception.received() - mark < limits.leastBytes()) {
                            throw new BrokenOff("it sent fewer than " + limits.leastBytes() + " bytes in "
                                    + limits.patience().toMillis() / 1e3 + " s");
                        }
                        mark = reception.received();
                        since = System.nanoTime();
                    }
                }
            }
        } catch (ExecutionException e) {
            reception.tell();
            if (e.getCause() instanceof AxonmarkException ours) {
                throw ours;
            }
            throw new BrokenOff(new Untrusted(String.valueOf(e.getCause())).forTerminal());
        } catch (InterruptedException e) {
            throw stopped(request.uri());
        } finally {
            answer.cancel(true);
            reception.close();
        }
    }

    private AxonmarkException refused(URI at, int status) throws BrokenOff {
        if (status == 408 || status == 416 || status == 429 || status >= 500) {
            throw new BrokenOff("it answered with status " + status);
        }
        return failed(at, "it answered with status " + status, MIRROR);
    }

    private static URI location(URI at, HttpHeaders headers) {
        String given = headers.firstValue("Location").orElse("");
        try {
            return at.resolve(new URI(given));
        } catch (URISyntaxException e) {
            throw failed(at, "it redirects to '" + new Untrusted(given).forTerminal() + "', no address", MIRROR);
        }
    }

    /** Plain HTTP shows and lets others change what comes: it is for this machine alone, and never where HTTPS was asked for. */
    private static void requireSafe(URI asked, URI at) {
        String scheme = String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT);
        boolean local = isLoopback(at.getHost()) && isLoopback(asked.getHost()) && "http".equalsIgnoreCase(asked.getScheme());
        if (at.getHost() == null || (!scheme.equals("https") && !(scheme.equals("http") && local))) {
            throw failed(asked, "it leads to '" + new Untrusted(at.toString()).forTerminal() + "', which is not https", MIRROR);
        }
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && (host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+"));
    }

    /** Keeps what tells this content from a later one: a strong entity tag, else the date of change. */
    private static void keepTag(HttpHeaders headers, Path tag) throws IOException {
        Optional<String> value = headers.firstValue("ETag")
                .filter(etag -> etag.startsWith("\""))
                .or(() -> headers.firstValue("Last-Modified"))
                .filter(text -> text.matches("[ -~]{1," + MAX_TAG + "}"));
        Files.deleteIfExists(tag);
        if (value.isPresent()) {
            Files.writeString(tag, value.get(), StandardCharsets.US_ASCII);
        }
    }

    private static Optional<String> readTag(Path tag) throws IOException {
        if (!Files.isRegularFile(tag) || Files.size(tag) > MAX_TAG) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(tag, StandardCharsets.ISO_8859_1)).filter(text -> text.matches("[ -~]+"));
    }

    private static void discard(Path target) throws IOException {
        Files.deleteIfExists(tag(target));
        Files.deleteIfExists(part(target));
    }

    private static long size(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private static void pause(URI address, Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw stopped(address);
        }
    }

    private static AxonmarkException stopped(URI address) {
        Thread.currentThread().interrupt();
        return failed(address, "the download was stopped", "pull again to go on from there");
    }

    static AxonmarkException failed(URI address, String how, String next) {
        return new AxonmarkException(FAILED, "'" + address + "' cannot be downloaded: " + how + "; " + next);
    }
}
