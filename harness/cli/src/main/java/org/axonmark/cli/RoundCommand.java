package org.axonmark.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.statistics.Ladder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "round", mixinStandardHelpOptions = true,
        description = "Open and end the rounds of a board. Seeds stay on this machine (rounds in AXONMARK_HOME) until a round ends.",
        subcommands = {RoundCommand.Open.class, RoundCommand.End.class})
final class RoundCommand implements Runnable {

    private static final Duration MOST_SEALED = Duration.ofDays(366);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "open", mixinStandardHelpOptions = true,
            description = "Draw the seed of a task's next round, keep it here, and tell the board its commitment.")
    static final class Open implements Runnable {

        private final Console console;

        @Parameters(paramLabel = "TASK", description = "id of a task with rounds")
        private String task = "";

        @Option(names = "--sealed-until", paramLabel = "DAY",
                description = "a day such as 2027-03-01, at most 366 days ahead: until then nothing is shown of results but the best mean of each account,"
                        + " released by the Ladder, and the round cannot be ended")
        private @Nullable String sealedUntil;

        @Option(names = "--home", description = "the board's folder; default: board in AXONMARK_HOME")
        private @Nullable Path home;

        Open(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            Installation installation = Installation.find();
            TaskCard card = Installation.task(task).card();
            TaskId id = card.id();
            BoardHome board = BoardCommand.home(home);
            if (card.labels() != Labels.ROUND) {
                throw new AxonmarkException(ErrorCode.user("round-invalid"), "task " + id + " has open labels and no rounds");
            }
            board.openRound(id).ifPresent(open -> {
                throw new AxonmarkException(ErrorCode.user("round-invalid"), "round " + open + " of " + id
                        + " is open; './axonmark board round end " + open + "' ends it first");
            });
            Optional<Instant> day = Optional.ofNullable(sealedUntil).map(text -> sealedUntil(text, card));
            Sha256 commitment = installation.rounds().open();
            board.addRound(id, commitment, day);
            console.line("opened: %s, commitment %s%s", id, commitment, day.map(until -> ", sealed until " + until).orElse(""));
        }

        private static Instant sealedUntil(String text, TaskCard card) {
            String against = Ladder.against(card);
            if (!against.isEmpty()) {
                throw new AxonmarkException(ErrorCode.user("round-unsealable"), "rounds of " + card.id() + " cannot be sealed: " + against);
            }
            try {
                Instant day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                Instant now = Instant.now();
                if (day.isAfter(now) && !day.isAfter(now.plus(MOST_SEALED))) {
                    return day;
                }
            } catch (DateTimeParseException e) {
                throw new AxonmarkException(ErrorCode.user("day-invalid"),
                        "--sealed-until " + new Untrusted(text).forTerminal() + " is no day; write one as 2027-03-01", e);
            }
            throw new AxonmarkException(ErrorCode.user("day-invalid"), "--sealed-until " + text
                    + " is past, or more than " + MOST_SEALED.toDays() + " days ahead; name a day between");
        }
    }

    @Command(name = "end", mixinStandardHelpOptions = true,
            description = "End an open round and reveal its seed, on the machine that opened it. This cannot be undone.")
    static final class End implements Runnable {

        private final Console console;

        @Parameters(paramLabel = "COMMITMENT", description = "the round's commitment, 64 hexadecimal digits")
        private String round = "";

        @Option(names = "--home", description = "the board's folder; default: board in AXONMARK_HOME")
        private @Nullable Path home;

        End(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            if (!round.matches("[0-9a-f]{64}")) {
                throw new AxonmarkException(ErrorCode.user("round-unknown"), "'" + new Untrusted(round).forTerminal()
                        + "' is no commitment of 64 hexadecimal digits; the board's page /rounds lists all");
            }
            Sha256 commitment = new Sha256(round);
            String seed = HexFormat.of().formatHex(Installation.find().rounds().seed(commitment));
            if (!BoardCommand.home(home).endRound(commitment, seed)) {
                throw new AxonmarkException(ErrorCode.user("round-unknown"), "the board has no open round " + commitment
                        + "; its page /rounds lists all");
            }
            console.line("ended: %s", commitment);
            console.line("seed:  %s", seed);
        }
    }
}
