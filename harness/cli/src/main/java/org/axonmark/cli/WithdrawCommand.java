package org.axonmark.cli;

import java.net.URI;
import java.util.List;

import org.axonmark.results.format.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "withdraw", mixinStandardHelpOptions = true,
        description = "Take a version of a submission back from a board: its rows leave the ranking and stay readable as withdrawn. Only an"
                + " administrator of the board can undo it. The token is read from AXONMARK_TOKEN and must allow 'withdraw'.")
final class WithdrawCommand implements Runnable {

    private final Console console;

    @Parameters(paramLabel = "ID:VERSION", description = "id and version of the submission")
    private String submission = "";

    @Option(names = "--reason", required = true, description = "why, shown to all")
    private String reason = "";

    @Option(names = "--board", required = true, description = "address of the board")
    private URI board = URI.create("");

    @Option(names = "--json", description = "print the board's answer as JSON")
    private boolean json;

    WithdrawCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        BoardClient client = new BoardClient(BoardClient.address(board));
        BoardClient.Answer answer = client.ask("POST", "/api/v1/withdrawals", BoardClient.token(), new Json.Obj(List.of(
                new Json.Member("submission", new Json.Str(submission)), new Json.Member("reason", new Json.Str(reason)))),
                "Content-Type", "application/json");
        if (!answer.isDone()) {
            throw client.refused(answer);
        }
        if (json) {
            console.json(answer.json());
        } else {
            console.line("withdrawn: %s on %s; its rows are no longer ranked", submission, board);
        }
    }
}
