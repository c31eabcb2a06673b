package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

import org.axonmark.cli.backup.BoardBackup;
import org.axonmark.cli.backup.BoardRestore;
import org.axonmark.cli.backup.Contents;
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
        subcommands = {BoardCommand.Token.class, BoardCommand.Agent.class, BoardCommand.Admin.class, RoundCommand.class,
            BoardCommand.Backup.class,
            BoardCommand.Restore.class})
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

    @Command(name = "backup", mixinStandardHelpOptions = true, description = {
        "Write all that a board holds into one file, also while it runs.",
        "Keep it as you keep the board's folder: it has password hashes and the board's key. Agents' keys and the seeds of rounds are not the board's,"
                + " so they are not in it."})
    static final class Backup implements Runnable {

        private final Console console;

        @Parameters(paramLabel = "FILE", description = "a new file, such as board-2026-11-28.zip")
        private Path file = Path.of("");

        @Option(names = "--home", description = "the board's folder; default: board in AXONMARK_HOME")
        private @Nullable Path home;

        Backup(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            boolean elsewhere = !Optional.ofNullable(System.getenv("AXONMARK_DB_URL")).orElse("").isBlank();
            Contents contents = BoardBackup.write(home(home).folder(), file, elsewhere);
            console.line("%d files, %d bytes of the board in '%s' are in '%s'", contents.files().size(),
                    contents.files().stream().mapToLong(Contents.Entry::bytes).sum(), home(home).folder(), file);
            if (elsewhere) {
                console.note(
                        "its database is on a server of its own and not in it: copy that after this, such as by 'pg_dump --format=custom'");
            }
        }
    }

    @Command(name = "restore", mixinStandardHelpOptions = true,
            description = "Put a board back from a back-up into a new or empty folder, whole or not at all.")
    static final class Restore implements Runnable {

        private final Console console;

        @Parameters(paramLabel = "FILE", description = "what 'board backup' has written")
        private Path file = Path.of("");

        @Option(names = "--home", description = "the board's folder; default: board in AXONMARK_HOME")
        private @Nullable Path home;

        Restore(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            Path folder = home(home).folder();
            Contents contents = BoardRestore.read(file, folder);
            console.line("the board as of %s is in '%s': %d files", contents.made(), folder, contents.files().size());
            console.note(contents.database() ? "serve it by './axonmark serve --home " + folder + "'"
                    : "its database was on a server of its own: put that back too, and serve with AXONMARK_DB_URL set as before");
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
