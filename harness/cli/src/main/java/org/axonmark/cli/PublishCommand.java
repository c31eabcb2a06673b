package org.axonmark.cli;

import java.net.URI;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.SignedResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "publish", mixinStandardHelpOptions = true,
        description = "Send a result to a board, signed with this machine's key. The token is read from AXONMARK_TOKEN.")
final class PublishCommand implements Runnable {

    private final Console console;

    @Parameters(paramLabel = "EVALUATION", description = "id of an evaluation")
    private String id = "";

    @Option(names = "--board", required = true, description = "address of the board")
    private URI board = URI.create("");

    @Option(names = "--json", description = "print the board's answer as JSON")
    private boolean json;

    PublishCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Installation installation = Installation.find();
        if (board.getHost() == null || !("http".equals(board.getScheme()) || "https".equals(board.getScheme()))) {
            throw new AxonmarkException(ErrorCode.user("board-address"),
                    "--board '" + board + "' is no address of a board; give one such as http://127.0.0.1:8080");
        }
        String token = System.getenv("AXONMARK_TOKEN");
        if (token == null || token.isBlank()) {
            throw new AxonmarkException(ErrorCode.user("token-missing"),
                    "AXONMARK_TOKEN is not set; ask the board's keeper for a token and set it");
        }
        Result result = ResultsCommand.required(installation.archive(), id);
        SignedResult signed = SignedResult.sign(result, AgentKey.in(installation.home().resolve("agent")));
        Json answer = new BoardClient(board).publish(signed.toJson(), token);
        if (json) {
            console.json(answer);
        } else {
            console.line("published %s on %s", id, board);
        }
    }
}
