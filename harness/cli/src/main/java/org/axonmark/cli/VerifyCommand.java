package org.axonmark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedReceipt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Check a board's receipt (/api/v1/results/EVALUATION/receipt) without the board, and what it says of a JAR or a result.")
final class VerifyCommand implements Runnable {

    private static final long MOST_BYTES = 16 << 20;
    private static final ErrorCode FALSE = ErrorCode.user("receipt-false");

    private final Console console;

    @Parameters(paramLabel = "RECEIPT", description = "the receipt's file")
    private Path receipt = Path.of("");

    @Option(names = "--trust", required = true, paramLabel = "PEM",
            description = "the board's public key (/api/v1/board.pem), kept from before")
    private Path trust = Path.of("");

    @Option(names = "--jar", description = "a JAR that should be the one of the receipt")
    private @Nullable Path jar;

    @Option(names = "--result", description = "a result's document that should be the one of the receipt")
    private @Nullable Path result;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        SignedReceipt signed = SignedReceipt.fromJson(Json.parse(bytes(receipt), Json.Limits.document()));
        PublicKey key = key();
        if (!signed.verify(key)) {
            throw new AxonmarkException(FALSE,
                    "the receipt '" + receipt + "' is signed by key " + signed.signed().keyId() + " and does not hold"
                            + " under key " + Keys.id(key) + " of '" + trust + "': it was changed, or another board wrote it");
        }
        Receipt said = signed.receipt();
        if (jar != null) {
            require("JAR", jar, Sha256.of(bytes(jar)), said.jar());
        }
        if (result != null) {
            require("result", result, Receipt.sumOf(ResultDocument.fromJson(Json.parse(bytes(result), Json.Limits.document()))),
                    said.result());
        }
        console.line("%s  the receipt is whole and of key %s", console.strong("holds"), Keys.id(key));
        for (String line : lines(said)) {
            console.line("  %s", line);
        }
    }

    private static List<String> lines(Receipt said) {
        return List.of(
                "%s:%s on %s, %s, %s".formatted(said.submission(), new Untrusted(said.version()).forTerminal(), said.task(), said.state(),
                        said.standing()),
                "scores  " + String.join(", ", said.scores().stream()
                        .map(figure -> "%s %s".formatted(figure.metric(), String.format(Locale.ROOT, "%.6g", figure.value()))).toList()),
                "JAR     SHA-256 " + said.jar(),
                "result  SHA-256 " + said.result()
                        + said.agent().map(agent -> ", signed by agent key " + agent).orElse(", signed by no agent"),
                "data    SHA-256 " + said.dataset() + said.round().map(round -> ", round " + round).orElse(""),
                "scorer  version " + said.scorerVersion() + " of Axonmark " + new Untrusted(said.harnessVersion()).forTerminal(),
                "host    isolation " + said.isolation().name().toLowerCase(Locale.ROOT) + ", " + new Untrusted(said.cpu()).forTerminal(),
                "board   received it " + said.received());
    }

    private PublicKey key() {
        try {
            return Keys.publicKey(new String(bytes(trust), StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AxonmarkException(ErrorCode.user("board-key"), "'" + trust + "' is no public Ed25519 key: " + e
                    + "; give the board's /api/v1/board.pem", e);
        }
    }

    private static void require(String what, Path file, Sha256 seen, Sha256 said) {
        if (!seen.equals(said)) {
            throw new AxonmarkException(FALSE, "the " + what + " '" + file + "' has SHA-256 " + seen + ", the receipt is of " + said);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new AxonmarkException(ErrorCode.user("file-unreadable"), "'" + file + "' is no file, or has more than " + MOST_BYTES
                        + " bytes; give the file as it was downloaded");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.user("file-unreadable"), "'" + file + "' cannot be read: " + e, e);
        }
    }
}
