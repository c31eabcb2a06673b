package org.axonmark.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "submit", mixinStandardHelpOptions = true,
        description = {"Send a JAR to a board and have it evaluated there. The token is read from AXONMARK_TOKEN.",
            "A stopped call goes on where it was; the same JAR on the same task is asked for once."})
final class SubmitCommand implements Callable<Integer> {

    private static final int PIECE = 4 << 20;
    private static final int TRIES = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    /** How long a board that was heard may be silent while its work is waited for. */
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final ErrorCode UNREADABLE = ErrorCode.user("jar-missing");

    private final Console console;

    @Parameters(index = "0", paramLabel = "JAR", description = "the submission")
    private Path jar = Path.of("");

    @Option(names = {"-t", "--task"}, required = true, description = "task, such as eeg/eegmat-loso@1; may be given more than once")
    private List<String> tasks = new ArrayList<>();

    @Option(names = "--board", required = true, description = "address of the board")
    private URI board = URI.create("");

    @Option(names = "--again", description = "ask for another evaluation of what was asked for before; a text of your choice")
    private @Nullable String again;

    @Option(names = "--private-until", paramLabel = "DAY", description = "keep the results to this account until a day, such as 2027-01-31")
    private @Nullable LocalDate until;

    @Option(names = "--wait", description = "wait until all have ended")
    private boolean wait;

    @Option(names = "--json", description = "print the orders as JSON")
    private boolean json;

    SubmitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        BoardClient client = new BoardClient(BoardClient.address(board));
        String token = BoardClient.token();
        List<String> ids = tasks.stream().map(task -> Installation.task(task).card().id().toString()).toList();
        Sha256 sum = sum();
        Json.Obj upload = upload(client, token, sum);
        List<Json> problems = upload.get("problems") instanceof Json.Arr found ? found.items() : List.of();
        if (!problems.isEmpty()) {
            tellProblems(problems);
            return ErrorType.SUBMISSION.exitCode();
        }
        List<Json.Obj> orders = order(client, token, sum, ids);
        if (!json) {
            orders.forEach(order -> console.line("%-28s %-10s %s", text(order, "task"), state(order), board.resolve(text(order, "url"))));
        }
        if (wait) {
            orders = orders.stream().map(order -> await(client, token, order)).toList();
        }
        if (json) {
            console.json(new Json.Arr(List.copyOf(orders)));
        }
        return wait ? orders.stream().mapToInt(SubmitCommand::exitCode).max().orElse(0) : 0;
    }

    private Sha256 sum() {
        try {
            return Sha256.of(jar);
        } catch (IOException e) {
            throw new AxonmarkException(UNREADABLE, "'" + jar + "' cannot be read: " + e + "; give the path of a submission JAR", e);
        }
    }

    /** Sends what the board does not have yet, piece by piece; a broken connection goes on from what arrived. */
    private Json.Obj upload(BoardClient client, String token, Sha256 sum) {
        try {
            long bytes = Files.size(jar);
            Json announced = new Json.Obj(List.of(new Json.Member("sha256", new Json.Str(sum.hex())),
                    new Json.Member("bytes", new Json.Num(bytes))));
            Json.Obj here = object(client, client.ask("POST", "/api/v1/uploads", token, announced));
            try (FileChannel file = FileChannel.open(jar)) {
                for (int tries = 0; received(here) < bytes;) {
                    try {
                        BoardClient.Answer answer = piece(client, token, sum, file, received(here));
                        if (answer.isDone()) {
                            tries = 0;
                            here = object(client, answer);
                        } else if (answer.status() == 409 && ++tries < TRIES) {
                            pause();
                            here = object(client, client.read("/api/v1/uploads/" + sum, token));
                        } else {
                            throw client.refused(answer);
                        }
                    } catch (AxonmarkException e) {
                        // What the board has of the piece it tells when it is asked to go on where it is not.
                        if (!e.code().equals(BoardClient.UNREACHABLE) || ++tries >= TRIES) {
                            throw e;
                        }
                        pause();
                    }
                    console.progress("sending " + jar.getFileName()).report("bytes", received(here), bytes);
                }
            }
            return here;
        } catch (IOException e) {
            throw new AxonmarkException(UNREADABLE, "'" + jar + "' cannot be read: " + e, e);
        }
    }

    private static BoardClient.Answer piece(BoardClient client, String token, Sha256 sum, FileChannel file, long from)
            throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, file.size() - from));
        while (piece.hasRemaining()) {
            if (file.read(piece, from + piece.position()) < 0) {
                throw new FileNotFoundException("it became shorter while it was sent");
            }
        }
        return client.ask("PATCH", "/api/v1/uploads/" + sum, token, HttpRequest.BodyPublishers.ofByteArray(piece.array()),
                "Upload-Offset", Long.toString(from), "Content-Type", "application/offset+octet-stream");
    }

    private List<Json.Obj> order(BoardClient client, String token, Sha256 sum, List<String> ids) {
        List<Json.Member> asked = new ArrayList<>(List.of(new Json.Member("sha256", new Json.Str(sum.hex())),
                new Json.Member("tasks", new Json.Arr(ids.stream().map(id -> (Json) new Json.Str(id)).toList()))));
        if (until != null) {
            asked.add(new Json.Member("publicFrom", new Json.Str(until.atStartOfDay(ZoneOffset.UTC).toInstant().toString())));
        }
        String key = Sha256.of((sum.hex() + (again == null ? "" : " " + again)).getBytes(StandardCharsets.UTF_8)).hex();
        BoardClient.Answer answer = client.ask("POST", "/api/v1/orders", token, new Json.Obj(asked), "Idempotency-Key", key);
        if (!answer.isDone()) {
            throw client.refused(answer);
        }
        List<Json.Obj> orders = new ArrayList<>();
        for (Json one : answer.json() instanceof Json.Arr array ? array.items() : List.<Json>of()) {
            if (one instanceof Json.Obj order) {
                orders.add(order);
            }
        }
        return orders;
    }

    private Json.Obj await(BoardClient client, String token, Json.Obj order) {
        Json.Obj now = order;
        String before = state(order);
        Instant heard = Instant.now();
        while (!isEnded(now)) {
            pause();
            try {
                now = object(client,
                        client.read("/api/v1/orders/" + text(order, "order"), token));
                heard = Instant.now();
            } catch (AxonmarkException e) {
                // The order is the board's by now: one that starts anew goes on with it.
                if (!e.code().equals(BoardClient.UNREACHABLE) || heard.plus(SILENCE).isBefore(Instant.now())) {
                    throw e;
                }
                continue;
            }
            String state = state(now) + (text(now, "progress").isEmpty() ? "" : ": " + text(now, "progress"));
            if (!state.equals(before)) {
                console.note("%s %s", text(order, "task"), state);
                before = state;
            }
        }
        if (!json) {
            String result = text(now, "result");
            console.line("%-28s %-10s %s", text(now, "task"), text(now, "state"),
                    result.isEmpty() ? text(now, "detail") : board.resolve(result));
        }
        return now;
    }

    private void tellProblems(List<Json> problems) {
        if (json) {
            console.json(new Json.Arr(problems));
            return;
        }
        for (Json one : problems) {
            if (one instanceof Json.Obj problem) {
                console.line("%s  %s", console.strong(text(problem, "code")), text(problem, "message"));
                console.line("    mend: %s", text(problem, "mend"));
            }
        }
        console.line("the board asked for nothing to be evaluated: mend the JAR first");
    }

    private static int exitCode(Json.Obj order) {
        return switch (text(order, "state")) {
            case "scored" -> 0;
            case "cancelled" -> 130;
            case "abandoned" -> ErrorType.INTERNAL.exitCode();
            default -> ErrorType.SUBMISSION.exitCode();
        };
    }

    private static Json.Obj object(BoardClient client, BoardClient.Answer answer) {
        if (answer.isDone() && answer.json() instanceof Json.Obj object) {
            return object;
        }
        throw client.refused(answer);
    }

    private static long received(Json.Obj upload) {
        return upload.get("received") instanceof Json.Num number ? (long) number.value() : 0;
    }

    private static boolean isEnded(Json.Obj order) {
        return order.get("ended") instanceof Json.Bool ended && ended.value();
    }

    private static String state(Json.Obj order) {
        return text(order, "state") + (order.get("place") instanceof Json.Num place ? " at " + (int) place.value() : "");
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? new Untrusted(text.value()).forTerminal() : "";
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AxonmarkException(BoardClient.UNREACHABLE, "interrupted while waiting for the board", e);
        }
    }
}
