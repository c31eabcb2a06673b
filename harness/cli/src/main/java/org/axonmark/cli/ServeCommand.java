package org.axonmark.cli;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;

import org.axonmark.datasets.Catalogue;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Keys;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Serve a board on 127.0.0.1 until stopped, with an agent that evaluates what is submitted.")
final class ServeCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--home", description = "the board's folder; default: board in AXONMARK_HOME")
    private @Nullable Path home;

    @Option(names = "--port", defaultValue = "8080", description = "default ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--token", description = "make a token of this name, print it once and go on")
    private @Nullable String token;

    @Option(names = "--local", description = "a board for this machine alone: rank rows made without a sandbox among themselves;"
            + " always on the embedded database")
    private boolean local;

    @Option(names = "--no-agent", description = "evaluate nothing here; other machines do, by './axonmark agent'")
    private boolean withoutAgent;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        BoardHome board = new BoardHome(home == null ? installation.home().resolve("board") : home.toAbsolutePath());
        board.writeTasks(Installation.tasks().stream().map(Task::card).toList());
        board.writeDatasets(Catalogue.datasets());
        board.writeSignatures(Installation.signatures());
        KeyPair key = Keys.pair(installation.home().resolve("agent"), "agent");
        board.registerAgent("local", Keys.pem(key.getPublic()));
        if (token != null) {
            console.line("AXONMARK_TOKEN=%s", board.registerToken(token));
        }
        try (BoardProcess process = BoardProcess.start(installation.board(), board.folder(), port, local);
                Stopping _ = new Stopping(process::stop)) {
            console.note("the board is starting; its log is '%s'", board.folder().resolve("server.log"));
            BoardClient client = process.ready();
            console.line("the board is at %s", process.address());
            if (!withoutAgent) {
                Isolation isolation = local ? Isolations.best(installation, console) : Isolation.FULL;
                Agent agent = new Agent(installation, client, board.registerAgentToken("local"), key, isolation, console);
                // Evaluations share the machine with the board; the board's end is theirs.
                Thread.ofPlatform().daemon().name("agent").start(() -> agent.work(false));
            }
            return process.await() == 0 ? 0 : 4;
        }
    }
}
