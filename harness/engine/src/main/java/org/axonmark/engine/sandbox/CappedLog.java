package org.axonmark.engine.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains what a worker prints to its end and keeps the beginning. */
public final class CappedLog {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final long cap;
    private final Thread drain;
    private long seen;

    CappedLog(InputStream from, long cap, String name) {
        this.cap = cap;
        this.drain = Thread.ofPlatform().daemon().name("log-" + name).start(() -> drain(from));
    }

    /** Returns what was kept, with a last line that says how much was not. */
    public synchronized byte[] kept() {
        if (seen > kept.size()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(kept.toByteArray());
            all.writeBytes("\n[%d of %d bytes kept]\n".formatted(kept.size(), seen).getBytes(StandardCharsets.UTF_8));
            return all.toByteArray();
        }
        return kept.toByteArray();
    }

    void awaitEnd() throws InterruptedException {
        drain.join(2_000);
    }

    private void drain(InputStream from) {
        byte[] buffer = new byte[1 << 13];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                take(buffer, read);
            }
        } catch (IOException e) {
            return; // the worker was killed
        }
    }

    private synchronized void take(byte[] buffer, int length) {
        int room = (int) Math.min(length, cap - kept.size());
        kept.write(buffer, 0, Math.max(room, 0));
        seen += length;
    }
}
