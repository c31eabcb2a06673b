package org.axonmark.cli;

import java.net.URI;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
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
        BoardClient client = new BoardClient(BoardClient.address(board));
        String token = BoardClient.token();
        Result result = ResultsCommand.required(installation.archive(), id);
        if (result.evaluation().host().isolation() == Isolation.IN_PROCESS) {
            throw new AxonmarkException(ErrorCode.user("in-process"),
                    "evaluation " + id + " ran in-process, for a debugger; such a result is never"
                            + " published: run the JAR again without --in-process");
        }
        SignedResult signed = SignedResult.sign(result, Keys.pair(installation.home().resolve("agent"), "agent"));
        Json answer = client.publish(signed.toJson(), token);
        if (json) {
            console.json(answer);
        } else {
            console.line("published %s on %s", id, board);
        }
    }
}
