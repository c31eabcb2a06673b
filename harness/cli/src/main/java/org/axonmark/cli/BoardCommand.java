package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Keys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "board", mixinStandardHelpOptions = true, description = "Keep a board on this machine, also while it runs.",
        subcommands = {BoardCommand.Token.class, BoardCommand.Agent.class, BoardCommand.Admin.class, RoundCommand.class})
final class BoardCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static BoardHome home(@Nullable Path given) {
        return new BoardHome(given == null ? Installation.find().home().resolve("board") : given.toAbsolutePath());
    }

    @Command(name = "token", mixinStandardHelpOptions = true,
            description = "Make an account's token, print it once; an earlier one of the same account is void.")
    static final class Token implements Runnable {

        private final Console console;

        @Parameters(paramLabel = "ACCOUNT", description = "lower-case letters, digits and dashes")
        private String account = "";

        @Option(names = "--home", description = "the board's folder; default: board in AXONMARK_HOME")
        private @Nullable Path home;

        Token(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            console.line("AXONMARK_TOKEN=%s", home(home).registerToken(account));
        }
    }

    @Command(name = "admin", mixinStandardHelpOptions = true,
            description = "Make a code by which an account of the board becomes an administrator, and print it once.")
    static final class Admin implements Runnable {

        private final Console console;

        @Parameters(paramLabel = "ACCOUNT", description = "an account that has signed up on the board")
        private String account = "";

        @Option(names = "--home", description = "the board's folder; default: board in AXONMARK_HOME")
        private @Nullable Path home;

        Admin(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            console.line("code: %s", home(home).registerAdminCode(account));
            console.note("within an hour, log in to the board as '%s' and give the code on its page /admin; an earlier code is void",
                    account);
        }
    }

    @Command(name = "agent", mixinStandardHelpOptions = true,
            description = "Register an agent by its public key (agent/agent.pem in its AXONMARK_HOME) and print its token once.")
    static final class Agent implements Runnable {

        private final Console console;

        @Parameters(index = "0", paramLabel = "NAME", description = "lower-case letters, digits and dashes")
        private String name = "";

        @Parameters(index = "1", paramLabel = "PEM", description = "file with the agent's public key")
        private Path key = Path.of("");

        @Option(names = "--home", description = "the board's folder; default: board in AXONMARK_HOME")
        private @Nullable Path home;

        Agent(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            BoardHome board = home(home);
            board.registerAgent(name, pem());
            console.line("AXONMARK_TOKEN=%s", board.registerAgentToken(name));
        }

        private String pem() {
            try {
                return Keys.pem(Keys.publicKey(Files.readString(key)));
            } catch (GeneralSecurityException e) {
                throw new AxonmarkException(ErrorCode.user("agent-key"), "'" + key + "' is no public Ed25519 key: " + e
                        + "; give the agent's agent/agent.pem", e);
            } catch (IOException e) {
                throw new AxonmarkException(ErrorCode.user("agent-key"), "'" + key + "' cannot be read: " + e
                        + "; give the agent's agent/agent.pem, which './axonmark agent' makes in its AXONMARK_HOME", e);
            }
        }
    }
}
