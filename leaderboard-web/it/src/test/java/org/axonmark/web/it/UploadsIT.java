package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many large JARs at once: none is lost, and the board needs no more memory for them. */
@Tag("proof")
class UploadsIT {

    private static final int UPLOADS = 200;
    private static final int BYTES = 5_000_000;
    private static final int PIECE = 1 << 18;
    private static final int MOST_TRIES = 100;
    private static final String TOKEN = "tokens/ann token";
    /** A fifteenth of what is sent. */
    private static final long MOST_GROWTH_KIB = 64 << 10;

    private final AtomicInteger broken = new AtomicInteger();

    @TempDir
    private Path home = Path.of("");

    @Test
    void twoHundredAtOnce_areAllThere_andMemoryStays() throws Exception {
        Files.createDirectories(home.resolve("tokens"));
        Files.writeString(home.resolve("tokens/ann.sha256"), Sha256.of(TOKEN.getBytes(StandardCharsets.UTF_8)).hex());
        MadeUpJar.tell(home);
        BoardServer board = BoardServer.start(home, Map.of());
        try {
            // The heap and every thread have once had all that they will have.
            upload(board, "first", UPLOADS);
            long before = peak(board);
            long begun = System.nanoTime();
            upload(board, "second", UPLOADS);
            double seconds = (System.nanoTime() - begun) / 1e9;
            long after = peak(board);
            System.out.printf(
                    "%d uploads of %d bytes at once: %.1f s, %d connections broken; peak memory of the board %d MiB before, %d MiB after%n",
                    UPLOADS, BYTES, seconds, broken.get(), before >> 10, after >> 10);
            assertThat(after - before).isLessThan(MOST_GROWTH_KIB);
        } finally {
            board.close();
        }
    }

    private void upload(BoardServer board, String name, int count) throws Exception {
        List<Future<Sha256>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(count)) {
            for (int i = 0; i < count; i++) {
                String id = name + "-" + i;
                sent.add(senders.submit(() -> upload(board, id)));
            }
        }
        for (Future<Sha256> one : sent) {
            Path kept = home.resolve("jars/ann").resolve(one.get() + ".jar");
            assertThat(Sha256.of(Files.readAllBytes(kept))).isEqualTo(one.get());
        }
    }

    private Sha256 upload(BoardServer board, String id) throws IOException, InterruptedException {
        Path jar = jar(id);
        Sha256 sum = Sha256.of(jar);
        int size = (int) Files.size(jar);
        answered(board.send("POST", "/api/v1/uploads", TOKEN, new Json.Obj(List.of(new Json.Member("sha256", new Json.Str(sum.hex())),
                new Json.Member("bytes", new Json.Num(size))))));
        int from = 0;
        for (int tries = 0; from < size && tries < MOST_TRIES; tries++) {
            try {
                HttpResponse<byte[]> answer =
                        board.send("PATCH", "/api/v1/uploads/" + sum, TOKEN, piece(jar, from, Math.min(size, from + PIECE)),
                                "Upload-Offset", Integer.toString(from));
                if (answer.statusCode() == 409) {
                    // What a broken connection brought is still being written.
                    Thread.sleep(500);
                    from = received(board, sum);
                } else {
                    answered(answer);
                    from += PIECE;
                }
            } catch (IOException e) {
                // A sender goes on from what arrived.
                broken.incrementAndGet();
                from = received(board, sum);
            }
        }
        return sum;
    }

    private static int received(BoardServer board, Sha256 sum) throws InterruptedException {
        while (true) {
            try {
                Json upload = Json.parse(board.send("GET", "/api/v1/uploads/" + sum, TOKEN, new byte[0]).body(), Json.Limits.document());
                return upload instanceof Json.Obj told && told.get("received") instanceof Json.Num bytes ? (int) bytes.value() : 0;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
    }

    private static void answered(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isIn(200, 201);
    }

    private static byte[] piece(Path jar, int from, int to) throws IOException {
        try (FileChannel file = FileChannel.open(jar)) {
            ByteBuffer piece = ByteBuffer.allocate(to - from);
            while (piece.hasRemaining() && file.read(piece, from + piece.position()) >= 0) {
                // A file may be read in bits.
            }
            return piece.array();
        }
    }

    /** Writes a sound JAR with numbers in it that do not pack. */
    private Path jar(String id) throws IOException {
        Path jar = Files.createDirectories(home.resolve("made")).resolve(id + ".jar");
        SplittableRandom random = new SplittableRandom(id.hashCode());
        byte[] weights = new byte[BYTES / 100];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("META-INF/axonmark/submission.json"));
            zip.write("""
                    {"id": "%s", "version": "1.0.0", "title": "Mine", "authors": ["A"], "licence": "MIT", "suite": "eeg",
                     "spi": "[1,2)", "provider": "org.axonmark.web.it.MadeUpJar", "trainingData": []}
                    """.formatted(id).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("org/axonmark/web/it/MadeUpJar.class"));
            zip.write(Objects.requireNonNull(MadeUpJar.class.getResourceAsStream("MadeUpJar.class")).readAllBytes());
            zip.putNextEntry(new ZipEntry("weights.bin"));
            for (int i = 0; i < 100; i++) {
                random.nextBytes(weights);
                zip.write(weights);
            }
        }
        return jar;
    }

    /** Returns the most memory that the board's process has had, in KiB. */
    private static long peak(BoardServer board) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(board.pid()), "status")).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
