package org.axonmark.cli;

import java.net.URI;

import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "agent", mixinStandardHelpOptions = true,
        description = {"Evaluate what is submitted to a board, until stopped. The board's keeper registers this machine's key",
            "(agent/agent.pem in AXONMARK_HOME) by './axonmark board agent' and so gives the token read from AXONMARK_TOKEN.",
            "When a task's scorer is newer than a row of the board, the row is made anew of what archive in AXONMARK_HOME keeps:",
            "keep that folder as long as the rows are to live."})
final class AgentCommand implements Runnable {

    private final Console console;

    @Option(names = "--board", required = true, description = "address of the board")
    private URI board = URI.create("");

    @Option(names = "--once", description = "end when there is nothing left to do")
    private boolean once;

    @Option(names = "--isolation", defaultValue = "full", description = "full, or none: no sandbox, never ranked; default ${DEFAULT-VALUE}")
    private Isolation isolation = Isolation.FULL;

    AgentCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Installation installation = Installation.find();
        BoardClient client = new BoardClient(BoardClient.address(board));
        Agent agent =
                new Agent(installation, client, BoardClient.token(), Keys.pair(installation.home().resolve("agent"), "agent"),
                        Isolations.withProcess(isolation),
                        console);
        try (Stopping _ = new Stopping(agent::stop)) {
            agent.work(once);
        }
    }
}
