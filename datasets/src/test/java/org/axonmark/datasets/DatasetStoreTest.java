package org.axonmark.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.axonmark.datasets.eegmat.EegmatData;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Pulls from a mirror and from a server on this machine that misbehaves. */
class DatasetStoreTest {

    private static final Download.Limits QUICK =
            new Download.Limits(Duration.ofMillis(600), 1 << 10, Duration.ofMillis(5), 3);
    private static final byte[] CONTENT = bytes(300_000);

    @TempDir
    private Path folder;

    private FlakyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FlakyServer(CONTENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void download_isWholeAndToldAbout() throws IOException {
        List<Long> told = new ArrayList<>();
        DatasetStore store = store(Optional.empty());
        DatasetStore.Pulled pulled = pull(store, dataset(sound()), (done, total) -> {
            told.add(done);
            assertThat(total).isEqualTo(CONTENT.length);
        });
        assertThat(pulled.downloaded()).isOne();
        assertThat(told.getLast()).isEqualTo(CONTENT.length);
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
        assertThat(names()).containsExactlyInAnyOrder("file.edf", ".axonmark-pull");
        assertThat(store.find(dataset(sound()))).map(DatasetStore.Found::folder).contains(folder.resolve("home/made"));
        assertThat(pull(store, dataset(sound())).there()).isOne();
        assertThat(server.ranges()).containsExactly("-");
    }

    @Test
    void cutConnection_isTakenUpWhereItBroke() {
        server.cuts.set(2);
        server.cutAfter = 100_000;
        pull(store(Optional.empty()), dataset(sound()));
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("-", "bytes=100000-", "bytes=200000-");
    }

    @Test
    void laterPull_takesUpWhatAnEarlierOneLeft() throws IOException {
        leavePart(100_000);
        pull(store(Optional.empty()), dataset(sound()));
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).endsWith("bytes=100000-");
    }

    @Test
    void changedFile_isFetchedFromItsStart() throws IOException {
        leavePart(100_000);
        byte[] other = bytes(200_000);
        server.content = other;
        server.etag = "\"two\"";
        pull(store(Optional.empty()), dataset(new DataFile("file.edf", OptionalLong.empty(), Optional.empty())));
        assertThat(home("file.edf")).hasBinaryContent(other);
    }

    @Test
    void serverThatIgnoresRanges_sendsAllAnew() throws IOException {
        leavePart(100_000);
        server.knowsRanges = false;
        pull(store(Optional.empty()), dataset(sound()));
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
    }

    @Test
    void partOfOtherBytes_isFoundOutAndFetchedAnew() throws IOException {
        Files.createDirectories(folder.resolve("home/made"));
        Files.write(home("file.edf.axonmark-part"), new byte[1000]);
        pull(store(Optional.empty()), dataset(sound()));
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("bytes=1000-", "-");
    }

    @Test
    void wholePartOfUnknownLength_isFetchedAnewAfter416() throws IOException {
        leavePart(100_000);
        Files.write(home("file.edf.axonmark-part"), CONTENT);
        pull(store(Optional.empty()), dataset(new DataFile("file.edf", OptionalLong.empty(), Optional.empty())));
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).endsWith("bytes=300000-", "-");
    }

    @Test
    void wrongSum_namesBothAndKeepsNothing() throws IOException {
        byte[] wrong = CONTENT.clone();
        wrong[5]++;
        server.content = wrong;
        assertRefused(sound(), "dataset-checksum", Sha256.of(wrong) + ", the catalogue says " + Sha256.of(CONTENT) + " for 'file.edf'");
        assertThat(names()).containsExactly(".axonmark-pull");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void longerThanTheCatalogueSays_isCutOff(boolean declares) throws IOException {
        server.content = bytes(400_000);
        server.declaresLength = declares;
        assertRefused(sound(), "dataset-download",
                declares ? "declares 400000 bytes, the catalogue says 300000" : "more than the 300000 bytes");
        assertThat(names()).doesNotContain("file.edf");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shorterThanTheCatalogueSays_isRefused(boolean declares) throws IOException {
        server.content = bytes(200_000);
        server.declaresLength = declares;
        assertRefused(sound(), "dataset-download", declares ? "declares 200000 bytes" : "3 tries");
        assertThat(names()).doesNotContain("file.edf");
    }

    @Test
    void missingFile_isNamedAtOnce() {
        server.status = 404;
        assertRefused(sound(), "dataset-download", "/data/file.edf' cannot be downloaded: it answered with status 404");
        assertThat(server.ranges()).hasSize(1);
    }

    @Test
    void brokenServer_isTriedAgain() {
        server.status = 503;
        assertRefused(sound(), "dataset-download", "status 503 (3 tries)");
        assertThat(server.ranges()).hasSize(3);
    }

    @Test
    void serverThatStalls_isLeft_andWhatCameIsKept() {
        server.cuts.set(9);
        server.cutAfter = 500;
        server.stalls = true;
        assertRefused(sound(), "dataset-download", "fewer than 1024 bytes in 0.6 s (3 tries); 1500 bytes are kept in");
        assertThat(home("file.edf.axonmark-part")).hasSize(1500);
    }

    @Test
    void redirects_areBounded_andLeadToNothingUnsafe() {
        server.location = "/again";
        assertRefused(sound(), "dataset-download", "redirects more than 5 times");
        server.location = "http://example.org/file.edf";
        assertRefused(sound(), "dataset-download", "leads to 'http://example.org/file.edf', which is not https");
        server.location = "file:///etc/hostname";
        assertRefused(sound(), "dataset-download", "not https");
    }

    @Test
    void plainHttp_isForThisMachineAlone() {
        Dataset dataset = dataset(sound(), URI.create("http://example.org/"));
        assertThatThrownBy(() -> pull(store(Optional.empty()), dataset)).hasMessageContaining("not https");
    }

    @Test
    void damagedFileInTheStore_isNamedAndLeft() throws IOException {
        Files.createDirectories(folder.resolve("home/made"));
        Files.writeString(home("file.edf"), "somebody's own");
        assertRefused(sound(), "dataset-checksum", "file.edf' has SHA-256");
        assertThat(home("file.edf")).hasContent("somebody's own");
    }

    @Test
    void mirror_comesBeforeDownload_andIsChecked() throws IOException {
        Path mirror = folder.resolve("mirror");
        Files.createDirectories(mirror.resolve("made"));
        Files.write(mirror.resolve("made/file.edf"), CONTENT);
        assertThat(pull(store(Optional.of(mirror)), dataset(sound())).copied()).isOne();
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).isEmpty();
        Files.delete(home("file.edf"));
        Files.write(mirror.resolve("made/file.edf"), new byte[3]);
        assertThatThrownBy(() -> pull(store(Optional.of(mirror)), dataset(sound())))
                .hasMessageContaining("mirror/made/file.edf' has SHA-256");
        assertThat(names()).containsExactly(".axonmark-pull");
    }

    @Test
    void compressedFile_isCheckedByItsContent() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream out = new XZOutputStream(packed, new LZMA2Options(1))) {
            out.write(CONTENT);
        }
        server.content = packed.toByteArray();
        DataFile file = new DataFile("file.edf.xz", OptionalLong.of(packed.size()), Optional.of(Sha256.of(CONTENT)));
        pull(store(Optional.empty()), dataset(file));
        assertThat(DatasetStore.content(home("file.edf.xz"), file)).isEqualTo(CONTENT);
        Files.write(home("file.edf.xz"), new byte[40]);
        assertThatThrownBy(() -> DatasetStore.content(home("file.edf.xz"), file)).hasMessageContaining("cannot be read");
    }

    @Test
    void killedPull_isTakenUp() throws IOException, InterruptedException {
        server.cuts.set(1);
        server.cutAfter = 150_000;
        server.stalls = true;
        Process puller = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), DatasetStoreTest.class.getName(), server.base().toString(),
                folder.resolve("home").toString()).redirectErrorStream(true).start();
        try {
            for (int i = 0; i < 600 && puller.isAlive() && !has(home("file.edf.axonmark-part"), 150_000); i++) {
                Thread.sleep(50);
            }
        } finally {
            puller.destroyForcibly();
            assertThat(puller.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(names()).containsExactlyInAnyOrder("file.edf.axonmark-part", "file.edf.axonmark-tag", ".axonmark-pull");
        pull(store(Optional.empty()), dataset(sound()));
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).containsExactly("-", "bytes=150000-");
    }

    /** Pulls in a process of its own, to be killed: takes the server's address and the store's folder. */
    public static void main(String[] arguments) {
        DatasetStore store = new DatasetStore(Path.of(arguments[1]), Optional.empty());
        store.pull(dataset(sound(), URI.create(arguments[0])), (done, total) -> {});
    }

    @Test
    void missingDataset_saysWhatIsThere() throws IOException {
        Files.createDirectories(folder.resolve("home/made"));
        DataFile other = new DataFile("other.edf", OptionalLong.empty(), Optional.empty());
        Files.writeString(home("other.edf"), "x");
        Dataset dataset = new Dataset("made", "1", "made", "CC0-1.0", List.of(),
                List.of(new Packaging("plain", "", Optional.empty(), List.of(sound(), other))));
        assertThatThrownBy(() -> store(Optional.empty()).require(dataset))
                .hasMessageContaining("holds 1 of the 2 files of packaging plain")
                .hasMessageContaining("AXONMARK_MIRROR is not set");
        assertThatThrownBy(() -> pull(store(Optional.empty()), dataset)).hasMessageContaining("published nowhere");
    }

    @Test
    void systemsPackages_areFoundAfterTheMirror() throws IOException {
        Path packages = folder.resolve("packages");
        Path mirror = folder.resolve("mirror");
        Files.createDirectories(packages.resolve("made"));
        Files.write(packages.resolve("made/file.edf"), CONTENT);
        DatasetStore store = new DatasetStore(folder.resolve("home"), Optional.of(mirror), packages);
        assertThat(store.find(dataset(sound()))).map(DatasetStore.Found::folder).contains(packages.resolve("made"));
        assertThat(pull(store, dataset(sound())).copied()).isOne();
        assertThat(home("file.edf")).hasBinaryContent(CONTENT);
        assertThat(server.ranges()).isEmpty();
    }

    @Test
    void gzip_isSummedDecompressed() throws IOException {
        for (byte[] name : new byte[][] {{}, {'n', 0}}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(CONTENT);
            }
            byte[] plain = bytes.toByteArray();
            plain[3] = (byte) (name.length > 0 ? 8 : 0);
            ByteArrayOutputStream named = new ByteArrayOutputStream();
            named.write(plain, 0, 10);
            named.write(name);
            named.write(plain, 10, plain.length - 10);
            Path file = folder.resolve("file.gz");
            Files.write(file, named.toByteArray());
            DataFile entry = new DataFile("file.gz", OptionalLong.of(named.size()), Optional.of(Sha256.of(CONTENT)));
            assertThat(DatasetStore.content(file, entry)).isEqualTo(CONTENT);
            Files.write(file, Arrays.copyOf(named.toByteArray(), 1000));
            assertThatThrownBy(() -> DatasetStore.content(file, entry)).hasMessageContaining("cannot be read");
        }
    }

    @Test
    void fashionMnist_hasThePublishersAddressAndSums() {
        Dataset dataset = Catalogue.dataset("fashion-mnist");
        Packaging gzip = dataset.packagings().getFirst();
        assertThat(dataset.licence()).isEqualTo("MIT");
        assertThat(gzip.base().orElseThrow().getScheme()).isEqualTo("https");
        assertThat(gzip.files()).hasSize(4).allMatch(file -> file.content().isPresent());
        assertThat(gzip.knownBytes()).isEqualTo(26_421_880 + 29_515 + 4_422_102 + 5_148);
        assertThat(dataset.packagings().getLast().files().stream().map(DataFile::content).toList())
                .isEqualTo(gzip.files().stream().map(DataFile::content).toList());
    }

    @Test
    void filesThatCannotBePulled_areNamedWithWhereTheyGo() {
        assertThatThrownBy(() -> store(Optional.empty()).require(Catalogue.dataset("gpt2-small")))
                .hasMessageContaining("gpt2-small").hasMessageContaining("by hand").hasMessageContaining("model.safetensors");
    }

    @Test
    void filesOfAnyLength_areChecked() throws IOException {
        Path file = Files.write(folder.resolve("large"), CONTENT);
        DatasetStore.check(file, new DataFile("large", OptionalLong.empty(), Optional.of(Sha256.of(CONTENT))));
        assertThatThrownBy(() -> DatasetStore.check(file,
                new DataFile("large", OptionalLong.empty(), Optional.of(Sha256.of(new byte[1])))))
                .hasMessageContaining("the catalogue says");
    }

    @Test
    void eegmat_hasPhysioNetsAddressAndSums() {
        Packaging compact = EegmatData.DATASET.packagings().getFirst();
        Packaging physionet = EegmatData.DATASET.packagings().getLast();
        assertThat(compact.note()).contains("Subject00 and Subject01: re-exported, not PhysioNet's bytes");
        assertThat(compact.files()).hasSize(72).allMatch(file -> file.content().isPresent());
        assertThat(physionet.base()).contains(URI.create("https://physionet.org/files/eegmat/1.0.0/"));
        assertThat(physionet.files()).hasSize(72);
        assertThat(physionet.files().stream().filter(file -> file.content().isPresent())).hasSize(68)
                .allMatch(file -> file.bytes().isPresent() && !file.name().startsWith("Subject00") && !file.name().startsWith("Subject01"));
    }

    private void assertRefused(DataFile file, String code, String message) {
        assertThatThrownBy(() -> pull(store(Optional.empty()), dataset(file)))
                .isInstanceOf(AxonmarkException.class)
                .hasMessageContaining(message)
                .satisfies(failure -> assertThat(((AxonmarkException) failure).code().id()).isEqualTo(code));
    }

    /** Lets a pull break off for good after some bytes, then mends the server. */
    private void leavePart(int bytes) {
        server.cuts.set(1);
        server.cutAfter = bytes;
        Download once = new Download(new Download.Limits(Duration.ofSeconds(5), 1, Duration.ofMillis(5), 1));
        assertThatThrownBy(() -> new Pull(store(Optional.empty()), once, (done, total) -> {}).run(dataset(sound())))
                .hasMessageContaining(bytes + " bytes are kept in");
    }

    private static boolean has(Path file, long bytes) throws IOException {
        return Files.exists(file) && Files.size(file) == bytes;
    }

    private DatasetStore store(Optional<Path> mirror) {
        return new DatasetStore(folder.resolve("home"), mirror);
    }

    private static DatasetStore.Pulled pull(DatasetStore store, Dataset dataset) {
        return pull(store, dataset, (done, total) -> assertThat(done).isLessThanOrEqualTo(total));
    }

    private static DatasetStore.Pulled pull(DatasetStore store, Dataset dataset, DatasetStore.Transfer progress) {
        return new Pull(store, new Download(QUICK), progress).run(dataset);
    }

    private Path home(String name) {
        return folder.resolve("home/made").resolve(name);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("home/made"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Dataset dataset(DataFile file) {
        return dataset(file, server.base());
    }

    private static Dataset dataset(DataFile file, URI base) {
        return new Dataset("made", "1", "made", "CC0-1.0", List.of(),
                List.of(new Packaging("plain", "", Optional.of(base), List.of(file))));
    }

    private static DataFile sound() {
        return new DataFile("file.edf", OptionalLong.of(CONTENT.length), Optional.of(Sha256.of(CONTENT)));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
