package org.axonmark.cli;

import java.util.Collection;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorType;
import org.axonmark.results.Untrusted;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code axonmark}. */
@Command(name = "axonmark", mixinStandardHelpOptions = true, version = "axonmark " + Installation.VERSION,
        description = "Hand in a JAR, get a score you can trust, and know what changed.",
        footer = Main.EXIT_CODES,
        subcommands = {TasksCommand.class, DatasetsCommand.class, InspectCommand.class, PackCommand.class, RunCommand.class,
            ReplayCommand.class, ResultsCommand.class, CompareCommand.class, GateCommand.class, TimeCommand.class, RescoreCommand.class,
            PublishCommand.class,
            VerifyCommand.class, SubmitCommand.class, WithdrawCommand.class, AgentCommand.class, ExportSiteCommand.class,
            InstallAuthorsCommand.class,
            BoardCommand.class, ServeCommand.class, DemoCommand.class, DoctorCommand.class, CommandLine.HelpCommand.class})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Stands under the help of every command. */
    static final String EXIT_CODES = "%nExit codes: 0 done; 1 a comparison found a submission worse; 2 the call is wrong;%n"
            + "3 the submission is at fault; 4 this machine lacks something; 5 Axonmark is at fault;%n"
            + "6 a strict gate could not decide; 130 stopped.";

    private Main() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Console.system(), arguments));
    }

    static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new Main(), new Factory(console));
        line.getSubcommands().values().forEach(command -> footer(command));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(console.outWriter());
        line.setExecutionExceptionHandler((failure, command, parsed) -> exitCode(console, failure));
        line.setParameterExceptionHandler((failure, given) -> {
            console.error(said(failure) + " [usage]");
            return ErrorType.USER.exitCode();
        });
        return line.execute(arguments);
    }

    /** What is wrong with the call, what was probably meant, and where the right form is written. */
    private static String said(CommandLine.ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String help = "'./" + command.getCommandSpec().qualifiedName() + " --help' shows the right form";
        String what = new Untrusted(String.valueOf(failure.getMessage())).forTerminal().replaceFirst("\\.$", "");
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            if (!command.getSubcommands().isEmpty() && !word.startsWith("-")) {
                Collection<String> commands = command.getSubcommands().keySet();
                return "there is no command '" + new Untrusted(word).forTerminal() + "'" + Nearest.meant(word, commands)
                        + "; there are " + String.join(", ", commands) + "; " + help;
            }
            List<String> options = command.getCommandSpec().options().stream().map(option -> option.longestName()).toList();
            return what + (word.startsWith("-") ? Nearest.meant(word, options) : "") + "; " + help;
        }
        return what + "; " + help;
    }

    private static void footer(CommandLine command) {
        command.getCommandSpec().usageMessage().footer(EXIT_CODES);
        command.getSubcommands().values().forEach(Main::footer);
    }

    private static int exitCode(Console console, Exception failure) {
        console.endProgress();
        if (failure instanceof AxonmarkException ours) {
            console.error(ours.getMessage() + " [" + ours.code().id() + "]");
            return ours.code().type().exitCode();
        }
        console.error("Axonmark's own fault: " + new Untrusted(String.valueOf(failure)).forTerminal()
                + " [internal]; please report it with the lines that follow");
        for (StackTraceElement element : failure.getStackTrace()) {
            console.note("    at %s", element);
        }
        return ErrorType.INTERNAL.exitCode();
    }

    /** Gives each command the console. */
    private record Factory(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Console.class).newInstance(console);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
