package org.axonmark.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.RecordedLink;
import org.axonmark.engine.run.Replayer;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Put the recorded questions of a run to a submission and say where it answers otherwise; exits 1 if it does. Nothing is scored.")
final class ReplayCommand implements Callable<Integer> {

    private static final int SHOWN = 20;
    private static final double DEFAULT_TOLERANCE = 1e-6;

    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", description = "what run --record wrote")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "JAR", description = "the submission to ask")
    private Path jar = Path.of("");

    @Option(names = "--tolerance",
            description = "share of the greatest number of an answer by which its numbers may differ; 0: not at all; default 1e-6")
    private double tolerance = DEFAULT_TOLERANCE;

    @Option(names = "--isolation", defaultValue = "full", description = "full, or none: no sandbox; default ${DEFAULT-VALUE}")
    private Isolation isolation = Isolation.FULL;

    @Option(names = "--in-process", description = "in this process, for a debugger: no sandbox and no deadlines")
    private boolean inProcess;

    @Option(names = "--json", description = "print what was found as JSON")
    private boolean json;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new AxonmarkException(ErrorCode.user("tolerance"), "--tolerance takes a share from 0 to 1, not " + tolerance);
        }
        Isolation chosen = Isolations.chosen(isolation, inProcess);
        RecordedLink recorded = RecordedLink.read(file);
        Installation installation = Installation.find();
        Order order = new Order(jar, Installation.task(recorded.task()), chosen, false, Optional.empty());
        Replayer replayer = new Replayer(installation.places(), installation.archive(), tolerance);
        Replayer.Found found = replayer.replay(recorded, order, console.progress(recorded.task()));
        if (json) {
            console.json(document(recorded, found));
        } else {
            print(recorded, found);
        }
        return found.differences().isEmpty() ? 0 : 1;
    }

    private void print(RecordedLink recorded, Replayer.Found found) {
        found.differences().stream().limit(SHOWN).forEach(one -> console.line("call %d, worker %d, %s: %s", one.call(), one.worker(),
                one.method(), new Untrusted(one.what()).forTerminal()));
        if (found.differences().size() > SHOWN) {
            console.line("... and %d calls more; --json tells them all", found.differences().size() - SHOWN);
        }
        if (recorded.cut()) {
            console.note("the recording was full before the run ended; its last calls are not compared");
        }
        console.line("%s on %s: %d of %d calls answered otherwise, tolerance %s", jar.getFileName(), recorded.task(),
                found.differences().size(), found.calls(), tolerance);
    }

    private Json document(RecordedLink recorded, Replayer.Found found) {
        List<Json> differences = new ArrayList<>();
        found.differences().forEach(one -> differences.add(new Json.Obj(List.of(number("call", one.call()), number("worker", one.worker()),
                text("method", one.method()), text("what", one.what())))));
        return new Json.Obj(List.of(text("task", recorded.task()), text("recorded", recorded.jar().toString()),
                number("tolerance", tolerance),
                number("calls", found.calls()), number("answers", found.answers()), new Json.Member("cut", new Json.Bool(recorded.cut())),
                new Json.Member("differences", new Json.Arr(differences))));
    }

    private static Json.Member text(String name, String value) {
        return new Json.Member(name, new Json.Str(value));
    }

    private static Json.Member number(String name, double value) {
        return new Json.Member(name, new Json.Num(value));
    }
}
