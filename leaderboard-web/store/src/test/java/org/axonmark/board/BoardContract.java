package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCardDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a board does, the same on every database. */
abstract class BoardContract {

    private static final Sha256 COMMITMENT = Sha256.of(new byte[] {7});

    @TempDir
    private Path home = Path.of("");

    private KeyPair agent = key();
    private @Nullable ResultStore store;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("agents"));
        Files.createDirectories(home.resolve("tokens"));
        Files.writeString(home.resolve("agents/one.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(agent.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(home.resolve("tokens/one.sha256"), Sha256.of("secret".getBytes(StandardCharsets.UTF_8)) + "\n");
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(
                TaskCardDocument.toJson(Samples.OPEN), TaskCardDocument.toJson(Samples.ROUND))).pretty());
        Files.writeString(home.resolve("rounds.json"), """
                [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z"}]
                """.formatted(COMMITMENT));
        store = emptied();
    }

    private Board board() {
        return board(false);
    }

    private Board board(boolean local) {
        return new Board(new Told(home), Objects.requireNonNull(store), local, InstantSource.system());
    }

    @Test
    void signedResults_areRanked_bestFirst() {
        board().accept(Samples.signed(Samples.result("a1", "weak", Samples.OPEN, 0.55, Optional.empty()), agent));
        board().accept(Samples.signed(Samples.result("a2", "strong", Samples.OPEN, 0.85, Optional.empty()), agent));
        TaskBoard shown = board().board("eeg/open@1").orElseThrow();
        assertThat(shown.eligible().rows()).extracting(row -> row.kept().result().evaluation().submission().id())
                .containsExactly("strong", "weak");
        assertThat(shown.eligible().rows().getFirst().standing()).contains(new org.axonmark.results.ranking.Standing(1, 1, 1));
        assertThat(shown.eligible().resolutionFloor()).isPresent();
    }

    @Test
    void bareResult_standsBelowAsSelfReported() {
        Result result = Samples.result("b1", "mine", Samples.OPEN, 0.99, Optional.empty());
        Kept kept = board().accept(ResultDocument.toJson(result).canonical());
        assertThat(kept.standing()).isEqualTo(Standing.SELF_REPORTED);
        assertThat(board().board("eeg/open@1").orElseThrow().eligible().rows()).isEmpty();
        assertThat(board().board("eeg/open@1").orElseThrow().below()).hasSize(1);
    }

    @Test
    void unknownAgent_isNotRanked() {
        Kept kept = board().accept(Samples.signed(Samples.result("c1", "x", Samples.OPEN, 0.9, Optional.empty()), key()));
        assertThat(kept.why()).isEqualTo("not signed by an agent of this board");
    }

    @Test
    void scoreThatDoesNotFollow_isNotRanked() {
        Result sound = Samples.result("d1", "x", Samples.OPEN, 0.6, Optional.empty());
        List<ItemScore> better = sound.itemScores().stream()
                .map(score -> new ItemScore(score.item(), score.unit(), score.metric(), 0.9))
                .toList();
        Result forged = new Result(sound.evaluation(), sound.state(), better, sound.summaries(), sound.labelSwap(), sound.use(),
                sound.outcomes());
        assertThat(board().accept(Samples.signed(forged, agent)).why()).contains("does not follow");
    }

    /** Until its day nobody sees a result of a sealed round, and each account's ladder tells its best mean; then all is shown. */
    @Test
    void sealedRound_releasesByTheLadderAlone_untilItsDay() throws IOException {
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(Samples.LARGE))).pretty());
        Files.writeString(home.resolve("rounds.json"),
                """
                        [{"task": "eeg/large@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z", "sealedUntil": "2026-06-01T00:00:00Z"}]
                        """
                        .formatted(COMMITMENT));
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T00:00:00Z"));
        Board board = new Board(new Told(home), Objects.requireNonNull(store), false, now::get);
        Told.RoundCard round = board.rounds().getFirst();
        assertThat(board.released(round)).isEmpty();
        List<Result> sent = List.of(Samples.right("s1", "first", Samples.LARGE, unit -> unit < 50, COMMITMENT),
                // Two more right and one no longer: within a standard error.
                Samples.right("s2", "second", Samples.LARGE, unit -> unit > 0 && unit < 52, COMMITMENT),
                Samples.right("s3", "theirs", Samples.LARGE, unit -> unit < 70, COMMITMENT),
                Samples.right("s4", "third", Samples.LARGE, unit -> unit < 60, COMMITMENT),
                // Another try of a version that was evaluated.
                Samples.right("s5", "third", Samples.LARGE, unit -> unit < 80, COMMITMENT));
        for (Result result : sent) {
            now.set(now.get().plusSeconds(1));
            Kept kept = board.accept(Samples.signed(result, agent), result.evaluation().submission().id().equals("theirs") ? "bob" : "ann");
            assertThat(kept.publicFrom()).contains(Instant.parse("2026-06-01T00:00:00Z"));
            assertThat(board.isSealed(kept)).isTrue();
        }
        Instant begun = Instant.parse("2026-05-01T00:00:00Z");
        assertThat(board.released(round)).containsExactly(new Released("bob", "theirs:1.0.0", 0.7, begun.plusSeconds(3), 1),
                new Released("ann", "third:1.0.0", 0.6, begun.plusSeconds(4), 3));
        assertThat(board.board("eeg/large@1").orElseThrow().eligible().rows()).isEmpty();
        assertThat(board.newest(10)).isEmpty();
        assertThat(board.submission("first:1.0.0")).isEmpty();
        assertThat(board.result("s1")).isEmpty();

        now.set(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(board.isSealed(round)).isFalse();
        assertThat(board.released(round)).isEmpty();
        assertThat(board.result("s1")).isPresent();
        assertThat(board.board("eeg/large@1").orElseThrow().eligible().rows()).hasSize(4);
    }

    @Test
    void onlyTheOpenRound_isRanked() {
        Kept practice = board().accept(Samples.signed(Samples.result("e1", "x", Samples.ROUND, 0.9, Optional.empty()), agent));
        Kept ranked = board().accept(Samples.signed(Samples.result("e2", "y", Samples.ROUND, 0.9, Optional.of(COMMITMENT)), agent));
        assertThat(practice.why()).isEqualTo("practice");
        assertThat(ranked.standing()).isEqualTo(Standing.ELIGIBLE);
    }

    @Test
    void firstEvaluationOfAVersion_counts() {
        board().accept(Samples.signed(Samples.result("f1", "x", Samples.OPEN, 0.6, Optional.empty()), agent));
        board().accept(Samples.signed(Samples.result("f2", "x", Samples.OPEN, 0.9, Optional.empty()), agent));
        assertThat(board().board("eeg/open@1").orElseThrow().eligible().rows())
                .extracting(row -> row.kept().result().evaluation().id())
                .containsExactly("f1");
    }

    @Test
    void versionMeansOneJar() {
        Result first = Samples.result("g1", "x", Samples.OPEN, 0.6, Optional.empty());
        board().accept(Samples.signed(first, agent));
        byte[] other = new String(ResultDocument.toJson(Samples.result("g2", "x", Samples.OPEN, 0.6, Optional.empty())).canonical(),
                StandardCharsets.UTF_8).replace(first.evaluation().submission().sha256().hex(), "0".repeat(64))
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> board().accept(other)).isInstanceOf(AxonmarkException.class).hasMessageContaining("raise the version");
    }

    @Test
    void resultSentTwice_standsOnce() {
        byte[] document = Samples.signed(Samples.result("h1", "x", Samples.OPEN, 0.6, Optional.empty()), agent);
        board().accept(document);
        board().accept(document);
        assertThat(board().submission("x:1.0.0")).hasSize(1);
        assertThat(board().result("h1").orElseThrow().result()).isEqualTo(
                Samples.result("h1", "x", Samples.OPEN, 0.6, Optional.empty()));
    }

    @Test
    void resultMadeInProcess_isRefusedByName() {
        byte[] signed = Samples.signed(Samples.inProcess("d1", "debugged", Samples.OPEN, 0.95), agent);
        assertThatThrownBy(() -> board().accept(signed)).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("in-process").hasMessageContaining("never published");
    }

    @Test
    void unsandboxedRows_areRankedAmongThemselves_onALocalBoardOnly() {
        board().accept(Samples.signed(Samples.result("n1", "strong", Samples.OPEN, 0.85, Optional.empty()), agent));
        board().accept(Samples.signed(Samples.unsandboxed("n2", "weak", Samples.OPEN, 0.55), agent));
        board().accept(Samples.signed(Samples.unsandboxed("n3", "stronger", Samples.OPEN, 0.95), agent));
        TaskBoard local = board(true).board("eeg/open@1").orElseThrow();
        assertThat(local.eligible().rows()).extracting(BoardContract::id).containsExactly("n1");
        assertThat(local.unsandboxed().rows()).extracting(BoardContract::id).containsExactly("n3", "n2");
        assertThat(local.unsandboxed().rows().getLast().standing())
                .contains(new org.axonmark.results.ranking.Standing(2, 2, 2));
        assertThat(local.below()).isEmpty();
        TaskBoard elsewhere = board().board("eeg/open@1").orElseThrow();
        assertThat(elsewhere.eligible().rows()).extracting(BoardContract::id).containsExactly("n1");
        assertThat(elsewhere.unsandboxed().rows()).isEmpty();
        assertThat(elsewhere.below()).extracting(BoardContract::id).containsExactly("n3", "n2");
        assertThat(elsewhere.below()).allSatisfy(row -> {
            assertThat(row.standing()).isEmpty();
            assertThat(row.kept().why()).isEqualTo("evaluated without a sandbox");
        });
    }

    @Test
    void unsandboxedRow_whoseScoreDoesNotFollow_isNotRankedOnALocalBoardEither() {
        Result bare = Samples.unsandboxed("n4", "x", Samples.OPEN, 0.6);
        Kept unsigned = board(true).accept(ResultDocument.toJson(bare).canonical());
        assertThat(unsigned.standing()).isEqualTo(Standing.SELF_REPORTED);
        assertThat(board(true).board("eeg/open@1").orElseThrow().unsandboxed().rows()).isEmpty();
    }

    @Test
    void signedResult_takesThePlaceOfAnUnsignedOne_andNeverTheReverse() {
        Result sound = Samples.result("s1", "x", Samples.OPEN, 0.6, Optional.empty());
        Result squatter = Samples.result("s1", "y", Samples.OPEN, 0.9, Optional.empty());
        board().accept(ResultDocument.toJson(squatter).canonical());
        assertThat(board().accept(Samples.signed(sound, agent)).standing()).isEqualTo(Standing.ELIGIBLE);
        assertThatThrownBy(() -> board().accept(ResultDocument.toJson(squatter).canonical()))
                .isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("'s1' is known here with another document");
        assertThat(board().result("s1").orElseThrow().result()).isEqualTo(sound);
    }

    @Test
    void anotherSignedDocumentForAnEvaluation_isRefused() {
        board().accept(Samples.signed(Samples.result("t1", "x", Samples.OPEN, 0.6, Optional.empty()), agent));
        byte[] better = Samples.signed(Samples.result("t1", "x", Samples.OPEN, 0.9, Optional.empty()), agent);
        assertThatThrownBy(() -> board().accept(better)).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("an evaluation has one result");
    }

    @Test
    void unsignedFailure_bindsNoVersion_andIsMarkedAsAClaim() {
        Result failed = Samples.failed("u1", "x", Samples.OPEN);
        Kept claim = board().accept(ResultDocument.toJson(failed).canonical());
        assertThat(claim.standing()).isEqualTo(Standing.UNSCORED);
        assertThat(claim.why()).isEqualTo("not signed by an agent");
        assertThat(board().accept(Samples.signed(failed, agent)).why()).isEmpty();
        assertThat(board().board("eeg/open@1").orElseThrow().unscored()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "\"id\":\"x\", \"id\":\"../../x\"", "\"id\":\"x\", \"id\":\"x/y\"",
        "\"version\":\"1.0.0\", \"version\":\"1.0.0/..\"", "\"id\":\"v1\", \"id\":\"../v1\"", "\"id\":\"v1\", \"id\":\"\"",
    })
    void idsThatAreNoIds_areRefused(String sound, String hostile) {
        String document = new String(
                ResultDocument.toJson(Samples.result("v1", "x", Samples.OPEN, 0.6, Optional.empty())).canonical(), StandardCharsets.UTF_8);
        assertThat(document).contains(sound);
        byte[] forged = document.replace(sound, hostile).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> board().accept(forged)).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("the result is invalid");
    }

    @Test
    void datasetsAreThoseOfTheTask() throws IOException {
        Files.writeString(home.resolve("datasets.json"), """
                [{"id": "used@1", "title": "T", "licence": "CC0-1.0", "citations": ["C"]},
                 {"id": "other@1", "title": "O", "licence": "CC0-1.0", "citations": []}]
                """);
        assertThat(board().datasets(Samples.OPEN)).containsExactly(new Told.DatasetCard("used@1", "T", "CC0-1.0", List.of("C")));
    }

    @Test
    void openRound_showsNoSingleItem_andNoMeanOverAFew() {
        Result plain = Samples.result("r1", "x", Samples.ROUND, 0.6, Optional.of(COMMITMENT));
        assertThatThrownBy(() -> board().accept(Samples.signed(Samples.illustrated(plain, 0.5, 12, true), agent)))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("shows 1 single items and 0 facts of units of a round");
        assertThatThrownBy(() -> board().accept(Samples.signed(Samples.known(plain), agent)))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("shows 0 single items and 1 facts of units of a round");
        assertThatThrownBy(() -> board().accept(ResultDocument.toJson(Samples.illustrated(plain, 0.5, 4, false)).canonical()))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("a mean over 4 units of a round that has not ended");
        assertThat(board().result("r1")).isEmpty();
        Result sound = Samples.illustrated(plain, 0.5, 5, false);
        assertThat(board().accept(Samples.signed(sound, agent)).standing()).isEqualTo(Standing.ELIGIBLE);
        assertThat(board().result("r1").orElseThrow().result()).isEqualTo(sound);
        assertThat(board().isSecret(sound)).isTrue();
    }

    @Test
    void roundThatTheBoardWasNotToldOf_isSecretToo() {
        Result elsewhere = Samples.illustrated(
                Samples.result("r2", "x", Samples.ROUND, 0.6, Optional.of(Sha256.of(new byte[] {8}))), 0.5, 12, true);
        assertThatThrownBy(() -> board().accept(ResultDocument.toJson(elsewhere).canonical()))
                .hasMessageContaining("of a round that has not ended");
    }

    @Test
    void practice_andAnEndedRound_areShownWhole() throws IOException {
        Result practice = Samples.illustrated(Samples.result("r3", "x", Samples.ROUND, 0.6, Optional.empty()), 0.5, 2, true);
        assertThat(board().accept(Samples.signed(practice, agent)).why()).isEqualTo("practice");
        assertThat(board().result("r3").orElseThrow().result()).isEqualTo(practice);
        assertThat(board().isSecret(practice)).isFalse();
        Files.writeString(home.resolve("rounds.json"),
                """
                        [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z", "ended": "2026-02-01T00:00:00Z"}]
                        """
                        .formatted(COMMITMENT));
        Result ended = Samples.illustrated(Samples.result("r4", "y", Samples.ROUND, 0.6, Optional.of(COMMITMENT)), 0.5, 2, true);
        assertThat(board().accept(Samples.signed(ended, agent)).why()).isEqualTo("of another round");
        assertThat(board().result("r4").orElseThrow().result()).isEqualTo(ended);
        assertThat(board().isSecret(ended)).isFalse();
    }

    @Test
    void breakdownThatCannotBeOfTheTask_isNotRanked() {
        Result plain = Samples.result("r5", "x", Samples.OPEN, 0.6, Optional.empty());
        assertThat(board().accept(Samples.signed(Samples.illustrated(plain, 1.5, 12, false), agent)).why()).contains("does not follow");
        Result other = Samples.result("r6", "x", Samples.OPEN, 0.6, Optional.empty());
        assertThat(board().accept(Samples.signed(Samples.illustrated(other, 0.5, 13, false), agent)).why()).contains("does not follow");
    }

    @Test
    void controlsAreThoseThatTheTaskNames_andAnAgentRan() {
        Kept named = board().accept(Samples.signed(Samples.result("k1", "floor", Samples.OPEN, 0.5, Optional.empty()), agent));
        assertThat(board().isControl(named)).isTrue();
        Kept unsigned =
                board().accept(ResultDocument.toJson(Samples.result("k2", "floor", Samples.OPEN, 0.5, Optional.empty())).canonical());
        assertThat(board().isControl(unsigned)).isFalse();
        Kept other = board().accept(Samples.signed(Samples.result("k3", "mine", Samples.OPEN, 0.9, Optional.empty()), agent));
        assertThat(board().isControl(other)).isFalse();
    }

    @Test
    void rubbish_isRefusedByName() {
        assertThatThrownBy(() -> board().accept("{\"result\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(AxonmarkException.class);
    }

    private static String id(Row row) {
        return row.kept().result().evaluation().id();
    }

    static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
