package org.axonmark.datasets;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Writes the body of an answer to a file: all of it from the start, or the rest after what is there. Never writes past the length that is due. */
final class Reception implements HttpResponse.BodyHandler<@Nullable Void>, AutoCloseable {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final URI address;
    private final FileChannel channel;
    private final long have;
    private final OptionalLong expected;
    private final Fresh fresh;
    private final Download.Came came;
    private boolean closed;
    private long received;
    private long told;
    private long announced;

    /**
     * Prepares to receive.
     *
     * @param address for messages
     * @param channel where to
     * @param have bytes that are there
     * @param expected length of the whole file, if the catalogue knows it
     * @param fresh is told when the body begins at the file's start
     * @param came is told what comes, whenever {@link #tell} is called
     */
    Reception(URI address, FileChannel channel, long have, OptionalLong expected, Fresh fresh, Download.Came came) {
        this.address = address;
        this.channel = channel;
        this.have = have;
        this.expected = expected;
        this.fresh = fresh;
        this.came = came;
    }

    /** Is told of the headers of a body that begins at the file's start. */
    interface Fresh {
        /** Takes notice. */
        void began(HttpHeaders headers) throws IOException;
    }

    @Override
    public HttpResponse.BodySubscriber<@Nullable Void> apply(HttpResponse.ResponseInfo info) {
        return switch (info.statusCode()) {
            case 200, 206 -> new Body(info);
            default -> HttpResponse.BodySubscribers.replacing(null);
        };
    }

    /** Returns how many bytes were written. */
    synchronized long received() {
        return received;
    }

    /** Tells of what came since the last time. */
    void tell() {
        long bytes;
        long more;
        synchronized (this) {
            bytes = received - told;
            told = received;
            more = announced;
            announced = 0;
        }
        came.came(bytes, more);
    }

    /** Writes no more, whatever still comes. */
    @Override
    public synchronized void close() {
        closed = true;
    }

    /** Where the body must begin in the file, after its headers were found to fit. */
    private synchronized long begin(HttpResponse.ResponseInfo info) throws IOException {
        HttpHeaders headers = info.headers();
        String coding = headers.firstValue("Content-Encoding").orElse("identity");
        if (!coding.equals("identity")) {
            throw Download.failed(address, "it answers in a coding that was not asked for", Download.MIRROR);
        }
        OptionalLong length = headers.firstValueAsLong("Content-Length");
        long from = 0;
        if (info.statusCode() == 206) {
            Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
            if (have == 0 || !range.matches() || Long.parseLong(range.group(1)) != have) {
                throw Download.failed(address, "it answers with another part than the one from byte " + have, Download.MIRROR);
            }
            from = have;
            length = range.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(range.group(3)));
        }
        if (length.isPresent() && (expected.isPresent() ? length.getAsLong() != expected.getAsLong()
                : length.getAsLong() > DatasetStore.MAX_CONTENT)) {
            throw Download.failed(address, "it declares " + length.getAsLong() + " bytes, the catalogue says "
                    + (expected.isPresent() ? expected.getAsLong() : "at most " + DatasetStore.MAX_CONTENT), Download.MIRROR);
        }
        if (from == 0) {
            channel.truncate(0);
            fresh.began(headers);
        }
        announced = from == have ? expected.isPresent() ? 0 : length.orElse(0) - from : have;
        return from;
    }

    private synchronized void write(long at, ByteBuffer bytes) throws IOException {
        if (closed) {
            return;
        }
        long most = expected.orElse(DatasetStore.MAX_CONTENT);
        if (at + bytes.remaining() > most) {
            throw Download.failed(address, "it sends more than the " + most + " bytes that the catalogue says", Download.MIRROR);
        }
        received += bytes.remaining();
        for (long to = at; bytes.hasRemaining();) {
            to += channel.write(bytes, to);
        }
    }

    /** The body itself. */
    private final class Body implements HttpResponse.BodySubscriber<@Nullable Void> {

        private final HttpResponse.ResponseInfo info;
        private final CompletableFuture<@Nullable Void> whole = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;
        private long at;

        Body(HttpResponse.ResponseInfo info) {
            this.info = info;
        }

        @Override
        public CompletionStage<@Nullable Void> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            try {
                at = begin(info);
                given.request(Long.MAX_VALUE);
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            try {
                for (ByteBuffer buffer : buffers) {
                    int length = buffer.remaining();
                    write(at, buffer);
                    at += length;
                }
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            if (expected.isPresent() && at < expected.getAsLong()) {
                onError(new IOException("it ended after " + at + " of " + expected.getAsLong() + " bytes"));
            } else {
                whole.complete(null);
            }
        }

        private void fail(Exception failure) {
            whole.completeExceptionally(failure);
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
