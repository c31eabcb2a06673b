package org.axonmark.cli;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorType;
import org.axonmark.results.Untrusted;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code axonmark}. */
@Command(name = "axonmark", mixinStandardHelpOptions = true, version = "axonmark " + Installation.VERSION,
        description = "Hand in a JAR, get a score you can trust, and know what changed.",
        footer = {"", "Exit codes: 0 done; 1 a comparison found a submission worse; 2 the call is wrong; 3 the submission is at",
            "fault; 4 this machine lacks something; 5 Axonmark is at fault; 130 stopped."},
        subcommands = {TasksCommand.class, DatasetsCommand.class, InspectCommand.class, RunCommand.class, ResultsCommand.class,
            CompareCommand.class, RescoreCommand.class, PublishCommand.class, ServeCommand.class, DemoCommand.class,
            DoctorCommand.class})
public final class Main implements Runnable {

    private Main() {}

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Console.system(), arguments));
    }

    static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new Main(), new Factory(console));
        line.setExecutionExceptionHandler((failure, command, parsed) -> exitCode(console, failure));
        line.setParameterExceptionHandler((failure, given) -> {
            console.error(new Untrusted(String.valueOf(failure.getMessage())).forTerminal() + "; try --help");
            return ErrorType.USER.exitCode();
        });
        return line.execute(arguments);
    }

    private static int exitCode(Console console, Exception failure) {
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
